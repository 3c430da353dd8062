import { z } from 'zod';
import type { Ctx } from '../../platform/db.ts';
import type { Logged, Restorer } from '../../platform/audit/restorer.ts';
import { setGoals } from './goal.actions.ts';
import { goalsOf, rivalBrandsOf } from './goal.queries.ts';
import { goalMeasures, putGoals } from './goal.schema.ts';
import { changeAction, editablePlan } from './plan.actions.ts';
import { actionsOf } from './plan.queries.ts';
import { putPlanAction } from './plan.schema.ts';
import { changeSwotItem } from './swot.actions.ts';
import { swotOf } from './swot.queries.ts';
import { putSwotItem } from './swot.schema.ts';

type Fields = Record<string, unknown>;

const right = { resource: 'plan', verb: 'edit' } as const;
const planOf = ({ recordId }: Logged) => recordId ?? '';
/** The item's own id stands in both sides of the log; the record is its plan. */
const itemOf = ({ before }: Logged) => z.object({ id: z.uuid() }).parse(before).id;
const idsOf = (rows: unknown) => z.array(z.object({ id: z.string() })).parse(rows).map(({ id }) => id); // prettier-ignore
const ownerOf = ({ ownerId, owner }: Fields) => ownerId ?? (owner as { id?: string } | null)?.id;

const actionFields = (side: Fields): Fields => ({
  title: side['title'],
  ownerId: ownerOf(side),
  startsOn: side['startsOn'],
  endsOn: side['endsOn'],
});

const swotFields = (side: Fields): Fields => ({
  quadrant: side['quadrant'],
  title: side['title'],
  evidence: side['evidence'],
  ownerId: ownerOf(side),
  actionIds: (side['actionIds'] as string[] | undefined) ?? idsOf(side['actions'] ?? []),
});

const withoutGoals = Object.fromEntries(goalMeasures.map((measure) => [measure, null]));

async function currentAction(ctx: Ctx, logged: Logged): Promise<Fields | undefined> {
  await editablePlan(ctx, planOf(logged));
  const [action] = await actionsOf(ctx, planOf(logged), itemOf(logged));
  return action && actionFields(action);
}

async function currentSwotItem(ctx: Ctx, logged: Logged): Promise<Fields | undefined> {
  await editablePlan(ctx, planOf(logged));
  const item = (await swotOf(ctx, planOf(logged))).find(({ id }) => id === itemOf(logged));
  return item && swotFields(item);
}

async function currentGoals(ctx: Ctx, logged: Logged): Promise<Fields> {
  await editablePlan(ctx, planOf(logged));
  const goals = await goalsOf(ctx, planOf(logged));
  return { ...withoutGoals, ...goals, rivalBrandIds: await rivalBrandsOf(ctx, planOf(logged)) };
}

/** Changes of goals, SWOT items and actions of a plan can be taken back (恢复计划的修改). */
export const planRestorers: readonly Restorer[] = [
  {
    action: 'plan.goals_set',
    right,
    // A goal that the log does not name was not set: nothing is what stood there.
    fields: (side, which) => (which === 'before' ? { ...withoutGoals, ...side } : side),
    current: currentGoals,
    restore: (ctx, logged, { rivalBrandIds, ...values }) =>
      setGoals(ctx, putGoals.input.parse({ id: planOf(logged), values, ...(rivalBrandIds !== undefined && { rivalBrandIds }) })), // prettier-ignore
  },
  {
    action: 'plan.action_changed',
    right,
    fields: actionFields,
    current: currentAction,
    restore: async (ctx, logged, values) => {
      const ids = { id: planOf(logged), actionId: itemOf(logged) };
      const now = await currentAction(ctx, logged);
      return changeAction(ctx, putPlanAction.input.parse({ ...now, ...values, ...ids }));
    },
  },
  {
    action: 'plan.swot_changed',
    right,
    fields: swotFields,
    current: currentSwotItem,
    restore: async (ctx, logged, values) => {
      const ids = { id: planOf(logged), itemId: itemOf(logged) };
      const now = await currentSwotItem(ctx, logged);
      return changeSwotItem(ctx, putSwotItem.input.parse({ ...now, ...values, ...ids }));
    },
  },
];
