import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../db.ts';
import { everyTenant, type JobKind } from '../jobs.ts';
import { forgetBatches } from './batch.queries.ts';

/** Every night, what stood before a bulk change is forgotten once it cannot be undone any more. */
export const listJobs: readonly JobKind[] = [
  {
    queue: 'list.forget-batches',
    cron: '37 3 * * *',
    async run({ database, clock }) {
      for (const tenantId of await everyTenant(database)) {
        await inTenant(database.web, tenantId, (db) =>
          forgetBatches({ db, actor: systemActor(tenantId), now: clock() }),
        );
      }
    },
  },
];
