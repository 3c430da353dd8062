import { sql } from 'kysely';
import type { Actor } from '../kernel/actor.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import type { Ctx } from './db.ts';

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
export async function audit({ db, actor, now }: Ctx, change: Change): Promise<void> {
  const id = uuidV7();
  const json = (value: unknown) => (value === undefined ? null : JSON.stringify(value));
  await sql`with written as (
      insert into platform.audit (tenant_id, id, at, person_id, login, address, request_id,
        action, resource, record_id, on_behalf_of, before, after)
      values (${actor.tenantId}, ${id}, ${now}, ${actor.personId}, ${actor.login},
        ${actor.origin.address}, ${actor.origin.requestId}, ${change.action}, ${change.resource},
        ${change.recordId}, ${onBehalfOf(actor, change.ownerId)}, ${json(change.before)}::jsonb, ${json(change.after)}::jsonb)
      returning tenant_id, id),
    found_by_search as (insert into platform.search_due (tenant_id, id, kind, record_id)
      select ${actor.tenantId}::uuid, ${id}::uuid, ${change.resource}, ${change.recordId}::uuid
      where ${isSearched(change)})
    insert into platform.audit_unsealed (tenant_id, id) select tenant_id, id from written`.execute(
    db,
  );
}

/** Records that the search keeps an entry of, and imports, which change many; the others change nothing there. */
const searched = ['deal', 'person', 'store', 'plan', 'import'];
const isSearched = ({ resource, recordId }: Change) =>
  recordId !== null && searched.includes(resource);

/** The absent for whom the actor stands in, if the record is theirs (代理). */
const onBehalfOf = ({ standsInFor }: Actor, ownerId: string | null | undefined): string | null =>
  standsInFor.find(({ personId }) => personId === ownerId)?.personId ?? null;
