import { sql, type RawBuilder } from 'kysely';
import type { Verb } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { dealRecord } from '../deal.queries.ts';
import type { Asked } from './asked.schema.ts';
import type { Outside, OfferedLoan, Problem, QuoteSum, Working } from './quote-sum.schema.ts';
import type { Quote } from './quote.schema.ts';

/** What a quote keeps beside its lines. */
type Kept = { outside: Outside[]; loans: OfferedLoan[]; workings: Working[]; problems: Problem[] };
type State = Exclude<Quote['state'], 'expired'>;

const inReach = (ctx: Ctx, verb: Verb) => withinReach(ctx, 'deal', verb, dealRecord.columns);
/** A sent quote whose days are over; shown as a state of its own and never stored. */
const stateOn = (today: Day) =>
  sql`case when q.state = 'sent' and q.valid_until < ${today}::date then 'expired' else q.state end`;

export type Row = Omit<Quote, keyof Kept | 'packages'> & {
  kept: Kept;
  teamId: string | null;
  personId: string | null;
  customerId: string | null;
  figuresHash: string;
};

const columns = (
  today: Day,
) => sql`q.id, q.deal_id, deal.number as deal_number, deal.store_id, deal.team_id,
  deal.person_id, deal.customer_id, s.name as store_name, p.name as person_name, c.name as customer_name, q.version,
  ${stateOn(today)} as state, q.asked, t.name as trim_name, t.model_id, m.name as model_name, b.name as brand_name,
  q.colour, q.priced_on, q.valid_until, q.code, q.note, q.lines, q.workings as kept, q.car_fen, q.total_fen, q.loan_fen,
  q.old_car_fen, q.due_fen, q.gift_fen, q.figures_hash, maker.name as made_by_name, q.made_at, q.sent_at, q.seen_at,
  q.decided_at, q.decided_by, (deal.outcome = 'open') as is_deal_open`;
const joined = sql`from sales.quote q
  join sales.deal deal on deal.tenant_id = q.tenant_id and deal.id = q.deal_id
  join catalog.trim t on t.tenant_id = q.tenant_id and t.id = q.trim_id
  join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
  join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
  left join people.store s on s.tenant_id = deal.tenant_id and s.id = deal.store_id
  left join people.person p on p.tenant_id = deal.tenant_id and p.id = deal.person_id
  left join people.person maker on maker.tenant_id = q.tenant_id and maker.id = q.made_by
  left join customers.customer c on c.tenant_id = deal.tenant_id and c.id = deal.customer_id`;

async function rowsWhere(
  { db, actor }: Ctx,
  today: Day,
  where: RawBuilder<unknown>,
): Promise<Row[]> {
  const { rows } = await sql<Row>`select ${columns(today)} ${joined}
    where q.tenant_id = ${actor.tenantId} and ${where}`.execute(db);
  return rows;
}

/** A quote of a deal within reach; undefined where it is out of it. */
export async function quoteById(
  ctx: Ctx,
  id: string,
  { today, verb = 'read' }: { today: Day; verb?: Verb },
): Promise<Row | undefined> {
  return (
    await rowsWhere(ctx, today, sql`q.id = ${id}::uuid and ${inReach(ctx, verb)} limit 1`)
  )[0];
}

/** The versions of a deal's quote, the latest first; the deal was found within reach. */
export const quotesOfDeal = (ctx: Ctx, dealId: string, today: Day): Promise<Row[]> =>
  rowsWhere(ctx, today, sql`q.deal_id = ${dealId}::uuid order by q.version desc limit 50`);

/** Quotes that are being made or wait for an answer, of deals within reach, the latest first. */
export const openQuotes = (ctx: Ctx, today: Day): Promise<Row[]> =>
  rowsWhere(
    ctx,
    today,
    sql`q.state in ('draft', 'sent') and deal.outcome = 'open' and ${inReach(ctx, 'read')}
      order by q.id desc limit 100`,
  );

/**
 * The offer that a deal's customer accepted (已接受的报价), with its lines; what the contract is made from. Undefined
 * where none is. Whoever asks has found the deal within reach.
 */
export async function acceptedQuote(ctx: Ctx, dealId: string): Promise<Row | undefined> {
  const where = sql`q.deal_id = ${dealId}::uuid and q.state = 'accepted' limit 1`;
  return (await rowsWhere(ctx, '1970-01-01', where))[0];
}

export type Saved = {
  asked: Asked;
  sum: QuoteSum;
  pricedOn: Day;
  validUntil: Day;
  hash: string;
  note: string;
};

const storedAs = ({ asked, sum, pricedOn, validUntil, hash, note }: Saved) => {
  const { lines, outside, loans, workings, problems, ...totals } = sum;
  const { carFen, totalFen, loanFen, oldCarFen, dueFen, giftFen } = totals;
  return {
    trimId: asked.trimId,
    colour: asked.colour,
    asked: jsonOf(asked),
    lines: jsonOf(lines),
    workings: jsonOf({ outside, loans, workings, problems }),
    ...{ carFen, totalFen, loanFen, oldCarFen, dueFen, giftFen },
    pricedOn,
    validUntil,
    figuresHash: hash,
    note,
  };
};

/** A draft of the next version; undefined where another draft of the deal stands: the key decides. */
export async function insertQuote(
  { db, actor, now }: Ctx,
  { dealId, version }: { dealId: string; version: number },
  saved: Saved,
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('sales.quote')
    .values({
      ...storedAs(saved),
      tenantId: actor.tenantId,
      id,
      dealId,
      version,
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

export async function saveDraft({ db, actor }: Ctx, id: string, saved: Saved): Promise<void> {
  await db
    .updateTable('sales.quote')
    .set(storedAs(saved))
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('state', '=', 'draft')
    .execute();
}

type Change = Partial<{
  state: State;
  code: string;
  sentAt: string;
  seenAt: string;
  decidedAt: string | null;
  decidedBy: '' | 'customer' | 'consultant';
  note: string;
}>;

export async function changeQuote({ db, actor }: Ctx, id: string, change: Change): Promise<void> {
  await db
    .updateTable('sales.quote')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Sent versions of a deal give way to another one. */
export async function supersedeOthers({ db, actor }: Ctx, dealId: string, id: string) {
  await db
    .updateTable('sales.quote')
    .set({ state: 'superseded' })
    .where('tenantId', '=', actor.tenantId)
    .where('dealId', '=', dealId)
    .where('id', '<>', id)
    .where('state', '=', 'sent')
    .execute();
}

export async function hasContract({ db, actor }: Ctx, dealId: string): Promise<boolean> {
  const { rows } = await sql`select 1 from sales.contract where tenant_id = ${actor.tenantId}
    and deal_id = ${dealId}::uuid and state <> 'cancelled' limit 1`.execute(db);
  return rows.length > 0;
}

/** The deal is about the car of the accepted quote from now on. */
export async function takeCarOver({ db, actor }: Ctx, dealId: string, quote: Row): Promise<void> {
  await db
    .updateTable('sales.deal')
    .set({ trimId: quote.asked.trimId, colour: quote.colour, modelId: quote.modelId })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', dealId)
    .execute();
}

/** Active people with a role at a store or in the whole group (审批人), for each of some roles. */
export async function peopleWithRole(
  { db, actor }: Ctx,
  storeId: string | null,
  roles: readonly string[],
): Promise<{ role: string; id: string }[]> {
  const { rows } = await sql<{ role: string; id: string }>`
    select role.key as role, p.id from people.role role
    join people.person_role held on held.tenant_id = role.tenant_id and held.role_id = role.id
    join people.person p on p.tenant_id = held.tenant_id and p.id = held.person_id and p.left_on is null
    where role.tenant_id = ${actor.tenantId} and role.key = any(${[...roles]}::text[])
      and (p.store_id is null or p.store_id = ${storeId}::uuid)
    order by role.key, p.id limit 200`.execute(db);
  return rows;
}
