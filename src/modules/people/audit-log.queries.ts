import { sql } from 'kysely';
import type { z } from 'zod';
import type { InputOf } from '../../kernel/endpoint.ts';
import { pageFrom } from '../../kernel/page.ts';
import { addDays } from '../../kernel/period.ts';
import { isUuid } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import { termsOf } from './audit-log.rules.ts';
import type { AuditSearch, getAudit } from './audit-log.schema.ts';

type Asked = z.output<typeof AuditSearch>;

/** The audit log as its readers see it: the whole tenant's, newest first, by what they look for. */
export async function listAudit(ctx: Ctx, asked: InputOf<typeof getAudit>) {
  const rows = await auditRows(ctx, asked, asked.limit + 1);
  return pageFrom(rows, asked.limit, (row) => `${row.at}|${row.id}`);
}

const nameOf = (column: 'person_id' | 'on_behalf_of') =>
  sql<string | null>`(select p.name from people.person p
    where p.tenant_id = audit.tenant_id and p.id = ${sql.ref(`audit.${column}`)})`;

type Paged = Asked & { after?: string | undefined };

/** One page of rows after the cursor `after`; each filter is answered by an index of its own. */
export async function auditRows(ctx: Ctx, asked: Paged, limit: number) {
  const narrowed = await narrowedBy(ctx, asked);
  const found =
    asked.text === undefined ? undefined : await idsWith(ctx, asked.text, narrowed, limit);
  if (found?.length === 0) return [];
  const { since, until, people, afterAt, afterId } = narrowed;
  return rowsIn(ctx)
    .$if(found !== undefined, (q) => q.where('audit.id', 'in', found!))
    .$if(since !== undefined, (q) => q.where('at', '>=', since!))
    .$if(until !== undefined, (q) => q.where('at', '<', until!))
    .$if(!!asked.action, (q) => q.where('action', '=', asked.action!))
    .$if(!!asked.resource, (q) => q.where('resource', '=', asked.resource!))
    .$if(narrowed.login !== undefined, (q) => q.where('login', '=', narrowed.login!))
    .$if(people !== undefined, (q) => q.where('personId', 'in', people!))
    .$if(!!asked.recordId, (q) => q.where('recordId', '=', asked.recordId!))
    .$if(!!asked.address, (q) => q.where('address', '=', asked.address!))
    .$if(afterAt !== undefined, (q) =>
      q.where(sql<boolean>`(at, audit.id) < (${afterAt}::timestamptz, ${afterId}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .execute();
}

const rowsIn = ({ db, actor }: Ctx) =>
  db
    .selectFrom('platform.audit as audit')
    .select(['audit.id', 'at', 'login', 'address', 'requestId'])
    .select([nameOf('person_id').as('personName'), nameOf('on_behalf_of').as('onBehalfOf')])
    .select(['action', 'resource', 'recordId', 'before', 'after'])
    .where('audit.tenantId', '=', actor.tenantId);

/** The filters as the log's own columns; what was not asked is left out. */
async function narrowedBy(ctx: Ctx, asked: Paged) {
  const [at, id] = (asked.after ?? '').split('|');
  const isCursor = id !== undefined && isUuid(id) && !Number.isNaN(Date.parse(at!));
  const people = asked.who ? await peopleCalled(ctx, asked.who) : [];
  const isLogin = asked.who && people.length === 0;
  return {
    since: asked.from && `${asked.from}T00:00:00+08:00`,
    until: asked.to && `${addDays(asked.to, 1)}T00:00:00+08:00`,
    action: asked.action,
    resource: asked.resource,
    login: isLogin ? asked.who : asked.login,
    people: people.length > 0 ? people : undefined,
    recordId: asked.recordId,
    address: asked.address,
    afterAt: isCursor ? at : undefined,
    afterId: isCursor ? id : undefined,
  };
}

/** Rows of the page that hold the words, newest first. */
async function idsWith({ db, actor }: Ctx, text: string, narrowed: object, limit: number) {
  const terms = termsOf(text);
  if (terms === undefined) return [];
  const asked = JSON.stringify(narrowed);
  const { rows } = await sql<{ id: string }>`
    select id from platform.audit_found(of_tenant_id => ${actor.tenantId}::uuid, wanted => ${terms}::tsquery,
      asked => ${asked}::jsonb, page => ${limit}) id`.execute(db);
  return rows.map(({ id }) => id);
}

/** People of this name or login; found first, so that the log is read by its index of people. */
async function peopleCalled({ db, actor }: Ctx, who: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from people.person where tenant_id = ${actor.tenantId} and name = ${who}
    union select person_id from platform.login where tenant_id = ${actor.tenantId} and login = ${who.toLowerCase()}
    limit 100`.execute(db);
  return rows.map(({ id }) => id);
}

/** The kinds of action in the log, by hopping through their index: as many steps as kinds. */
export async function auditActions({ db, actor }: Ctx) {
  const { rows } = await sql<{ action: string; resource: string }>`
    with recursive kind as (
      (select action, resource from platform.audit where tenant_id = ${actor.tenantId} order by action limit 1)
      union all
      select next.action, next.resource from kind cross join lateral (
        select action, resource from platform.audit
        where tenant_id = ${actor.tenantId} and action > kind.action order by action limit 1) next)
    select action, resource from kind limit 500`.execute(db);
  return { rows };
}
