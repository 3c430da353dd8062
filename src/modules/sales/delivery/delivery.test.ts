import { describe, expect, test } from 'vitest';
import { aSale, signing } from '../../../../test/a-sale.ts';
import {
  bai,
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  xu,
  zhou,
  type Member,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getLead } from '../../leads/lead.schema.ts';
import { postCancellation } from '../contract/contract.schema.ts';
import { getDeal } from '../deal.schema.ts';
import { getDealDerivatives, postDerivativeStep } from '../derivative/derivative.schema.ts';
import { getDealSteps } from '../step/step.schema.ts';
import * as contract from './delivery.schema.ts';

const { as, inside, database, clock } = await world({ cast: everyRole });
const jin = everyRole.find(({ login }) => login === 'jin')!;
const fang = everyRole.find(({ login }) => login === 'fang')!;
const sale = (wanted: Parameters<typeof aSale>[1] = {}) =>
  inside(ours.tenantId, (ctx) => aSale(ctx, wanted));

let days = 0;
/** Ten in the morning in Shanghai, a day nobody else uses, when stores are open from nine. */
const aSlot = async () => {
  const day = new Date(Date.UTC(2026, 11, 1 + (days += 1))).toISOString().slice(0, 10);
  const { body } = await as(shen)(contract.getDeliverySlots, { storeId: stores.north, day });
  return { day, at: body.slots[0]!.at, next: body.slots[1]!.at };
};
const book = async (who: Member, dealId: string, more: object = {}) =>
  as(who)(contract.postDelivery, { id: dealId, at: (await aSlot()).at, ...more });

/** Everything confirmed and ticked; only the signature is left. */
async function makeReady(id: string): Promise<void> {
  for (const [who, what] of [
    [jin, 'payment'],
    [fang, 'insurance'],
    [lin, 'plate'],
  ] as const)
    expect((await as(who)(contract.putReady, { id, what, isReady: true })).status).toBe(200);
  const { body } = await as(lin)(contract.getDelivery, { id });
  for (const { key, must } of body.items)
    if (must === 'yes') await as(lin)(contract.putTick, { id, item: key, isDone: true });
}
const told = async (subjectId: string) => {
  const { rows } = await database.owner.query<{ kind: number; quantity: number; amount: string }>(
    `select kind, sum(quantity)::int as quantity, sum(amount) as amount from platform.fact
     where subject_id = $1 group by kind order by kind`,
    [subjectId],
  );
  return rows.map(({ kind, quantity, amount }) => [kind, quantity, Number(amount)]);
};

describe('Booking a delivery 预约交车', () => {
  test('takes the lowest free bay of a slot and keeps the checklist of that day', async () => {
    const { dealId } = await sale();
    expect((await as(lin)(contract.getDealDelivery, { id: dealId })).body).toEqual({
      delivery: null,
      mayBook: true,
    });
    const { day, at } = await aSlot();
    const { body } = await as(lin)(contract.postDelivery, { id: dealId, at });
    const { body: shown } = await as(lin)(contract.getDelivery, { id: body.id });
    expect(shown).toMatchObject({ at, bay: 1, state: 'booked', minutes: 90 });
    expect(shown.items.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['guarantee', 'flowers']),
    );
    expect(shown.missing).toEqual(['payment', 'insurance', 'plate', 'checks']);
    const list = (await as(lin)(contract.getDeliveries, { storeId: stores.north, day })).body;
    expect(list.rows.map(({ id }) => id)).toEqual([body.id]);
    expect(list.taken).toEqual([{ at, bay: 1 }]);
  });

  test('of many who want the two bays of one slot at once, two get them and the rest are told', async () => {
    const sales = [await sale(), await sale(), await sale(), await sale(), await sale()];
    const { at } = await aSlot();
    const replies = await Promise.all(
      sales.map(({ dealId }) => as(lin)(contract.postDelivery, { id: dealId, at })),
    );
    const said = replies.map(({ body }) => body.code ?? 'booked').toSorted();
    expect(said).toEqual([
      'booked',
      'booked',
      'delivery.bay_taken',
      'delivery.bay_taken',
      'delivery.bay_taken',
    ]);
    const bays = await database.owner.query<{ bay: number }>(
      'select bay from sales.delivery where id = any($1) order by bay',
      [replies.flatMap(({ body }) => (body.code ? [] : body.id))],
    );
    expect(bays.rows.map(({ bay }) => bay)).toEqual([1, 2]);
  });

  test('nobody hands over two cars at once, and a contract is booked once', async () => {
    const [one, two] = [await sale(), await sale()];
    const { at, next } = await aSlot();
    const hostId = lin.personId;
    await as(lin)(contract.postDelivery, { id: one.dealId, at, hostId });
    const busy = await as(lin)(contract.postDelivery, { id: two.dealId, at, hostId });
    expect(busy).toMatchObject({ status: 409, body: { code: 'delivery.host_busy' } });
    const twice = await Promise.all(
      [1, 2, 3].map(() => as(lin)(contract.postDelivery, { id: two.dealId, at: next, hostId })),
    );
    expect(twice.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(twice.find(({ status }) => status !== 200)!.body.code).toBe('delivery.booked');
  });

  test('moving keeps what was checked, frees the place, and stays as it was where the new one is taken', async () => {
    const [one, two] = [await sale(), await sale()];
    const { at, next, day } = await aSlot();
    const { body } = await as(lin)(contract.postDelivery, { id: one.dealId, at, bay: 1 });
    await as(lin)(contract.putTick, { id: body.id, item: 'vin', isDone: true });
    const { body: other } = await as(lin)(contract.postDelivery, {
      id: two.dealId,
      at: next,
      bay: 2,
    });
    const move = (bay: number | null) =>
      as(lin)(contract.postDeliveryMove, { id: body.id, at: next, bay });
    expect((await move(2)).body.code).toBe('delivery.bay_taken');
    expect((await as(lin)(contract.getDelivery, { id: body.id })).body).toMatchObject({
      at,
      bay: 1,
    });
    expect((await move(null)).status).toBe(200);
    const shown = (await as(lin)(contract.getDelivery, { id: body.id })).body;
    expect(shown).toMatchObject({ at: next, bay: 1 });
    expect(shown.ticks.map(({ item }) => item)).toEqual(['vin']);
    const called = { id: other.id, note: '客户改期' };
    expect((await as(lin)(contract.postDeliveryEnd, called)).status).toBe(200);
    const { taken } = (await as(lin)(contract.getDeliveries, { storeId: stores.north, day })).body;
    expect(taken).toEqual([{ at: next, bay: 1 }]);
    expect((await as(lin)(contract.postDeliveryEnd, called)).body.code).toBe('delivery.over');
  });

  test('is refused without a signed contract, outside a slot, in a bay there is not, by a stranger to the store', async () => {
    const draft = await sale({ state: 'draft' });
    expect((await book(lin, draft.dealId)).body.code).toBe('delivery.not_signed');
    const { dealId } = await sale();
    const at = '2026-12-20T18:30:00.000Z';
    expect((await book(lin, dealId, { at })).body.code).toBe('delivery.not_a_slot');
    expect((await book(lin, dealId, { bay: 9 })).body).toMatchObject({
      code: 'delivery.no_such_bay',
      details: { field: 'bay', bays: 2 },
    });
    expect((await book(lin, dealId, { hostId: xu.personId })).body.code).toBe(
      'delivery.unknown_host',
    );
  });

  test('is for whoever works on the deal: not for a colleague, another store, a reader or another group', async () => {
    const { dealId } = await sale();
    for (const who of [zhou, xu, stranger]) expect((await book(who, dealId)).status).toBe(404);
    for (const who of [bai, tang]) expect((await book(who, dealId)).status).toBe(403);
    const { body } = await book(shen, dealId);
    for (const who of [zhou, xu, stranger])
      expect((await as(who)(contract.getDelivery, { id: body.id })).status).toBe(404);
    expect((await as(gu)(contract.getDelivery, { id: body.id })).status).toBe(200);
  });
});

describe('Confirming payment, insurance and plate 交车条件', () => {
  test('payment is confirmed by finance, never by whoever sells', async () => {
    const { body } = await book(lin, (await sale()).dealId);
    const paid = { id: body.id, what: 'payment', isReady: true } as const;
    for (const who of [lin, shen, fang])
      expect(await as(who)(contract.putReady, paid)).toMatchObject({
        status: 403,
        body: { code: 'delivery.not_yours' },
      });
    expect((await as(jin)(contract.putReady, paid)).status).toBe(200);
    expect((await as(jin)(contract.putReady, { ...paid, what: 'plate' })).status).toBe(403);
    const { confirmed } = (await as(lin)(contract.getDelivery, { id: body.id })).body;
    expect(confirmed).toMatchObject([{ what: 'payment', byName: jin.name, at: clock.now }]);
    await as(jin)(contract.putReady, { ...paid, isReady: false });
    const again = (await as(lin)(contract.getDelivery, { id: body.id })).body;
    expect([again.confirmed, again.missing.includes('payment')]).toEqual([[], true]);
  });

  test('what the books say is paid needs nobody to confirm it', async () => {
    const { dealId, contractId } = await sale();
    const { body } = await book(lin, dealId);
    await database.owner.query('update sales.contract set received_fen = total_fen where id = $1', [
      contractId,
    ]);
    const shown = (await as(lin)(contract.getDelivery, { id: body.id })).body;
    expect([shown.isPaid, shown.missing.includes('payment')]).toEqual([true, false]);
  });

  test('a line that the checklist has not is not ticked', async () => {
    const { body } = await book(lin, (await sale()).dealId);
    const asked = { id: body.id, item: 'moon', isDone: true };
    expect((await as(lin)(contract.putTick, asked)).body.code).toBe('delivery.unknown_item');
    expect((await as(zhou)(contract.putTick, { ...asked, item: 'vin' })).status).toBe(404);
  });
});

test('a cancelled contract gives the bay back and ends what only waited beside the car', async () => {
  const { dealId, contractId } = await sale();
  const { day, at } = await aSlot();
  const booked = await as(lin)(contract.postDelivery, { id: dealId, at });
  const { rows } = (await as(fang)(getDealDerivatives, { id: dealId })).body;
  const film = rows.find(({ kind }) => kind === 'accessory')!;
  const fitted = { id: film.id, state: 'fitted', on: '2026-11-23' } as const;
  await as(fang)(postDerivativeStep, fitted);
  const asked = { id: contractId, side: 'agreed', reason: '客户搬家' } as const;
  expect((await as(shen)(postCancellation, asked)).status).toBe(200);
  const { taken } = (await as(lin)(contract.getDeliveries, { storeId: stores.north, day })).body;
  expect(taken).toEqual([]);
  const shown = (await as(lin)(contract.getDelivery, { id: booked.body.id })).body;
  expect(shown).toMatchObject({ state: 'cancelled', endNote: '客户搬家' });
  const after = (await as(fang)(getDealDerivatives, { id: dealId })).body.rows;
  expect(new Set(after.map(({ kind, state }) => `${kind} ${state}`))).toEqual(
    new Set(['insurance cancelled', 'finance cancelled', 'accessory fitted', 'warranty cancelled']),
  );
});

describe('Handing over 交车', () => {
  test('is refused with everything that is missing, and changes nothing', async () => {
    const { dealId } = await sale({ withCar: false });
    const { body } = await book(lin, dealId);
    const reply = await as(lin)(contract.postHandOver, { id: body.id, ...signing });
    expect(reply).toMatchObject({
      status: 409,
      body: {
        code: 'delivery.not_ready',
        details: { missing: ['vehicle', 'payment', 'insurance', 'plate', 'checks'] },
      },
    });
    expect((await as(lin)(getDeal, { id: dealId })).body.outcome).toBe('open');
    expect(await told(dealId)).toEqual([]);
  });

  test('wins deal and lead, fulfils the contract, takes the car out of stock and tells the facts', async () => {
    const { dealId, leadId, contractId, vehicleId } = await sale();
    const { body } = await book(lin, dealId);
    await makeReady(body.id);
    await as(lin)(contract.putReady, {
      id: body.id,
      what: 'plate',
      isReady: true,
      plate: '鄂A12345',
    });
    const done = await as(lin)(contract.postHandOver, { id: body.id, ...signing });
    expect(done.body).toMatchObject({
      dealId,
      day: '2026-11-23',
      exchangeUntil: '2026-11-30',
      faultUntil: '2027-01-22',
    });
    const way = (await as(shen)(getDealSteps, { id: dealId })).body;
    expect(way.now).toBe('delivery'); // it happened, and steps that nobody recorded say so
    expect(way.history.filter(({ isSkipped }) => isSkipped).every(({ reason }) => reason)).toBe(
      true,
    );
    expect((await as(shen)(getDeal, { id: dealId })).body).toMatchObject({
      outcome: 'won',
      closedOn: '2026-11-23',
      priceFen: 19_500_000,
      costFen: 18_300_000,
      grossProfitFen: 1_200_000,
      financeFen: null,
    });
    expect((await as(lin)(getLead, { id: leadId })).body.outcome).toBe('won');
    const { rows } = await database.owner.query<{ state: string; car: string; plate: string }>(
      `select k.state, v.state as car, v.plate from sales.contract k join sales.vehicle v on v.id = $2 where k.id = $1`,
      [contractId, vehicleId],
    );
    expect(rows).toEqual([{ state: 'delivered', car: 'delivered', plate: '鄂A12345' }]);
    expect(await told(dealId)).toEqual([
      [1, 1, 19_500_000],
      [3, 1, 1_200_000],
      [7, 1, 0],
    ]);
    const shown = (await as(lin)(contract.getDelivery, { id: body.id })).body;
    expect(shown).toMatchObject({ state: 'done', missing: [], handedByName: lin.name });
    expect(shown.signatures).toMatchObject([{ role: 'customer', signer: '何一舟' }]);
    const outbox = await database.owner.query<{ payload: object }>(
      `select payload from platform.outbox where topic = 'sale.delivered' and key = $1`,
      [body.id],
    );
    expect(outbox.rows).toMatchObject([{ payload: { dealId, contractId, vehicleId } }]);
  });

  test('of two at the same moment one does it, and it is told once', async () => {
    const { dealId } = await sale();
    const { body } = await book(lin, dealId);
    await makeReady(body.id);
    const replies = await Promise.all(
      [lin, shen, lin].map((who) => as(who)(contract.postHandOver, { id: body.id, ...signing })),
    );
    expect(replies.map((reply) => reply.body.code ?? 'handed over').toSorted()).toEqual([
      'delivery.over',
      'delivery.over',
      'handed over',
    ]);
    expect((await told(dealId))[0]).toEqual([1, 1, 19_500_000]);
  });

  test('needs a drawn name, and is not for colleagues, readers or other groups', async () => {
    const { body } = await book(lin, (await sale()).dealId);
    await makeReady(body.id);
    const asked = { id: body.id, ...signing };
    const tap = { ...asked, drawing: 'M1 1L2 2' };
    expect((await as(lin)(contract.postHandOver, tap)).status).toBe(422);
    for (const who of [zhou, xu, stranger])
      expect((await as(who)(contract.postHandOver, asked)).status).toBe(404);
    for (const who of [bai, jin])
      expect((await as(who)(contract.postHandOver, asked)).status).toBe(403);
    expect((await as(shen)(contract.postHandOver, asked)).status).toBe(200);
  });

  test('a car whose cost nobody knows has no gross profit, and says so', async () => {
    const { dealId, trimId } = await sale({ costFen: null });
    await database.owner.query('delete from catalog.trim_price where trim_id = $1', [trimId]);
    const { body } = await book(lin, dealId);
    await makeReady(body.id);
    await as(lin)(contract.postHandOver, { id: body.id, ...signing });
    expect((await as(shen)(getDeal, { id: dealId })).body.grossProfitFen).toBeNull();
    expect((await told(dealId)).map(([kind]) => kind)).toEqual([1, 7]);
  });
});
