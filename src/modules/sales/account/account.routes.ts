import { serveList } from '../../../platform/list/serve-list.ts';
import { serve, type Served } from '../../../platform/serve.ts';
import { accountSource } from './account-list.queries.ts';
import * as work from './account-work.actions.ts';
import * as workContracts from './account-work.schema.ts';
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
  serve(workContracts.postTender, work.addTender),
  serve(workContracts.patchTender, work.moveTender),
  serve(workContracts.postFrameworkPrice, work.addPrice),
  serve(workContracts.deleteFrameworkPrice, work.dropPrice),
  serve(workContracts.postBulkOrder, work.orderInBulk),
  serve(workContracts.putBulkParts, work.splitAnew),
  serve(workContracts.postBulkDelivery, work.deliverPart),
  serve(workContracts.postBulkCancellation, work.cancelInBulk),
];
