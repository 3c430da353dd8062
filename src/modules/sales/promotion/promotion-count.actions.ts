import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import * as queries from './promotion.queries.ts';
import * as no from './promotion.refusals.ts';
import { givenBy } from './promotion.rules.ts';

/**
 * Counts the promotions of a contract (促销占用): +1 when it is signed, −1 when it is cancelled or they are amended away. The
 * promotion's row is the lock: of two who want the last place one gets it, the other is refused and nothing of theirs
 * is kept. Counting twice is counting once. Days are not looked at: an offer stands as long as it says.
 */
export async function countPromotions(
  ctx: Ctx,
  contractId: string,
  lines: readonly SaleLine[],
  units: 1 | -1,
): Promise<void> {
  const taken = lines.flatMap((line) =>
    line.promotionId ? [{ promotionId: line.promotionId, offFen: -line.amountFen }] : [],
  );
  // In one order everywhere, so that two contracts with the same promotions cannot wait for each other.
  taken.sort((a, b) => (a.promotionId < b.promotionId ? -1 : 1));
  for (const one of taken)
    if (units === 1) await take(ctx, contractId, one);
    else await giveBack(ctx, contractId, one.promotionId);
}

/** What a contract takes is what its lines in force name (按现行版本占用): the rest goes back, the new ones are counted. */
export async function settlePromotions(
  ctx: Ctx,
  contractId: string,
  lines: readonly SaleLine[],
): Promise<void> {
  const named = new Set(lines.map(({ promotionId }) => promotionId));
  for (const promotionId of await queries.usesOf(ctx, contractId))
    if (!named.has(promotionId)) await giveBack(ctx, contractId, promotionId);
  await countPromotions(ctx, contractId, lines, 1);
}

/** Gives back whatever a contract took (合同作废释放名额). */
export async function giveBackPromotions(ctx: Ctx, contractId: string): Promise<void> {
  for (const promotionId of await queries.usesOf(ctx, contractId))
    await giveBack(ctx, contractId, promotionId);
}

type Taken = { promotionId: string; offFen: number };

async function take(ctx: Ctx, contractId: string, { promotionId, offFen }: Taken): Promise<void> {
  const promotion = await queries.lockPromotion(ctx, promotionId);
  if (!promotion) throw no.noSuchPromotion();
  // What was taken off stands on the line; what the gifts are worth stands on the promotion.
  const { valueFen, makerFen } = givenBy({ ...promotion, priceFen: null, offFen }, 0);
  if (!(await queries.insertUse(ctx, { promotionId, contractId, valueFen, makerFen }))) return;
  if (!(await queries.countOn(ctx, { id: promotionId, units: 1, valueFen })))
    throw no.usedUp(promotion.name);
  await told(ctx, 'promotion.taken', promotionId, { contractId, valueFen, makerFen });
}

async function giveBack(ctx: Ctx, contractId: string, promotionId: string): Promise<void> {
  await queries.lockPromotion(ctx, promotionId);
  const valueFen = await queries.giveBackUse(ctx, { promotionId, contractId });
  if (valueFen === undefined) return;
  await queries.countOn(ctx, { id: promotionId, units: -1, valueFen });
  await told(ctx, 'promotion.given_back', promotionId, { contractId, valueFen });
}

async function told(ctx: Ctx, action: string, recordId: string, after: object): Promise<void> {
  await audit(ctx, { action, resource: 'market', recordId, after });
  await whisper(ctx, 'promotion', recordId);
}
