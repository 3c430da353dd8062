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

/** One page of rows after the cursor `after`; each filter is answered by an index of its own. */
export async function auditRows(
  ctx: Ctx,
  asked: Asked & { after?: string | undefined },
  limit: number,
) {
  const { db, actor } = ctx;
  const [at, id] = (asked.after ?? '').split('|');
  const people = asked.who ? await peopleCalled(ctx, asked.who) : [];
  const terms = asked.text && termsOf(asked.text);
  const found = await db
    .selectFrom('platform.audit as audit')
    .select([
      'audit.id',
      'at',
      'login',
      nameOf('person_id').as('personName'),
      nameOf('on_behalf_of').as('onBehalfOf'),
      'address',
      'requestId',
      'action',
      'resource',
      'recordId',
      'before',
      'after',
    ])
    .where('audit.tenantId', '=', actor.tenantId)
    .$if(!!asked.from, (q) => q.where('at', '>=', `${asked.from}T00:00:00+08:00`))
    .$if(!!asked.to, (q) => q.where('at', '<', `${addDays(asked.to!, 1)}T00:00:00+08:00`))
    .$if(!!asked.action, (q) => q.where('action', '=', asked.action!))
    .$if(!!asked.resource, (q) => q.where('resource', '=', asked.resource!))
    .$if(!!asked.login, (q) => q.where('login', '=', asked.login!))
    .$if(people.length > 0, (q) => q.where('personId', 'in', people))
    .$if(!!asked.who && people.length === 0, (q) => q.where('login', '=', asked.who!))
    .$if(!!asked.recordId, (q) => q.where('recordId', '=', asked.recordId!))
    .$if(!!asked.address, (q) => q.where('address', '=', asked.address!))
    .$if(!!asked.text, (q) =>
      terms
        ? q.where(sql<boolean>`platform.audit_terms(before, after) @@ ${terms}::tsquery`)
        : q.where(sql.lit(false)),
    )
    .$if(id !== undefined && isUuid(id) && !Number.isNaN(Date.parse(at!)), (q) =>
      q.where(sql<boolean>`(at, audit.id) < (${at}::timestamptz, ${id}::uuid)`),
    )
    .orderBy('at', 'desc')
    .orderBy('audit.id', 'desc')
    .limit(limit)
    .execute();
  return found;
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
