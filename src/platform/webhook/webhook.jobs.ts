import type { JobKind } from '../jobs.ts';
import { forgetTold } from './delivery.queries.ts';
import { tellEndpoints } from './tell.ts';
import type { WebhookEvent } from './webhook-event.ts';

/** How long what was told can be told again (回调日志保留期). */
const keepDays = 30;

/** Background work of webhooks out (出站回调): hands each event to its endpoints, forgets the old. */
export const webhookJobs = (events: readonly WebhookEvent[]): readonly JobKind[] => [
  ...events.map((event) => ({
    queue: `webhook-${event.type.replaceAll('.', '-')}`,
    on: event.type,
    run: (workshop: Parameters<typeof tellEndpoints>[0], delivered: Parameters<typeof tellEndpoints>[2]) =>
      tellEndpoints(workshop, event, delivered),
  })), // prettier-ignore
  {
    queue: 'webhook-forget',
    cron: '50 3 * * *',
    run: async ({ database, clock }) => {
      const before = new Date(Date.parse(clock()) - keepDays * 86_400_000).toISOString();
      await forgetTold(database.owner, before);
    },
  },
];
