import { Refusal } from '../../kernel/refusal.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { notify } from '../../platform/notify/notify.ts';
import { announce } from '../../platform/outbox.ts';
import { measureNames, targetPublished, whatHappened } from './target.notices.ts';
import {
  insertTargetCells,
  insertTargetVersion,
  type TargetCell,
  type TargetVersion,
} from './target.queries.ts';

export const publishedMeanwhile = () => new Refusal(409, 'target.published_meanwhile');

/**
 * Keeps a frozen version of targets (目标版本) that plan publishes: numbered per year, measure and
 * scope, never changed afterwards. Of two publications at once, one is refused.
 */
export async function publishTargets(
  ctx: Ctx,
  version: TargetVersion,
  cells: readonly TargetCell[],
) {
  const made = await insertTargetVersion(ctx, version);
  if (!made) throw publishedMeanwhile();
  await insertTargetCells(ctx, made.id, cells);
  await audit(ctx, {
    action: 'target.published',
    resource: 'target',
    recordId: made.id,
    after: { ...version, number: made.number },
  });
  const { year, measure, planId } = version;
  const told = { year, measure, planId, number: made.number };
  await announce(ctx, 'target.published', made.id, told);
  await tellOwners(ctx, { ...version, ...made }, cells);
  return made;
}

/** Tells whose targets these are, but not who published them. */
async function tellOwners(
  ctx: Ctx,
  { id, year, measure, number, reason }: TargetVersion & { id: string; number: number },
  cells: readonly TargetCell[],
): Promise<void> {
  await notify(ctx, {
    kind: targetPublished,
    to: cells.map(({ personId }) => personId).filter((owner) => owner !== ctx.actor.personId),
    key: id,
    params: { year, number, reason, measure: measureNames[measure], what: whatHappened(number) },
    link: '/kpi',
    places: cells.map(({ storeId, teamId }) => ({ storeId, teamId })),
  });
}
