import { z } from 'zod';
import { systemActor } from './kernel/actor.ts';
import { handoverAssigned, personInvited } from './modules/people/people.notices.ts';
import { holdersOf, nameOf } from './modules/people/reached.queries.ts';
import { inTenant, type Ctx } from './platform/db.ts';
import type { JobKind } from './platform/jobs.ts';
import { mailTo, notify } from './platform/notify/notify.ts';
import { backupFailed, webhookDisabled } from './platform/notify/own.notices.ts';

type Told = { key: string; payload: Record<string, unknown> };

/** A notice that answers an announcement; the announcement's key makes a second run harmless. */
const reaction = (topic: string, tell: (ctx: Ctx, told: Told) => Promise<unknown>): JobKind => ({
  queue: `notice-on-${topic.replace('.', '-')}`,
  on: topic,
  run: async ({ database, clock }, { tenantId, key, payload }) => {
    await inTenant(database.web, tenantId, (db) =>
      tell({ db, actor: systemActor(tenantId), now: clock() }, { key, payload }),
    );
  },
});

const Invited = z.object({ email: z.email(), link: z.string() });
const Assigned = z.object({ fromPersonId: z.uuid(), toPersonId: z.uuid(), items: z.int() });
const text = z.string().default('');

/** What people are told when the program announces something. */
export const noticeReactions: readonly JobKind[] = [
  reaction('person.invited', async (ctx, { key, payload }) => {
    const { email, link } = Invited.parse(payload);
    await mailTo(ctx, email, { kind: personInvited, key, link });
  }),
  reaction('handover.assigned', async (ctx, { key, payload }) => {
    const { fromPersonId, toPersonId, items } = Assigned.parse(payload);
    const params = { from: (await nameOf(ctx, fromPersonId)) ?? null, count: items };
    await notify(ctx, { kind: handoverAssigned, to: [toPersonId], key, params, link: '/deals' });
  }),
  reaction('webhook.disabled', async (ctx, { key, payload }) => {
    const to = await holdersOf(ctx, 'webhook', 'edit');
    const params = { url: text.parse(payload['url']) };
    await notify(ctx, { kind: webhookDisabled, to, key, params, link: '/settings/webhooks' });
  }),
  reaction('backup.failed', async (ctx, { key, payload }) => {
    const to = await holdersOf(ctx, 'backup', 'read');
    const params = { reason: text.parse(payload['failure']) };
    await notify(ctx, { kind: backupFailed, to, key, params, link: '/settings/backups' });
  }),
];
