import type { Actor } from '../kernel/actor.ts';
import { dayIn } from '../kernel/period.ts';
import { noteContact } from '../modules/leads/desk/contact.actions.ts';
import { mondayOf } from '../modules/leads/checks/check.rules.ts';
import { claimEnd, decideEnd } from '../modules/leads/end/claim.actions.ts';
import { takeIn } from '../modules/leads/intake/intake.actions.ts';
import type { Arrival } from '../modules/leads/intake/arrival.rules.ts';
import { drawLossesOf } from '../modules/leads/review/draw.actions.ts';
import { answerReview } from '../modules/leads/review/review.actions.ts';
import { reviewsOf } from '../modules/leads/review/review.queries.ts';
import type { Ctx } from '../platform/db.ts';

const day = 86_400_000;
const losses = [
  { reason: 'bought_rival', rival: '瀚野 T5', text: '上周提了车', seconds: 210 },
  { reason: 'other', rival: '', text: '再说吧', seconds: 0 },
  { reason: 'gave_up', rival: '', text: '家里不同意', seconds: 0 },
  { reason: 'price', rival: '', text: '比网上贵两千', seconds: 180 },
  { reason: 'bought_elsewhere', rival: '', text: '', seconds: 60 },
] as const;
const answers = [
  { result: 'confirmed', note: '已提车，资料一致' },
  { result: 'false_loss', note: '还在看，想周末试驾' },
  { result: 'unreached', note: '' },
] as const;

/**
 * Losses of two weeks ago and their second calls (战败回访): given up after contact on three days, approved, drawn;
 * some have been called again, one of them still wants a car.
 */
export async function loseAndCallAgain(
  ctx: Ctx,
  {
    arrivals,
    consultants,
    manager,
  }: { arrivals: readonly Arrival[]; consultants: readonly Actor[]; manager: Actor },
): Promise<void> {
  // In the morning, so that the contacts fall on three days however late it is now.
  const begun = Date.parse(`${dayIn(Date.parse(ctx.now) - 14 * day)}T02:00:00Z`);
  const at = (days: number, actor: Actor): Ctx => ({
    ...ctx,
    actor,
    now: new Date(begun + days * day).toISOString(),
  });
  for (const [i, arrival] of arrivals.entries()) {
    const consultant = consultants[i % consultants.length]!;
    const { reason, rival, text, seconds } = losses[i % losses.length]!;
    const first = at(0, consultant);
    const asking = { actor: consultant, now: first.now, alive: null, stale: () => new Error() };
    const given = { ...arrival, receivedAt: first.now, ownerId: consultant.personId };
    const { done } = await takeIn(first, [{ arrival: given, asking }]);
    const [taken] = done;
    if (!taken || 'refused' in taken) throw new Error('the demo loses what it takes in');
    const id = taken.taken.leadId;
    for (const days of [0.1, 1, 2])
      await noteContact(at(days, consultant), {
        id,
        kind: 'call',
        direction: 'out',
        seconds,
        text: '',
      });
    const claim = await claimEnd(at(2.2, consultant), { id, kind: 'lost', reason, rival, text });
    await decideEnd(at(2.5, manager), { id: claim.id, approve: true, note: '' });
  }
  await drawLossesOf(at(8, manager), mondayOf(dayIn(begun + 2.5 * day)));
  const { rows } = await reviewsOf(at(9, manager), { state: 'open', limit: 50 });
  for (const [i, answer] of answers.entries()) {
    const review = rows[i];
    if (review) await answerReview(at(9, manager), { id: review.id, ...answer });
  }
}
