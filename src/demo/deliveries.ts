import type { Actor } from '../kernel/actor.ts';
import { addDays, dayIn } from '../kernel/period.ts';
import { answer, makeSurvey, noteSent } from '../modules/care/survey/survey.actions.ts';
import { noteContact } from '../modules/leads/desk/contact.actions.ts';
import type { Arrival } from '../modules/leads/intake/arrival.rules.ts';
import { takeIn } from '../modules/leads/intake/intake.actions.ts';
import { makeContract } from '../modules/sales/contract/make.actions.ts';
import { readContract } from '../modules/sales/contract/show.actions.ts';
import { openDeal } from '../modules/sales/deal-open.actions.ts';
import { answerConsent } from '../modules/sales/delivery/album.actions.ts';
import { bookDelivery, showSlots } from '../modules/sales/delivery/booking.actions.ts';
import { confirmReady, showDelivery, tickItem } from '../modules/sales/delivery/check.actions.ts';
import { SaleDelivered } from '../modules/sales/delivery/delivery.events.ts';
import { handOver } from '../modules/sales/delivery/hand-over.actions.ts';
import {
  derivativesOfDeal,
  stepDerivative,
} from '../modules/sales/derivative/derivative.actions.ts';
import { receive } from '../modules/sales/payment/payment.actions.ts';
import { allocate } from '../modules/sales/stock/allocation.actions.ts';
import { enterVehicle } from '../modules/sales/stock/stock.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { bothSign } from './contracts.ts';
import { line, stories, type Story } from './delivery-stories.ts';
import { everyStore, sourceIds, surveyLinkOf, teamOf, whoStays } from './demo.queries.ts';
import { demoStores } from './group.ts';
import { customerOf } from './names.ts';
import { randomFor } from './random.ts';
import { acceptedOffer, demoTrims, type DemoTrim } from './sale.queries.ts';
import { demoStaff } from './staff.ts';
import { demoVin } from './stock.ts';

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
  const trims = await demoTrims(ctx, dayIn(Date.parse(ctx.now)));
  const sourceId = (await sourceIds(ctx)).get('自然到店')!;
  for (const [serial, story] of stories.entries()) {
    const seller = standing(sellers[serial % sellers.length]!.name);
    const actor = { ...seller, teamId: await teamOf(ctx, seller.personId) };
    const trim = trims[(serial * 3) % trims.length]!;
    await live(ctx, { storeId, trim, sourceId, actor, fni: who('fni_specialist'), serial }, story);
  }
}

type Place = {
  storeId: string;
  trim: DemoTrim;
  sourceId: string;
  actor: Actor;
  fni: Actor;
  serial: number;
};

async function live(ctx: Ctx, place: Place, story: Story): Promise<void> {
  const { fni, serial } = place;
  const today = dayIn(Date.parse(ctx.now));
  const as = { ...ctx, actor: place.actor };
  const dealId = await signed(as, place, story);
  await takeSteps({ ...ctx, actor: fni }, dealId, story.steps);
  if (story.end === 'unbooked') return;
  // Booked before the doors opened, so that a car may be handed over in a slot of today.
  const early = { ...as, now: new Date(`${today}T00:30:00+08:00`).toISOString() };
  const slot = await nextSlot(early, place.storeId, story.end === 'delivered' ? '' : ctx.now);
  if (!slot) return;
  const hostId = null;
  const { id } = await bookDelivery(early, { id: dealId, at: slot, bay: null, hostId, note: '' });
  for (const what of story.ready) {
    const plate = `鄂A${String(50_000 + serial * 137)}`;
    await confirmReady(as, { id, what, isReady: true, note: '', plate });
  }
  const { items } = await showDelivery(ctx, { id });
  for (const { key } of items.slice(0, story.ticks === 'all' ? items.length : story.ticks))
    await tickItem(as, { id, item: key, isDone: true, note: '' });
  await answerConsent(as, { id, agrees: true });
  if (story.end === 'delivered') await deliver(as, id, serial);
}

/** A walk-in who talked to the consultant, bought, signed and, as far as the story goes, paid. */
async function signed(ctx: Ctx, place: Place, story: Story): Promise<string> {
  const { storeId, trim, serial } = place;
  const random = randomFor(20_260_101, `delivery ${serial}`);
  const day = dayIn(Date.parse(ctx.now));
  const leadId = await walkIn(ctx, place, customerOf(random, 700 + serial, true));
  const { id: dealId } = await openDeal(ctx, { leadId, modelId: trim.modelId });
  const colour = trim.colours[serial % trim.colours.length] ?? '云雾白';
  const price = [
    line('厂商建议零售价', 'car', trim.guideFen / 100, 'store'),
    line('优惠', 'discount', -(3_000 + serial * 500), 'store'),
  ];
  const lines = [...price, ...story.lines];
  await acceptedOffer(ctx, { dealId, trim, colour, day, lines });
  const promisedOn = addDays(day, 3 + serial * 2);
  const deposit = { kind: 'earnest' as const, fen: 300_000 };
  const { id } = await makeContract(ctx, {
    id: dealId,
    promisedOn,
    deposit,
    note: '',
    skipReason: '老客户介绍，直接签约',
  });
  await bothSign(ctx, id, random);
  const money = { id, voucher: '', note: '', externalId: null, keepsCredit: false } as const;
  await receive(ctx, { ...money, kind: 'deposit', method: 'wechat', amountFen: 300_000 });
  if (story.isPaid) {
    const { dueFen } = (await readContract(ctx, { id })).balance;
    await receive(ctx, { ...money, kind: 'balance', method: 'transfer', amountFen: dueFen });
  }
  if (story.car) {
    const isHere = story.car === 'in_stock';
    const vehicle = await enterVehicle(ctx, {
      vin: demoVin(900 + serial),
      storeId,
      trimId: trim.id,
      colour,
      use: 'sale',
      plate: '',
      orderedOn: addDays(day, -40),
      etaOn: isHere ? null : addDays(day, 6),
      arrivedOn: isHere ? addDays(day, -9) : null,
      costFen: trim.costFen,
      note: '',
    });
    await allocate(ctx, { id, vehicleId: vehicle.id });
  }
  return dealId;
}

type Guest = { name: string; gender: 'male' | 'female' };

async function walkIn(ctx: Ctx, { storeId, trim, sourceId, serial }: Place, guest: Guest) {
  const { actor, now } = ctx;
  const arrival: Arrival = {
    storeId,
    intake: 'desk',
    sender: 'demo',
    externalId: `delivery-${serial}`,
    receivedAt: now,
    name: guest.name,
    gender: guest.gender,
    company: false,
    phone: `+86199003${String(70_000 + serial * 41)}`,
    wecom: null,
    sourceId,
    campaignId: null,
    modelId: trim.modelId,
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
  const asking = { actor, now, alive: null, stale: () => new Error('stale') };
  const taken = (await takeIn(ctx, [{ arrival, asking }])).done[0]!;
  if ('refused' in taken) throw taken.refused;
  const { leadId: id } = taken.taken;
  await noteContact(ctx, { id, kind: 'call', direction: 'out', seconds: 240, text: '' });
  return id;
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

/** The next free slot later than an instant, within two weeks. */
async function nextSlot(ctx: Ctx, storeId: string, after: string): Promise<string | undefined> {
  const today = dayIn(Date.parse(ctx.now));
  for (let ahead = 0; ahead < 15; ahead++) {
    const { slots } = await showSlots(ctx, { storeId, day: addDays(today, ahead) });
    const free = slots.find((slot) => !slot.isPast && slot.free.length > 0 && slot.at > after);
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
  const survey = await surveyLinkOf(ctx, id);
  if (serial > 0 || !survey) return;
  await noteSent(ctx, { id: survey });
  const levels = { reception: 5, advice: 5, price: 4, handover: 5, car: 5 };
  await answer(ctx, survey, { levels, nps: 9, why: '讲解仔细，交车很有仪式感', words: '' });
}
