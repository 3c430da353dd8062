import type { z } from 'zod';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { todayOf } from '../../people/index.ts';
import type { Grade } from '../clock/grade.rules.ts';
import { changeLead } from '../desk/work.queries.ts';
import { takeIn } from '../intake/intake.actions.ts';
import { LeadInput } from '../intake/intake.schema.ts';
import { arrivalOf } from '../intake/intake.serve.ts';
import { takenBefore } from '../intake/known.queries.ts';
import { heldBy, heldByNobody, storeOutOfReach } from '../lead.refusals.ts';
import { holderOf } from './entry.queries.ts';
import { leadGradeSetting } from '../lead.settings.ts';
import type { postLeadEntry } from './entry.schema.ts';

/** How a store grades today (意向级别规则); the group's rule for whoever works at none. */
export async function showGrades(ctx: Ctx) {
  const day = await todayOf(ctx);
  const { rows } = await settingOn(ctx, leadGradeSetting, { day, storeId: ctx.actor.storeId });
  return {
    rows: rows.map(({ grade, within, every }) => ({ grade: grade as Grade, within, every })),
  };
}

/**
 * Takes a customer in whom somebody typed in on their phone (快速录入), however much later it is sent: the device's own
 * id of the entry is kept with the touch for good, so that it counts once. A customer whom a colleague follows is not
 * quietly given to them: that is said, and joined only when asked for.
 */
export async function enterLead(ctx: Ctx, input: z.output<typeof postLeadEntry.input>) {
  const { actor, now } = ctx;
  const { entryId, at = now, way, nextAt, joins, ...known } = input;
  const isMineIn = async (leadId: string) =>
    (await holderOf(ctx, leadId))?.ownerId === actor.personId;
  const [before] = await takenBefore(ctx, [{ sender: actor.login, externalId: entryId }]);
  if (before) {
    const { result, leadId, customerId } = before;
    return { result, leadId, customerId, isMine: await isMineIn(leadId) };
  }
  if (!actor.storeId) throw storeOutOfReach();
  const arrival = arrivalOf(
    ctx,
    LeadInput.parse({
      ...known,
      storeId: actor.storeId,
      intake: way,
      externalId: entryId,
      receivedAt: at > now ? now : at,
      mine: true,
    }),
  );
  // A session that ended would have been refused before: the road of this contract asks for it itself.
  const asking = { actor, now, alive: null, stale: storeOutOfReach };
  const [done] = (await takeIn(ctx, [{ arrival: { ...arrival, touchId: uuidV7() }, asking }])).done;
  if ('refused' in done!) throw done.refused;
  const { result, leadId, customerId } = done!.taken;
  const holder = await holderOf(ctx, leadId);
  const isMine = holder?.ownerId === actor.personId;
  if (!isMine && !joins) throw holder?.name ? heldBy(holder.name) : heldByNobody();
  if (isMine && nextAt) await changeLead(ctx, leadId, { nextAt });
  return { result, leadId, customerId, isMine };
}
