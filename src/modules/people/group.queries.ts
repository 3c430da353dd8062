import { dayIn, type Day } from '../../kernel/period.ts';
import type { Ctx, Db } from '../../platform/db.ts';

export async function insertDealerGroup(
  db: Db,
  { tenantId, name, now }: { tenantId: string; name: string; now: string },
): Promise<void> {
  await db.insertInto('people.dealerGroup').values({ tenantId, name, createdAt: now }).execute();
}

export type NewPerson = {
  tenantId: string;
  id: string;
  name: string;
  position: string;
  storeId?: string | null;
  teamId?: string | null;
  now: string;
};

export async function insertPerson(db: Db, { now, ...person }: NewPerson): Promise<void> {
  await db
    .insertInto('people.person')
    .values({ ...person, activatedAt: now })
    .execute();
}

export async function groupNameOf(db: Db, tenantId: string): Promise<string> {
  const row = await db
    .selectFrom('people.dealerGroup')
    .select('name')
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow();
  return row.name;
}

/** The business day of the instant in the group's own zone (营业日). */
export async function todayOf({ db, actor, now }: Ctx): Promise<Day> {
  const { zone } = await db
    .selectFrom('people.dealerGroup')
    .select('zone')
    .where('tenantId', '=', actor.tenantId)
    .executeTakeFirstOrThrow();
  return dayIn(Date.parse(now), zone);
}
