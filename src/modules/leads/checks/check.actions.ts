import type { z } from 'zod';
import { reaches, type Actor } from '../../../kernel/actor.ts';
import { dayIn } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { zoneOf } from '../../people/index.ts';
import { callScored } from '../lead.notices.ts';
import * as no from '../lead.refusals.ts';
import { checkById, checksOf, lockCheck, writeScore } from './check.queries.ts';
import { drawSample, misfilled, totalOf, type Criterion } from './check.rules.ts';
import type { getCallChecks, putCallScore } from './check.schema.ts';
import { callSheetSetting } from './check.settings.ts';

type Check = NonNullable<Awaited<ReturnType<typeof checkById>>>;

export const listChecks = (ctx: Ctx, asked: z.output<typeof getCallChecks.input>) =>
  checksOf(ctx, asked);

/** The score sheet of a sampled call (评分表), and how it came to be drawn: drawn again before one's eyes. */
export async function showCheck(ctx: Ctx, { id }: { id: string }) {
  const check = await checkById(ctx, id);
  if (!check) throw no.noSuchCheck();
  const { seed, wanted, pool, drawnAt, storeId: _, teamId: __, scoredBy: ___, ...row } = check;
  const isSame = drawSample(pool, { seed, wanted }).includes(check.contactId);
  return {
    ...row,
    sheet: check.sheet ?? (await sheetOf(ctx, check)).map((one) => ({ ...one, points: null })),
    mayScore: mayScore(ctx.actor, check) && !isOthers(ctx.actor, check),
    draw: { seed, wanted, pool: pool.length, drawnAt, isSame },
  };
}

/**
 * Fills in a score sheet (打分). Nobody scores their own calls, and only whoever scored a call may correct it; the sheet
 * is kept as it stood when the call was drawn.
 */
export async function scoreCall(ctx: Ctx, input: z.output<typeof putCallScore.input>) {
  const { id, points, remark } = input;
  await lockCheck(ctx, id);
  const check = await checkById(ctx, id);
  if (!check) throw no.noSuchCheck();
  if (check.personId === ctx.actor.personId) throw no.ownCheck();
  if (!mayScore(ctx.actor, check)) throw no.noSuchCheck();
  if (isOthers(ctx.actor, check)) throw no.checkScored(check.scoredByName);
  const criteria: readonly Criterion[] = check.sheet ?? (await sheetOf(ctx, check));
  const wrong = misfilled(criteria, points);
  if (wrong !== undefined) throw no.badPoints(wrong, criteria[wrong]);
  const sheet = criteria.map(({ criterion, english, weight }, i) => ({
    criterion,
    english,
    weight,
    points: points[i]!,
  }));
  const total = totalOf(points);
  await writeScore(ctx, id, { sheet, total, remark });
  await audit(ctx, {
    action: 'call.scored',
    resource: 'lead',
    recordId: check.leadId,
    ownerId: check.personId,
    before: check.sheet && { total: check.total, sheet: check.sheet, remark: check.remark },
    after: { checkId: id, total, sheet, remark },
  });
  await notify(ctx, {
    kind: callScored,
    to: [check.personId],
    key: `${id} ${ctx.now}`,
    params: { total, at: check.at },
    link: `/leads/call-checks?state=scored&open=${id}`,
  });
  return { total };
}

const mayScore = (actor: Actor, { personId, storeId, teamId }: Check): boolean =>
  personId !== actor.personId && reaches(actor, 'lead', 'bulk', { storeId, teamId });

const isOthers = (actor: Actor, { scoredBy }: Check): boolean =>
  scoredBy !== null && scoredBy !== actor.personId;

/** The criteria of the day on which the call was drawn, at the store of its lead. */
async function sheetOf(ctx: Ctx, { drawnAt, storeId }: Check): Promise<Criterion[]> {
  const day = dayIn(Date.parse(drawnAt), await zoneOf(ctx));
  return (await settingOn(ctx, callSheetSetting, { day, storeId })).rows;
}
