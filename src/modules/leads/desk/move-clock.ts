import { dayIn } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import { openMinutesBetween } from '../../../platform/calendar/hours.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { whisper } from '../../../platform/outbox.ts';
import { reachedBy, stageDue, stages, type Reached, type Stage } from '../clock/clock.rules.ts';
import { deadlinesOf } from '../clock/deadlines.ts';
import { nextFollowUp } from '../clock/follow-up.ts';
import type { StoreRules } from '../store-rules.ts';
import { changeLead, type LockedLead } from './work.queries.ts';

export const reachedOf = ({ attemptedAt, contactedAt, conversedAt }: LockedLead): Reached => ({
  attempt: attemptedAt,
  contact: contactedAt,
  conversation: conversedAt,
});

/** What is due next on a lead and when the watch looks again (下一步). */
export function nextOf(lead: LockedLead, reached: Reached, rules: StoreRules, now: string) {
  const stage = stageDue(reached);
  const due =
    stage && deadlinesOf(rules.opening, lead.receivedAt, rules.limitsOf(lead.grade))[stage];
  if (stage && due)
    return { nextAt: due.at, nextWhat: stage, watchAt: due.warn > now ? due.warn : due.at };
  return { nextAt: nextFollowUp(rules, lead.grade, now), nextWhat: 'follow_up', watchAt: null };
}

/** Another grade has other limits, counted from the same receipt. */
export function regradedOf(lead: LockedLead, rules: StoreRules, now: string) {
  const due = deadlinesOf(rules.opening, lead.receivedAt, rules.limitsOf(lead.grade));
  return {
    attemptDueAt: due.attempt.at,
    contactDueAt: due.contact.at,
    conversationDueAt: due.conversation?.at ?? null,
    ...nextOf(lead, reachedOf(lead), rules, now),
  };
}

type Worked = { lead: LockedLead; rules: StoreRules };
type Written = { kind: string; seconds: number | null; stops: Stage | ''; at: string };

/**
 * Moves a lead's response clock by what was written of it (停钟): the stages that it reached, what is due next, and the
 * fact of the first contact with the open minutes that it took. What proves nothing leaves the clock as it was, and a
 * call that is reported late does not put off what came after it.
 */
export async function moveClock(ctx: Ctx, { lead, rules }: Worked, written: Written) {
  const { kind, seconds, stops } = written;
  const { id } = lead;
  const kept = { nextAt: lead.nextAt, nextWhat: lead.nextWhat };
  if (stops === '') return kept;
  const at = later(written.at, lead.receivedAt);
  const known = reachedOf(lead);
  const reached = reachedBy(known, stops, at);
  const isFirst = stages.some((stage) => known[stage] !== reached[stage]);
  const isLate = !isFirst && lead.lastContactAt !== null && at < lead.lastContactAt;
  const next = isLate ? kept : nextOf(lead, reached, rules, ctx.now);
  await changeLead(ctx, id, {
    attemptedAt: reached.attempt,
    contactedAt: reached.contact,
    conversedAt: reached.conversation,
    ...(stops !== 'attempt' && { lastContactAt: later(at, lead.lastContactAt ?? at) }),
    ...(!isLate && { ...next, escalated: 0 }),
  });
  if (!lead.contactedAt && reached.contact) await tellReached(ctx, lead, rules, reached.contact);
  await audit(ctx, {
    action: 'lead.contacted',
    resource: 'lead',
    recordId: id,
    ownerId: lead.ownerId,
    after: { kind, seconds, stops },
  });
  await whisper(ctx, 'lead', id);
  return { nextAt: next.nextAt, nextWhat: next.nextWhat };
}

const later = (one: string, other: string): string =>
  new Date(Math.max(Date.parse(one), Date.parse(other))).toISOString();

async function tellReached(ctx: Ctx, lead: LockedLead, { opening }: StoreRules, at: string) {
  const { openOn, zone } = opening;
  const minutes = openMinutesBetween(openOn, zone, Date.parse(lead.receivedAt), Date.parse(at));
  await appendFacts(ctx, [
    {
      kind: 'leadReached',
      day: dayIn(Date.parse(at), zone),
      originDay: lead.day,
      occurredAt: at,
      subjectKind: 'lead',
      subjectId: lead.id,
      storeId: lead.storeId,
      teamId: lead.teamId,
      personId: lead.ownerId,
      modelId: lead.modelId,
      sourceId: lead.sourceId,
      campaignId: lead.campaignId,
      areaId: lead.areaId,
      quantity: 1,
      amount: minutes,
    },
  ]);
}
