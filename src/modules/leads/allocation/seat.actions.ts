import type { z } from 'zod';
import { reaches, type Actor, type Verb } from '../../../kernel/actor.ts';
import { dayIn } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import { todayOf, zoneOf } from '../../people/index.ts';
import { noSeat, noSuchSeat, storeOutOfReach, unknownRecord } from '../lead.refusals.ts';
import { storeRules } from '../store-rules.ts';
import { candidatesOf, levelAmong } from './allocation.rules.ts';
import { countOpen, seatsOf } from './queue.queries.ts';
import type * as contract from './seat.schema.ts';
import {
  noteLevelChange,
  openTurn,
  seatable,
  seatNames,
  setSeatLevel,
  setStatus,
  standAs,
  storedSeat,
  upsertSeat,
  type SeatKey,
} from './seat.queries.ts';

/** Seats are a store's: who works there may see how its leads are shared out (公开分配). */
export function mustReachStore(actor: Actor, verb: Verb, storeId: string): void {
  if (verb === 'read' && actor.storeId === storeId) return;
  if (!reaches(actor, 'lead', verb, { storeId })) throw storeOutOfReach();
}

/** Who takes a store's leads (接单席位), with the reason why one would get none now. */
export async function listSeats(ctx: Ctx, { storeId }: { storeId: string }) {
  mustReachStore(ctx.actor, 'read', storeId);
  const today = await todayOf(ctx);
  const [found, names] = await Promise.all([
    seatsOf(ctx, [storeId], today).then((seats) => countOpen(ctx, seats)),
    seatNames(ctx, storeId),
  ]);
  const rules = await storeRules(ctx, storeId);
  const nothing = { brandId: null, language: '', skills: [], priors: [] };
  const rows = found.map((seat) => {
    const { day, open } = rules.sharing(seat.role);
    const capped = { ...seat, dayCap: seat.dayCap ?? day, openCap: seat.openCap ?? open };
    const {
      teamId: _,
      onLeave: __,
      isLicensed: ___,
      brandIds,
      languages,
      skills,
      ...shown
    } = capped;
    return {
      ...shown,
      brandIds: [...brandIds],
      languages: [...languages],
      skills: [...skills],
      personName: names.get(seat.personId)?.name ?? '',
      teamName: names.get(seat.personId)?.teamName ?? null,
      bar: candidatesOf([capped], nothing)[0]!.bar,
    };
  });
  return { rows };
}

/** Gives somebody a seat, or changes it (设席位). A newcomer, and who comes again, starts level with the others. */
export async function saveSeat(ctx: Ctx, input: z.output<typeof contract.putSeat.input>) {
  const { storeId, role, personId, ...values } = input;
  const key: SeatKey = { storeId, role, personId };
  mustReachStore(ctx.actor, 'bulk', storeId);
  const today = dayIn(Date.parse(ctx.now), await zoneOf(ctx));
  const person = await seatable(ctx, key, today);
  if (!person) throw unknownRecord('personId');
  const turn = (await openTurn(ctx, key)) + 1;
  const known = await storedSeat(ctx, key);
  const others = (await seatsOf(ctx, [storeId], today)).filter(
    (seat) => seat.role === role && seat.personId !== personId,
  );
  const isNew = !known || known.leftAt !== null;
  const level = isNew ? levelAmong(others) : known.level;
  await upsertSeat(ctx, key, { ...values, teamId: person.teamId, level });
  if (isNew) await standAs(ctx, key);
  const kind = isNew ? 'joined' : known.weight === values.weight ? null : 'weighed';
  const note = kind === 'weighed' ? `${known!.weight} → ${values.weight}` : '';
  if (kind)
    await noteLevelChange(ctx, {
      ...key,
      kind,
      turn,
      before: known?.level ?? 0,
      after: level,
      note,
    });
  await audit(ctx, {
    action: 'lead_seat.saved',
    resource: 'lead',
    recordId: null,
    before: known && { ...key, weight: known.weight, dayCap: known.dayCap, openCap: known.openCap },
    after: input,
  });
  await freed(ctx, storeId);
  return { personId };
}

export async function removeSeat(ctx: Ctx, key: SeatKey) {
  mustReachStore(ctx.actor, 'bulk', key.storeId);
  const turn = (await openTurn(ctx, key)) + 1;
  const known = await storedSeat(ctx, key);
  if (!known || known.leftAt) throw noSuchSeat();
  await setSeatLevel(ctx, key, { level: known.level, leftAt: ctx.now });
  await noteLevelChange(ctx, {
    ...key,
    kind: 'left',
    turn,
    before: known.level,
    after: known.level,
  });
  await audit(ctx, { action: 'lead_seat.removed', resource: 'lead', recordId: null, before: key });
  await whisper(ctx, 'lead', key.storeId);
  return { personId: key.personId };
}

/**
 * Somebody is back from a leave (归队). By choice they start level with the others, never lower than they stood,
 * or keep their level and catch up on what they missed.
 */
export async function returnToSeat(
  ctx: Ctx,
  { choice, ...key }: SeatKey & { choice: 'level' | 'catch_up' },
) {
  mustReachStore(ctx.actor, 'bulk', key.storeId);
  const turn = (await openTurn(ctx, key)) + 1;
  const known = await storedSeat(ctx, key);
  if (!known || known.leftAt) throw noSuchSeat();
  const others = (await seatsOf(ctx, [key.storeId], await todayOf(ctx))).filter(
    (seat) => seat.role === key.role && seat.personId !== key.personId,
  );
  const level = choice === 'level' ? Math.max(known.level, levelAmong(others)) : known.level;
  await setSeatLevel(ctx, key, { level });
  const change = { ...key, kind: 'returned', before: known.level, after: level } as const;
  await noteLevelChange(ctx, { ...change, turn, note: choice });
  await audit(ctx, {
    action: 'lead_seat.returned',
    resource: 'lead',
    recordId: null,
    after: { ...key, choice, level },
  });
  return { level };
}

/** Takes leads, or not for now (接单状态). Who begins to take is dealt what has waited longest. */
export async function setMyStatus(ctx: Ctx, { status }: { status: 'taking' | 'busy' | 'break' }) {
  const storeIds = await setStatus(ctx, status);
  if (storeIds.length === 0) throw noSeat();
  for (const storeId of new Set(storeIds)) await freed(ctx, storeId);
  return { status };
}

/** A seat may have come free: what waits at the store is dealt at once (see waiting.jobs.ts). */
async function freed(ctx: Ctx, storeId: string): Promise<void> {
  await announce(ctx, 'lead_seat.changed', `${storeId} ${ctx.now}`, { storeId });
  await whisper(ctx, 'lead', storeId);
}
