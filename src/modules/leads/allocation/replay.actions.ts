import type { Ctx } from '../../../platform/db.ts';
import { movesOf, queuesIn } from './replay.queries.ts';
import { replay, type Difference } from './replay.rules.ts';

export type Replayed = {
  store: string;
  role: string;
  moves: number;
  dealt: number;
  differences: Difference[];
};

/** Runs every dealing of some days again from what was kept (重放分配), queue by queue. */
export async function replayAllocation(
  ctx: Ctx,
  span: { from: string; to: string },
): Promise<Replayed[]> {
  const found: Replayed[] = [];
  for (const queue of await queuesIn(ctx, span)) {
    const moves = await movesOf(ctx, queue, span);
    found.push({
      store: queue.storeName,
      role: queue.role,
      moves: moves.length,
      dealt: moves.filter(({ kind }) => kind === 'dealt').length,
      differences: replay(moves),
    });
  }
  return found;
}
