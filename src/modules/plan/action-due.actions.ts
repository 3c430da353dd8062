import { addDays, dayIn } from '../../kernel/period.ts';
import type { Ctx } from '../../platform/db.ts';
import { notify } from '../../platform/notify/notify.ts';
import { actionsEnding, type DueAction } from './action-due.queries.ts';
import { actionDue, actionOverdue } from './action.notices.ts';

const aheadDays = 7;
/** Older ends are left in peace: whoever moves the date is told anew. */
const behindDays = 30;

/**
 * Tells the owners of actions that end within a week or are past their end (行动到期提醒): once for each
 * end date, so that a moved date is news again.
 */
export async function tellOfActions(ctx: Ctx): Promise<void> {
  const today = dayIn(Date.parse(ctx.now));
  const range = { from: addDays(today, -behindDays), to: addDays(today, aheadDays) };
  for (const action of await actionsEnding(ctx, range)) {
    await notify(ctx, {
      kind: action.endsOn < today ? actionOverdue : actionDue,
      to: [action.ownerId],
      key: `${action.id} ${action.endsOn}`,
      params: { title: action.title, endsOn: action.endsOn, plan: planName(action) },
      link: `/plan/${action.planId}/swot`,
    });
  }
}

const planName = ({ year, storeName }: DueAction) => ({
  zh: `${storeName ?? '集团'} ${year} 年计划`,
  en: `the ${year} plan of ${storeName ?? 'the group'}`,
});
