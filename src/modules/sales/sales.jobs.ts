import { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../../platform/db.ts';
import type { JobKind } from '../../platform/jobs.ts';
import { receiveInvited } from './visit/visit-end.actions.ts';

const Arrived = z.object({
  leadId: z.uuid(),
  storeId: z.uuid(),
  hostId: z.uuid().nullable(),
  at: z.iso.datetime(),
});

/** What the sale does when others announce something. */
export const salesJobs: readonly JobKind[] = [
  {
    queue: 'sales-guest-arrived',
    on: 'guest.arrived',
    run: async ({ database, clock }, { tenantId, key, payload }) => {
      const invited = { appointmentId: key, ...Arrived.parse(payload) };
      await inTenant(database.web, tenantId, (db) =>
        receiveInvited({ db, actor: systemActor(tenantId), now: clock() }, invited),
      );
    },
  },
];
