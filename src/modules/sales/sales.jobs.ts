import { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { inTenant, type Ctx } from '../../platform/db.ts';
import type { JobKind } from '../../platform/jobs.ts';
import { loseDealOfLead } from './loss.actions.ts';
import { receiveInvited } from './visit/visit-end.actions.ts';

const LeadEnded = z.object({
  leadId: z.uuid(),
  outcome: z.enum(['lost', 'invalid']),
  reason: z.string(),
  rival: z.string(),
});
const Arrived = z.object({
  leadId: z.uuid(),
  storeId: z.uuid(),
  hostId: z.uuid().nullable(),
  at: z.iso.datetime(),
});

type Reaction = (ctx: Ctx, event: { key: string; payload: unknown }) => Promise<unknown>;

const onEvent = (queue: string, on: string, react: Reaction): JobKind => ({
  queue,
  on,
  run: async ({ database, clock }, { tenantId, key, payload }) => {
    const actor = systemActor(tenantId);
    await inTenant(database.web, tenantId, (db) =>
      react({ db, actor, now: clock() }, { key, payload }),
    );
  },
});

/** What the sale does when others announce something. */
export const salesJobs: readonly JobKind[] = [
  onEvent('sales-on-lead-ended', 'lead.ended', (ctx, { payload }) =>
    loseDealOfLead(ctx, LeadEnded.parse(payload)),
  ),
  onEvent('sales-guest-arrived', 'guest.arrived', (ctx, { key, payload }) =>
    receiveInvited(ctx, { appointmentId: key, ...Arrived.parse(payload) }),
  ),
];
