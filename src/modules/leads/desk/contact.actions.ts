import type { z } from 'zod';
import { dayIn } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import { openMinutesBetween } from '../../../platform/calendar/hours.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { whisper } from '../../../platform/outbox.ts';
import { reachedBy, stageDue, stopsAt, type Reached } from '../clock/clock.rules.ts';
import { deadlinesOf } from '../clock/deadlines.ts';
import { nextFollowUp } from '../clock/follow-up.ts';
import { gradeOf } from '../clock/grade.rules.ts';
import { inFuture, leadClosed, noSuchLead, unknownRecord } from '../lead.refusals.ts';
import { storeRules, type StoreRules } from '../store-rules.ts';
import { changeLead, insertContact, isModel, lockLead, type LockedLead } from './work.queries.ts';
import type { patchLead, postContact } from './work.schema.ts';

/** An open lead that the actor works on, locked, with the rules of its store. */
export async function workOn(ctx: Ctx, id: string) {
  const lead = await lockLead(ctx, 'edit', id);
  if (!lead) throw noSuchLead({ id });
  if (lead.outcome !== 'open') throw leadClosed();
  const { storeId } = lead;
  if (!storeId) throw unknownRecord('storeId');
  return { lead: { ...lead, storeId }, rules: await storeRules(ctx, storeId) };
}

const reachedOf = ({ attemptedAt, contactedAt, conversedAt }: LockedLead): Reached => ({
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

/**
 * Notes what was tried or said (记联系). Evidence moves the response clock; a remark or an automatic answer leaves it
 * running. The first contact is a fact, with the open minutes that it took.
 */
export async function noteContact(ctx: Ctx, input: z.output<typeof postContact.input>) {
  const { id, at = ctx.now, text, ...trace } = input;
  if (Date.parse(at) > Date.parse(ctx.now) + 60_000) throw inFuture();
  const { lead, rules } = await workOn(ctx, id);
  const stops = stopsAt(trace, rules.evidence);
  const contactId = await insertContact(ctx, { ...trace, leadId: id, at, stops, text });
  if (stops === '') return { id: contactId, stops, nextAt: lead.nextAt, nextWhat: lead.nextWhat };
  const reached = reachedBy(reachedOf(lead), stops, at);
  const next = nextOf(lead, reached, rules, ctx.now);
  await changeLead(ctx, id, {
    attemptedAt: reached.attempt,
    contactedAt: reached.contact,
    conversedAt: reached.conversation,
    ...(stops !== 'attempt' && { lastContactAt: at }),
    ...next,
    escalated: 0,
  });
  if (!lead.contactedAt && reached.contact) await tellReached(ctx, lead, rules, reached.contact);
  await audit(ctx, {
    action: 'lead.contacted',
    resource: 'lead',
    recordId: id,
    ownerId: lead.ownerId,
    after: { kind: trace.kind, seconds: trace.seconds, stops },
  });
  await whisper(ctx, 'lead', id);
  return { id: contactId, stops, nextAt: next.nextAt, nextWhat: next.nextWhat };
}

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

/** Another grade has other limits, counted from the same receipt. */
function regradedOf(lead: LockedLead, rules: StoreRules, now: string) {
  const due = deadlinesOf(rules.opening, lead.receivedAt, rules.limitsOf(lead.grade));
  return {
    attemptDueAt: due.attempt.at,
    contactDueAt: due.contact.at,
    conversationDueAt: due.conversation?.at ?? null,
    ...nextOf(lead, reachedOf(lead), rules, now),
  };
}

/** Changes what is known of a lead (补全线索): another expected day is another grade, and with it another cadence. */
export async function changeKnown(ctx: Ctx, input: z.output<typeof patchLead.input>) {
  const { id, expectedOn, modelId, wish, needs, nextAt } = input;
  const { lead, rules } = await workOn(ctx, id);
  if (modelId && !(await isModel(ctx, modelId))) throw unknownRecord('modelId');
  if (nextAt && nextAt < ctx.now) throw unknownRecord('nextAt');
  const grade =
    expectedOn === undefined
      ? lead.grade
      : gradeOf({ expectedOn, isOrdered: lead.grade === 'O' }, rules.day, rules.grades);
  const regraded = grade === lead.grade ? {} : regradedOf({ ...lead, grade }, rules, ctx.now);
  const change = {
    ...(expectedOn !== undefined && { expectedOn, grade, ...regraded }),
    ...(modelId !== undefined && { modelId }),
    ...(wish !== undefined && { wish }),
    ...(needs && { needs: JSON.stringify({ ...(lead.needs as object), ...needs }) }),
    ...(nextAt && { nextAt }),
  };
  if (Object.keys(change).length > 0) {
    await changeLead(ctx, id, change);
    await audit(ctx, {
      action: 'lead.changed',
      resource: 'lead',
      recordId: id,
      ownerId: lead.ownerId,
      before: {
        expectedOn: lead.expectedOn,
        grade: lead.grade,
        modelId: lead.modelId,
        nextAt: lead.nextAt,
      },
      after: change,
    });
    await whisper(ctx, 'lead', id);
  }
  return { id, grade };
}
