import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { scopeOf } from '../../../kernel/actor.ts';
import { dayIn, type Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { seatsOf } from '../allocation/queue.queries.ts';
import { mustReachStore } from '../allocation/seat.actions.ts';
import { seatNames } from '../allocation/seat.queries.ts';
import { workOn } from '../desk/contact.actions.ts';
import { changeLead } from '../desk/work.queries.ts';
import { leadFact } from '../lead-fact.ts';
import { appointmentMade } from '../lead.notices.ts';
import { customerOf } from '../lead.queries.ts';
import { noSuchLead, notHolder, storeOutOfReach } from '../lead.refusals.ts';
import { storeRules, type StoreRules } from '../store-rules.ts';
import * as queries from './appointment.queries.ts';
import * as refusals from './appointment.refusals.ts';
import type { getSlots, postAppointment } from './appointment.schema.ts';
import { leadAppointmentSetting } from './appointment.settings.ts';
import { isSlot, slotsOf, type SlotRule } from './slots.ts';

export async function slotRule(ctx: Ctx, storeId: string, day: Day): Promise<SlotRule> {
  return (await settingOn(ctx, leadAppointmentSetting, { day, storeId })).rows[0]!;
}

/** Refuses a store that the actor neither works at nor reaches, or that is none. */
export async function mustSeeStore(ctx: Ctx, storeId: string): Promise<void> {
  mustReachStore(ctx.actor, 'read', storeId);
  if (!(await queries.isStore(ctx, storeId))) throw storeOutOfReach();
}

/** When customers may be invited on a day (可约时段), and which consultants are free then. */
export async function showSlots(ctx: Ctx, { storeId, day }: z.output<typeof getSlots.input>) {
  await mustSeeStore(ctx, storeId);
  const rules = await storeRules(ctx, storeId);
  const rule = await slotRule(ctx, storeId, day);
  const range = await queries.rangeOf(ctx, day);
  const taken = await queries.takenSlots(ctx, storeId, range);
  const names = await seatNames(ctx, storeId);
  const hosts = (await seatsOf(ctx, [storeId], day)).filter(({ role }) => role === 'consultant');
  return {
    minutes: rule.minutes,
    places: rule.places,
    slots: slotsOf(rules.opening, day, rule).map((at) => ({
      at,
      taken: taken.filter((one) => one.at === at).length,
      isPast: at <= ctx.now,
    })),
    hosts: hosts.map(({ personId }) => ({
      personId,
      personName: names.get(personId)?.name ?? '',
      busyAt: taken.filter(({ hostId }) => hostId === personId).map(({ at }) => at),
    })),
  };
}

type Lead = Awaited<ReturnType<typeof workOn>>['lead'];
type Booking = Omit<z.output<typeof postAppointment.input>, 'id'>;

/**
 * Invites a customer (邀约到店). The keys of the table decide of two who want the last place, the same consultant or the
 * same car; whoever comes second is told which of these it was.
 */
export async function bookVisit(ctx: Ctx, { id, ...booking }: Booking & { id: string }) {
  const { lead, rules } = await workOn(ctx, id);
  mustHold(ctx, lead);
  const made = await book(ctx, { lead, rules, booking });
  await appendFacts(ctx, [leadFact('appointment', lead, { day: rules.day, at: ctx.now })]);
  return made;
}

function mustHold(ctx: Ctx, lead: Lead): void {
  const mayForOthers = scopeOf(ctx.actor, 'lead', 'bulk') !== 'no';
  if (!mayForOthers && lead.ownerId !== ctx.actor.personId) throw notHolder();
}

async function book(
  ctx: Ctx,
  { lead, rules, booking }: { lead: Lead; rules: StoreRules; booking: Booking },
) {
  const at = new Date(booking.at).toISOString();
  const { storeId } = lead;
  const rule = await slotRule(ctx, storeId, dayIn(Date.parse(at), rules.opening.zone));
  if (!isSlot(rules.opening, at, rule, ctx.now)) throw refusals.notASlot();
  const hosts = (await seatsOf(ctx, [storeId], rules.day)).filter(
    ({ role }) => role === 'consultant',
  );
  const own = lead.stage === 'consultant' ? lead.ownerId : null;
  const hostId = booking.hostId ?? hosts.find(({ personId }) => personId === own)?.personId ?? null;
  if (booking.hostId && !hosts.some(({ personId }) => personId === hostId))
    throw refusals.noSuchHost();
  const code = randomBytes(6).toString('base64url');
  const one = { ...booking, id: uuidV7(), leadId: lead.id, storeId, at, hostId, code };
  await place(ctx, one, rule.places);
  await queries.openLink(ctx, code, one.id);
  // A guest who is expected is followed up when they come; a clock that still runs goes on.
  if (lead.conversedAt) await changeLead(ctx, lead.id, { nextAt: at, nextWhat: 'follow_up' });
  await audit(ctx, {
    action: 'appointment.made',
    resource: 'lead',
    recordId: lead.id,
    ownerId: lead.ownerId,
    after: { at, kind: booking.kind, hostId, car: booking.car },
  });
  if (hostId && hostId !== ctx.actor.personId)
    await notify(ctx, {
      kind: appointmentMade,
      to: [hostId],
      key: one.id,
      params: { customer: await guestName(ctx, lead.id), at },
      link: `/leads/${lead.id}`,
    });
  await whisper(ctx, 'lead', lead.id);
  return { id: one.id, code };
}

export const guestName = async (ctx: Ctx, leadId: string) =>
  (await customerOf(ctx, leadId)) || { zh: '客户', en: 'A customer' };

async function place(ctx: Ctx, one: queries.NewAppointment, places: number): Promise<void> {
  // Of many who want the last places at once each try loses one place at most.
  for (let tries = 0; tries <= places; tries++) {
    if (await queries.insertAppointment(ctx, one, places)) return;
    const clash = await queries.clashOf(ctx, one, places);
    if (clash) throw refusals.slotTaken(clash);
  }
  throw refusals.slotTaken('full');
}

/** The appointments of a lead (邀约记录). */
export async function listOfLead(ctx: Ctx, { id }: { id: string }) {
  if (!(await queries.reachedLead(ctx, id))) throw noSuchLead({ id });
  return { rows: await queries.appointmentsOfLead(ctx, id) };
}

/** Whoever is expected at a store on a day (到店预约): everybody who works there may see who comes. */
export async function listExpected(ctx: Ctx, { storeId, day }: { storeId: string; day: Day }) {
  await mustSeeStore(ctx, storeId);
  const found = await queries.expectedAt(ctx, storeId, await queries.rangeOf(ctx, day));
  return { rows: found.map(({ code: _, ...row }) => row) };
}

async function openAppointment(ctx: Ctx, id: string) {
  const found = await queries.lockAppointment(ctx, { id });
  if (!found || !(await queries.reachedLead(ctx, found.leadId))) throw refusals.noSuchAppointment();
  const { lead, rules } = await workOn(ctx, found.leadId);
  mustHold(ctx, lead);
  if (found.state !== 'booked' && found.state !== 'confirmed') throw refusals.appointmentOver();
  return { found, lead, rules };
}

/** Another time (改约): the earlier appointment stays in the history as moved, and counts as one invitation. */
export async function moveVisit(ctx: Ctx, { id, at }: { id: string; at: string }) {
  const { found, lead, rules } = await openAppointment(ctx, id);
  await queries.changeAppointment(ctx, id, {
    state: 'cancelled',
    endedAt: ctx.now,
    endNote: 'moved',
  });
  const { kind, hostId, car, note } = found;
  return book(ctx, { lead, rules, booking: { at, kind, hostId, car, note } });
}

/** Calls an appointment off (取消邀约). */
export async function cancelVisit(ctx: Ctx, { id, note }: { id: string; note: string }) {
  const { lead } = await openAppointment(ctx, id);
  await queries.changeAppointment(ctx, id, {
    state: 'cancelled',
    endedAt: ctx.now,
    endNote: note,
  });
  await changeLead(ctx, lead.id, { nextAt: ctx.now, nextWhat: 'follow_up' });
  await audit(ctx, {
    action: 'appointment.cancelled',
    resource: 'lead',
    recordId: lead.id,
    ownerId: lead.ownerId,
    after: { note },
  });
  await whisper(ctx, 'lead', lead.id);
  return { id };
}
