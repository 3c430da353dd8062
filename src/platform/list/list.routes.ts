import { serve, type Served } from '../serve.ts';
import { changeView, chooseView, dropView, listViews, saveView } from './view.actions.ts';
import * as contract from './view.schema.ts';

/** Saved views of every list (列表视图); the lists themselves are served by their modules. */
export const listRoutes: readonly Served[] = [
  serve(contract.getListViews, listViews),
  serve(contract.postListView, saveView),
  serve(contract.patchListView, changeView),
  serve(contract.deleteListView, dropView),
  serve(contract.putDefaultListView, chooseView),
];
