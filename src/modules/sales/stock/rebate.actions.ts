import type { z } from 'zod';
import { reaches } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { todayOf } from '../../people/index.ts';
import * as queries from './rebate.queries.ts';
import type { getRebates, postRebate, postRebateEnd } from './rebate.schema.ts';
import { isOpenStore, visibleVehicles } from './stock.queries.ts';
import * as no from './stock.refusals.ts';

/** What was claimed from manufacturers, what came, what is late (返利台账). */
export const listRebates = async (ctx: Ctx, asked: z.output<typeof getRebates.input>) =>
  queries.rebatesOf(ctx, {
    state: asked.state ?? null,
    storeId: asked.storeId ?? null,
    after: asked.after ?? null,
    limit: asked.limit,
    today: await todayOf(ctx),
  });

/** Claims a rebate (申请返利), for one car or a lump; the same claim a second time is refused. */
export async function claimRebate(ctx: Ctx, input: z.output<typeof postRebate.input>) {
  const { storeId, vehicleId, claimedOn, ...claim } = input;
  if (!(await isOpenStore(ctx, storeId))) throw no.noSuchStore();
  if (!reaches(ctx.actor, 'stock', 'edit', { storeId })) throw no.notReached();
  if (vehicleId) await mustStandThere(ctx, vehicleId, storeId);
  const day = claimedOn ?? (await todayOf(ctx));
  const id = await queries.insertRebate(ctx, { storeId, vehicleId, claimedOn: day, ...claim });
  if (!id) throw no.rebateTwice();
  await audit(ctx, { action: 'rebate.claimed', resource: 'stock', recordId: id, after: input });
  return { id };
}

async function mustStandThere(ctx: Ctx, vehicleId: string, storeId: string): Promise<void> {
  const found = await visibleVehicles(ctx)
    .select('vehicle.id')
    .where('vehicle.id', '=', vehicleId)
    .where('vehicle.storeId', '=', storeId)
    .executeTakeFirst();
  if (!found) throw no.noSuchVehicle();
}

/** What came of a claim (返利到账、拒付); settled once. */
export async function endRebate(
  ctx: Ctx,
  { id, receivedFen, receivedOn, note }: z.output<typeof postRebateEnd.input>,
) {
  const rebate = await queries.lockRebate(ctx, id);
  if (!rebate) throw no.noSuchRebate();
  if (rebate.state !== 'claimed') throw no.rebateSettled();
  const day = receivedFen === null ? null : (receivedOn ?? (await todayOf(ctx)));
  await queries.settleRebate(ctx, id, { receivedFen, receivedOn: day, note: note || rebate.note });
  await audit(ctx, {
    action: 'rebate.settled',
    resource: 'stock',
    recordId: id,
    before: { expectedFen: rebate.expectedFen },
    after: { receivedFen, receivedOn: day, note },
  });
  return { state: receivedFen === null ? ('refused' as const) : ('received' as const) };
}
