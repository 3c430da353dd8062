import type { z } from 'zod';
import { reaches, scopeOf } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { phoneIn } from '../../customers/index.ts';
import { stopsAt } from '../clock/clock.rules.ts';
import { moveClock } from '../desk/move-clock.ts';
import { lockLead } from '../desk/work.queries.ts';
import * as no from '../lead.refusals.ts';
import { storeRules } from '../store-rules.ts';
import * as stored from './call.queries.ts';
import { isSameCall, leadOfCall } from './call.rules.ts';
import type { postCall, postHearing } from './call.schema.ts';

type Input = z.output<typeof postCall.input>;
const oldestMs = 30 * 86_400_000;

const nothing = { result: 'unknown', leadId: null, contactId: null, stops: '' } as const;

/**
 * Takes in a call that an exchange reports (收话务记录). It joins the open lead of its number as evidence; one that
 * fits no lead within reach changes nothing. A sender's id is taken once. Whoever works on their own leads only may
 * not report: they would be their own witness.
 */
export async function takeCall(ctx: Ctx, input: Input) {
  if (scopeOf(ctx.actor, 'lead', 'edit') === 'own') throw no.ownWitness();
  const { phone, startedAt } = callOf(ctx, input);
  const sender = ctx.actor.login;
  const agentId = await agentOf(ctx, input);
  const before = await stored.callBefore(ctx, sender, input.externalId);
  if (before) return { result: 'repeated', ...before } as const;
  const { seconds, direction, text } = input;
  const call = { startedAt, seconds, direction };
  const open = await stored.openLeadsOfPhone(ctx, phone, input.storeId);
  const found = leadOfCall(call, agentId, open);
  const lead = found && (await lockLead(ctx, 'edit', found.id));
  if (!lead?.storeId || lead.outcome !== 'open') return nothing;
  // The lock has let the other one of two that came at once go first.
  const meanwhile = await stored.callBefore(ctx, sender, input.externalId);
  if (meanwhile) return { result: 'repeated', ...meanwhile } as const;

  const rules = await storeRules(ctx, lead.storeId);
  const stops = stopsAt({ kind: 'call', direction, seconds }, rules.evidence);
  const told: stored.ExchangeCall = {
    at: startedAt,
    seconds,
    stops,
    personId: agentId,
    sender,
    externalId: input.externalId,
    recordingUrl: input.recordingUrl ?? '',
  };
  const contactId = await writeCall(ctx, lead.id, { ...told, direction, text });
  if (!contactId) throw no.callTaken();
  await moveClock(ctx, { lead, rules }, { kind: 'call', seconds, stops, at: startedAt });
  if (stops === '') await whisper(ctx, 'lead', lead.id);
  return { result: 'recorded', leadId: lead.id, contactId, stops } as const;
}

async function writeCall(
  ctx: Ctx,
  leadId: string,
  { direction, text, ...told }: stored.ExchangeCall & { direction: 'in' | 'out'; text: string },
): Promise<string | undefined> {
  const call = { startedAt: told.at, seconds: told.seconds, direction };
  const around = await stored.callsAround(ctx, leadId, { proof: 'typed', at: told.at });
  const typed = around.find((one) => isSameCall(one, call));
  if (!typed) return stored.insertCall(ctx, leadId, { ...told, direction, text });
  await stored.confirmCall(ctx, typed.id, told);
  return typed.id;
}

/** The number and the instant that an input says; refuses what cannot be a call. */
function callOf({ now }: Ctx, { phone, startedAt }: Input) {
  const number = phoneIn(phone);
  if (number === null) throw no.badPhone();
  const at = Date.parse(startedAt);
  const age = Date.parse(now) - at;
  if (age > oldestMs) throw no.callTooOld();
  if (age < -60_000) throw no.callInFuture();
  return { phone: number, startedAt: new Date(at).toISOString() };
}

async function agentOf(ctx: Ctx, { agent, personId }: Input): Promise<string | null> {
  if (agent === '' && personId === null) return null;
  const found = await stored.agentNamed(ctx, { agent, phone: phoneIn(agent), personId });
  if (!found) throw no.unknownAgent(personId ? 'personId' : 'agent');
  return found;
}

/** Where the recording of a call lies (听录音): for who sees the lead and may see phones there. Every look is logged. */
export async function hearRecording(
  ctx: Ctx,
  { id, contactId }: z.output<typeof postHearing.input>,
): Promise<{ url: string }> {
  const found = await stored.recordingOf(ctx, { id, contactId });
  if (!found) throw no.noSuchLead({ id });
  const { storeId, teamId, ownerId, recordingUrl: url } = found;
  if (!reaches(ctx.actor, 'phone', 'read', { storeId, teamId, personId: ownerId }))
    throw no.mayNotHear();
  if (url === '') throw no.noRecording();
  await audit(ctx, {
    action: 'call.heard',
    resource: 'lead',
    recordId: id,
    ownerId,
    after: { contactId },
  });
  return { url };
}
