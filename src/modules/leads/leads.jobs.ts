import { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { inTenant, type Ctx } from '../../platform/db.ts';
import { everyTenant, type JobKind, type Workshop } from '../../platform/jobs.ts';
import { notify } from '../../platform/notify/notify.ts';
import { dealAllWaiting, dealWaiting } from './allocation/waiting.actions.ts';
import { watchGuests } from './appointment/arrival.actions.ts';
import { drawLastWeek } from './checks/draw.actions.ts';
import { regradeLeads, watchClocks } from './clock/watch.actions.ts';
import { watchAppeals } from './appeal/appeal.actions.ts';
import { recallSilent } from './end/pool.actions.ts';
import { drawLastWeeksLosses } from './review/draw.actions.ts';
import { leadDealt } from './lead.notices.ts';
import { customerOf } from './lead.queries.ts';

const everywhere =
  (work: (ctx: Ctx) => Promise<unknown>) =>
  async ({ database, clock }: Workshop): Promise<void> => {
    for (const tenantId of await everyTenant(database))
      await inTenant(database.web, tenantId, (db) =>
        work({ db, actor: systemActor(tenantId), now: clock() }),
      );
  };

const Received = z.object({
  leads: z.array(z.object({ leadId: z.uuid(), personId: z.uuid().nullable() })),
});

/** Work around leads that nobody asks for: clocks, waiting leads, grades, and telling who got something. */
export const leadJobs: readonly JobKind[] = [
  { queue: 'lead-clocks', cron: '* * * * *', run: everywhere(watchClocks) },
  { queue: 'lead-waiting', cron: '* * * * *', run: everywhere(dealAllWaiting) },
  { queue: 'lead-guests', cron: '*/5 * * * *', run: everywhere(watchGuests) },
  { queue: 'lead-appeals', cron: '*/15 * * * *', run: everywhere(watchAppeals) },
  { queue: 'lead-grades', cron: '10 2 * * *', run: everywhere(regradeLeads) },
  { queue: 'lead-recall', cron: '30 7 * * *', run: everywhere(recallSilent) },
  { queue: 'lead-call-checks', cron: '20 6 * * *', run: everywhere(drawLastWeek) },
  { queue: 'lead-loss-reviews', cron: '40 6 * * *', run: everywhere(drawLastWeeksLosses) },
  {
    queue: 'lead-seat-changed',
    on: 'lead_seat.changed',
    run: async ({ database, clock }, { tenantId, payload }) => {
      const { storeId } = z.object({ storeId: z.uuid() }).parse(payload);
      await inTenant(database.web, tenantId, (db) =>
        dealWaiting({ db, actor: systemActor(tenantId), now: clock() }, storeId),
      );
    },
  },
  {
    queue: 'lead-received',
    on: 'leads.received',
    run: async ({ database, clock }, { tenantId, key, payload }) => {
      const { leads } = Received.parse(payload);
      await inTenant(database.web, tenantId, (db) =>
        tellHolders({ db, actor: systemActor(tenantId), now: clock() }, key, leads),
      );
    },
  },
];

/** Tells each one of what came into their hand; whoever got equally many is told in one go. */
async function tellHolders(
  ctx: Ctx,
  key: string,
  leads: z.infer<typeof Received>['leads'],
): Promise<void> {
  const held = leads.flatMap(({ personId, leadId }) => (personId ? [{ personId, leadId }] : []));
  const [only] = held;
  const isOne = held.length === 1;
  const name = isOne ? await customerOf(ctx, only!.leadId) : '';
  const customer = name || { zh: '客户', en: 'A customer' };
  const link = isOne ? `/leads/${only!.leadId}` : '/desk';
  const each = [...Map.groupBy(held, ({ personId }) => personId)];
  for (const [count, those] of Map.groupBy(each, ([, own]) => own.length)) {
    const to = those.map(([personId]) => personId);
    await notify(ctx, { kind: leadDealt, to, key, params: { count, customer }, link });
  }
}
