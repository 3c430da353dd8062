import { serveList } from '../../platform/list/serve-list.ts';
import { serve, serveRow } from '../../platform/serve.ts';
import { contractRoutes } from './contract/contract.routes.ts';
import { accountRoutes } from './account/account.routes.ts';
import { dealSource } from './deal-list.queries.ts';
import { openDeal } from './deal-open.actions.ts';
import { postDeal } from './deal-open.schema.ts';
import { dealById } from './deal.queries.ts';
import { noSuchDeal } from './deal.refusals.ts';
import { getDeal } from './deal.schema.ts';
import { promotionRoutes } from './promotion/promotion.routes.ts';
import { stockRoutes } from './stock/stock.routes.ts';
import { quoteRoutes } from './quote/quote.routes.ts';
import { driveRoutes } from './drive/drive.routes.ts';
import { stepRoutes } from './step/step.routes.ts';
import { visitRoutes } from './visit/visit.routes.ts';

import { deliveryRoutes } from './delivery/delivery.routes.ts';
import { myCustomers } from './phone/my-customers.queries.ts';
import { getMyCustomers } from './phone/my-customers.schema.ts';

export const salesRoutes = [
  ...serveList(dealSource),
  serveRow(getDeal, dealById, noSuchDeal),
  serve(postDeal, openDeal),
  ...promotionRoutes,
  ...contractRoutes,
  ...stockRoutes,
  ...quoteRoutes,
  ...visitRoutes,
  ...driveRoutes,
  ...stepRoutes,
  ...deliveryRoutes,
  ...accountRoutes,
  serve(getMyCustomers, myCustomers),
];
