import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Seat } from './allocation.rules.ts';

export type Role = 'dcc' | 'consultant';
export type Turn = { storeId: string; role: Role; turn: number };
export type SeatRow = Seat & { storeId: string; role: Role };

type Reader = Pick<Ctx, 'db' | 'actor'>;

/** One row for each queue is the lock (排队锁), taken in key order; other stores' dealings go on. */
export async function takeTurns(
  { db, actor }: Reader,
  storeIds: readonly string[],
): Promise<Turn[]> {
  const { rows } = await sql<Turn>`select store_id, role, turn from leads.turn
    where tenant_id = ${actor.tenantId} and store_id = any(${[...storeIds]}::uuid[])
    order by store_id, role for no key update`.execute(db);
  return rows;
}

/**
 * Everybody who takes leads at these stores, with what the rule asks of them (席位). To be read in a statement
 * after `takeTurns`, so that it sees what the lock waited for.
 */
export async function seatsOf(
  { db, actor }: Reader,
  storeIds: readonly string[],
  today: Day,
): Promise<SeatRow[]> {
  const { rows } = await sql<SeatRow>`
    select s.store_id, s.role, s.person_id, s.team_id, s.weight, s.level, s.status, s.day_cap, s.open_cap,
      s.brand_ids, s.languages, s.skills,
      case when s.dealt_on = ${today}::date then s.dealt_count else 0 end as today,
      p.left_on is not null and p.left_on <= ${today}::date or exists (select from people.delegation d
        where d.tenant_id = s.tenant_id and d.from_person_id = s.person_id
          and ${today}::date between d.starts_on and d.ends_on) as on_leave,
      coalesce((select count(*) from leads.lead l where l.tenant_id = s.tenant_id and l.owner_id = s.person_id
        and l.outcome = 'open' and l.intake <> 'import' and l.stage = s.role), 0)::int as open
    from leads.seat s
    join people.person p on p.tenant_id = s.tenant_id and p.id = s.person_id
    where s.tenant_id = ${actor.tenantId} and s.store_id = any(${[...storeIds]}::uuid[]) and s.left_at is null
    order by s.store_id, s.role, s.person_id`.execute(db);
  return rows;
}
