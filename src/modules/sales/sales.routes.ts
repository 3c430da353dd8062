import { serveList } from '../../platform/list/serve-list.ts';
import { serve, serveRow } from '../../platform/serve.ts';
import { accountRoutes } from './account/account.routes.ts';
import { dealSource } from './deal-list.queries.ts';
import { openDeal } from './deal-open.actions.ts';
import { postDeal } from './deal-open.schema.ts';
import { dealById } from './deal.queries.ts';
import { noSuchDeal } from './deal.refusals.ts';
import { getDeal } from './deal.schema.ts';
import { myCustomers } from './phone/my-customers.queries.ts';
import { getMyCustomers } from './phone/my-customers.schema.ts';

export const salesRoutes = [
  ...serveList(dealSource),
  serveRow(getDeal, dealById, noSuchDeal),
  serve(postDeal, openDeal),
  ...accountRoutes,
  serve(getMyCustomers, myCustomers),
];
