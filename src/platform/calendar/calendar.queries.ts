import { sql } from 'kysely';
import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../db.ts';
import type { DayKind } from './day.rules.ts';

type Reader = Pick<Ctx, 'db' | 'actor'>;
type Between = { from: Day; to: Day };

export type OwnDay = { day: Day; kind: DayKind; name: string; source: string };

/** Days that the group set itself. */
export const ownDays = ({ db, actor }: Reader, { from, to }: Between): Promise<OwnDay[]> =>
  db
    .selectFrom('platform.calendarDay')
    .select(['day', sql<DayKind>`kind`.as('kind'), 'name', 'source'])
    .where('tenantId', '=', actor.tenantId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .orderBy('day')
    .limit(3000)
    .execute();

/** Years that the group entered itself, each with its grounds. */
export const ownYears = ({ db, actor }: Reader) =>
  db
    .selectFrom('platform.calendarYear')
    .select(['year', 'source'])
    .where('tenantId', '=', actor.tenantId)
    .orderBy('year')
    .limit(200)
    .execute();

export async function putDay({ db, actor, now }: Ctx, row: OwnDay): Promise<void> {
  const { day, ...rest } = row;
  const set = { ...rest, setBy: actor.personId, setAt: now };
  await db
    .insertInto('platform.calendarDay')
    .values({ tenantId: actor.tenantId, day, ...set })
    .onConflict((conflict) => conflict.columns(['tenantId', 'day']).doUpdateSet(set))
    .execute();
}

export async function deleteDays({ db, actor }: Ctx, { from, to }: Between): Promise<number> {
  const gone = await db
    .deleteFrom('platform.calendarDay')
    .where('tenantId', '=', actor.tenantId)
    .where('day', '>=', from)
    .where('day', '<=', to)
    .executeTakeFirst();
  return Number(gone.numDeletedRows);
}

/** Puts a whole year in place of what the group had entered for it, in two statements. */
export async function putYear(
  ctx: Ctx,
  { year, source, days }: { year: number; source: string; days: readonly OwnDay[] },
): Promise<void> {
  const { db, actor, now } = ctx;
  const set = { source, setBy: actor.personId, setAt: now };
  await db
    .insertInto('platform.calendarYear')
    .values({ tenantId: actor.tenantId, year, ...set })
    .onConflict((conflict) => conflict.columns(['tenantId', 'year']).doUpdateSet(set))
    .execute();
  await deleteDays(ctx, { from: `${year}-01-01`, to: `${year}-12-31` });
  if (days.length === 0) return;
  await db
    .insertInto('platform.calendarDay')
    .values(
      days.map((day) => ({
        tenantId: actor.tenantId,
        ...day,
        setBy: actor.personId,
        setAt: now,
      })),
    )
    .execute();
}

export type StoreDay = {
  storeId: string;
  day: Day;
  opens: number | null;
  closes: number | null;
  name: string;
};

/** Days on which stores open otherwise; of one store where it is named. */
export const storeDays = (
  { db, actor }: Reader,
  { from, to, storeIds }: Between & { storeIds: readonly string[] },
): Promise<StoreDay[]> =>
  storeIds.length === 0
    ? Promise.resolve([])
    : db
        .selectFrom('platform.storeDay')
        .select(['storeId', 'day', 'opens', 'closes', 'name'])
        .where('tenantId', '=', actor.tenantId)
        .where('storeId', 'in', [...storeIds])
        .where('day', '>=', from)
        .where('day', '<=', to)
        .orderBy('day')
        .limit(5000)
        .execute();

export async function putStoreDay({ db, actor, now }: Ctx, row: StoreDay): Promise<void> {
  const { storeId, day, ...rest } = row;
  const set = { ...rest, setBy: actor.personId, setAt: now };
  await db
    .insertInto('platform.storeDay')
    .values({ tenantId: actor.tenantId, storeId, day, ...set })
    .onConflict((conflict) => conflict.columns(['tenantId', 'storeId', 'day']).doUpdateSet(set))
    .execute();
}

export async function deleteStoreDay({ db, actor }: Ctx, storeId: string, day: Day) {
  const gone = await db
    .deleteFrom('platform.storeDay')
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .where('day', '=', day)
    .executeTakeFirst();
  return gone.numDeletedRows === 1n;
}
