import { serveList } from '../../../platform/list/serve-list.ts';
import { serve, type Served } from '../../../platform/serve.ts';
import { accountSource } from './account-list.queries.ts';
import * as work from './account-work.actions.ts';
import * as actions from './account.actions.ts';
import * as contracts from './account.schema.ts';

/** Routes of key accounts (大客户). */
export const accountRoutes: readonly Served[] = [
  ...serveList(accountSource),
  serve(contracts.getAccount, actions.showAccount),
  serve(contracts.postAccount, actions.openAccount),
  serve(contracts.patchAccount, actions.correctAccount),
  serve(contracts.postAccountContact, actions.addContact),
  serve(contracts.deleteAccountContact, actions.dropContact),
  serve(contracts.putAccountMembers, actions.setTeam),
  serve(contracts.putAccountGoal, actions.setYear),
  serve(contracts.postTender, work.addTender),
  serve(contracts.patchTender, work.moveTender),
  serve(contracts.postFrameworkPrice, work.addPrice),
  serve(contracts.deleteFrameworkPrice, work.dropPrice),
  serve(contracts.postBulkOrder, work.orderInBulk),
  serve(contracts.putBulkParts, work.splitAnew),
  serve(contracts.postBulkDelivery, work.deliverPart),
  serve(contracts.postBulkCancellation, work.cancelInBulk),
];
