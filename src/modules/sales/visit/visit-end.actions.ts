import type { z } from 'zod';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { dayIn } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { whisper } from '../../../platform/outbox.ts';
import { leadAtStore, leadRecordOf, noteOpening } from '../../leads/index.ts';
import { zoneOf } from '../../people/index.ts';
import { alterVisit, visitAt } from './visit.actions.ts';
import * as queries from './visit.queries.ts';
import * as refusals from './visit.refusals.ts';
import { kindOnFiling, kindOnLeaving, plateOf, visitFacts } from './visit.rules.ts';
import type { patchReceptionVisit } from './visit.schema.ts';

/** The party left a contact (建卡): the lead that was taken in of it. */
export async function fileVisit(ctx: Ctx, { id, leadId }: { id: string; leadId: string }) {
  const visit = await visitAt(ctx, id);
  if (visit.leadId) throw refusals.alreadyFiled();
  const lead = await leadAtStore(ctx, leadId, visit.storeId);
  if (!lead) throw refusals.leadElsewhere();
  const kind = kindOnFiling(visit.kind);
  await alterVisit(ctx, visit, {
    action: 'visit.filed',
    change: { leadId, customerId: lead.customerId, kind, filedAt: ctx.now },
  });
  return { id, kind };
}

/** The party left (离店). */
export async function leaveVisit(ctx: Ctx, { id, note }: { id: string; note: string }) {
  const visit = await visitAt(ctx, id);
  if (visit.leftAt) throw refusals.visitOver();
  const kind = kindOnLeaving(visit);
  await alterVisit(ctx, visit, {
    action: 'visit.left',
    change: { leftAt: ctx.now, kind, ...(note && { note }) },
  });
  return { id, kind };
}

/** Corrects an entry (更正登记); an invited party stays invited. */
export async function correctVisit(ctx: Ctx, input: z.output<typeof patchReceptionVisit.input>) {
  const { id, plate, kind, party, name, note } = input;
  const visit = await visitAt(ctx, id);
  if (kind && visit.kind === 'invited') throw refusals.invitedStays();
  const change = {
    ...(kind && { kind }),
    ...(party && { party }),
    ...(name !== undefined && { name }),
    ...(note !== undefined && { note }),
    ...(plate !== undefined && { plate: plateOf(plate) }),
  };
  if (Object.keys(change).length > 0)
    await alterVisit(ctx, visit, { action: 'visit.corrected', change });
  return { id };
}

/** Takes back an entry that was a mistake (撤销登记). */
export async function voidVisit(ctx: Ctx, { id, reason }: { id: string; reason: string }) {
  const visit = await visitAt(ctx, id);
  if (visit.appointmentId) throw refusals.invitedStays();
  await alterVisit(ctx, visit, { action: 'visit.withdrawn', change: { voidReason: reason } });
  return { id };
}

/** The record behind a party (线索档案), for whoever works at the store; that they read it is noted. */
export async function readRecord(ctx: Ctx, { id }: { id: string }) {
  const visit = await visitAt(ctx, id);
  if (!visit.leadId) throw refusals.noSuchVisit();
  const { leadId } = visit;
  await noteOpening(ctx, leadId);
  await whisper(ctx, 'visit', visit.storeId);
  return { leadId, ...(await leadRecordOf(ctx, leadId)) };
}

export type Invited = {
  appointmentId: string;
  leadId: string;
  storeId: string;
  hostId: string | null;
  at: string;
};

/**
 * An invited guest was checked in (邀约客户到店): they come onto the board once, however often it is told. Who was
 * entered as a walk-in before turns out to be invited.
 */
export async function receiveInvited(ctx: Ctx, invited: Invited): Promise<void> {
  const { appointmentId, leadId, storeId, hostId, at } = invited;
  const lead = await leadAtStore(ctx, leadId, storeId);
  const day = dayIn(Date.parse(at), await zoneOf(ctx));
  const blank = { party: 1, name: '', plate: '', note: '', filedAt: null };
  const visit = {
    ...blank,
    id: uuidV7(),
    storeId,
    day,
    kind: 'invited' as const,
    customerId: lead?.customerId ?? null,
    leadId,
    appointmentId,
    hostId,
    cameAt: at,
  };
  if (await queries.insertVisit(ctx, visit)) {
    const teamId = await queries.teamOf(ctx, hostId);
    await appendFacts(ctx, visitFacts({ ...visit, teamId, isVoid: false }));
    if (hostId) await queries.insertHost(ctx, visit.id, hostId);
    await whisper(ctx, 'visit', storeId);
    return;
  }
  const walkIn = await queries.lockVisitOfLead(ctx, leadId, day);
  if (!walkIn || walkIn.appointmentId) return;
  await alterVisit(ctx, walkIn, {
    action: 'visit.was_invited',
    change: { kind: 'invited', appointmentId },
  });
}
