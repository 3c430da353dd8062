import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../../platform/db.ts';
import { everyTenant, type JobKind } from '../../platform/jobs.ts';
import { tellOfActions } from './action-due.actions.ts';

export const planJobs: readonly JobKind[] = [
  {
    queue: 'plan-action-due',
    cron: '15 6 * * *',
    run: async ({ database, clock }) => {
      for (const tenantId of await everyTenant(database))
        await inTenant(database.web, tenantId, (db) =>
          tellOfActions({ db, actor: systemActor(tenantId), now: clock() }),
        );
    },
  },
];
