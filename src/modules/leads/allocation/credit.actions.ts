import type { Ctx } from '../../../platform/db.ts';
import { isCredited, lastDealt } from '../end/claim.queries.ts';
import { noteLevelChange, openTurn, setSeatLevel, storedSeat } from './seat.queries.ts';

/**
 * What was no lead, or a guest who never came, must not count against whoever got it (返还水位). A lead is given back
 * once, whatever happens to it afterwards.
 */
export async function creditBack(ctx: Ctx, leadId: string): Promise<void> {
  const dealt = await lastDealt(ctx, leadId);
  if (!dealt) return;
  const { cost, ...key } = dealt;
  const turn = (await openTurn(ctx, key)) + 1;
  const seat = await storedSeat(ctx, key);
  if (!seat || seat.leftAt || (await isCredited(ctx, leadId))) return;
  const after = seat.level - cost;
  await setSeatLevel(ctx, key, { level: after });
  await noteLevelChange(ctx, { ...key, kind: 'credited', turn, before: seat.level, after, leadId });
}
