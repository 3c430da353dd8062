import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import { jsonOf, type Ctx } from './db.ts';

export type Change = {
  /** What was done, as `resource.verb`: `person.invited`. */
  action: string;
  resource: string;
  recordId: string | null;
  /** Whose record it is: where the actor stands in for them during leave, the log says on whose behalf. */
  ownerId?: string | null;
  before?: unknown;
  after?: unknown;
};

/**
 * Writes one row of the audit log (审计日志) in the caller's transaction: who, when, from where,
 * before, after. The request role may insert and read, never update or delete. In the same statement
 * the row is put up for sealing, which a job does in order within seconds (see `sealEverything`), and its
 * record for the search.
 */
export const audit = (ctx: Ctx, change: Change): Promise<void> =>
  auditMany(ctx.db, [{ ...change, actor: ctx.actor, now: ctx.now }]);

/** The same for many at once, of one tenant and perhaps of different people: one statement for all. */
export async function auditMany(
  db: Ctx['db'],
  changes: readonly (Change & Pick<Ctx, 'actor' | 'now'>)[],
): Promise<void> {
  const rows = changes.map(({ actor, now, ...change }) => ({
    tenant_id: actor.tenantId,
    id: uuidV7(),
    at: now,
    person_id: actor.personId,
    login: actor.login,
    address: actor.origin.address,
    request_id: actor.origin.requestId,
    action: change.action,
    resource: change.resource,
    record_id: change.recordId,
    on_behalf_of: onBehalfOf(actor, change.ownerId),
    before: change.before,
    after: change.after,
    is_searched: isSearched(change),
  }));
  const columns = sql.raw(
    'tenant_id, id, at, person_id, login, address, request_id, action, resource, record_id, on_behalf_of, before, after',
  );
  await sql`/* kept */ with given as materialized (select * from jsonb_to_recordset(${jsonOf(rows)}::jsonb) as r(
        tenant_id uuid, id uuid, at timestamptz, person_id uuid, login text, address text, request_id text, action text,
        resource text, record_id uuid, on_behalf_of uuid, before jsonb, after jsonb, is_searched boolean)),
    written as (insert into platform.audit (${columns}) select ${columns} from given),
    found_by_search as (insert into platform.search_due (tenant_id, id, kind, record_id)
      select tenant_id, id, resource, record_id from given where is_searched)
    insert into platform.audit_unsealed (tenant_id, id) select tenant_id, id from given`.execute(
    db,
  );
}

/** Records that the search keeps an entry of, and imports, which change many; the others change nothing there. */
const searched = ['deal', 'lead', 'person', 'store', 'plan', 'import'];
const isSearched = ({ resource, recordId }: Change) =>
  recordId !== null && searched.includes(resource);

/** The absent for whom the actor stands in, if the record is theirs (代理). */
const onBehalfOf = ({ standsInFor }: Actor, ownerId: string | null | undefined): string | null =>
  standsInFor.find(({ personId }) => personId === ownerId)?.personId ?? null;
