import { sql } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { dealRecord } from '../deal.queries.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import type { ContractContent } from './content.schema.ts';
import type { CancelSide, ContractState, DepositKind } from './contract.rules.ts';

/** Contracts belong where their deal belongs; money is asked of the right over payments. */
const { store, team, person, id } = dealRecord.columns;
const places = { deal: { store, team, person, id }, payment: { store, team, person } } as const;

/** The only door to contracts: those whose deal the actor's right over deals, or over payments, reaches. */
export const visibleContracts = (
  ctx: Ctx,
  verb: Verb = 'read',
  resource: keyof typeof places = 'deal',
) =>
  ctx.db
    .selectFrom('sales.contract as contract')
    .innerJoin('sales.deal as deal', (join) =>
      join
        .onRef('deal.tenantId', '=', 'contract.tenantId')
        .onRef('deal.id', '=', 'contract.dealId'),
    )
    .where('contract.tenantId', '=', ctx.actor.tenantId)
    .where(withinReach(ctx, resource, verb, places[resource]));

const columns = [
  'contract.id',
  'contract.number',
  'contract.dealId',
  'contract.quoteId',
  'contract.storeId',
  'contract.customerId',
  'contract.trimId',
  'contract.colour',
  'contract.vehicleId',
  'contract.carFen',
  'contract.totalFen',
  'contract.depositFen',
  'contract.promisedOn',
  'contract.version',
  'contract.code',
  'contract.receivedFen',
  'contract.depositPaidFen',
  'contract.refundedFen',
  'contract.keptFen',
  'contract.penaltyFen',
  'contract.madeAt',
  'contract.signedAt',
  'contract.deliveredAt',
  'contract.cancelledAt',
  'contract.cancelReason',
] as const;

const typed = [
  sql<ContractState>`contract.state`.as('state'),
  sql<DepositKind>`contract.deposit_kind`.as('depositKind'),
  sql<'' | CancelSide>`contract.cancel_side`.as('cancelSide'),
  sql<SaleLine[]>`contract.lines`.as('lines'),
];

const shownContracts = (ctx: Ctx, resource: keyof typeof places = 'deal') =>
  visibleContracts(ctx, 'read', resource)
    .select(columns)
    .select(typed)
    .select(
      sql<string | null>`(select vin from sales.vehicle v where v.tenant_id = contract.tenant_id
        and v.id = contract.vehicle_id)`.as('vin'),
    );

export const contractsOfDeal = (ctx: Ctx, dealId: string) =>
  shownContracts(ctx)
    .where('contract.dealId', '=', dealId)
    .orderBy(sql`contract.state = 'cancelled'`)
    .orderBy('contract.id', 'desc')
    .limit(10)
    .execute();

export const contractById = (ctx: Ctx, contractId: string) =>
  shownContracts(ctx).where('contract.id', '=', contractId).executeTakeFirst();

export type ShownContract = NonNullable<Awaited<ReturnType<typeof contractById>>>;

/** A contract as whoever changes it sees it, locked until the commit; undefined where it is out of reach. */
export const lockContract = (
  ctx: Ctx,
  verb: Verb,
  contractId: string,
  resource: keyof typeof places = 'deal',
) =>
  visibleContracts(ctx, verb, resource)
    .select(columns)
    .select(typed)
    .select(['deal.personId', 'deal.teamId', 'deal.leadId', 'deal.modelId', 'deal.sourceId'])
    .select(['deal.campaignId', 'deal.areaId', 'deal.openedOn', 'deal.outcome'])
    .where('contract.id', '=', contractId)
    .forUpdate('contract')
    .executeTakeFirst();

export type LockedContract = NonNullable<Awaited<ReturnType<typeof lockContract>>>;

/** The number of the contract that stands for a deal, if one does. */
export async function standingNumber({ db, actor }: Ctx, dealId: string) {
  const found = await db
    .selectFrom('sales.contract')
    .select('number')
    .where('tenantId', '=', actor.tenantId)
    .where('dealId', '=', dealId)
    .where('state', '<>', 'cancelled')
    .executeTakeFirst();
  return found?.number;
}

export type Offered = {
  id: string;
  trimId: string;
  colour: string;
  lines: SaleLine[];
  carFen: number;
  totalFen: number;
};

/** The accepted offer of a deal that no contract has used (已接受报价). */
export async function offerToContract({ db, actor }: Ctx, dealId: string) {
  const { rows } =
    await sql<Offered>`select q.id, q.trim_id, q.colour, q.lines, q.car_fen, q.total_fen
    from sales.quote q where q.tenant_id = ${actor.tenantId} and q.deal_id = ${dealId}::uuid and q.state = 'accepted'
      and not exists (select from sales.contract c where c.tenant_id = q.tenant_id and c.quote_id = q.id)`.execute(
      db,
    );
  return rows[0];
}

/** The names that stand on the paper (合同抬头). */
export async function namesOnPaper(
  { db, actor }: Ctx,
  at: { storeId: string; customerId: string; personId: string | null; trimId: string },
) {
  const { rows } = await sql<
    Pick<ContractContent, 'groupName' | 'storeName' | 'customerName' | 'personName'> & {
      brand: string;
      model: string;
      trim: string;
    }
  >`select g.name as group_name, s.name as store_name, c.name as customer_name, coalesce(p.name, '') as person_name,
      b.name as brand, m.name as model, t.name as trim
    from people.dealer_group g
    join people.store s on s.tenant_id = g.tenant_id and s.id = ${at.storeId}::uuid
    join customers.customer c on c.tenant_id = g.tenant_id and c.id = ${at.customerId}::uuid
    join catalog.trim t on t.tenant_id = g.tenant_id and t.id = ${at.trimId}::uuid
    join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    left join people.person p on p.tenant_id = g.tenant_id and p.id = ${at.personId}::uuid
    where g.tenant_id = ${actor.tenantId}`.execute(db);
  return rows[0]!;
}

export type NewContract = {
  number: string;
  dealId: string;
  quoteId: string;
  storeId: string;
  customerId: string;
  trimId: string;
  colour: string;
  code: string;
  content: ContractContent;
};

/** Undefined where a contract stands for the deal, or the offer was used: the keys say so. */
export async function insertContract({ db, actor, now }: Ctx, given: NewContract) {
  const { content, ...contract } = given;
  const made = await db
    .insertInto('sales.contract')
    .values({
      ...contract,
      ...inForce(content),
      tenantId: actor.tenantId,
      id: uuidV7(),
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return undefined;
  await db
    .insertInto('platform.publicLink')
    .values({
      code: contract.code,
      tenantId: actor.tenantId,
      kind: 'contract',
      recordId: made.id,
      createdAt: now,
    })
    .execute();
  return made.id;
}

/** What of a content stands on the contract itself once it is in force. */
export const inForce = ({
  lines,
  carFen,
  totalFen,
  deposit,
  promisedOn,
  car,
}: ContractContent) => ({
  lines: JSON.stringify(lines),
  carFen,
  totalFen,
  depositKind: deposit.kind,
  depositFen: deposit.fen,
  promisedOn,
  colour: car.colour,
});

export type ContractChange = Partial<
  ReturnType<typeof inForce> & {
    state: ContractState;
    version: number;
    signedAt: string;
    cancelledAt: string;
    cancelledBy: string;
    cancelReason: string;
    cancelSide: CancelSide;
    keptFen: number;
    penaltyFen: number;
    vehicleId: string | null;
  }
>;

export async function changeContract(
  { db, actor }: Ctx,
  contractId: string,
  change: ContractChange,
) {
  await db
    .updateTable('sales.contract')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', contractId)
    .execute();
}
