import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { callsAround, noteTyped } from '../calls/call.queries.ts';
import { isSameCall } from '../calls/call.rules.ts';
import { stopsAt } from '../clock/clock.rules.ts';
import { gradeOf } from '../clock/grade.rules.ts';
import { inFuture, leadClosed, noSuchLead, unknownRecord } from '../lead.refusals.ts';
import { storeRules } from '../store-rules.ts';
import { moveClock, regradedOf } from './move-clock.ts';
import {
  changeLead,
  contactOfEntry,
  deviceOf,
  insertContact,
  isModel,
  lockLead,
} from './work.queries.ts';
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

/**
 * Notes what was tried or said (记联系). Evidence moves the response clock; a remark or an automatic answer leaves it
 * running. A call that the exchange told of already is not written twice: its seconds stand.
 */
export async function noteContact(ctx: Ctx, input: z.output<typeof postContact.input>) {
  const { id, at = ctx.now, text, entryId, ...trace } = input;
  const known = entryId && (await contactOfEntry(ctx, entryId));
  if (known) return known;
  if (Date.parse(at) > Date.parse(ctx.now) + 60_000) throw inFuture();
  const { lead, rules } = await workOn(ctx, id);
  // Of two that are sent at once the second has waited for the lead, and finds the first one's.
  const twin = entryId && (await contactOfEntry(ctx, entryId));
  if (twin) return twin;
  const told = trace.kind === 'call' ? await exchangeTold(ctx, id, { ...trace, at }) : undefined;
  if (told) {
    await noteTyped(ctx, told.id, { seconds: trace.seconds ?? 0, text });
    await whisper(ctx, 'lead', id);
    return { id: told.id, stops: told.stops, nextAt: lead.nextAt, nextWhat: lead.nextWhat };
  }
  const stops = stopsAt(trace, rules.evidence);
  const contactId = await insertContact(ctx, {
    ...trace,
    leadId: id,
    at,
    stops,
    text,
    ...(entryId && { sender: deviceOf(ctx.actor), externalId: entryId }),
  });
  const next = await moveClock(ctx, { lead, rules }, { ...trace, stops, at });
  return { id: contactId, stops, ...next };
}

/** The same call where the exchange was quicker than whoever types it in: then its seconds stand. */
async function exchangeTold(ctx: Ctx, leadId: string, typed: { direction: string; at: string }) {
  const around = await callsAround(ctx, leadId, { proof: 'exchange', at: typed.at });
  return around.find(({ at, seconds, direction }) =>
    isSameCall(typed, { startedAt: at, seconds: seconds ?? 0, direction }),
  );
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
