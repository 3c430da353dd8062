import { reaches, scopeOf, type Actor } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { staffWhoStay, visibleStores } from '../people/index.ts';
import {
  actionsOf,
  insertPlan,
  plansOf,
  removeAction,
  writeAction,
  type PlanRow,
} from './plan.queries.ts';
import {
  mayNotEditPlan,
  noSuchAction,
  noSuchOwner,
  noSuchPlan,
  noSuchStore,
  planExists,
} from './plan.refusals.ts';
import type {
  deletePlanAction,
  getPlans,
  postPlan,
  postPlanAction,
  putPlanAction,
} from './plan.schema.ts';

/** The group's plan is for those whose right covers everything; a store's also for the store. */
export const mayEditPlan = (actor: Actor, storeId: string | null): boolean =>
  storeId === null
    ? scopeOf(actor, 'plan', 'edit') === 'all'
    : reaches(actor, 'plan', 'edit', { storeId });

const shown = (ctx: Ctx, row: PlanRow) => ({
  ...row,
  mayEdit: mayEditPlan(ctx.actor, row.storeId),
});

export async function listPlans(ctx: Ctx, { year }: InputOf<typeof getPlans>) {
  return { rows: (await plansOf(ctx, { year })).map((row) => shown(ctx, row)) };
}

export async function readPlan(ctx: Ctx, { id }: { id: string }) {
  const [row] = await plansOf(ctx, { id });
  if (!row) throw noSuchPlan(id);
  return shown(ctx, row);
}

/** The plan, for a change: invisible is unknown, visible but not editable is refused. */
export async function editablePlan(ctx: Ctx, id: string): Promise<PlanRow> {
  const plan = await readPlan(ctx, { id });
  if (!plan.mayEdit) throw mayNotEditPlan(id);
  return plan;
}

/** Starts the plan of a year (新建年度计划); a year and place have one. */
export async function startPlan(ctx: Ctx, { year, storeId }: InputOf<typeof postPlan>) {
  if (storeId !== null) {
    const store = await visibleStores(ctx)
      .select('store.id')
      .where('store.id', '=', storeId)
      .executeTakeFirst();
    if (!store) throw noSuchStore(storeId);
  }
  if (!mayEditPlan(ctx.actor, storeId)) throw mayNotEditPlan(storeId ?? '');
  const id = await insertPlan(ctx, { year, storeId });
  if (!id) throw planExists(year);
  await audit(ctx, {
    action: 'plan.started',
    resource: 'plan',
    recordId: id,
    after: { year, storeId },
  });
  return readPlan(ctx, { id });
}

export async function listActions(ctx: Ctx, { id }: { id: string }) {
  await readPlan(ctx, { id });
  return { rows: await actionsOf(ctx, id) };
}

/** Adds an action with its owner and period, so that SWOT items can be answered by it. */
export const addAction = (ctx: Ctx, { id, ...fields }: InputOf<typeof postPlanAction>) =>
  keepAction(ctx, id, fields);

export const changeAction = (
  ctx: Ctx,
  { id, actionId, ...fields }: InputOf<typeof putPlanAction>,
) => keepAction(ctx, id, fields, actionId);

async function keepAction(
  ctx: Ctx,
  planId: string,
  fields: Parameters<typeof writeAction>[2],
  actionId?: string,
) {
  await editablePlan(ctx, planId);
  if ((await staffWhoStay(ctx, [fields.ownerId])) === 0) throw noSuchOwner(fields.ownerId);
  const before = actionId && (await actionsOf(ctx, planId, actionId))[0];
  const id = await writeAction(ctx, planId, fields, actionId);
  if (!id) throw noSuchAction(actionId ?? '');
  const [after] = await actionsOf(ctx, planId, id);
  const action = actionId ? 'plan.action_changed' : 'plan.action_added';
  await audit(ctx, { action, resource: 'plan', recordId: planId, before, after });
  return after!;
}

export async function dropAction(ctx: Ctx, { id, actionId }: InputOf<typeof deletePlanAction>) {
  await editablePlan(ctx, id);
  const [before] = await actionsOf(ctx, id, actionId);
  if (!before || !(await removeAction(ctx, id, actionId))) throw noSuchAction(actionId);
  await audit(ctx, { action: 'plan.action_removed', resource: 'plan', recordId: id, before });
  return {};
}
