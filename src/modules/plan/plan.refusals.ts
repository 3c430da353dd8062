import { Refusal } from '../../kernel/refusal.ts';
import type { GridRefusal, Mend } from './rebalance.rules.ts';

export const noSuchPlan = (id: string) => new Refusal(404, 'plan.unknown', { id });
export const planExists = (year: number) => new Refusal(409, 'plan.exists', { year });
export const mayNotEditPlan = (id: string) => new Refusal(403, 'plan.may_not_edit', { id });
export const noSuchStore = (id: string) => new Refusal(404, 'store.unknown', { id });
export const noSuchOwner = (id: string) =>
  new Refusal(422, 'plan.owner_unknown', { field: 'ownerId', id });
export const noSuchAction = (id: string) => new Refusal(404, 'plan.action_unknown', { id });
export const mayNotMoveAction = (id: string) =>
  new Refusal(403, 'plan.may_not_move_action', { id });
export const noSuchSwotItem = (id: string) => new Refusal(404, 'plan.swot_unknown', { id });
export const noSuchBrand = () => new Refusal(422, 'plan.brand_unknown', { field: 'rivalBrandIds' });

export const changedMeanwhile = (version: number) =>
  new Refusal(409, 'plan.changed_meanwhile', { version });
export const notDecomposed = () => new Refusal(409, 'plan.not_decomposed');
export const nothingToPlan = (missing: 'store' | 'model') =>
  new Refusal(422, 'plan.nothing_to_plan', { missing });

export const noSuchRow = (id: string) => new Refusal(422, 'plan.row_unknown', { id });
export const lockedCellChanged = (name: string, month: number) =>
  new Refusal(422, 'plan.locked_cell_changed', { name, month });
export const lockedElsewhere = (view: string, month: number) =>
  new Refusal(422, 'plan.locked_elsewhere', { view, month });
/** The edit does not fit; details carry the limit, what it rests on and mends that work. */
export const doesNotFit = (refusal: GridRefusal, mends: readonly Mend[]) =>
  new Refusal(422, 'plan.does_not_fit', { refusal, mends });

export const workbookUnreadable = () => new Refusal(422, 'plan.workbook_unreadable');
export const workbookOfAnother = () => new Refusal(409, 'plan.workbook_of_another');
export const notANumber = (row: number, month: number) =>
  new Refusal(422, 'plan.not_a_number', { row, month });
