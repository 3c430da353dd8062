import type { InputOf } from '../../kernel/endpoint.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { isUniqueViolation } from '../errors.ts';
import {
  mayNotShare,
  noSuchView,
  notYourView,
  tooManyViews,
  viewNameTaken,
} from './list.refusals.ts';
import * as views from './view.queries.ts';
import { mayEditView, mayShareWith } from './view.rules.ts';
import type { Audience, patchListView, postListView, putDefaultListView } from './view.schema.ts';

const viewsMost = 50;

/** Saved views of a list, with what the asker may do with each. */
export async function listViews(ctx: Ctx, { list }: { list: string }) {
  const rows = await views.viewsOf(ctx, list);
  return {
    rows: rows.map((view) => ({ ...view, mayEdit: mayEditView(ctx.actor, view) })),
    mayShare: mayShareWith(ctx.actor),
  };
}

/** Saves a view (保存视图). Sharing it needs the right to edit views as far as it is shared. */
export async function saveView(ctx: Ctx, input: InputOf<typeof postListView>) {
  mustShare(ctx, input.audience);
  if ((await views.countOwnViews(ctx, input.list)) >= viewsMost) throw tooManyViews(viewsMost);
  const id = uuidV7();
  await named(input.name, () => views.insertView(ctx, { id, ...input }));
  await audit(ctx, { action: 'view.saved', resource: 'view', recordId: id, after: input });
  return { id };
}

/** Renames, shares or changes a view; its owner, or who may edit everybody's. */
export async function changeView(ctx: Ctx, { id, ...change }: InputOf<typeof patchListView>) {
  const before = await editableView(ctx, id);
  if (change.audience && change.audience !== before.audience) mustShare(ctx, change.audience);
  await named(change.name ?? '', () => views.updateView(ctx, id, change as views.ViewChange));
  await audit(ctx, {
    action: 'view.changed',
    resource: 'view',
    recordId: id,
    before: { name: before.name, audience: before.audience, state: before.state },
    after: change,
  });
  return { id };
}

export async function dropView(ctx: Ctx, { id }: { id: string }) {
  const before = await editableView(ctx, id);
  await views.deleteView(ctx, id);
  await audit(ctx, { action: 'view.deleted', resource: 'view', recordId: id, before });
  return {};
}

/** Chooses the view that the asker's list opens with. */
export async function chooseView(ctx: Ctx, { list, viewId }: InputOf<typeof putDefaultListView>) {
  const view = viewId && (await views.findView(ctx, viewId));
  if (viewId && (!view || view.list !== list)) throw noSuchView(viewId);
  await views.chooseDefault(ctx, list, viewId);
  return {};
}

async function editableView(ctx: Ctx, id: string) {
  const view = await views.findView(ctx, id);
  if (!view) throw noSuchView(id);
  if (!mayEditView(ctx.actor, view)) throw notYourView();
  return view;
}

function mustShare({ actor }: Ctx, audience: Audience): void {
  if (!mayShareWith(actor).includes(audience)) throw mayNotShare();
}

async function named(name: string, write: () => Promise<void>): Promise<void> {
  try {
    await write();
  } catch (error) {
    throw isUniqueViolation(error) ? viewNameTaken(name) : error;
  }
}
