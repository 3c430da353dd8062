import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { reaches } from '../../kernel/actor.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { whisper } from '../../platform/outbox.ts';
import { leadClosed, lockLead, noSuchLead } from '../leads/index.ts';
import { todayOf } from '../people/index.ts';
import { isDealReached } from './deal.queries.ts';
import * as queries from './deal-open.queries.ts';
import type { postDeal } from './deal-open.schema.ts';
import * as refusals from './deal.refusals.ts';

/**
 * Opens a deal with a customer (开商机), most often from their lead, whose source and campaign it takes. One customer has
 * one open deal at a store: whoever comes second gets that one, or is told whose it is.
 */
export async function openDeal(ctx: Ctx, input: z.output<typeof postDeal.input>) {
  const { actor } = ctx;
  const lead = input.leadId ? await lockLead(ctx, 'read', input.leadId) : undefined;
  if (input.leadId && !lead) throw noSuchLead({ id: input.leadId });
  if (lead && lead.outcome !== 'open') throw leadClosed();
  const customerId = lead?.customerId ?? input.customerId;
  if (!customerId) throw refusals.nobodyToSellTo();
  if (!(await queries.isCustomer(ctx, customerId))) throw refusals.noSuchCustomer();
  const storeId = lead?.storeId ?? input.storeId ?? actor.storeId;
  if (!storeId || !reaches(actor, 'deal', 'edit', { storeId, personId: actor.personId }))
    throw refusals.noStore();
  if (actor.storeId && actor.storeId !== storeId) throw refusals.noStore();
  const day = await todayOf(ctx);
  const made = await queries.insertDeal(ctx, {
    number: dealNumber(day),
    storeId,
    customerId,
    leadId: lead?.id ?? null,
    modelId: input.modelId ?? lead?.modelId ?? null,
    sourceId: lead?.sourceId ?? null,
    campaignId: lead?.campaignId ?? null,
    areaId: lead?.areaId ?? null,
    day,
  });
  if (!made) return { ...(await inHand(ctx, customerId, storeId)), isNew: false };
  await audit(ctx, {
    action: 'deal.opened',
    resource: 'deal',
    recordId: made.id,
    ownerId: actor.personId,
    after: { number: made.number, leadId: lead?.id ?? null },
  });
  await whisper(ctx, 'deal', made.id);
  return { ...made, isNew: true };
}

async function inHand(ctx: Ctx, customerId: string, storeId: string) {
  const { id, number, personName } = (await queries.dealInHand(ctx, customerId, storeId))!;
  if (!(await isDealReached(ctx, 'read', id))) throw refusals.inOtherHands(personName ?? '');
  return { id, number };
}

/** `D261129-4F2A9C`: told apart on paper and on the telephone; the id is the key. */
const dealNumber = (day: string) =>
  `D${day.slice(2).replaceAll('-', '')}-${randomBytes(3).toString('hex').toUpperCase()}`;

/** An open deal of the showroom that the actor works on, locked (在谈商机). */
export async function dealToWorkOn(ctx: Ctx, id: string): Promise<queries.LockedDeal> {
  const deal = await queries.lockDeal(ctx, 'edit', id);
  if (!deal) throw refusals.noSuchDeal({ id });
  if (deal.origin !== 'showroom') throw refusals.dealImported();
  if (deal.outcome !== 'open') throw refusals.dealClosed();
  return deal;
}
