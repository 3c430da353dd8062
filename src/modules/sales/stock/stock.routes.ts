import { serveList } from '../../../platform/list/serve-list.ts';
import { serve, type Served } from '../../../platform/serve.ts';
import { allocate, carsFor, release, swap } from './allocation.actions.ts';
import { getCarsFor, postAllocation, postRelease, postSwap } from './allocation.schema.ts';
import { claimRebate, endRebate, listRebates } from './rebate.actions.ts';
import { getRebates, postRebate, postRebateEnd } from './rebate.schema.ts';
import { stockSource } from './stock-list.queries.ts';
import * as stock from './stock.actions.ts';
import * as contracts from './stock.schema.ts';

export const stockRoutes: readonly Served[] = [
  ...serveList(stockSource),
  serve(contracts.getVehicle, stock.readVehicle),
  serve(contracts.postVehicle, stock.enterVehicle),
  serve(contracts.postEta, stock.expectVehicle),
  serve(contracts.postVehicleArrival, stock.receiveVehicle),
  serve(contracts.postVehicleUse, stock.useVehicle),
  serve(contracts.postVehicleTransfer, stock.transferVehicle),
  serve(contracts.getStockFactor, stock.readStockFactor),
  serve(getCarsFor, carsFor),
  serve(postAllocation, allocate),
  serve(postRelease, release),
  serve(postSwap, swap),
  serve(getRebates, listRebates),
  serve(postRebate, claimRebate),
  serve(postRebateEnd, endRebate),
];
