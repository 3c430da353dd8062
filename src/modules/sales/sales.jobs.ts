import { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../../platform/db.ts';
import type { JobKind } from '../../platform/jobs.ts';
import { loseDealOfLead } from './loss.actions.ts';

const LeadEnded = z.object({
  leadId: z.uuid(),
  outcome: z.enum(['lost', 'invalid']),
  reason: z.string(),
  rival: z.string(),
});

/** What the sale does in the background. */
export const salesJobs: readonly JobKind[] = [
  {
    queue: 'sales-on-lead-ended',
    on: 'lead.ended',
    run: async ({ database, clock }, { tenantId, payload }) => {
      const { leadId, reason, rival } = LeadEnded.parse(payload);
      await inTenant(database.web, tenantId, (db) =>
        loseDealOfLead(
          { db, actor: systemActor(tenantId), now: clock() },
          { leadId, reason, rival },
        ),
      );
    },
  },
];
