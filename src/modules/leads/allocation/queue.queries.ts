import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Seat } from './allocation.rules.ts';

export type Role = 'dcc' | 'consultant';
export type Turn = { storeId: string; role: Role; turn: number };
export type SeatRow = Seat & { storeId: string; role: Role; licensedUntil: Day | null };

type Reader = Pick<Ctx, 'db' | 'actor'>;

/** One row for each queue is the lock (排队锁), taken in key order; other stores' dealings go on. */
export async function takeTurns(
  { db, actor }: Reader,
  storeIds: readonly string[],
): Promise<Turn[]> {
  const { rows } = await sql<Turn>`/* kept */ select store_id, role, turn from leads.turn
    where tenant_id = ${actor.tenantId} and store_id = any(${[...storeIds]}::uuid[])
    order by store_id, role for no key update`.execute(db);
  return rows;
}

/**
 * Everybody who takes leads at these stores, with what the rule asks of them (席位). To be read in a statement
 * after `takeTurns`, so that it sees what the lock waited for. What they have in hand is counted by `countOpen`.
 */
export async function seatsOf(
  { db, actor }: Reader,
  storeIds: readonly string[],
  today: Day,
): Promise<SeatRow[]> {
  const { rows } =
    await sql<SeatRow>`/* kept */ select s.store_id, s.role, s.person_id, s.team_id, s.weight, s.level, s.status, s.day_cap, s.open_cap,
      s.brand_ids, s.languages, s.skills,
      s.licensed_until, s.licensed_until is null or s.licensed_until >= ${today}::date as is_licensed,
      case when s.dealt_on = ${today}::date then s.dealt_count else 0 end as today, 0 as open,
      s.person_id in (select d.from_person_id from people.delegation d
        where d.tenant_id = ${actor.tenantId} and ${today}::date between d.starts_on and d.ends_on
        union all select p.id from people.person p
        where p.tenant_id = ${actor.tenantId} and p.left_on <= ${today}::date) as on_leave
    from leads.seat s
    where s.tenant_id = ${actor.tenantId} and s.store_id = any(${[...storeIds]}::uuid[]) and s.left_at is null
    order by s.store_id, s.role, s.person_id`.execute(db);
  return rows;
}

/** The same seats with the open leads in hand (在手线索): needed only where a cap looks at them. */
export async function countOpen(
  { db, actor }: Reader,
  seats: readonly SeatRow[],
): Promise<SeatRow[]> {
  if (seats.length === 0) return [];
  const { rows } = await sql<{ personId: string; role: Role; open: number }>`
    select owner_id as person_id, stage as role, count(*)::int as open from leads.lead
    where tenant_id = ${actor.tenantId} and outcome = 'open'
      and owner_id = any(${[...new Set(seats.map(({ personId }) => personId))]}::uuid[])
    group by 1, 2`.execute(db);
  const open = new Map(rows.map((row) => [`${row.personId} ${row.role}`, row.open]));
  return seats.map((seat) => ({ ...seat, open: open.get(`${seat.personId} ${seat.role}`) ?? 0 }));
}
