import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { jsonOf, type Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { dealRecord, visibleDeals } from '../deal.queries.ts';
import type { Applicable, postPromotion, Promotion } from './promotion.schema.ts';

const offer = sql`p.id, p.name, p.kind, p.starts_on, p.ends_on, p.rule, p.price_fen, p.off_fen, p.gifts, p.maker_bp,
  p.combines, p.compare_fen, nullif(p.compare_as, '') as compare_as, p.basis, p.note`;

type PromotionRow = Omit<z.output<typeof Promotion>, 'hidden'>;

/**
 * Promotions with their results, the latest to end first; 300 at most. Gross profit counts deals that both the right
 * over deals and the one over costs reach.
 */
export async function promotionsWithResults(
  ctx: Ctx,
  asked: { campaignId?: string | undefined },
): Promise<PromotionRow[]> {
  const { db, actor } = ctx;
  const { campaignId = null } = asked;
  const seen = visibleDeals(ctx)
    .where(withinReach(ctx, 'cost', 'read', dealRecord.columns))
    .select(['deal.id', 'deal.grossProfitFen']);
  const { rows } = await sql<PromotionRow>`
    select ${offer}, p.campaign_id, g.name as campaign_name, p.store_id, s.name as store_name, p.units_limit,
      p.budget_fen, p.units_used, p.spent_fen, p.closed_at, w.name as made_by_name,
      coalesce(used.maker_fen, 0)::bigint as maker_fen, coalesce(used.delivered, 0)::int as delivered,
      used.gross_profit_fen::bigint as gross_profit_fen
    from sales.promotion p
    left join marketing.campaign g on g.tenant_id = p.tenant_id and g.id = p.campaign_id
    left join people.store s on s.tenant_id = p.tenant_id and s.id = p.store_id
    left join people.person w on w.tenant_id = p.tenant_id and w.id = p.made_by
    left join (
      select u.promotion_id, sum(u.maker_fen) as maker_fen, count(*) filter (where c.state = 'delivered') as delivered,
        sum(d.gross_profit_fen) filter (where c.state = 'delivered') as gross_profit_fen
      from sales.promotion_use u
      join sales.contract c on c.tenant_id = u.tenant_id and c.id = u.contract_id
      left join (${seen}) d on d.id = c.deal_id
      where u.tenant_id = ${actor.tenantId} and u.given_back_at is null
      group by u.promotion_id) used on used.promotion_id = p.id
    where p.tenant_id = ${actor.tenantId} and (${campaignId}::uuid is null or p.campaign_id = ${campaignId}::uuid)
      and (p.store_id is null or ${withinReach(ctx, 'market', 'read', { store: 'p.storeId' })})
    order by p.ends_on desc, p.id desc limit 300`.execute(db);
  return rows;
}

export type Car = { storeId: string | null; modelId: string; trimId: string | null; day: Day };

/** What holds on a day for a car at a store; 100 at most. Without a trim, what holds for any trim of the model. */
export async function promotionsFor(ctx: Ctx, car: Car): Promise<Applicable[]> {
  const { db, actor } = ctx;
  const holds = (field: string, id: RawBuilder<unknown>) =>
    sql`p.rule->${sql.lit(field)} @> to_jsonb(array[${id}])`;
  const ofTrim = car.trimId
    ? holds('trimIds', sql`${car.trimId}::text`)
    : sql`exists (select from catalog.trim t where t.tenant_id = p.tenant_id and t.model_id = ${car.modelId}::uuid
        and p.rule->'trimIds' @> to_jsonb(array[t.id::text]))`;
  const { rows } = await sql<Applicable>`
    select ${offer}, p.units_limit - p.units_used as units_left, p.budget_fen - p.spent_fen as budget_left_fen
    from sales.promotion p
    where p.tenant_id = ${actor.tenantId} and p.closed_at is null
      and p.starts_on <= ${car.day}::date and p.ends_on >= ${car.day}::date
      and (p.store_id is null or p.store_id = ${car.storeId}::uuid)
      and ((p.rule->'modelIds' = '[]' and p.rule->'trimIds' = '[]')
        or ${holds('modelIds', sql`${car.modelId}::text`)} or ${ofTrim})
    order by p.ends_on, p.id limit 100`.execute(db);
  return rows;
}

/** Whether a customer has bought a car of the group (老客户). */
export async function hasBought({ db, actor }: Ctx, customerId: string): Promise<boolean> {
  const { rows } = await sql`select from sales.deal where tenant_id = ${actor.tenantId}
    and customer_id = ${customerId}::uuid and outcome = 'won' limit 1`.execute(db);
  return rows.length > 0;
}

type NewPromotion = z.output<typeof postPromotion.input>;

/** Undefined where the name is taken. */
export async function insertPromotion(
  { db, actor, now }: Ctx,
  { rule, gifts, compareAs, ...row }: NewPromotion,
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('sales.promotion')
    .values({
      tenantId: actor.tenantId,
      id,
      ...row,
      rule: jsonOf(rule),
      gifts: jsonOf(gifts),
      compareAs: compareAs ?? '',
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'name']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** A promotion, locked until the commit: whoever counts on it waits here. */
export async function lockPromotion({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<
    Omit<Applicable, 'unitsLeft' | 'budgetLeftFen'> & {
      storeId: string | null;
      unitsLimit: number | null;
      budgetFen: number | null;
      unitsUsed: number;
      spentFen: number;
      closedAt: string | null;
    }
  >`select ${offer}, p.store_id, p.units_limit, p.budget_fen, p.units_used, p.spent_fen, p.closed_at
    from sales.promotion p where p.tenant_id = ${actor.tenantId} and p.id = ${id}::uuid
    for no key update`.execute(db);
  return rows[0];
}

type Change = Partial<{
  unitsLimit: number | null;
  budgetFen: number | null;
  endsOn: Day;
  closedAt: string;
}>;

export async function changePromotion({ db, actor }: Ctx, id: string, change: Change) {
  await db
    .updateTable('sales.promotion')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

type Use = { promotionId: string; contractId: string; valueFen: number; makerFen: number };

/** Notes what a contract takes; false where it has taken it already and not given it back. */
export async function insertUse({ db, actor, now }: Ctx, use: Use): Promise<boolean> {
  const { rows } = await sql`insert into sales.promotion_use as u
      (tenant_id, promotion_id, contract_id, value_fen, maker_fen, at)
    values (${actor.tenantId}::uuid, ${use.promotionId}::uuid, ${use.contractId}::uuid, ${use.valueFen}::bigint,
      ${use.makerFen}::bigint, ${now}::timestamptz)
    on conflict (tenant_id, promotion_id, contract_id) do update set value_fen = excluded.value_fen,
      maker_fen = excluded.maker_fen, at = excluded.at, given_back_at = null
    where u.given_back_at is not null returning u.promotion_id`.execute(db);
  return rows.length === 1;
}

/** Gives back what a contract took of a promotion; what it was worth, undefined where there is nothing to give back. */
export async function giveBackUse(
  { db, actor, now }: Ctx,
  { promotionId, contractId }: Pick<Use, 'promotionId' | 'contractId'>,
): Promise<number | undefined> {
  const given = await db
    .updateTable('sales.promotionUse')
    .set({ givenBackAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('promotionId', '=', promotionId)
    .where('contractId', '=', contractId)
    .where('givenBackAt', 'is', null)
    .returning('valueFen')
    .executeTakeFirst();
  return given?.valueFen;
}

/** Counts on the promotion's own row; false where the last place is gone or the budget does not hold it. */
export async function countOn(
  { db, actor }: Ctx,
  { id, units, valueFen }: { id: string; units: 1 | -1; valueFen: number },
): Promise<boolean> {
  const counted = await sql`update sales.promotion
    set units_used = units_used + ${units}::int, spent_fen = spent_fen + ${valueFen * units}::bigint
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid
      and (${units}::int < 0 or ((units_limit is null or units_used < units_limit)
        and (budget_fen is null or spent_fen + ${valueFen}::bigint <= budget_fen)))`.execute(db);
  return counted.numAffectedRows === 1n;
}

/** What a contract has taken and not given back, in the order in which rows are locked. */
export async function usesOf({ db, actor }: Ctx, contractId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('sales.promotionUse')
    .select('promotionId')
    .where('tenantId', '=', actor.tenantId)
    .where('contractId', '=', contractId)
    .where('givenBackAt', 'is', null)
    .orderBy('promotionId')
    .limit(100)
    .execute();
  return rows.map(({ promotionId }) => promotionId);
}
