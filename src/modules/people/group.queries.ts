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
export const todayOf = ({ db, actor, now }: Pick<Ctx, 'db' | 'actor' | 'now'>): Promise<Day> =>
  todayIn(db, actor.tenantId, now);

/** The zone in which the group's days begin and end (时区). */
export async function zoneOf({ db, actor }: Pick<Ctx, 'db' | 'actor'>): Promise<string> {
  const { zone } = await db
    .selectFrom('people.dealerGroup')
    .select('zone')
    .where('tenantId', '=', actor.tenantId)
    .executeTakeFirstOrThrow();
  return zone;
}

/** The same before there is an actor: of a group's own zone. */
export async function todayIn(db: Db, tenantId: string, now: string): Promise<Day> {
  const { zone } = await db
    .selectFrom('people.dealerGroup')
    .select('zone')
    .where('tenantId', '=', tenantId)
    .executeTakeFirstOrThrow();
  return dayIn(Date.parse(now), zone);
}
