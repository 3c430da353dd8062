import { addDays, dayIn } from '../../../kernel/period.ts';
import { addOpenMinutes, openTimeBetween } from '../../../platform/calendar/hours.ts';
import type { Ctx } from '../../../platform/db.ts';
import { mustReachStore } from '../allocation/seat.actions.ts';
import { isOpenAt } from '../clock/deadlines.ts';
import { storeRules, type StoreRules } from '../store-rules.ts';
import { deskFigures, deskRows, statusOf, type Queue } from './desk.queries.ts';

/** The DCC desk (DCC 工作台): one queue, what stands above it, and when the clock runs. */
export async function readDesk(
  ctx: Ctx,
  { queue, storeId }: { queue: Queue; storeId?: string | undefined },
) {
  const at = storeId ?? ctx.actor.storeId;
  if (storeId) mustReachStore(ctx.actor, 'read', storeId);
  const rules = at ? await storeRules(ctx, at) : undefined;
  const day = rules?.day ?? dayIn(Date.parse(ctx.now));
  const { rows, isMore } = await deskRows(ctx, queue, at);
  const { mine, store, pool, ...figures } = await deskFigures(ctx, at, day);
  return {
    storeId: at,
    now: ctx.now,
    ...(rules ? openingNow(rules, ctx.now) : { openUntil: null, opensAt: null }),
    counts: { mine, store, pool },
    figures,
    status: await statusOf(ctx),
    rows,
    isMore,
  };
}

/** Until when the store is open, or from when again (营业至): one of the two. */
function openingNow({ opening, day }: StoreRules, now: string) {
  const { openOn, zone } = opening;
  const at = Date.parse(now);
  if (!isOpenAt(opening, now))
    return {
      openUntil: null,
      opensAt: new Date(addOpenMinutes(openOn, zone, at, 0)).toISOString(),
    };
  const end = Date.parse(`${addDays(day, 2)}T00:00:00Z`);
  let [low, high] = [at, end];
  // The first closed moment after now, to the minute.
  while (high - low > 60_000) {
    const middle = low + Math.floor((high - low) / 2);
    const isOpenTill = openTimeBetween(openOn, zone, at, middle) === middle - at;
    if (isOpenTill) low = middle;
    else high = middle;
  }
  return { openUntil: new Date(Math.round(low / 60_000) * 60_000).toISOString(), opensAt: null };
}
