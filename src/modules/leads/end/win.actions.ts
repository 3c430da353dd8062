import { systemActor } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { todayOf } from '../../people/index.ts';
import { lockLead } from '../desk/work.queries.ts';
import { closeLead } from './claim.queries.ts';

/**
 * The customer of a lead has their car (线索成交): the lead is won on this day, whoever follows it. One that ended
 * otherwise meanwhile stays as it is; a second call changes nothing.
 */
export async function winLead(ctx: Ctx, id: string): Promise<void> {
  const system = {
    ...ctx,
    actor: { ...systemActor(ctx.actor.tenantId), origin: ctx.actor.origin },
  };
  const lead = await lockLead(system, 'edit', id);
  if (lead?.outcome !== 'open') return;
  await closeLead(ctx, id, { outcome: 'won', reason: '', on: await todayOf(ctx) });
  await audit(ctx, {
    action: 'lead.won',
    resource: 'lead',
    recordId: id,
    ownerId: lead.ownerId,
    before: { outcome: 'open' },
    after: { outcome: 'won' },
  });
  await whisper(ctx, 'lead', id);
}
