import { sql } from 'kysely';
import type { Db } from '../../../platform/db.ts';

type Whose = { loginId: string; tenantId: string };

/** A login's second factor with how many recovery codes are left; also one that is only begun. */
export const factorOf = (db: Db, loginId: string) =>
  db
    .selectFrom('platform.secondFactor as factor')
    .select((factor) => [
      'secretSealed',
      'lastStep',
      'confirmedAt',
      factor
        .selectFrom('platform.recoveryCode as code')
        .select(({ fn }) => fn.countAll<number>().as('left'))
        .whereRef('code.loginId', '=', 'factor.loginId')
        .where('usedAt', 'is', null)
        .as('codesLeft'),
    ])
    .where('loginId', '=', loginId)
    .executeTakeFirst();

/** Keeps a new key until it is confirmed; false where the login has a confirmed one. */
export async function draftFactor(
  db: Db,
  { now, ...draft }: Whose & { secretSealed: string; now: string },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('platform.secondFactor')
    .values({ ...draft, createdAt: now })
    .onConflict((conflict) =>
      conflict
        .column('loginId')
        .doUpdateSet({ secretSealed: draft.secretSealed, createdAt: now })
        .where('platform.secondFactor.confirmedAt', 'is', null),
    )
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Turns a begun factor on; of two confirmations at once, one answers false. */
export async function confirmFactor(
  db: Db,
  { loginId, step, now }: { loginId: string; step: number; now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.secondFactor')
    .set({ confirmedAt: now, lastStep: step })
    .where('loginId', '=', loginId)
    .where('confirmedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Uses up a time step; false where it, or a later one, was used before. */
export async function spendStep(db: Db, loginId: string, step: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.secondFactor')
    .set({ lastStep: step })
    .where('loginId', '=', loginId)
    .where('confirmedAt', 'is not', null)
    .where('lastStep', '<', step)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Uses up a recovery code; false where there is none such or it was used before. */
export async function spendRecoveryCode(
  db: Db,
  { loginId, codeHash, now }: { loginId: string; codeHash: Buffer; now: string },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.recoveryCode')
    .set({ usedAt: now })
    .where('loginId', '=', loginId)
    .where('codeHash', '=', codeHash)
    .where('usedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function replaceRecoveryCodes(
  db: Db,
  { loginId, tenantId, hashes }: Whose & { hashes: readonly Buffer[] },
): Promise<void> {
  await db.deleteFrom('platform.recoveryCode').where('loginId', '=', loginId).execute();
  await db
    .insertInto('platform.recoveryCode')
    .values(hashes.map((codeHash) => ({ loginId, tenantId, codeHash })))
    .execute();
}

/** Turns a factor off, its recovery codes with it; false where there is none. */
export async function deleteFactor(db: Db, { loginId, tenantId }: Whose): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('platform.secondFactor')
    .where('loginId', '=', loginId)
    .where('tenantId', '=', tenantId)
    .where('confirmedAt', 'is not', null)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The roles whose holders must have a second factor. */
export async function secondFactorRoles(db: Db, tenantId: string): Promise<string[]> {
  const row = await db
    .selectFrom('platform.signInPolicy')
    .select('secondFactorRoles')
    .where('tenantId', '=', tenantId)
    .executeTakeFirst();
  return row?.secondFactorRoles ?? [];
}

/** Whether a person is still with the group on that day (在职). */
export async function isHere(
  db: Db,
  { tenantId, personId, today }: { tenantId: string; personId: string; today: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('people.person')
    .select(sql<boolean>`left_on is null or left_on > ${today}`.as('here'))
    .where('tenantId', '=', tenantId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.here ?? false;
}
