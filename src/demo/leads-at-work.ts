import { addDays, dayIn } from '../kernel/period.ts';
import type { Actor } from '../kernel/actor.ts';
import { makePush } from '../modules/marketing/index.ts';
import { layOutForm } from './benefits.ts';
import { pushPresets } from '../modules/marketing/push.rules.ts';
import { handOver } from '../modules/leads/allocation/hand-over.actions.ts';
import { saveSeat } from '../modules/leads/allocation/seat.actions.ts';
import { takeCall } from '../modules/leads/calls/call.actions.ts';
import { claimEnd } from '../modules/leads/end/claim.actions.ts';
import { noteContact, changeKnown } from '../modules/leads/desk/contact.actions.ts';
import { takeIn } from '../modules/leads/intake/intake.actions.ts';
import type { Arrival } from '../modules/leads/intake/arrival.rules.ts';
import type { Ctx } from '../platform/db.ts';
import { demoGuest } from './guests.ts';
import { everyStore, modelIds, sourceIds, whoStays } from './demo.queries.ts';
import { demoStores } from './group.ts';
import { liveComments, soldTwice } from './comments.ts';
import { checkCalls } from './checked-calls.ts';
import { appealTwice } from './appeals.ts';
import { loseAndCallAgain } from './lost-leads.ts';
import { customerOf } from './names.ts';
import { ownBrand, ownModels } from './models.ts';
import { randomFor, type Random } from './random.ts';
import { layOutScripts } from './scripts.ts';
import { demoSources } from './sources.ts';
import { demoStaff } from './staff.ts';

/** A seat like everybody's. */
const usual = {
  weight: 100,
  dayCap: null,
  openCap: null,
  brandIds: [],
  languages: [],
  skills: [],
  licensedUntil: null,
};
const minute = 60_000;
const daysBack = 6;

/** What customers wrote (留言), as forms bring it. */
const wishes = [
  '想看白色',
  '周末想试驾',
  '有旧车要置换',
  '问首付和月供',
  '一家五口用',
  '要现车',
  '',
];

type Names = {
  stores: Map<string, string>;
  models: Map<string, string>;
  sources: Map<string, string>;
};

/**
 * Leads at work (在跟线索): every store's seats, and the last week's leads with what was done about them, by the same
 * actions that people use, each at its own moment. The latest ones are still waiting for their first call.
 */
export async function leadsAtWork(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const begun = new Date(Date.parse(ctx.now) - (daysBack + 1) * 1440 * minute).toISOString();
  const stores = new Map((await everyStore(ctx)).map(({ id, name }) => [name, id]));
  const names = { stores, models: await modelIds(ctx, ownBrand), sources: await sourceIds(ctx) };
  const stays = await whoStays(ctx);
  for (const { name, role, store } of demoStaff) {
    if (!stays.has(name) || (role !== 'dcc_agent' && role !== 'consultant')) continue;
    const seat = {
      storeId: stores.get(store)!,
      role: role === 'consultant' ? role : 'dcc',
    } as const;
    await saveSeat({ ...ctx, now: begun }, { ...seat, ...usual, personId: people.get(name)! });
  }
  await layOutForm(ctx, names.sources.get('官网表单')!);
  await layOutPush(ctx, names.sources);
  let serial = 0;
  const bought: Arrival[] = [];
  const source = names.sources.get('垂直平台');
  for (const at of momentsUntil(ctx.now)) {
    const { key, name } = demoStores[serial % demoStores.length]!;
    const random = randomFor(20_260_101, `lead at work ${key} ${serial}`);
    const arrival = arrivalOf(names, name, random, { at, serial });
    await liveThrough({ ...ctx, now: at }, ctx.now, arrival);
    if (source === arrival.sourceId) bought.push(arrival);
    serial += 1;
  }
  await soldTwice(ctx, bought.slice(-9, -4));
  const [demoStore] = demoStores;
  await liveComments(ctx, {
    storeId: stores.get(demoStore!.name)!,
    sourceId: names.sources.get('直播')!,
  });
  const standing = (name: string): Actor => ({ ...ctx.actor, personId: people.get(name)! });
  const [writer] = demoStaff.filter(({ role, name }) => role === 'marketing' && stays.has(name));
  await layOutScripts(ctx, standing(writer!.name), names.sources);
  const managers = demoStaff.filter(
    ({ role, name }) => role === 'sales_manager' && stays.has(name),
  );
  await loseSome(ctx, names, { standing, stays });
  await checkCalls(
    ctx,
    new Map(managers.map(({ name, store }) => [stores.get(store) ?? '', standing(name)])),
  );
}

/** The demo's consultant appeals and loses a few at their store; their manager answers and sees to the second calls. */
async function loseSome(
  ctx: Ctx,
  names: Names,
  { standing, stays }: { standing: (name: string) => Actor; stays: ReadonlySet<string> },
): Promise<void> {
  const [consultant] = demoStaff.filter(({ role }) => role === 'consultant');
  const colleagues = demoStaff.filter(
    ({ role, store, name }) =>
      role === 'consultant' && store === consultant!.store && stays.has(name),
  );
  const manager = demoStaff.find(
    ({ role, store }) => role === 'sales_manager' && store === consultant!.store,
  );
  const arrivals = Array.from({ length: 8 }, (_, i) => {
    const serial = 900 + i;
    const random = randomFor(20_260_101, `lost lead ${i}`);
    return arrivalOf(names, consultant!.store, random, { at: `lost ${i}`, serial });
  });
  const both = { consultant: standing(consultant!.name), manager: standing(manager!.name) };
  await appealTwice(ctx, both);
  await loseAndCallAgain(ctx, {
    arrivals: arrivals.map((arrival) => ({ ...arrival, intake: 'desk', sender: 'demo' })),
    consultants: colleagues.map(({ name }) => standing(name)),
    manager: both.manager,
  });
}

/** A portal's address (平台推送地址), for all stores: its pushes name them. */
async function layOutPush(ctx: Ctx, sources: Names['sources']): Promise<void> {
  await makePush(ctx, {
    name: '垂直平台推送',
    storeId: null,
    sourceId: sources.get('垂直平台')!,
    campaignId: null,
    fieldMap: pushPresets.generic,
    method: 'hmac',
    signatureHeader: 'x-signature',
    timestampHeader: 'x-timestamp',
  });
}

/** Nine arrivals on each of the last days, and five in the last hour. */
function momentsUntil(now: string): string[] {
  const today = dayIn(Date.parse(now));
  const days = Array.from({ length: daysBack + 1 }, (_, i) => addDays(today, i - daysBack));
  const clocks = ['09:12', '10:05', '10:48', '11:36', '13:20', '14:41', '15:27', '16:30', '17:22'];
  const usual = days.flatMap((day) => clocks.map((clock) => `${day}T${clock}:08+08:00`));
  const latest = [52, 31, 17, 8, 3].map((ago) => Date.parse(now) - ago * minute);
  return [...usual.map((text) => Date.parse(text)).filter((at) => at < latest[0]!), ...latest].map(
    (at) => new Date(at).toISOString(),
  );
}

function arrivalOf(
  { stores, models, sources }: Names,
  store: string,
  random: Random,
  { at, serial }: { at: string; serial: number },
): Arrival {
  const { name, gender } = customerOf(random, serial, random.chance(0.4));
  const source = random.weighted(demoSources, ({ share }) => share);
  const isWalkIn = source.name === '自然到店';
  const isOnline = source.reach === 'online';
  return {
    storeId: stores.get(store)!,
    intake: isWalkIn ? 'reception' : isOnline ? 'push' : 'desk',
    sender: 'demo',
    externalId: `demo-${at}`,
    receivedAt: at,
    name,
    gender,
    company: false,
    phone: `+86199002${String(serial * 37).padStart(5, '0')}`,
    wecom: null,
    sourceId: sources.get(source.name)!,
    campaignId: null,
    modelId: models.get(random.pick(ownModels).name)!,
    areaId: null,
    wish: random.pick(wishes),
    expectedOn: null,
    language: '',
    preferredId: null,
    referralCode: '',
    priceFen: isOnline ? random.whole(60, 220) * 100 : null,
    utm: null,
    content: {},
    consents: [],
    ownerId: null,
  };
}

type Told = { arrival: Arrival; personId: string; seconds: number };

/** The exchange reports the call that was just typed in (话务记录), with the seconds that it counted. */
async function tellCall(ctx: Ctx, { arrival, personId, seconds }: Told): Promise<void> {
  const counted = Math.max(0, seconds - 4);
  await takeCall(
    { ...ctx, actor: { ...ctx.actor, login: 'exchange' } },
    {
      externalId: `call ${arrival.externalId} ${ctx.now}`,
      phone: arrival.phone!,
      direction: 'out',
      startedAt: new Date(Date.parse(ctx.now) - (counted + 5) * 1_000).toISOString(),
      seconds: counted,
      agent: '',
      personId,
      storeId: arrival.storeId,
      recordingUrl: null,
      text: '',
    },
  );
}

/** Takes a lead in and does what its holder did until now: calls, an expected day, the hand-over. */
async function liveThrough(ctx: Ctx, until: string, arrival: Arrival): Promise<void> {
  const { actor } = ctx;
  const asking = { actor, now: ctx.now, alive: null, stale: () => new Error('stale') };
  const { done } = await takeIn(ctx, [{ arrival, asking }]);
  const taken = done[0]!;
  if ('refused' in taken) throw taken.refused;
  const { leadId: id, personId } = taken.taken;
  if (!personId) return;
  const random = randomFor(20_260_101, `life of ${arrival.externalId}`);
  const as: Actor = { ...actor, personId };
  let at = Date.parse(ctx.now);
  const next = (low: number, high: number): Ctx | undefined => {
    at += random.whole(low, high) * minute;
    return at < Date.parse(until)
      ? { ...ctx, actor: as, now: new Date(at).toISOString() }
      : undefined;
  };
  const call = async (when: Ctx, seconds: number, text = '') => {
    await noteContact(when, { id, kind: 'call', direction: 'out', seconds, text });
    // One desk in five has no line to the exchange; where there is one, it tells what the call really was.
    if (random.chance(0.8)) await tellCall(when, { arrival, personId, seconds });
  };

  const first = next(2, 9);
  if (!first) return;
  const isReached = random.chance(0.62);
  await call(first, isReached ? random.whole(45, 110) : 0);
  const second = next(20, 150);
  if (!second) return;
  await call(
    second,
    isReached ? random.whole(130, 420) : random.chance(0.5) ? 0 : 160,
    isReached ? '约周末看车' : '',
  );
  if (!isReached) {
    const over = next(5, 20);
    if (over && random.chance(0.35))
      await claimEnd(over, {
        id,
        kind: 'invalid',
        reason: random.pick(['wrong_number', 'no_buyer']),
        rival: '',
        text: '',
      });
    return;
  }
  const known = next(1, 5);
  if (!known) return;
  const expectedOn = addDays(dayIn(at), random.pick([3, 6, 14, 25, 50, 120]));
  await changeKnown(known, { id, expectedOn, needs: { use: random.pick(['commute', 'family']) } });
  if (random.chance(0.5))
    await demoGuest(
      known,
      { ...ctx, now: until },
      {
        leadId: id,
        storeId: arrival.storeId,
        random,
      },
    );
  const handed = next(2, 20);
  if (!handed || arrival.intake === 'reception' || !random.chance(0.7)) return;
  await handOver(handed, { id, personId: null, note: '' });
}
