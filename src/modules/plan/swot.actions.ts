import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { editablePlan, readPlan } from './plan.actions.ts';
import { staffWhoStay } from '../people/index.ts';
import { actionsOf } from './plan.queries.ts';
import { noSuchAction, noSuchOwner, noSuchSwotItem } from './plan.refusals.ts';
import { removeSwotItem, swotOf, writeSwotItem, type SwotFields } from './swot.queries.ts';
import type { deleteSwotItem, postSwotItem, putSwotItem } from './swot.schema.ts';

/** The SWOT (态势分析) of a plan; items that no action answers are counted, so that they are seen. */
export async function readSwot(ctx: Ctx, { id }: { id: string }) {
  await readPlan(ctx, { id });
  const rows = await swotOf(ctx, id);
  return { rows, unanswered: rows.filter(({ actions }) => actions.length === 0).length };
}

export const addSwotItem = (ctx: Ctx, { id, ...fields }: InputOf<typeof postSwotItem>) =>
  keepSwotItem(ctx, id, fields);

export const changeSwotItem = (ctx: Ctx, { id, itemId, ...fields }: InputOf<typeof putSwotItem>) =>
  keepSwotItem(ctx, id, fields, itemId);

async function keepSwotItem(ctx: Ctx, planId: string, fields: SwotFields, itemId?: string) {
  await editablePlan(ctx, planId);
  if ((await staffWhoStay(ctx, [fields.ownerId])) === 0) throw noSuchOwner(fields.ownerId);
  const known = new Set((await actionsOf(ctx, planId)).map((action) => action.id));
  const foreign = fields.actionIds.find((actionId) => !known.has(actionId));
  if (foreign) throw noSuchAction(foreign);
  const before = itemId && (await swotOf(ctx, planId)).find((item) => item.id === itemId);
  const id = await writeSwotItem(ctx, planId, fields, itemId);
  if (!id) throw noSuchSwotItem(itemId ?? '');
  const action = itemId ? 'plan.swot_changed' : 'plan.swot_added';
  await audit(ctx, {
    action,
    resource: 'plan',
    recordId: planId,
    before,
    after: { id, ...fields },
  });
  return { id };
}

export async function dropSwotItem(ctx: Ctx, { id, itemId }: InputOf<typeof deleteSwotItem>) {
  await editablePlan(ctx, id);
  const before = (await swotOf(ctx, id)).find((item) => item.id === itemId);
  if (!before || !(await removeSwotItem(ctx, id, itemId))) throw noSuchSwotItem(itemId);
  await audit(ctx, { action: 'plan.swot_removed', resource: 'plan', recordId: id, before });
  return {};
}
