import type { z } from 'zod';
import { addOpenMinutes } from '../../../platform/calendar/hours.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, holdersOf, nameOf } from '../../people/index.ts';
import { costOf } from '../allocation/allocation.rules.ts';
import { noteLevelChange, openTurn, setSeatLevel, storedSeat } from '../allocation/seat.queries.ts';
import { appealDecided, appealLate, appealMade } from '../lead.notices.ts';
import {
  appealAgain,
  appealOver,
  noSuchAllocation,
  noSuchAppeal,
  ownAppeal,
} from '../lead.refusals.ts';
import { storeRules } from '../store-rules.ts';
import {
  allocationById,
  appealsOf,
  insertAppeal,
  lockAppeal,
  takeLate,
  writeVerdict,
  type Pending,
} from './appeal.queries.ts';
import type { getAppeals, postAppeal, postVerdict } from './appeal.schema.ts';
import { appealSetting } from './appeal.settings.ts';

export const listAppeals = (ctx: Ctx, asked: z.output<typeof getAppeals.input>) =>
  appealsOf(ctx, asked);

/**
 * Appeals against an allocation (提出申诉). Whoever stood on its list or got the lead may, once; the answer is due in
 * open hours of the store.
 */
export async function appeal(ctx: Ctx, { id, text }: z.output<typeof postAppeal.input>) {
  const found = await allocationById(ctx, id);
  const me = ctx.actor.personId;
  const isConcerned =
    found?.personId === me || found?.value?.candidates.some(({ personId }) => personId === me);
  if (!found || !isConcerned) throw noSuchAllocation();
  const { storeId, role, leadId } = found;
  const dueAt = await dueAtOf(ctx, storeId);
  const made = await insertAppeal(ctx, { storeId, role, allocationId: id, leadId, text, dueAt });
  if (!made) throw appealAgain();
  await audit(ctx, {
    action: 'lead.appealed',
    resource: 'lead',
    recordId: leadId,
    after: { allocationId: id, text },
  });
  await notify(ctx, {
    kind: appealMade,
    to: await holdersAt(ctx, 'lead', 'bulk', storeId),
    key: made,
    params: { person: (await nameOf(ctx, me)) ?? null, at: dueAt },
    link: '/leads/appeals',
  });
  return { id: made, dueAt };
}

async function dueAtOf(ctx: Ctx, storeId: string): Promise<string> {
  const { day, opening } = await storeRules(ctx, storeId);
  const [setting] = (await settingOn(ctx, appealSetting, { day, storeId })).rows;
  const { openOn, zone } = opening;
  return new Date(
    addOpenMinutes(openOn, zone, Date.parse(ctx.now), setting!.hours * 60),
  ).toISOString();
}

/**
 * Answers an appeal (答复申诉). Nobody answers their own. Upheld, the appellant's level is lowered by one lead, so that
 * the next fitting one comes to them; the move is in the queue's history like any other.
 */
export async function decideAppeal(
  ctx: Ctx,
  { id, verdict, answer }: z.output<typeof postVerdict.input>,
) {
  const found = await lockAppeal(ctx, id);
  if (!found) throw noSuchAppeal();
  if (found.verdict) throw appealOver();
  if (found.personId === ctx.actor.personId) throw ownAppeal();
  const credit = verdict === 'upheld' ? await giveBack(ctx, found) : 0;
  await writeVerdict(ctx, id, { verdict, answer, credit });
  await audit(ctx, {
    action: `lead.appeal_${verdict}`,
    resource: 'lead',
    recordId: found.leadId,
    ownerId: found.personId,
    after: { answer, credit },
  });
  await notify(ctx, {
    kind: appealDecided,
    to: [found.personId],
    key: id,
    params: {
      verdict:
        verdict === 'upheld' ? { zh: '成立', en: 'upheld' } : { zh: '不成立', en: 'rejected' },
      answer,
    },
    link: '/leads/appeals?state=decided',
  });
  return { credit };
}

/** Lowers the appellant's level by what one lead costs them; 0 where they have no seat any more. */
async function giveBack(
  ctx: Ctx,
  { storeId, role, personId, leadId, id }: Pending,
): Promise<number> {
  const key = { storeId, role, personId };
  const turn = (await openTurn(ctx, key)) + 1;
  const seat = await storedSeat(ctx, key);
  if (!seat || seat.leftAt) return 0;
  const credit = costOf(seat.weight);
  const after = seat.level - credit;
  await setSeatLevel(ctx, key, { level: after });
  const change = { ...key, kind: 'credited', turn, before: seat.level, after } as const;
  await noteLevelChange(ctx, { ...change, note: `appeal ${id} ${leadId}` });
  return credit;
}

/** Tells the directors of appeals that nobody answered in time (申诉超时); each once. Answers how many. */
export async function watchAppeals(ctx: Ctx): Promise<number> {
  const late = await takeLate(ctx, 200);
  for (const { id, storeId, personId, dueAt } of late)
    await notify(ctx, {
      kind: appealLate,
      to: [
        ...(await holdersOf(ctx, 'lead', 'bulk')),
        ...(await holdersAt(ctx, 'lead', 'bulk', storeId)),
      ],
      key: id,
      params: { person: (await nameOf(ctx, personId)) ?? null, at: dueAt },
      link: '/leads/appeals',
    });
  return late.length;
}
