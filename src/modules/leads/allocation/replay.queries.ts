import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { CandidateSet } from './allocation.rules.ts';
import type { Role } from './queue.queries.ts';
import type { Move } from './replay.rules.ts';

type Span = { from: Day; to: Day };
export type QueueName = { storeId: string; storeName: string; role: Role };

/** The queues that dealt something in a span. */
export async function queuesIn({ db, actor }: Ctx, { from, to }: Span): Promise<QueueName[]> {
  const { rows } = await sql<QueueName>`
    select distinct a.store_id, s.name as store_name, a.role from leads.allocation a
    join people.store s on s.tenant_id = a.tenant_id and s.id = a.store_id
    where a.tenant_id = ${actor.tenantId} and a.turn is not null
      and a.at >= ${from}::date and a.at < ${to}::date + 1
    order by 2, 3`.execute(db);
  return rows;
}

type Row = {
  turn: number;
  personId: string;
  leadId: string | null;
  cost: number;
  levels: string[] | null;
  value: CandidateSet | null;
  before: number;
  after: number;
};

/** Every move of a queue's levels in a span, by turn. */
export async function movesOf(
  { db, actor }: Ctx,
  { storeId, role }: QueueName,
  { from, to }: Span,
): Promise<Move[]> {
  const queue = sql`x.tenant_id = ${actor.tenantId} and x.store_id = ${storeId}::uuid and x.role = ${role}
    and x.at >= ${from}::date and x.at < ${to}::date + 1`;
  const { rows } = await sql<Row>`
    select x.turn, x.person_id, x.lead_id, x.cost, x.levels::text[] as levels, c.value, 0::bigint as before, 0::bigint as after
    from leads.allocation x
    join leads.candidate_set c on c.tenant_id = x.tenant_id and c.id = x.set_id
    where ${queue} and x.turn is not null
    union all
    select x.turn, x.person_id, null, 0, null, null, x.level_before, x.level_after
    from leads.level_change x where ${queue}
    order by 1`.execute(db);
  return rows.map(({ turn, personId, leadId, cost, levels, value, before, after }) =>
    value && levels
      ? {
          kind: 'dealt',
          turn,
          leadId: leadId!,
          personId,
          set: value,
          levels: levels.map(Number),
          cost,
        }
      : { kind: 'changed', turn, personId, before, after },
  );
}
