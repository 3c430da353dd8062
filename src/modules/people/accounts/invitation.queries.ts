import { sql } from 'kysely';
import type pg from 'pg';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx, Db } from '../../../platform/db.ts';

export type Invitation = {
  id: string;
  tenantId: string;
  personId: string;
  expiresAt: string;
  /** Null while it can still be accepted, as far as the clock allows. */
  endedAt: string | null;
};

/** The invitation of a link; found before the tenant is known. */
export async function findInvitation(
  web: pg.Pool,
  tokenHash: Buffer,
): Promise<Invitation | undefined> {
  const { rows } = await web.query<Invitation>(
    `select id, tenant_id as "tenantId", person_id as "personId", expires_at as "expiresAt",
       coalesce(accepted_at, revoked_at) as "endedAt"
     from platform.invitation where token_hash = $1`,
    [tokenHash],
  );
  return rows[0];
}

/** Opens an invitation; the caller has revoked the person's older ones. Undefined where another came first. */
export async function insertInvitation(
  { db, actor, now }: Ctx,
  made: { personId: string; tokenHash: Buffer; email: string; expiresAt: string },
): Promise<string | undefined> {
  const id = uuidV7();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform.invitation')
    .values({
      ...made,
      id,
      tenantId: actor.tenantId,
      invitedBy: actor.personId,
      createdAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** Revokes the open invitations of a person; how many there were. */
export async function revokeInvitations(
  { db, actor, now }: Ctx,
  personId: string,
): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('platform.invitation')
    .set({ revokedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', personId)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}

/** Takes the invitation: true for exactly one of several at once, false for the others. */
export async function takeInvitation(db: Db, id: string, now: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.invitation')
    .set({ acceptedAt: now })
    .where('id', '=', id)
    .where('acceptedAt', 'is', null)
    .where('revokedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export type Invited = { name: string; groupName: string; leftOn: string | null };

export async function invitedPerson(
  db: Db,
  { tenantId, personId }: { tenantId: string; personId: string },
): Promise<Invited | undefined> {
  const { rows } = await sql<Invited>`
    select p.name, g.name as group_name, p.left_on from people.person p
    join people.dealer_group g on g.tenant_id = p.tenant_id
    where p.tenant_id = ${tenantId} and p.id = ${personId}`.execute(db);
  return rows[0];
}
