import { systemActor } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import type { Visit } from '../../../platform/serve.ts';
import { dayIn } from '../../../kernel/period.ts';
import { creditBack } from '../allocation/credit.actions.ts';
import { mustReachStore } from '../allocation/seat.actions.ts';
import { moveClock } from '../desk/move-clock.ts';
import { changeLead, insertContact, lockLead } from '../desk/work.queries.ts';
import { leadFact } from '../lead-fact.ts';
import { appointmentMissed, guestArrived } from '../lead.notices.ts';
import { storeRules } from '../store-rules.ts';
import { guestName, slotRule } from './appointment.actions.ts';
import * as queries from './appointment.queries.ts';
import * as refusals from './appointment.refusals.ts';
import { missedFrom } from './slots.ts';

type Appointment = NonNullable<Awaited<ReturnType<typeof queries.lockAppointment>>>;

/** How long before their time guests may be checked in. */
const earliest = 3 * 3_600_000;

/**
 * The customer is here (到店登记). Whoever invited or receives them cannot be the only witness: they need the code of the
 * invitation, which only the customer has; anybody else at the store sees who stands there. The arrival moves the
 * response clock like a conversation, and counts once.
 */
export async function checkIn(ctx: Ctx, { id, code }: { id: string; code?: string | undefined }) {
  const found = await queries.lockAppointment(ctx, { id });
  if (!found) throw refusals.noSuchAppointment();
  return arrive(ctx, found, code);
}

/** The same by the code alone, as it is scanned from the customer's phone (扫码到店). */
export async function checkInByCode(ctx: Ctx, { code }: { code: string }) {
  const found = await queries.lockAppointment(ctx, { code });
  if (!found) throw refusals.noSuchAppointment();
  return arrive(ctx, found, code);
}

async function arrive(ctx: Ctx, found: Appointment, code: string | undefined) {
  const { id, leadId, storeId, hostId, bookedBy, state } = found;
  mustReachStore(ctx.actor, 'read', storeId);
  if (code !== undefined && code !== found.code) throw refusals.wrongCode();
  const { personId } = ctx.actor;
  if (code === undefined && (personId === hostId || personId === bookedBy))
    throw refusals.ownWitness();
  if (state === 'arrived' || state === 'cancelled') throw refusals.appointmentOver();
  if (Date.parse(found.at) - Date.parse(ctx.now) > earliest) throw refusals.tooEarly();
  const proof = code === undefined ? ('reception' as const) : ('code' as const);
  await queries.changeAppointment(ctx, id, {
    state: 'arrived',
    arrivedAt: ctx.now,
    proof,
    receivedBy: personId,
    endedAt: ctx.now,
  });
  await cameIn(ctx, leadId, storeId);
  // The showroom's board takes them in as an invited party, once.
  await announce(ctx, 'guest.arrived', id, { leadId, storeId, hostId, at: ctx.now });
  await audit(ctx, {
    action: 'appointment.arrived',
    resource: 'lead',
    recordId: leadId,
    after: { proof, hostId },
  });
  if (hostId && hostId !== personId)
    await notify(ctx, {
      kind: guestArrived,
      to: [hostId],
      key: id,
      params: { customer: await guestName(ctx, leadId) },
      link: `/leads/${leadId}`,
    });
  await whisper(ctx, 'lead', leadId);
  return { id, leadId, proof };
}

async function cameIn(ctx: Ctx, leadId: string, storeId: string): Promise<void> {
  const system = { ...ctx, actor: systemActor(ctx.actor.tenantId) };
  const lead = (await lockLead(system, 'edit', leadId))!;
  const rules = await storeRules(ctx, storeId);
  const day = dayIn(Date.parse(ctx.now), rules.opening.zone);
  await appendFacts(ctx, [leadFact('arrival', lead, { day, at: ctx.now })]);
  if (lead.outcome !== 'open') return;
  const trace = { kind: 'visit', direction: 'in', seconds: null } as const;
  const stops = 'conversation' as const;
  await insertContact(ctx, { ...trace, leadId, at: ctx.now, stops, text: '' });
  await moveClock(ctx, { lead, rules }, { ...trace, stops, at: ctx.now });
}

const atOnce = 200;

/**
 * Looks for guests who did not come (爽约). After the wait whoever receives them is told, the lead is to be called again
 * at once, and it no longer counts against whoever it was dealt to.
 */
export async function watchGuests(ctx: Ctx): Promise<number> {
  let missed = 0;
  for (const { id, leadId, storeId, at } of await queries.passedAppointments(ctx, atOnce)) {
    const rules = await storeRules(ctx, storeId);
    const rule = await slotRule(ctx, storeId, dayIn(Date.parse(at), rules.opening.zone));
    if (missedFrom(at, rule) > ctx.now) continue;
    await queries.changeAppointment(ctx, id, { state: 'missed', endedAt: ctx.now });
    missed += 1;
    const lead = (await lockLead(ctx, 'edit', leadId))!;
    if (lead.outcome !== 'open') continue;
    await creditBack(ctx, leadId);
    if (lead.conversedAt) await changeLead(ctx, leadId, { nextAt: ctx.now, nextWhat: 'follow_up' });
    const { hostId, bookedBy } = (await queries.lockAppointment(ctx, { id }))!;
    await notify(ctx, {
      kind: appointmentMissed,
      to: [...new Set([hostId ?? bookedBy, lead.ownerId ?? bookedBy])],
      key: id,
      params: { customer: await guestName(ctx, leadId), at },
      link: `/leads/${leadId}`,
    });
    await whisper(ctx, 'lead', leadId);
  }
  return missed;
}

async function behindCode<T>(
  { database, now }: Pick<Visit, 'database' | 'now'>,
  code: string,
  work: (ctx: Ctx, id: string) => Promise<T>,
): Promise<T> {
  const link = await queries.invitationBehind(database.web, code);
  if (!link) throw refusals.noSuchAppointment();
  const actor = systemActor(link.tenantId, `invitation ${code}`);
  return inTenant(database.web, link.tenantId, (db) => work({ db, actor, now }, link.recordId));
}

/** An invitation as its guest sees it (邀约函). */
export const showVisit = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, async (ctx, id) => (await queries.invitation(ctx, id))!);

/** The guest says that they come, which is evidence of having reached them, or that they do not (客户确认). */
export const answerVisit = (visit: Visit, { code, comes }: { code: string; comes: boolean }) =>
  behindCode(visit, code, async (ctx, id) => {
    const found = (await queries.lockAppointment(ctx, { id }))!;
    const { state, leadId, storeId } = found;
    if (comes && state === 'confirmed') return { state };
    if (state !== 'booked' && state !== 'confirmed') throw refusals.appointmentOver();
    await queries.changeAppointment(
      ctx,
      id,
      comes
        ? { state: 'confirmed', confirmedAt: ctx.now }
        : { state: 'cancelled', endedAt: ctx.now, endNote: 'guest' },
    );
    const lead = (await lockLead(ctx, 'edit', leadId))!;
    if (lead.outcome === 'open') {
      const trace = { kind: 'reply', direction: 'in', seconds: null } as const;
      const stops = 'contact' as const;
      await insertContact(ctx, { ...trace, leadId, at: ctx.now, stops, text: '' });
      await moveClock(
        ctx,
        { lead, rules: await storeRules(ctx, storeId) },
        { ...trace, stops, at: ctx.now },
      );
      if (!comes) await changeLead(ctx, leadId, { nextAt: ctx.now, nextWhat: 'follow_up' });
      else if (lead.conversedAt) await changeLead(ctx, leadId, { nextAt: found.at });
    }
    await audit(ctx, {
      action: comes ? 'appointment.confirmed' : 'appointment.declined',
      resource: 'lead',
      recordId: leadId,
    });
    await whisper(ctx, 'lead', leadId);
    return { state: comes ? ('confirmed' as const) : ('cancelled' as const) };
  });
