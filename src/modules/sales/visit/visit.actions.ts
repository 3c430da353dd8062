import type { z } from 'zod';
import { reaches } from '../../../kernel/actor.ts';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { isRecordKnown, leadAtStore, mustSeeStore } from '../../leads/index.ts';
import { nameOf, todayOf } from '../../people/index.ts';
import { guestGiven } from './visit.notices.ts';
import * as queries from './visit.queries.ts';
import * as refusals from './visit.refusals.ts';
import {
  kindOnEntry,
  mayGive,
  plateOf,
  retoldFacts,
  visitFacts,
  visitKinds,
} from './visit.rules.ts';
import type { CountedVisit } from './visit.rules.ts';
import type { postReceptionHost, postReceptionVisit } from './visit.schema.ts';

/** Who is in the showroom (到店看板): everybody who works at the store may see it. */
export async function showReception(ctx: Ctx, { storeId, day }: { storeId: string; day: Day }) {
  await mustSeeStore(ctx, storeId);
  const rows = await queries.visitsOn(ctx, storeId, day);
  const countOf = (kind: string) => {
    const found = rows.filter((row) => row.kind === kind);
    return { parties: found.length, heads: found.reduce((sum, { party }) => sum + party, 0) };
  };
  const counts = Object.fromEntries(visitKinds.map((kind) => [kind, countOf(kind)])) as Record<
    (typeof visitKinds)[number],
    ReturnType<typeof countOf>
  >;
  const hosts = (await queries.receiversAt(ctx, storeId, day)).map(
    ({ teamId: _, ...host }) => host,
  );
  return { rows, counts, hosts };
}

export const countedOf = (visit: queries.LockedVisit, teamId: string | null): CountedVisit => ({
  ...visit,
  teamId,
  isVoid: visit.voidReason !== '',
});

/** A party came in (登记到店): kind and heads are enough; a plate that was here before brings its customer along. */
export async function enterVisit(ctx: Ctx, input: z.output<typeof postReceptionVisit.input>) {
  const { storeId, leadId, hostId } = input;
  await mustSeeStore(ctx, storeId);
  const day = await todayOf(ctx);
  const lead = leadId ? await leadAtStore(ctx, leadId, storeId) : undefined;
  if (leadId && !lead) throw refusals.leadElsewhere();
  const receiver = hostId ? await receiverAt(ctx, storeId, hostId) : undefined;
  const plate = plateOf(input.plate);
  const known = lead || !plate ? undefined : await queries.customerOfPlate(ctx, storeId, plate);
  const kind = kindOnEntry(input.kind, !!known?.customerId);
  const visit = {
    ...input,
    id: uuidV7(),
    day,
    kind,
    plate,
    customerId: lead?.customerId ?? known?.customerId ?? null,
    leadId: lead?.id ?? known?.leadId ?? null,
    appointmentId: null,
    cameAt: ctx.now,
    filedAt: lead && kind === 'first' ? ctx.now : null,
  };
  if (!(await queries.insertVisit(ctx, visit))) throw refusals.alreadyHere();
  const teamId = receiver?.teamId ?? null;
  await appendFacts(ctx, visitFacts({ ...visit, teamId, isVoid: false }));
  await audit(ctx, {
    action: 'visit.entered',
    resource: 'visit',
    recordId: visit.id,
    after: { kind, party: visit.party, hostId },
  });
  if (hostId) await tellHost(ctx, visit.id, hostId, visit.name || visit.plate);
  await whisper(ctx, 'visit', storeId);
  return { id: visit.id, kind };
}

async function receiverAt(ctx: Ctx, storeId: string, hostId: string) {
  const receivers = await queries.receiversAt(ctx, storeId, await todayOf(ctx));
  const found = receivers.find(({ personId }) => personId === hostId);
  if (!found) throw refusals.noSuchReceiver();
  return found;
}

async function tellHost(ctx: Ctx, visitId: string, hostId: string, guest: string): Promise<void> {
  await queries.insertHost(ctx, visitId, hostId);
  if (hostId === ctx.actor.personId) return;
  await notify(ctx, {
    kind: guestGiven,
    to: [hostId],
    key: `${visitId} ${ctx.now}`,
    params: { guest: guest || { zh: '到店客户', en: 'A customer' } },
    link: '/reception',
  });
}

/** A party within reach of who works at its store, locked. */
export async function visitAt(ctx: Ctx, id: string): Promise<queries.LockedVisit> {
  const visit = await queries.lockVisit(ctx, id);
  const { actor } = ctx;
  const isReached =
    visit &&
    (actor.storeId === visit.storeId || reaches(actor, 'lead', 'read', { storeId: visit.storeId }));
  if (!visit || !isReached || visit.voidReason) throw refusals.noSuchVisit();
  return visit;
}

/** Writes a change down, and what it changes of the counts. */
export async function alterVisit(
  ctx: Ctx,
  visit: queries.LockedVisit,
  { action, change }: { action: string; change: queries.VisitChange },
): Promise<queries.LockedVisit> {
  if (!(await queries.changeVisit(ctx, visit.id, change))) throw refusals.alreadyHere();
  const after = { ...visit, ...change };
  const teamBefore = await queries.teamOf(ctx, visit.hostId);
  const teamAfter =
    after.hostId === visit.hostId ? teamBefore : await queries.teamOf(ctx, after.hostId);
  const [was, is] = [countedOf(visit, teamBefore), countedOf(after, teamAfter)];
  if (JSON.stringify(visitFacts(was)) !== JSON.stringify(visitFacts(is)))
    await appendFacts(ctx, retoldFacts(was, is));
  await audit(ctx, { action, resource: 'visit', recordId: visit.id, after: change });
  await whisper(ctx, 'visit', visit.storeId);
  return after;
}

/**
 * Says who receives a party (分配接待), or hands it over. Of two who do so at once the first one decides; the second is
 * told whom.
 */
export async function giveVisit(ctx: Ctx, input: z.output<typeof postReceptionHost.input>) {
  const { id, from, hostId } = input;
  const visit = await visitAt(ctx, id);
  if (visit.leftAt) throw refusals.visitOver();
  if (visit.hostId !== from) throw refusals.hostedMeanwhile(await personNamed(ctx, visit.hostId));
  if (!mayGive(ctx.actor, visit)) throw refusals.mayNotGive(await personNamed(ctx, visit.hostId));
  await receiverAt(ctx, visit.storeId, hostId);
  await alterVisit(ctx, visit, { action: 'visit.given', change: { hostId } });
  await tellHost(ctx, id, hostId, visit.name || visit.plate);
  return { id };
}

const personNamed = async (ctx: Ctx, personId: string | null) =>
  (personId && (await nameOf(ctx, personId))) || '';

/**
 * Whoever receives a party begins (开始接待). Where the customer wrote or called before, they have read the record first:
 * nobody asks a customer again what they told already.
 */
export async function startVisit(ctx: Ctx, { id }: { id: string }) {
  const visit = await visitAt(ctx, id);
  if (visit.leftAt) throw refusals.visitOver();
  if (visit.hostId !== ctx.actor.personId) throw refusals.notTheHost();
  if (visit.startedAt) throw refusals.alreadyStarted();
  if (visit.leadId && !(await isRecordKnown(ctx, visit.leadId, visit.hostId)))
    throw refusals.recordUnopened(id, visit.leadId);
  await alterVisit(ctx, visit, { action: 'visit.started', change: { startedAt: ctx.now } });
  return { id };
}
