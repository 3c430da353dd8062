import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';
import type { CandidateSet } from './allocation.rules.ts';
import type { Role } from './queue.queries.ts';

/** A receipt as it is written (分配凭据). */
export type Receipt = {
  id: string;
  leadId: string;
  storeId: string;
  role: Role;
  turn: number | null;
  at: string;
  ground: string;
  personId: string | null;
  setId: string | null;
  levels: readonly number[] | null;
  cost: number;
  decidedBy: string | null;
  note?: string;
};
export type NewSet = { id: string; storeId: string; role: Role; value: CandidateSet };
export type Moved = { storeId: string; role: Role; personId: string; cost: number; count: number };

type Writer = Pick<Ctx, 'db' | 'actor'>;

/** Receipts with the lists they rest on, and what they moved: levels, counts, turns. */
export async function writeReceipts(
  { db, actor }: Writer,
  { receipts, sets }: { receipts: readonly Receipt[]; sets: readonly NewSet[] },
): Promise<void> {
  if (receipts.length === 0) return;
  await sql`/* kept */ with given as (select * from jsonb_to_recordset(${jsonOf(receipts)}::jsonb) as r(
      id uuid, "leadId" uuid, "storeId" uuid, role text, turn bigint, at timestamptz, ground text, "personId" uuid,
      "setId" uuid, levels bigint[], cost bigint, "decidedBy" uuid, note text)),
    lists as (insert into leads.candidate_set (tenant_id, id, store_id, role, value)
      select ${actor.tenantId}::uuid, id, "storeId", role, value
      from jsonb_to_recordset(${JSON.stringify(sets)}::jsonb) as s(id uuid, "storeId" uuid, role text, value jsonb)
      on conflict (tenant_id, id) do nothing)
    insert into leads.allocation (tenant_id, id, lead_id, store_id, role, turn, at, ground, person_id, set_id, levels,
      cost, decided_by, note)
    select ${actor.tenantId}::uuid, id, "leadId", "storeId", role, turn, at, ground, "personId", "setId", levels,
      cost, "decidedBy", coalesce(note, '') from given`.execute(db);
}

export async function moveLevels(
  { db, actor }: Writer,
  moved: readonly Moved[],
  turns: readonly { storeId: string; role: Role; turn: number }[],
  today: Day,
): Promise<void> {
  if (moved.length === 0) return;
  await sql`/* kept */ with seats as (update leads.seat s set level = s.level + m.cost, dealt_on = ${today}::date,
      dealt_count = m.count + case when s.dealt_on = ${today}::date then s.dealt_count else 0 end
      from jsonb_to_recordset(${JSON.stringify(moved)}::jsonb)
        as m("storeId" uuid, role text, "personId" uuid, cost bigint, count int)
      where s.tenant_id = ${actor.tenantId} and s.store_id = m."storeId" and s.role = m.role
        and s.person_id = m."personId")
    update leads.turn t set turn = n.turn
    from jsonb_to_recordset(${JSON.stringify(turns)}::jsonb) as n("storeId" uuid, role text, turn bigint)
    where t.tenant_id = ${actor.tenantId} and t.store_id = n."storeId" and t.role = n.role`.execute(
    db,
  );
}
