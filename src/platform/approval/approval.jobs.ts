import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../db.ts';
import { everyTenant, type JobKind } from '../jobs.ts';
import type { ApprovalKind } from './approval-kind.ts';
import { watchApprovals } from './approval.actions.ts';

/** Approvals that nobody decided in time go on to the next step. */
export const approvalJobs = (kinds: readonly ApprovalKind[]): readonly JobKind[] => [
  {
    queue: 'approvals-late',
    cron: '*/5 * * * *',
    run: async ({ database, clock }) => {
      const watch = watchApprovals(kinds);
      for (const tenantId of await everyTenant(database))
        await inTenant(database.web, tenantId, (db) =>
          watch({ db, actor: systemActor(tenantId), now: clock() }),
        );
    },
  },
];
