import { randomBytes } from 'node:crypto';
import { dayIn, type Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, zoneOf } from '../../people/index.ts';
import { weekBefore } from '../checks/check.rules.ts';
import { lossesDrawn } from '../lead.notices.ts';
import { insertDraw, insertReviews, undrawnLosses, type LossRow } from './draw.queries.ts';
import { drawLosses, partsOf, riskOf } from './review.rules.ts';
import { lossReviewSetting } from './review.settings.ts';

/** Draws the lost leads of the week before that are called again (每周战败抽签); answers how many. */
export async function drawLastWeeksLosses(ctx: Ctx): Promise<number> {
  return drawLossesOf(ctx, weekBefore(dayIn(Date.parse(ctx.now), await zoneOf(ctx))));
}

/** The same for the week that begins on a Monday; a store is drawn for once a week. */
export async function drawLossesOf(ctx: Ctx, week: Day): Promise<number> {
  const zone = await zoneOf(ctx);
  const losses = await undrawnLosses(ctx, { week, zone });
  let drawn = 0;
  for (const [storeId, those] of Map.groupBy(losses, (loss) => loss.storeId))
    drawn += await drawAt(ctx, { storeId, week, day: dayIn(Date.parse(ctx.now), zone) }, those);
  return drawn;
}

type Where = { storeId: string; week: Day; day: Day };

async function drawAt(
  ctx: Ctx,
  { storeId, week, day }: Where,
  losses: readonly LossRow[],
): Promise<number> {
  const [setting] = (await settingOn(ctx, lossReviewSetting, { day, storeId })).rows;
  const { lot: byLot, risk: byRisk } = setting!;
  const pool = losses.map((loss) => ({
    id: loss.claimId,
    weight: riskOf(loss),
    parts: partsOf(loss),
  }));
  const seed = randomBytes(6).toString('hex');
  if (!(await insertDraw(ctx, { storeId, week, seed, byLot, byRisk, pool }))) return 0;
  const drawn = drawLosses(pool, { seed, byLot, byRisk });
  const reviews = losses.flatMap((loss) => {
    const { claimId, leadId, teamId, claimedBy } = loss;
    const how = drawn.lot.includes(claimId) ? 'lot' : drawn.risk.includes(claimId) ? 'risk' : null;
    if (!how) return [];
    const risk = riskOf(loss);
    return {
      id: uuidV7(),
      storeId,
      week,
      claimId,
      leadId,
      teamId,
      claimedBy,
      drawn: how,
      risk,
    } as const;
  });
  await insertReviews(ctx, reviews);
  if (reviews.length > 0)
    await notify(ctx, {
      kind: lossesDrawn,
      to: await holdersAt(ctx, 'lead', 'bulk', storeId),
      key: `${storeId} ${week}`,
      params: { count: reviews.length, week },
      link: '/leads/loss-reviews',
    });
  return reviews.length;
}
