import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { mayNotMoveAction, noSuchAction } from '../plan.refusals.ts';
import { actionToMove, updateStatus } from './action-list.queries.ts';
import type { putActionStatus } from './action-list.schema.ts';

/** Moves an action to another column of the board (移动行动卡片); where it stands already, nothing is written. */
export async function moveAction(ctx: Ctx, { id, status }: InputOf<typeof putActionStatus>) {
  const action = await actionToMove(ctx, id);
  if (!action) throw noSuchAction(id);
  if (!action.mayMove) throw mayNotMoveAction(id);
  if (action.status === status) return { id, status };
  await updateStatus(ctx, { id, status });
  await audit(ctx, {
    action: 'plan.action_moved',
    resource: 'plan',
    recordId: action.planId,
    before: { id, status: action.status },
    after: { id, status },
  });
  return { id, status };
}
