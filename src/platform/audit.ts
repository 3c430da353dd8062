import { uuidV7 } from '../kernel/uuid.ts';
import type { Ctx } from './db.ts';

export type Change = {
  /** What was done, as `resource.verb`: `person.invited`. */
  action: string;
  resource: string;
  recordId: string | null;
  before?: unknown;
  after?: unknown;
};

/**
 * Writes one row of the audit log (审计日志) in the caller's transaction: who, when, from where,
 * before, after. The request role may insert and read, never update or delete.
 */
export async function audit({ db, actor, now }: Ctx, change: Change): Promise<void> {
  await db
    .insertInto('platform.audit')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      at: now,
      personId: actor.personId,
      login: actor.login,
      address: actor.origin.address,
      requestId: actor.origin.requestId,
      action: change.action,
      resource: change.resource,
      recordId: change.recordId,
      before: change.before === undefined ? null : JSON.stringify(change.before),
      after: change.after === undefined ? null : JSON.stringify(change.after),
    })
    .execute();
}
