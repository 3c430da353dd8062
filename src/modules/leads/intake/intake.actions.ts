import { dayIn } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { inLanes, laneNumber } from '../../../platform/batch.ts';
import { inTenant, type Ctx, type Database } from '../../../platform/db.ts';
import type { Asking } from '../../../platform/serve.ts';
import { knowCustomers, referrersOf, type Comer } from '../../customers/index.ts';
import { zoneOf } from '../../people/index.ts';
import { countOpen, seatsOf, takeTurns, type SeatRow } from '../allocation/queue.queries.ts';
import { firstRole, keptLists, shareOut } from '../allocation/share-out.ts';
import { skillsAsked } from '../allocation/skills.rules.ts';
import { unknownRecord } from '../lead.refusals.ts';
import { rulesStamp, storeRulesOf, type StoreRules } from '../store-rules.ts';
import { leadKey, settle, touchKey, type Arrival, type Result } from './arrival.rules.ts';
import { newLead, receiptOf, type Hand } from './compose.ts';
import {
  followersOf,
  latestLeads,
  livingSessions,
  recordsNamed,
  takenBefore,
  type Records,
} from './known.queries.ts';
import { writeIntake, type Taking } from './write.ts';

/** One arrival and who sends it. */
export type Coming = {
  arrival: Arrival;
  asking: Pick<Asking, 'actor' | 'now' | 'alive' | 'stale'>;
};

export type Taken = {
  result: Result;
  leadId: string;
  customerId: string;
  /** Who has it now; null while it waits, and where it was merged. */
  personId: string | null;
};
type Done = { taken: Taken } | { refused: Error };

const intakes = new WeakMap<Database, (coming: Coming) => Promise<Done>>();
const lanes = 2;

/**
 * Takes a lead in (录入线索). Concurrent calls of a group share a transaction, and a call returns after its commit.
 * A store always falls in the same lane, so that a process never waits for its own locks (docs/decisions/0021).
 */
export async function takeLead(database: Database, coming: Coming): Promise<Taken> {
  let intake = intakes.get(database);
  if (!intake) {
    intake = inLanes<Coming, Done>(laneOf, (comings) => takeTogether(database, comings));
    intakes.set(database, intake);
  }
  // Of two that bring the same sender's id at once, into different stores, the loser finds it taken now.
  const done = await intake(coming).catch((error: unknown) => {
    if ((error as { code?: string }).code !== '23505') throw error;
    return intake(coming);
  });
  if ('refused' in done) throw done.refused;
  return done.taken;
}

const laneOf = ({ arrival, asking }: Coming) =>
  `${asking.actor.tenantId} ${laneNumber(arrival.storeId, lanes)}`;

/** Load, decide, write: three round trips for any number of arrivals of one group. */
async function takeTogether(database: Database, comings: Coming[]): Promise<Done[]> {
  const { actor } = comings[0]!.asking;
  const now = comings.reduce((late, { asking }) => (asking.now > late ? asking.now : late), '');
  const { done, lists } = await inTenant(database.web, actor.tenantId, (db) =>
    takeIn({ db, actor, now }, comings),
  );
  keptLists(lists);
  return done;
}

/** The same inside a transaction that is open already: for files and jobs. */
export async function takeIn(
  ctx: Ctx,
  comings: readonly Coming[],
): Promise<{ done: Done[]; lists: string[] }> {
  const known = await load(ctx, comings);
  const at = comings.flatMap((_, i) => (known.refusals[i] ? [] : [i]));
  const settled = settle(
    at.map((i) => ({ arrival: comings[i]!.arrival, customerId: known.customerOf(i) })),
    known,
    () => uuidV7(),
  );
  const takings: Taking[] = at.map((i, n) => ({
    ...settled[n]!,
    ...comings[i]!,
    comer: known.comers[i]!,
  }));
  const created = takings.filter(({ result, isReplay }) => result === 'created' && !isReplay);
  const hands = created.map((taking) => handOf(taking, known));
  const shared = shareOut(
    known,
    hands.flatMap(({ dealing }) => dealing ?? []),
    (storeId, role) => known.rules.get(storeId)!.sharing(role),
  );
  const leads = created.map((taking, i) => {
    const { role, taker } = hands[i]!;
    const { arrival, leadId: id, customerId } = taking;
    const dealt = shared.results.get(id);
    const hand: Hand = { role, ...(dealt && { dealt }), ...(taker && { taker }) };
    const lead = newLead(arrival, {
      id,
      customerId,
      hand,
      rules: known.rules.get(arrival.storeId)!,
      referrerId: known.referrerOf(arrival, customerId)?.customerId ?? null,
    });
    return {
      lead,
      taking,
      receipt: receiptOf(lead, { hand, setId: dealt?.setId ?? null, at: ctx.now }),
    };
  });
  await writeIntake(ctx, { takings, leads, shared, named: known.named, day: known.day });
  const ownerOf = new Map(leads.map(({ lead }) => [lead.id, lead.ownerId]));
  const taken = new Map(
    takings.map(({ result, leadId, customerId }, n) => [
      at[n]!,
      { result, leadId, customerId, personId: ownerOf.get(leadId) ?? null },
    ]),
  );
  const done = comings.map((_, i): Done => {
    const refused = known.refusals[i];
    return refused ? { refused } : { taken: taken.get(i)! };
  });
  return { done, lists: shared.sets.map(({ id }) => id) };
}

/** Everything a batch is decided on: two round trips, the locks in the first. */
async function load(ctx: Ctx, comings: readonly Coming[]) {
  const arrivals = comings.map(({ arrival }) => arrival);
  const storeIds = [...new Set(arrivals.map(({ storeId }) => storeId))].toSorted();
  const keys = arrivals.flatMap(({ sender, externalId }) =>
    externalId ? [{ sender, externalId }] : [],
  );
  const hashes = comings.flatMap(({ asking }) => asking.alive?.hash ?? []);
  const [turns, before, living, named, stamp, zone] = await Promise.all([
    takeTurns(ctx, storeIds),
    takenBefore(ctx, keys),
    livingSessions(ctx, hashes, ctx.now),
    recordsNamed(ctx, arrivals),
    rulesStamp(ctx),
    zoneOf(ctx),
  ]);
  const touches = new Map(before.map((one) => [touchKey(one.sender, one.externalId), one]));
  const isFresh = ({ sender, externalId }: Arrival) =>
    !externalId || !touches.has(touchKey(sender, externalId));
  const refusals = comings.map((coming) =>
    refusalOf(coming, { named, living, isFresh: isFresh(coming.arrival) }),
  );

  const day = dayIn(Date.parse(ctx.now), zone);
  const comers = arrivals.map(comerOf);
  // Who is refused, or was taken before, leaves no customer behind.
  const here = arrivals.flatMap((arrival, i) =>
    comers[i]!.value && !refusals[i] && isFresh(arrival)
      ? [{ ...comers[i]!, storeId: arrival.storeId }]
      : [],
  );
  const open = storeIds.filter((id) => named.has('store', id));
  const [known, latest, seated, rules] = await Promise.all([
    knowCustomers(ctx, here),
    latestLeads(ctx, here),
    seatsOf(ctx, open, day),
    storeRulesOf(ctx, stamp, { storeIds: open, day, zone }),
  ]);
  const seats = seated.some((seat) => isCapped(seat, rules))
    ? await countOpen(ctx, seated)
    : seated;
  const customers = new Map(
    known.map(({ kind, value, customerId }) => [`${kind} ${value}`, customerId]),
  );
  const customerOf = (i: number) => {
    const { kind, value, customerId } = comers[i]!;
    return customers.get(`${kind} ${value}`) ?? customerId;
  };
  const referrerOf = await referrersIn(ctx, arrivals);
  const leads = new Map(latest.map((lead) => [leadKey(lead.customerId, lead.storeId), lead]));
  return {
    turns,
    seats,
    rules,
    named,
    day,
    touches,
    leads,
    comers,
    customerOf,
    refusals,
    referrerOf,
  };
}

/** Who brought somebody, and who follows the bringer at the store; nobody brings themselves. */
async function referrersIn(ctx: Ctx, arrivals: readonly Arrival[]) {
  const codeOf = ({ referralCode }: Arrival) => referralCode.trim().toUpperCase();
  const codes = [...new Set(arrivals.map(codeOf).filter(Boolean))];
  const owners = await referrersOf(ctx, codes);
  const pairs = arrivals.flatMap((arrival) => {
    const customerId = owners.get(codeOf(arrival));
    return customerId ? [{ customerId, storeId: arrival.storeId }] : [];
  });
  const followers = await followersOf(ctx, pairs);
  return (arrival: Arrival, comerId: string) => {
    const customerId = owners.get(codeOf(arrival));
    if (!customerId || customerId === comerId) return undefined;
    return { customerId, personId: followers.get(`${customerId} ${arrival.storeId}`) ?? null };
  };
}

type Loaded = Awaited<ReturnType<typeof load>>;

/** Whether what somebody has in hand counts at all; counting it costs a round trip. */
const isCapped = (seat: SeatRow, rules: ReadonlyMap<string, StoreRules>): boolean =>
  (seat.openCap ?? rules.get(seat.storeId)?.sharing(seat.role).open ?? null) !== null;

/** In which queue a new lead is dealt, with the claims that go first; or who keeps it without a dealing. */
function handOf(
  { arrival, asking, leadId, customerId, formerOwnerId }: Taking,
  { seats, named, rules, referrerOf }: Loaded,
) {
  const { storeId, ownerId, preferredId } = arrival;
  const seatOf = (personId: string, role?: string) =>
    seats.find(
      (one) => one.personId === personId && one.storeId === storeId && (!role || one.role === role),
    );
  const own = ownerId ? seatOf(ownerId) : undefined;
  const isMet = arrival.intake === 'reception' || ownerId !== null;
  const role = own?.role ?? (isMet ? 'consultant' : firstRole(seats, storeId));
  if (ownerId && !own) {
    const teamId = ownerId === asking.actor.personId ? asking.actor.teamId : null;
    return { role, taker: { personId: ownerId, teamId } };
  }
  const claims = [
    { personId: ownerId, ground: 'own' },
    { personId: preferredId, ground: 'preferred' },
    { personId: referrerOf(arrival, customerId)?.personId ?? null, ground: 'referral' },
    { personId: formerOwnerId, ground: 'returning' },
  ] as const;
  const priors = claims.flatMap(({ personId, ground }) =>
    personId && seatOf(personId, role) ? [{ personId, ground }] : [],
  );
  const { language } = arrival;
  const known = {
    energy: named.energyOf(arrival.modelId),
    source: named.nameOf(arrival.sourceId),
    tags: [], // the customer's are asked for when the lead is handed on
  };
  const skills = skillsAsked(known, rules.get(storeId)!.skills);
  const asked = { brandId: named.brandOf(arrival.modelId), language, skills, priors };
  return { role, dealing: { id: leadId, storeId, role, asked } };
}

/** Who comes, by what identifies them: the phone, else the WeCom id, else nothing. */
function comerOf({ phone, wecom, name, gender, company }: Arrival): Comer {
  const [kind, value] = phone ? (['phone', phone] as const) : (['wecom', wecom ?? ''] as const);
  return { kind, value, customerId: uuidV7(), name, gender, phone: phone ?? '', company };
}

/** The field of an arrival that names a record which is not there. */
function misnamed(named: Records, arrival: Arrival): string | undefined {
  const kinds = ['store', 'source', 'campaign', 'model', 'area'] as const;
  const wrong = kinds.find((kind) => {
    const id = arrival[`${kind}Id`];
    return id !== null && !named.has(kind, id);
  });
  if (wrong) return `${wrong}Id`;
  const { preferredId } = arrival;
  return preferredId && !named.has('person', preferredId) ? 'preferredId' : undefined;
}

type Proof = { named: Records; living: ReadonlyMap<string, number>; isFresh: boolean };

function refusalOf(
  { arrival, asking }: Coming,
  { named, living, isFresh }: Proof,
): Error | undefined {
  const { alive } = asking;
  if (alive && living.get(alive.hash.toString('hex')) !== alive.version) return asking.stale();
  const field = isFresh ? misnamed(named, arrival) : undefined;
  return field ? unknownRecord(field) : undefined;
}
