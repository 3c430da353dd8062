import type { Actor } from '../kernel/actor.ts';
import { addDays, dayIn } from '../kernel/period.ts';
import { answer, makeSurvey, noteSent } from '../modules/care/survey/survey.actions.ts';
import { noteContact } from '../modules/leads/desk/contact.actions.ts';
import { takeIn } from '../modules/leads/intake/intake.actions.ts';
import { openDeal } from '../modules/sales/deal-open.actions.ts';
import { answerConsent } from '../modules/sales/delivery/album.actions.ts';
import { bookDelivery, showSlots } from '../modules/sales/delivery/booking.actions.ts';
import { confirmReady, showDelivery, tickItem } from '../modules/sales/delivery/check.actions.ts';
import type { ReadyKind } from '../modules/sales/delivery/delivery.rules.ts';
import { SaleDelivered } from '../modules/sales/delivery/delivery.events.ts';
import { handOver } from '../modules/sales/delivery/hand-over.actions.ts';
import {
  derivativesOfDeal,
  openFromContract,
  stepDerivative,
} from '../modules/sales/derivative/derivative.actions.ts';
import type { SaleLine } from '../modules/sales/sale-line.schema.ts';
import type { Ctx } from '../platform/db.ts';
import { everyStore, modelIds, sourceIds, whoStays } from './demo.queries.ts';
import { demoStores } from './group.ts';
import { ownBrand, ownModels } from './models.ts';
import { customerOf } from './names.ts';
import { randomFor } from './random.ts';
import { insertSignedSale, surveyOf } from './signed-sales.queries.ts';
import { demoStaff } from './staff.ts';

const hour = 3_600_000;
const line = (key: string, kind: SaleLine['kind'], yuan: number, payee: SaleLine['payee']) => ({
  key,
  kind,
  name: key,
  amountFen: yuan * 100,
  payee,
  isEstimate: false,
  basis: '',
  source: '',
  productId: null,
  promotionId: null,
});
const car = [line('车价', 'car', 189_800, 'store'), line('优惠', 'discount', -7_000, 'store')];
const policies = [
  line('交强险', 'compulsory_insurance', 950, 'insurer'),
  line('商业险', 'commercial_insurance', 4_860, 'insurer'),
];
const loan = line('贷款手续费', 'finance_fee', 3_000, 'store');
const film = line('车衣膜', 'accessory', 3_980, 'store');
const mats = line('脚垫与后备箱垫', 'accessory', 1_280, 'store');
const warranty = line('三电延保', 'warranty', 2_600, 'store');

type Story = {
  lines: readonly SaleLine[];
  car: 'in_stock' | 'in_transit' | null;
  /** What was taken how far, by the line’s name. */
  steps: readonly (readonly [
    name: string,
    ...states: ('approved' | 'paid_out' | 'issued' | 'fitted' | 'activated')[],
  ])[];
  ready: readonly ReadyKind[];
  ticks: 'all' | number;
  end: 'delivered' | 'booked' | 'unbooked';
};

const all: readonly ReadyKind[] = ['payment', 'insurance', 'plate'];
/** Two cars that were handed over today, two that are booked, two that wait for it. */
const stories: readonly Story[] = [
  {
    lines: [...car, ...policies, loan, film, warranty],
    car: 'in_stock',
    steps: [
      ['贷款手续费', 'approved', 'paid_out'],
      ['交强险', 'issued'],
      ['商业险', 'issued'],
      ['车衣膜', 'fitted'],
      ['三电延保', 'activated'],
    ],
    ready: all,
    ticks: 'all',
    end: 'delivered',
  },
  {
    lines: [...car, ...policies, mats],
    car: 'in_stock',
    steps: [
      ['交强险', 'issued'],
      ['脚垫与后备箱垫', 'fitted'],
    ],
    ready: all,
    ticks: 'all',
    end: 'delivered',
  },
  {
    lines: [...car, ...policies, loan],
    car: 'in_stock',
    steps: [
      ['贷款手续费', 'approved'],
      ['交强险', 'issued'],
    ],
    ready: ['plate'],
    ticks: 'all',
    end: 'booked',
  },
  {
    lines: [...car, ...policies, film],
    car: 'in_stock',
    steps: [],
    ready: [],
    ticks: 4,
    end: 'booked',
  },
  {
    lines: [...car, ...policies, loan],
    car: 'in_transit',
    steps: [],
    ready: [],
    ticks: 0,
    end: 'unbooked',
  },
  { lines: [...car, ...policies], car: null, steps: [], ready: [], ticks: 0, end: 'unbooked' },
];

/**
 * Cars on their way to their owners (交车演示) at the first store: delivered today, booked, waiting; with loans, policies
 * and accessories in every state, one survey answered and one to send. On any day: booked into the next open slots.
 */
export async function demoDeliveries(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const store = demoStores[0]!.name;
  const stays = await whoStays(ctx);
  const sellers = demoStaff.filter(
    (one) => one.role === 'consultant' && one.store === store && stays.has(one.name),
  );
  const standing = (name: string): Actor => ({ ...ctx.actor, personId: people.get(name)! });
  const who = (role: string) => standing(demoStaff.find((one) => one.role === role)!.name);
  const storeId = (await everyStore(ctx)).find(({ name }) => name === store)!.id;
  const [models, sources] = [await modelIds(ctx, ownBrand), await sourceIds(ctx)];
  for (const [i, story] of stories.entries()) {
    const actor = standing(sellers[i % sellers.length]!.name);
    const modelId = models.get(ownModels[i % ownModels.length]!.name)!;
    const sourceId = sources.get('自然到店')!;
    const place = { storeId, modelId, sourceId, actor, fni: who('fni_specialist') };
    await live(ctx, { ...place, finance: who('finance'), serial: i }, story);
  }
}

type Place = {
  storeId: string;
  modelId: string;
  sourceId: string;
  actor: Actor;
  fni: Actor;
  finance: Actor;
  serial: number;
};

async function live(ctx: Ctx, place: Place, story: Story): Promise<void> {
  const at = (hoursAgo: number, actor = place.actor): Ctx => ({
    ...ctx,
    actor,
    now: new Date(Date.parse(ctx.now) - hoursAgo * hour).toISOString(),
  });
  const dealId = await signed(at(30), place, story);
  await openFromContract(at(29, place.fni), { id: dealId });
  await takeSteps(at(28, place.fni), dealId, story.steps);
  if (story.end === 'unbooked') return;
  const slot = await nextSlot(at(27), place.storeId, ctx.now, story.end);
  if (!slot) return;
  const hostId = null;
  const { id } = await bookDelivery(at(27), { id: dealId, at: slot, bay: null, hostId, note: '' });
  for (const what of story.ready)
    await confirmReady(at(3, what === 'payment' ? place.finance : place.actor), {
      id,
      what,
      isReady: true,
      note: '',
      ...(what === 'plate' && { plate: `鄂A${String(50_000 + place.serial * 137)}` }),
    });
  const { items } = await showDelivery(ctx, { id });
  for (const { key } of items.slice(0, story.ticks === 'all' ? items.length : story.ticks))
    await tickItem(at(2), { id, item: key, isDone: true, note: '' });
  await answerConsent(at(2), { id, agrees: true });
  if (story.end === 'delivered') await deliver({ ...ctx, actor: place.actor }, id, place.serial);
}

/** A walk-in who talked to the consultant, bought and signed. */
async function signed(ctx: Ctx, place: Place, story: Story): Promise<string> {
  const { storeId, modelId, sourceId, actor, serial } = place;
  const random = randomFor(20_260_101, `delivery ${serial}`);
  const { name, gender } = customerOf(random, 700 + serial, true);
  const arrival = {
    storeId,
    intake: 'desk' as const,
    sender: 'demo',
    externalId: `delivery-${serial}`,
    receivedAt: ctx.now,
    name,
    gender,
    company: false,
    phone: `+86199003${String(70_000 + serial * 41)}`,
    wecom: null,
    sourceId,
    campaignId: null,
    modelId,
    areaId: null,
    wish: '',
    expectedOn: null,
    language: '',
    preferredId: null,
    referralCode: '',
    priceFen: null,
    utm: null,
    content: {},
    consents: [],
    ownerId: actor.personId,
  };
  const asking = { actor, now: ctx.now, alive: null, stale: () => new Error('stale') };
  const taken = (await takeIn(ctx, [{ arrival, asking }])).done[0]!;
  if ('refused' in taken) throw taken.refused;
  const { leadId, customerId } = taken.taken;
  await noteContact(ctx, { id: leadId, kind: 'call', direction: 'out', seconds: 240, text: '' });
  const { id: dealId } = await openDeal(ctx, { leadId, modelId });
  const vin = `LVSHFFAL0NE${String(100_000 + serial * 7)}`;
  await insertSignedSale(ctx, {
    dealId,
    number: `YS-${dayIn(Date.parse(ctx.now)).replaceAll('-', '')}-${serial + 1}`,
    storeId,
    customerId: customerId!,
    modelId,
    colour: random.pick(['珠光白', '曜石黑', '远山灰']),
    car: story.car && { vin, state: story.car },
    lines: story.lines,
  });
  return dealId;
}

async function takeSteps(ctx: Ctx, dealId: string, steps: Story['steps']): Promise<void> {
  const { rows } = await derivativesOfDeal(ctx, { id: dealId });
  const on = dayIn(Date.parse(ctx.now));
  for (const [name, ...states] of steps)
    for (const state of states) {
      const { id, amountFen, kind } = rows.find((one) => one.name === name)!;
      const money =
        kind === 'insurance'
          ? { incomeFen: Math.round(amountFen * 0.12), provider: '平安产险' }
          : kind === 'finance'
            ? { provider: '招商银行' }
            : { expenseFen: Math.round(amountFen * 0.4) };
      await stepDerivative(ctx, { id, state, on, note: '', ...money });
    }
}

/** The next free slot for who comes; for a car that was handed over already, one that has begun if there is any. */
async function nextSlot(ctx: Ctx, storeId: string, now: string, end: Story['end']) {
  const today = dayIn(Date.parse(now));
  for (let ahead = end === 'delivered' ? -1 : 0; ahead < 15; ahead++) {
    const { slots } = await showSlots(ctx, { storeId, day: addDays(today, ahead) });
    const free = slots.find(
      ({ at, free: bays, isPast }) =>
        !isPast && bays.length > 0 && (end === 'delivered' || at > now),
    );
    if (free) return free.at;
  }
  return undefined;
}

/** Hands a car over today; the first owner has answered the survey, the second one’s is to be sent. */
async function deliver(ctx: Ctx, id: string, serial: number): Promise<void> {
  const { customerName, dealId, storeId } = await showDelivery(ctx, { id });
  const strokes = Array.from(
    { length: 24 },
    (_, i) => `L${60 + i * 20} ${100 + (i % 4) * 14 - (i % 3) * 18}`,
  );
  const signer = customerName || '车主';
  const drawing = `M40 110${strokes.join('')}`;
  const { day } = await handOver(ctx, { id, signer, drawing, device: 'demo' });
  const told = { deliveryId: id, dealId, storeId, personId: ctx.actor.personId, day };
  const nobody = '00000000-0000-7000-8000-000000000000';
  await makeSurvey(
    ctx,
    SaleDelivered.parse({ ...told, contractId: nobody, customerId: nobody, vehicleId: nobody }),
  );
  const survey = await surveyOf(ctx, id);
  if (serial > 0 || !survey) return;
  await noteSent(ctx, { id: survey });
  const levels = { reception: 5, advice: 5, price: 4, handover: 5, car: 5 };
  await answer(ctx, survey, { levels, nps: 9, why: '讲解仔细，交车很有仪式感', words: '' });
}
