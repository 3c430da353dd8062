import { systemActor } from '../kernel/actor.ts';
import { inTenant } from './db.ts';
import { forgetKeys } from './idempotency.ts';
import { everyTenant, type JobKind } from './jobs.ts';

/** Every hour, keys that nobody will repeat any more are forgotten. */
export const idempotencyJobs: readonly JobKind[] = [
  {
    queue: 'idempotency.forget',
    cron: '17 * * * *',
    async run({ database, clock }) {
      for (const tenantId of await everyTenant(database)) {
        await inTenant(database.web, tenantId, (db) =>
          forgetKeys({ db, actor: systemActor(tenantId), now: clock() }),
        );
      }
    },
  },
];
