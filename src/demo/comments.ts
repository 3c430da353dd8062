import { uuidV7 } from '../kernel/uuid.ts';
import type { Arrival } from '../modules/leads/intake/arrival.rules.ts';
import { takeIn } from '../modules/leads/intake/intake.actions.ts';
import { intentsOf } from '../modules/leads/sheet/comment.rules.ts';
import { insertComments } from '../modules/leads/sheet/sheet.queries.ts';
import type { Ctx } from '../platform/db.ts';

const minute = 60_000;
const said = [
  ['爱车的鱼', 'L5 落地多少钱'],
  ['江边钓手', '周末能试驾吗，店在哪'],
  ['二宝妈', '旧车置换补贴多少'],
  ['阿强', '白色有现车吗'],
  ['夜跑的人', '首付最低几成'],
] as const;

/** Comments of the last livestream that wait to be answered (直播评论). */
export async function liveComments(
  ctx: Ctx,
  { storeId, sourceId }: { storeId: string; sourceId: string },
): Promise<void> {
  const run = { ...ctx, importId: uuidV7(), source: '', unknown: [] };
  await insertComments(
    run,
    said.map(([nickname, text], i) => ({
      id: uuidV7(),
      storeId,
      sourceId,
      at: new Date(Date.parse(ctx.now) - (900 - i * 7) * minute).toISOString(),
      nickname,
      platformUser: `live-${i + 1}`,
      text,
      intents: intentsOf(text),
      state: 'open' as const,
      leadId: null,
    })),
  );
}

/** Leads that their portal sells a second time (重复线索), two days later and for the same price. */
export async function soldTwice(ctx: Ctx, arrivals: readonly Arrival[]): Promise<void> {
  const asking = { actor: ctx.actor, now: ctx.now, alive: null, stale: () => new Error('stale') };
  await takeIn(
    ctx,
    arrivals.map((arrival, i) => ({
      asking,
      arrival: { ...arrival, externalId: `VP-${20_880 + i * 7}`, receivedAt: ctx.now },
    })),
  );
}
