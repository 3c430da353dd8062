import { scopeOf } from '../../kernel/actor.ts';
import type { FeedPart } from '../../platform/calendar/program.ts';
import { ownActionsBetween } from './action-due.queries.ts';

/** Actions of plans that the person answers for (行动计划), from their first day to their last. */
export const planFeed: FeedPart = {
  key: 'plan_actions',
  name: { zh: '我负责的行动计划', en: 'Plan actions I answer for' },
  async entries(ctx, { from, to, language }) {
    if (scopeOf(ctx.actor, 'plan', 'read') === 'no') return [];
    const actions = await ownActionsBetween(ctx, { from, to });
    return actions.map(({ id, title, startsOn, endsOn, planId, year, isDone }) => ({
      uid: `plan-action-${id}@fairlead`,
      from: startsOn,
      to: endsOn,
      title,
      note: language === 'zh' ? `${year} 年计划` : `Plan ${year}`,
      link: `/plan/${planId}/swot`,
      isDone,
    }));
  },
};
