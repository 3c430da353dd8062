import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { PlaceTie } from './place-tie.ts';

type StoreRow = { id: string; name: string; closedOn: string | null };

/** A store with its closing, held to the end of the transaction: whoever places somebody there waits. */
export const lockStore = ({ db, actor }: Ctx, id: string): Promise<StoreRow | undefined> =>
  db
    .selectFrom('people.store')
    .select(['id', 'name', 'closedOn'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

/** A store that somebody is about to be placed in; it cannot close before this transaction ends. */
export const storeToEnter = ({ db, actor }: Ctx, id: string): Promise<StoreRow | undefined> =>
  db
    .selectFrom('people.store')
    .select(['id', 'name', 'closedOn'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();

/** A team that somebody is about to join; it is neither moved nor deleted before this transaction ends. */
export const teamToJoin = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('people.team')
    .select(['id', 'storeId'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst();

/** Has the people of a store and of these store groups (片区) read anew: their rights over the group reach other stores now. */
export async function renewStoreGroups(
  { db, actor }: Ctx,
  { storeId, storeGroups }: { storeId: string; storeGroups: readonly string[] },
): Promise<void> {
  const named = storeGroups.filter((group) => group !== '');
  await sql`update platform.login set version = version + 1 where tenant_id = ${actor.tenantId}
    and person_id in (select p.id from people.person p
      join people.store s on s.tenant_id = p.tenant_id and s.id = p.store_id
      where p.tenant_id = ${actor.tenantId} and (s.id = ${storeId}::uuid or s.store_group = any(${named}::text[])))`.execute(
    db,
  );
}

/** A team held to the end of the transaction: nobody joins it meanwhile. */
export const lockTeam = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('people.team')
    .select(['id', 'storeId', 'name'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function removeTeam({ db, actor }: Ctx, id: string): Promise<void> {
  await db
    .deleteFrom('people.team')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Gives a team and everybody in it another store; answers who went along. */
export async function moveTeamTo(
  { db, actor }: Ctx,
  { id, storeId }: { id: string; storeId: string },
): Promise<string[]> {
  const { tenantId } = actor;
  await db
    .updateTable('people.team')
    .set({ storeId })
    .where('tenantId', '=', tenantId)
    .where('id', '=', id)
    .execute();
  const moved = await db
    .updateTable('people.person')
    .set({ storeId })
    .where('tenantId', '=', tenantId)
    .where('teamId', '=', id)
    .returning('id')
    .execute();
  return moved.map((person) => person.id);
}

export const teamMembers = ({ db, actor }: Ctx, teamId: string) =>
  db
    .selectFrom('people.person')
    .select(['id', 'storeId', 'teamId'])
    .where('tenantId', '=', actor.tenantId)
    .where('teamId', '=', teamId)
    .execute();

export const closingsOf = ({ db, actor }: Ctx, storeId: string) =>
  db
    .selectFrom('people.storeClosing')
    .select(['id', 'closedOn', 'reopensOn', 'reason', 'decidedAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .orderBy('closedOn', 'desc')
    .limit(100)
    .execute();

export async function insertClosing(
  { db, actor, now }: Ctx,
  made: { storeId: string; closedOn: string; reason: string },
): Promise<string> {
  const { tenantId, personId } = actor;
  const id = uuidV7();
  await db
    .insertInto('people.storeClosing')
    .values({ tenantId, id, ...made, decidedBy: personId, decidedAt: now })
    .execute();
  return id;
}

export async function endClosing(
  { db, actor }: Ctx,
  { storeId, reopensOn }: { storeId: string; reopensOn: string },
): Promise<void> {
  await db
    .updateTable('people.storeClosing')
    .set({ reopensOn })
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .where('reopensOn', 'is', null)
    .execute();
}

export async function writeClosedOn(
  { db, actor }: Ctx,
  { id, closedOn }: { id: string; closedOn: string | null },
): Promise<void> {
  await db
    .updateTable('people.store')
    .set({ closedOn })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Who works in the place; all of them ever, or those who stay (在职). */
export const staffTie: PlaceTie = {
  kind: 'staff',
  zh: '人员',
  en: 'People',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    const { rows } = await sql<{ name: string; total: number }>`
      select name, count(*) over ()::int as total from people.person
      where tenant_id = ${actor.tenantId} and store_id = ${storeId}::uuid
        and (${teamId}::uuid is null or team_id = ${teamId}::uuid)
        and (not ${open}::boolean or left_on is null)
      order by left_on is not null, name limit 6`.execute(db);
    return { count: rows[0]?.total ?? 0, names: rows.map(({ name }) => name) };
  },
};

/** Hand-over lists that are not filed away yet (未归档交接): their items stand in the place. */
export const handoverTie: PlaceTie = {
  kind: 'handovers',
  zh: '未归档的交接清单',
  en: 'Hand-over lists not filed',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    const { rows } = await sql<{ name: string; total: number }>`
      select p.name, count(*) over ()::int as total from people.handover h
      join people.person p on p.tenant_id = h.tenant_id and p.id = h.person_id
      where h.tenant_id = ${actor.tenantId} and p.store_id = ${storeId}::uuid and ${open}::boolean
        and (${teamId}::uuid is null or p.team_id = ${teamId}::uuid)
        and h.archived_at is null and h.cancelled_at is null
      order by p.name limit 6`.execute(db);
    return { count: rows[0]?.total ?? 0, names: rows.map(({ name }) => name) };
  },
};
