import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../../platform/db.ts';
import type { JobKind } from '../../platform/jobs.ts';
import { SaleDelivered } from '../sales/index.ts';
import { makeSurvey } from './survey/survey.actions.ts';

/** What a delivery begins: the survey’s link. */
export const careJobs: readonly JobKind[] = [
  {
    queue: 'care-sale-delivered',
    on: 'sale.delivered',
    run: async ({ database, clock }, { tenantId, payload }) => {
      const sale = SaleDelivered.parse(payload);
      await inTenant(database.web, tenantId, (db) =>
        makeSurvey({ db, actor: systemActor(tenantId), now: clock() }, sale),
      );
    },
  },
];
