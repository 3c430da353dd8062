import { Refusal } from '../../kernel/refusal.ts';

export const unknownField = (field: string) => new Refusal(422, 'list.unknown_field', { field });
export const badCondition = (condition: string) =>
  new Refusal(422, 'list.bad_condition', { condition });
export const notSortable = (field: string) => new Refusal(422, 'list.not_sortable', { field });
export const notGroupable = (field: string) => new Refusal(422, 'list.not_groupable', { field });
export const notFilterable = (field: string) => new Refusal(422, 'list.not_filterable', { field });
export const brokenCursor = () => new Refusal(422, 'list.cursor_broken');
export const notBulk = (field: string) => new Refusal(422, 'list.not_bulk', { field });
export const nothingChosen = () => new Refusal(422, 'list.nothing_chosen');
export const tooMany = (most: number) => new Refusal(422, 'list.too_many', { most });
export const tooLong = (most: number) => new Refusal(422, 'list.export_too_long', { most });
export const fieldHidden = (field: string) => new Refusal(403, 'list.field_hidden', { field });
export const badValue = (field: string) => new Refusal(422, 'list.bad_value', { field });
export const noSuchBatch = (id: string) => new Refusal(404, 'list.no_such_batch', { id });
export const alreadyUndone = (id: string) => new Refusal(409, 'list.already_undone', { id });
export const undoTooLate = (hours: number) => new Refusal(409, 'list.undo_too_late', { hours });
export const noSuchView = (id: string) => new Refusal(404, 'view.unknown', { id });
export const viewNameTaken = (name: string) => new Refusal(409, 'view.name_taken', { name });
export const mayNotShare = () => new Refusal(403, 'view.may_not_share');
export const notYourView = () => new Refusal(403, 'view.not_yours');
export const tooManyViews = (most: number) => new Refusal(409, 'view.too_many', { most });
