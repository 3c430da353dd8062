import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { LeadRow, Moment } from '../lead.schema.ts';

export const queues = ['mine', 'store', 'pool'] as const;

/** A lead in a queue: what is due next, since when that runs, and what happened last. */
export const DeskRow = LeadRow.extend({
  /** When the running clock began; the bar drains from here to `nextAt`. */
  since: Moment,
  attempts: z.int(),
  lastContactAt: Moment.nullable(),
});

export const getDesk = endpoint('GET /api/lead-desk', {
  summary: 'The DCC desk: what to do next, in the order of the time left, then of the grade',
  access: 'lead:read',
  input: z.object({ queue: z.enum(queues).default('mine'), storeId: z.uuid().optional() }),
  output: z.object({
    storeId: z.uuid().nullable(),
    now: Moment,
    /** When the store closes today, or opens next; the clock stands still outside. */
    openUntil: Moment.nullable(),
    opensAt: Moment.nullable(),
    counts: z.object({ mine: z.int(), store: z.int(), pool: z.int() }),
    figures: z.object({
      taking: z.int(),
      waiting: z.int(),
      overdue: z.int(),
      /** Median seconds from receipt to the first attempt, of today's leads; null before the first. */
      firstAttemptSeconds: z.int().nullable(),
      reachedToday: z.int(),
      receivedToday: z.int(),
    }),
    status: z.enum(['taking', 'busy', 'break']).nullable(),
    rows: z.array(DeskRow),
    isMore: z.boolean(),
  }),
});
