import type { z } from 'zod';
import { dayIn } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, zoneOf } from '../../people/index.ts';
import { creditBack } from '../allocation/credit.actions.ts';
import { workOn } from '../desk/contact.actions.ts';
import { changeLead, lockLead } from '../desk/work.queries.ts';
import { leadClaimDecided, leadClaimed } from '../lead.notices.ts';
import {
  claimDecided,
  claimOpen,
  leadClosed,
  noSuchClaim,
  ownClaim,
  tooFewDays,
  unknownRecord,
} from '../lead.refusals.ts';
import { leadEndSetting } from '../lead.settings.ts';
import { customerOf } from '../lead.queries.ts';
import {
  claimsOf,
  closeLead,
  contactDaysOf,
  decideClaim,
  insertClaim,
  lockClaim,
} from './claim.queries.ts';
import { daysMissing, isReasonOf, type EndKind } from './end.rules.ts';
import type { getClaims, postClaim, postDecision } from './end.schema.ts';

/**
 * Says that a lead is over (申请战败、无效). A loss needs contacts on several days, so that nobody gives up on paper;
 * until a manager decides the lead goes on as it is.
 */
export async function claimEnd(ctx: Ctx, input: z.output<typeof postClaim.input>) {
  const { id: leadId, kind, reason, rival, text } = input;
  if (!isReasonOf(kind, reason)) throw unknownRecord('reason');
  const { lead, rules } = await workOn(ctx, leadId);
  const { storeId } = lead;
  const [setting] = (await settingOn(ctx, leadEndSetting, { day: rules.day, storeId })).rows;
  const contactDays = await contactDaysOf(ctx, leadId);
  const needed = setting!.days;
  if (daysMissing(input, contactDays, needed) > 0) throw tooFewDays(contactDays, needed);
  const id = await insertClaim(ctx, { leadId, storeId, kind, reason, rival, text, contactDays });
  if (!id) throw claimOpen();
  await audit(ctx, {
    action: 'lead.end_claimed',
    resource: 'lead',
    recordId: leadId,
    ownerId: lead.ownerId,
    after: { kind, reason, rival },
  });
  await notify(ctx, {
    kind: leadClaimed,
    to: await holdersAt(ctx, 'lead', 'bulk', storeId),
    key: id,
    params: { customer: await nameFor(ctx, leadId), kind: kindWords[kind] },
    link: '/leads/claims',
  });
  await whisper(ctx, 'lead', leadId);
  return { id };
}

export const listClaims = (ctx: Ctx, asked: z.output<typeof getClaims.input>) =>
  claimsOf(ctx, asked);

/**
 * Decides a claim (审批战败). Approved, the lead is over on this day and counts as lost or invalid; an invalid one is
 * given back to the level of whoever it was dealt to. Rejected, its holder is to call at once.
 */
export async function decideEnd(
  ctx: Ctx,
  { id, approve, note }: z.output<typeof postDecision.input>,
) {
  const claim = await lockClaim(ctx, 'bulk', id);
  if (!claim) throw noSuchClaim();
  if (claim.decision) throw claimDecided();
  if (claim.claimedBy === ctx.actor.personId) throw ownClaim();
  if (claim.outcome !== 'open') throw leadClosed();
  const decision = approve ? 'approved' : 'rejected';
  await decideClaim(ctx, id, { decision, note });
  if (approve) await end(ctx, claim);
  else await changeLead(ctx, claim.leadId, { nextAt: ctx.now, nextWhat: 'follow_up' });
  await audit(ctx, {
    action: `lead.end_${decision}`,
    resource: 'lead',
    recordId: claim.leadId,
    ownerId: claim.ownerId,
    after: { kind: claim.kind, reason: claim.reason, note },
  });
  await notify(ctx, {
    kind: leadClaimDecided,
    to: [claim.claimedBy],
    key: id,
    params: {
      customer: await nameFor(ctx, claim.leadId),
      kind: kindWords[claim.kind],
      decision: approve ? { zh: '已批准', en: 'approved' } : { zh: '被退回', en: 'rejected' },
      note: note || null,
    },
    link: `/leads/${claim.leadId}`,
  });
  await whisper(ctx, 'lead', claim.leadId);
  return { decision } as const;
}

type Claimed = NonNullable<Awaited<ReturnType<typeof lockClaim>>>;

async function end(ctx: Ctx, { id, leadId, kind, reason, rival }: Claimed): Promise<void> {
  const lead = (await lockLead(ctx, 'read', leadId))!;
  const on = dayIn(Date.parse(ctx.now), await zoneOf(ctx));
  await closeLead(ctx, leadId, { outcome: kind, reason, on });
  await appendFacts(ctx, [
    {
      kind: kind === 'lost' ? 'leadLost' : 'leadInvalid',
      day: on,
      originDay: lead.day,
      occurredAt: ctx.now,
      subjectKind: 'lead',
      subjectId: leadId,
      storeId: lead.storeId,
      teamId: lead.teamId,
      personId: lead.ownerId,
      modelId: lead.modelId,
      sourceId: lead.sourceId,
      campaignId: lead.campaignId,
      areaId: lead.areaId,
      quantity: 1,
    },
  ]);
  if (kind === 'invalid') await creditBack(ctx, leadId);
  await announce(ctx, 'lead.ended', id, { leadId, outcome: kind, reason, rival });
}

const kindWords: Record<EndKind, { zh: string; en: string }> = {
  lost: { zh: '战败', en: 'lost' },
  invalid: { zh: '无效', en: 'invalid' },
};

const nameFor = async (ctx: Ctx, leadId: string) =>
  (await customerOf(ctx, leadId)) || { zh: '客户', en: 'A customer' };
