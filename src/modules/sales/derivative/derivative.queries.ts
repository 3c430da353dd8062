import { sql } from 'kysely';
import type { z } from 'zod';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { dealRecord } from '../deal.queries.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import { waitingStates, type Realised } from './derivative.rules.ts';
import type {
  Derivative,
  DerivativeKind,
  DerivativeState,
  DerivativeStep,
  Waiting,
} from './derivative.schema.ts';

type Row = z.output<typeof Derivative>;
type Step = z.output<typeof DerivativeStep>;

/** The derivatives of a deal, in the order in which they were opened, each with its steps; 100 at most. */
export async function derivativesOf({ db, actor }: Ctx, dealId: string) {
  const { rows } = await sql<Row & { contractId: string | null; steps: Step[] }>`
    select v.id, v.deal_id, v.contract_id, v.kind, v.name, v.provider, v.reference, v.state, v.is_compulsory, v.amount_fen, v.income_fen,
      v.expense_fen, v.state_on, v.state_at, v.note,
      coalesce((select json_agg(json_build_object('state', s.state, 'on', s.on, 'incomeFen', s.income_fen,
          'expenseFen', s.expense_fen, 'note', s.note, 'personName', p.name,
          'at', to_char(s.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by s.at, s.state)
        from sales.derivative_step s
        left join people.person p on p.tenant_id = s.tenant_id and p.id = s.person_id
        where s.tenant_id = v.tenant_id and s.derivative_id = v.id), '[]') as steps
    from sales.derivative v
    where v.tenant_id = ${actor.tenantId} and v.deal_id = ${dealId}::uuid order by v.made_at, v.id limit 100`.execute(
    db,
  );
  return rows;
}

export type NewDerivative = {
  dealId: string;
  contractId: string | null;
  lineKey: string | null;
  storeId: string;
  kind: DerivativeKind;
  name: string;
  provider: string;
  productId: string | null;
  state: DerivativeState;
  isCompulsory: boolean;
  amountFen: number;
  incomeFen: number;
  expenseFen: number;
  note: string;
  day: string;
};

/** Opens derivatives and their first steps; a line of a contract that is open already stays as it is. */
export async function insertDerivatives(
  { db, actor, now }: Ctx,
  all: readonly NewDerivative[],
): Promise<string[]> {
  if (all.length === 0) return [];
  const { tenantId, personId } = actor;
  const made = await db
    .insertInto('sales.derivative')
    .values(
      all.map(({ day, ...one }) => ({
        tenantId,
        id: uuidV7(),
        ...one,
        stateOn: day,
        stateAt: now,
        madeBy: personId,
        madeAt: now,
      })),
    )
    .onConflict((conflict) => conflict.columns(['tenantId', 'contractId', 'lineKey']).doNothing())
    .returning(['id', 'state', 'stateOn', 'incomeFen', 'expenseFen'])
    .execute();
  for (const { id, state, stateOn, incomeFen, expenseFen } of made)
    await insertStep({ db, actor, now }, id, {
      state,
      on: stateOn,
      incomeFen,
      expenseFen,
      note: '',
    });
  return made.map(({ id }) => id);
}

type NewStep = { state: string; on: string; incomeFen: number; expenseFen: number; note: string };

/** A step that was taken; false where it was taken before. */
export async function insertStep({ db, actor, now }: Ctx, derivativeId: string, step: NewStep) {
  const { tenantId, personId } = actor;
  const made = await db
    .insertInto('sales.derivativeStep')
    .values({ tenantId, derivativeId, personId, at: now, ...step })
    .onConflict((conflict) => conflict.columns(['tenantId', 'derivativeId', 'state']).doNothing())
    .returning('state')
    .executeTakeFirst();
  return made !== undefined;
}

/** The deal that a derivative belongs to. */
export async function dealOfDerivative({ db, actor }: Ctx, id: string) {
  const found = await db
    .selectFrom('sales.derivative')
    .select('dealId')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  return found?.dealId;
}

export type DerivativeChange = Partial<{
  state: DerivativeState;
  stateOn: string;
  stateAt: string;
  provider: string;
  reference: string;
  amountFen: number;
  incomeFen: number;
  expenseFen: number;
  note: string;
}>;

export async function changeDerivative({ db, actor }: Ctx, id: string, change: DerivativeChange) {
  await db
    .updateTable('sales.derivative')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The contract that stands for a deal, with its lines. */
export async function standingContract({ db, actor }: Ctx, dealId: string) {
  const found = await db
    .selectFrom('sales.contract')
    .select(['id', 'number', 'state', 'lines', 'storeId'])
    .where('tenantId', '=', actor.tenantId)
    .where('dealId', '=', dealId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return found && { ...found, lines: found.lines as unknown as SaleLine[] };
}

export async function openedLines({ db, actor }: Ctx, contractId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom('sales.derivative')
    .select('lineKey')
    .where('tenantId', '=', actor.tenantId)
    .where('contractId', '=', contractId)
    .limit(200)
    .execute();
  return new Set(rows.flatMap(({ lineKey }) => lineKey ?? []));
}

/** Writes what the derivatives of a delivered deal come to now beside its price and cost. */
export async function writeRealised(
  { db, actor }: Ctx,
  dealId: string,
  now: Realised,
  byFen: number,
) {
  await sql`update sales.deal set finance_fen = ${now.finance?.netFen ?? null}::bigint,
      insurance_fen = ${now.insurance?.netFen ?? null}::bigint, accessories_fen = ${now.accessory?.netFen ?? null}::bigint,
      service_fen = ${now.service?.netFen ?? null}::bigint, gross_profit_fen = gross_profit_fen + ${byFen}::bigint
    where tenant_id = ${actor.tenantId} and id = ${dealId}::uuid`.execute(db);
}

const reach = (ctx: Ctx) => withinReach(ctx, 'deal', 'read', dealRecord.columns);

/** What waits (衍生待办), the longest first, within the right over deals; 300 at most. */
export async function waitingDerivatives(
  ctx: Ctx,
  { storeId = null, kind = null }: { storeId?: string | null; kind?: string | null },
) {
  const { rows } = await sql<z.output<typeof Waiting>>`
    select v.id, v.deal_id, v.kind, v.name, v.provider, v.reference, v.state, v.is_compulsory, v.amount_fen, v.income_fen,
      v.expense_fen, v.state_on, v.state_at, deal.number as deal_number, s.name as store_name, p.name as person_name,
      c.name as customer_name, m.name as model_name, b.at as delivery_at
    from sales.derivative v
    join sales.deal on deal.tenant_id = v.tenant_id and deal.id = v.deal_id
    left join people.store s on s.tenant_id = v.tenant_id and s.id = v.store_id
    left join people.person p on p.tenant_id = deal.tenant_id and p.id = deal.person_id
    left join customers.customer c on c.tenant_id = deal.tenant_id and c.id = deal.customer_id
    left join catalog.model m on m.tenant_id = deal.tenant_id and m.id = deal.model_id
    left join sales.delivery b on b.tenant_id = v.tenant_id and b.contract_id = v.contract_id and b.state = 'booked'
    where v.tenant_id = ${ctx.actor.tenantId} and v.state = any(${[...waitingStates]}::text[])
      and deal.outcome <> 'lost' and (${storeId}::uuid is null or v.store_id = ${storeId}::uuid)
      and (${kind}::text is null or v.kind = ${kind}) and ${reach(ctx)}
    order by v.state_at, v.id limit 300`.execute(ctx.db);
  return rows;
}

export type MonthRow = {
  dealId: string;
  kind: DerivativeKind | null;
  state: DerivativeState;
  isCompulsory: boolean;
  incomeFen: number;
  expenseFen: number;
};

/** The cars delivered between two days with everything sold beside them, within the right over deals; 20,000 rows at most. */
export async function deliveredWith(
  ctx: Ctx,
  { storeId = null, from, to }: { storeId?: string | null; from: string; to: string },
) {
  const { rows } = await sql<MonthRow>`
    select deal.id as deal_id, v.kind, v.state, coalesce(v.is_compulsory, false) as is_compulsory,
      coalesce(v.income_fen, 0) as income_fen, coalesce(v.expense_fen, 0) as expense_fen
    from sales.deal
    left join sales.derivative v on v.tenant_id = deal.tenant_id and v.deal_id = deal.id
    where deal.tenant_id = ${ctx.actor.tenantId} and deal.outcome = 'won' and deal.origin = 'showroom'
      and deal.closed_on between ${from}::date and ${to}::date
      and (${storeId}::uuid is null or deal.store_id = ${storeId}::uuid) and ${reach(ctx)}
    limit 20000`.execute(ctx.db);
  return rows;
}
