import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Role } from './queue.queries.ts';

export type SeatKey = { storeId: string; role: Role; personId: string };

/** Makes sure that a queue has its lock row, and takes it (排队锁). */
export async function openTurn(
  { db, actor }: Ctx,
  { storeId, role }: Pick<SeatKey, 'storeId' | 'role'>,
): Promise<number> {
  await sql`insert into leads.turn (tenant_id, store_id, role) values (${actor.tenantId}, ${storeId}::uuid, ${role})
    on conflict (tenant_id, store_id, role) do nothing`.execute(db);
  const { rows } = await sql<{
    turn: number;
  }>`select turn from leads.turn where tenant_id = ${actor.tenantId}
    and store_id = ${storeId}::uuid and role = ${role} for no key update`.execute(db);
  return rows[0]!.turn;
}

/** The person of a seat as people keeps them; undefined where they do not work at the store. */
export async function seatable({ db, actor }: Ctx, { personId, storeId }: SeatKey, today: Day) {
  const { rows } = await sql<{ id: string; name: string; teamId: string | null }>`
    select id, name, team_id from people.person where tenant_id = ${actor.tenantId} and id = ${personId}::uuid
      and store_id = ${storeId}::uuid and (left_on is null or left_on > ${today}::date)`.execute(
    db,
  );
  return rows[0];
}

export type SeatValues = {
  teamId: string | null;
  weight: number;
  level: number;
  dayCap: number | null;
  openCap: number | null;
  brandIds: readonly string[];
  languages: readonly string[];
  skills: readonly string[];
  licensedUntil: Day | null;
};

export async function storedSeat({ db, actor }: Ctx, { storeId, role, personId }: SeatKey) {
  return db
    .selectFrom('leads.seat')
    .select(['weight', 'level', 'dayCap', 'openCap', 'brandIds', 'languages', 'skills', 'leftAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .where('role', '=', role)
    .where('personId', '=', personId)
    .executeTakeFirst();
}

export async function upsertSeat(
  { db, actor, now }: Ctx,
  { storeId, role, personId }: SeatKey,
  values: SeatValues,
): Promise<void> {
  const { brandIds, languages, skills, ...rest } = values;
  const row = {
    ...rest,
    brandIds: [...brandIds],
    languages: [...languages],
    skills: [...skills],
    leftAt: null,
  };
  await db
    .insertInto('leads.seat')
    .values({ tenantId: actor.tenantId, storeId, role, personId, statusAt: now, ...row })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'storeId', 'role', 'personId']).doUpdateSet(row),
    )
    .execute();
}

export async function setSeatLevel(
  { db, actor }: Ctx,
  { storeId, role, personId }: SeatKey,
  set: { level: number; leftAt?: string },
): Promise<void> {
  await db
    .updateTable('leads.seat')
    .set(set)
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .where('role', '=', role)
    .where('personId', '=', personId)
    .execute();
}

/** What somebody has in hand already counts under the seat they are given. */
export async function standAs(
  { db, actor }: Ctx,
  { role, personId, storeId }: SeatKey,
): Promise<void> {
  await db
    .updateTable('leads.lead')
    .set({ stage: role })
    .where('tenantId', '=', actor.tenantId)
    .where('ownerId', '=', personId)
    .where('storeId', '=', storeId)
    .where('outcome', '=', 'open')
    .where('intake', '=', 'import')
    .execute();
}

/** Another status for all of a person's seats; answers at which stores. */
export async function setStatus(
  { db, actor, now }: Ctx,
  status: 'taking' | 'busy' | 'break',
): Promise<string[]> {
  const rows = await db
    .updateTable('leads.seat')
    .set({ status, statusAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', actor.personId)
    .where('leftAt', 'is', null)
    .returning('storeId')
    .execute();
  return rows.map(({ storeId }) => storeId);
}

export type LevelChange = SeatKey & {
  kind: 'joined' | 'returned' | 'credited' | 'weighed' | 'left';
  turn: number;
  before: number;
  after: number;
  leadId?: string | null;
  note?: string;
};

/** Notes a move of a level that no lead made (水位调整), with its turn: a replay goes through it too. */
export async function noteLevelChange(
  { db, actor, now }: Ctx,
  { before, after, leadId, note, turn, ...change }: LevelChange,
): Promise<void> {
  await db
    .insertInto('leads.levelChange')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      at: now,
      turn,
      levelBefore: before,
      levelAfter: after,
      leadId: leadId ?? null,
      note: note ?? '',
      decidedBy: actor.personId,
      ...change,
    })
    .execute();
  await db
    .updateTable('leads.turn')
    .set({ turn })
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', change.storeId)
    .where('role', '=', change.role)
    .execute();
}

/** Names of people and their teams for a store's seats. */
export async function seatNames({ db, actor }: Ctx, storeId: string) {
  const { rows } = await sql<{ personId: string; name: string; teamName: string | null }>`
    select distinct p.id as person_id, p.name, t.name as team_name
    from leads.seat s join people.person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    left join people.team t on t.tenant_id = p.tenant_id and t.id = p.team_id
    where s.tenant_id = ${actor.tenantId} and s.store_id = ${storeId}::uuid and s.left_at is null`.execute(
    db,
  );
  return new Map(rows.map((row) => [row.personId, row]));
}
