import type { z } from 'zod';
import { dayIn, type Day } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, zoneOf } from '../../people/index.ts';
import { takeTurns } from '../allocation/queue.queries.ts';
import { dealWaiting } from '../allocation/waiting.actions.ts';
import { leadFact } from '../lead-fact.ts';
import { lossFalse } from '../lead.notices.ts';
import { customerOf } from '../lead.queries.ts';
import { noSuchReview, ownReview, reviewDone } from '../lead.refusals.ts';
import {
  hasOpenLead,
  holderOf,
  lockLost,
  openAgain,
  reviewById,
  reviewsOf,
  writeResult,
  writeTry,
  type Held,
} from './review.queries.ts';
import { drawLosses } from './review.rules.ts';
import type { getLossReviews, postLossResult } from './review.schema.ts';
import { lossReviewSetting } from './review.settings.ts';

export const listReviews = (ctx: Ctx, asked: z.output<typeof getLossReviews.input>) =>
  reviewsOf(ctx, asked);

/** How a loss came to be drawn (抽签凭据): drawn again before one's eyes. */
export async function showDraw(ctx: Ctx, { id }: { id: string }) {
  const review = await reviewById(ctx, id);
  if (!review) throw noSuchReview();
  const { seed, byLot, byRisk, pool, drawnAt, claimId } = review;
  const { lot, risk } = drawLosses(pool, { seed, byLot, byRisk });
  return {
    seed,
    byLot,
    byRisk,
    pool: pool.length,
    drawnAt,
    isSame: [...lot, ...risk].includes(claimId),
  };
}

/**
 * What a second call found (回访结果). Nobody calls after their own loss. A false loss is opened again and dealt to
 * somebody else; without an answer the customer is tried on several days before the review ends.
 */
export async function answerReview(
  ctx: Ctx,
  { id, result, note }: z.output<typeof postLossResult.input>,
) {
  const found = await reviewById(ctx, id);
  if (!found) throw noSuchReview();
  // The turn before the lead, like every dealing.
  await takeTurns(ctx, [found.storeId]);
  const review = (await reviewById(ctx, id, { isLocked: true }))!;
  if (review.result) throw reviewDone();
  if (review.claimedBy === ctx.actor.personId) throw ownReview();
  const day = dayIn(Date.parse(ctx.now), await zoneOf(ctx));
  if (result === 'unreached' && !(await isTriedOut(ctx, review, day)))
    return { result: null, reopened: false, personId: null };
  const reopened = result === 'false_loss' && (await reopen(ctx, review, day));
  await writeResult(ctx, id, { result, note, reopened });
  if (result !== 'unreached')
    await tellFacts(ctx, review, { day, isFalse: result === 'false_loss' });
  await audit(ctx, {
    action: 'lead.loss_reviewed',
    resource: 'lead',
    recordId: review.leadId,
    ownerId: review.claimedBy,
    after: { result, note, reopened },
  });
  const personId = reopened ? await dealAgain(ctx, review) : null;
  if (result === 'false_loss') await tell(ctx, review, note);
  await whisper(ctx, 'lead', review.leadId);
  return { result, reopened, personId };
}

/** Whether this day without an answer is the last that is asked for; a day counts once. */
async function isTriedOut(ctx: Ctx, { id, storeId, triedOn }: Held, day: Day): Promise<boolean> {
  const tried = [...new Set([...triedOn, day])];
  await writeTry(ctx, id, tried);
  const [setting] = (await settingOn(ctx, lossReviewSetting, { day, storeId })).rows;
  return tried.length >= setting!.days;
}

/** Opens the lead again, unless the customer has come back by another one meanwhile. */
async function reopen(ctx: Ctx, { leadId, storeId, claimedBy }: Held, day: Day): Promise<boolean> {
  const lead = await lockLost(ctx, leadId);
  if (lead?.outcome !== 'lost') return false;
  if (await hasOpenLead(ctx, { customerId: lead.customerId, storeId })) return false;
  await openAgain(ctx, leadId, claimedBy);
  // The loss did not happen after all: its count is taken back on this day.
  await appendFacts(ctx, [{ ...leadFact('leadLost', lead, { day, at: ctx.now }), quantity: -1 }]);
  return true;
}

/** To whom the reopened lead went; null while it waits. */
async function dealAgain(ctx: Ctx, { leadId, storeId }: Held): Promise<string | null> {
  await dealWaiting(ctx, storeId);
  return holderOf(ctx, leadId);
}

async function tellFacts(
  ctx: Ctx,
  { leadId, claimedBy }: Held,
  { day, isFalse }: { day: Day; isFalse: boolean },
): Promise<void> {
  const lead = (await lockLost(ctx, leadId))!;
  const theirs = { ...lead, ownerId: claimedBy };
  const kinds = isFalse ? (['lossReviewed', 'lossFalse'] as const) : (['lossReviewed'] as const);
  await appendFacts(
    ctx,
    kinds.map((kind) => leadFact(kind, theirs, { day, at: ctx.now })),
  );
}

async function tell(ctx: Ctx, { id, leadId, storeId, claimedBy }: Held, note: string) {
  await notify(ctx, {
    kind: lossFalse,
    to: [claimedBy, ...(await holdersAt(ctx, 'lead', 'bulk', storeId))],
    key: id,
    params: {
      customer: (await customerOf(ctx, leadId)) || { zh: '客户', en: 'A customer' },
      note: note || null,
    },
    link: '/leads/loss-reviews?state=done',
  });
}
