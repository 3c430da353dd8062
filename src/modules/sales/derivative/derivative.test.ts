import { describe, expect, test } from 'vitest';
import { aSale, signing } from '../../../../test/a-sale.ts';
import {
  bai,
  everyRole,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { dealList, getDeal } from '../deal.schema.ts';
import * as delivery from '../delivery/delivery.schema.ts';
import * as contract from './derivative.schema.ts';

const { as, inside, database, clock } = await world({ cast: everyRole });
const fang = everyRole.find(({ login }) => login === 'fang')!;
const jin = everyRole.find(({ login }) => login === 'jin')!;
const sale = () => inside(ours.tenantId, (ctx) => aSale(ctx, { withLead: false }));
const today = '2026-11-23';

/** A deal whose contract's lines are opened; each derivative by its name. */
async function opened() {
  const { dealId } = await sale();
  await as(fang)(contract.postContractDerivatives, { id: dealId });
  const { rows } = (await as(fang)(contract.getDealDerivatives, { id: dealId })).body;
  const idOf = (name: string) => rows.find((one) => one.name === name)!.id;
  return { dealId, idOf };
}
const step = (id: string, state: string, more: object = {}) =>
  as(fang)(contract.postDerivativeStep, { id, state: state as 'issued', on: today, ...more });

let days = 0;
async function handOver(dealId: string): Promise<void> {
  const day = new Date(Date.UTC(2026, 11, 1 + (days += 1))).toISOString().slice(0, 10);
  const { body } = await as(shen)(delivery.getDeliverySlots, { storeId: stores.north, day });
  const booked = await as(lin)(delivery.postDelivery, { id: dealId, at: body.slots[0]!.at });
  const { id } = booked.body;
  for (const [who, what] of [
    [jin, 'payment'],
    [fang, 'insurance'],
    [fang, 'plate'],
  ] as const)
    await as(who)(delivery.putReady, { id, what, isReady: true });
  for (const { key } of (await as(lin)(delivery.getDelivery, { id })).body.items)
    await as(lin)(delivery.putTick, { id, item: key, isDone: true });
  expect((await as(lin)(delivery.postHandOver, { id, ...signing })).status).toBe(200);
}

const kinds: Record<number, string> = {
  3: 'gross',
  4: 'finance',
  5: 'insurance',
  6: 'accessory',
  30: 'service',
  31: 'bundle',
};
async function told(dealId: string, day?: string) {
  const { rows } = await database.owner.query<{ kind: number; quantity: number; amount: string }>(
    `select kind, sum(quantity)::int as quantity, sum(amount) as amount from platform.fact
     where subject_id = $1 and kind = any($2) and ($3::date is null or day = $3::date)
     group by kind having sum(quantity) <> 0 or sum(amount) <> 0`,
    [dealId, Object.keys(kinds), day ?? null],
  );
  return Object.fromEntries(
    rows.map(({ kind, quantity, amount }) => [kinds[kind], [quantity, Number(amount)]]),
  );
}

describe('Opening derivatives 衍生业务登记', () => {
  test('each line of the contract is opened once, also by many at once', async () => {
    const { dealId } = await sale();
    expect((await as(lin)(contract.getDealDerivatives, { id: dealId })).body.unopened).toBe(5);
    const replies = await Promise.all(
      [fang, lin, shen].map((who) => as(who)(contract.postContractDerivatives, { id: dealId })),
    );
    expect(replies.map(({ body }) => body.opened).toSorted((a, b) => a - b)).toEqual([0, 0, 5]);
    const { body } = await as(fang)(contract.getDealDerivatives, { id: dealId });
    expect(body.unopened).toBe(0);
    expect(body.rows.map(({ name, state }) => [name, state])).toEqual([
      ['交强险', 'quoted'],
      ['商业险', 'quoted'],
      ['贷款手续费', 'applied'],
      ['脚垫', 'ordered'],
      ['延保', 'sold'],
    ]);
  });

  test('a loan without a fee is opened by hand', async () => {
    const { dealId } = await sale();
    const asked = {
      kind: 'finance' as const,
      name: '零息贷款',
      provider: '建行',
      amountFen: 10_000_000,
    };
    const { body } = await as(fang)(contract.postDerivative, { id: dealId, ...asked });
    const { rows } = (await as(lin)(contract.getDealDerivatives, { id: dealId })).body;
    expect(rows).toMatchObject([{ id: body.id, state: 'applied', provider: '建行' }]);
  });

  test('is for whoever works on the deal', async () => {
    const { dealId, idOf } = await opened();
    const asked = { kind: 'service' as const, name: '保养套餐', amountFen: 100_000 };
    for (const who of [zhou, xu, stranger]) {
      expect((await as(who)(contract.postDerivative, { id: dealId, ...asked })).status).toBe(404);
      expect((await as(who)(contract.getDealDerivatives, { id: dealId })).status).toBe(404);
      const move = { id: idOf('脚垫'), state: 'fitted' as const, on: today };
      expect((await as(who)(contract.postDerivativeStep, move)).status).toBe(404);
    }
    for (const who of [bai, tang, jin])
      expect((await as(who)(contract.postDerivative, { id: dealId, ...asked })).status).toBe(403);
    const waiting = async (who: typeof lin) =>
      (await as(who)(contract.getDerivatives, {})).body.rows.filter((one) => one.dealId === dealId);
    expect((await waiting(fang)).length).toBe(5);
    expect((await waiting(lin)).length).toBe(5);
    for (const who of [zhou, xu, stranger]) expect(await waiting(who)).toEqual([]);
  });
});

describe('Steps 推进', () => {
  test('go the way of their kind, each kept with who, when and what it brought', async () => {
    const { dealId, idOf } = await opened();
    const loan = idOf('贷款手续费');
    expect((await step(loan, 'paid_out')).body).toMatchObject({
      code: 'derivative.not_next',
      details: { state: 'applied', asked: 'paid_out' },
    });
    await step(loan, 'approved', { provider: '招行', reference: 'L-88' });
    await step(loan, 'paid_out', { incomeFen: 350_000 });
    const { rows } = (await as(lin)(contract.getDealDerivatives, { id: dealId })).body;
    const shown = rows.find(({ id }) => id === loan)!;
    expect(shown).toMatchObject({ state: 'paid_out', provider: '招行', incomeFen: 350_000 });
    expect(
      shown.steps.map(({ state, personName, incomeFen }) => [state, personName, incomeFen]),
    ).toEqual([
      ['applied', fang.name, 300_000],
      ['approved', fang.name, 300_000],
      ['paid_out', fang.name, 350_000],
    ]);
  });

  test('of two at the same moment one takes it; neither tomorrow nor before the last step', async () => {
    const { idOf } = await opened();
    const policy = idOf('商业险');
    expect((await step(policy, 'issued', { on: '2026-11-24' })).body.code).toBe(
      'derivative.day_ahead',
    );
    expect((await step(policy, 'issued', { on: '2026-11-22' })).body.code).toBe(
      'derivative.day_before',
    );
    const replies = await Promise.all([1, 2, 3].map(() => step(policy, 'issued')));
    expect(replies.map(({ body }) => body.code ?? 'issued').toSorted()).toEqual([
      'derivative.not_next',
      'derivative.not_next',
      'issued',
    ]);
  });

  test('a compulsory policy issued by us is insurance enough for the delivery', async () => {
    const { dealId, idOf } = await opened();
    await step(idOf('交强险'), 'issued');
    const day = '2027-01-05';
    const { body } = await as(shen)(delivery.getDeliverySlots, { storeId: stores.north, day });
    const booked = await as(lin)(delivery.postDelivery, { id: dealId, at: body.slots[0]!.at });
    const shown = (await as(lin)(delivery.getDelivery, { id: booked.body.id })).body;
    expect([shown.isInsured, shown.missing]).toEqual([true, ['payment', 'plate', 'checks']]);
  });
});

describe('What is told of them 渗透与毛利', () => {
  test('at delivery only what was done counts; what is done later is a further fact of that day', async () => {
    const { dealId, idOf } = await opened();
    await step(idOf('贷款手续费'), 'approved');
    await step(idOf('贷款手续费'), 'paid_out');
    await step(idOf('脚垫'), 'fitted', { expenseFen: 40_000 });
    await handOver(dealId);
    expect(await told(dealId)).toEqual({
      finance: [1, 300_000],
      accessory: [1, 88_000],
      gross: [1, 1_588_000],
    });
    const before = clock.now;
    clock.now = '2026-12-05T02:00:00.000Z';
    const on = '2026-12-05';
    await step(idOf('商业险'), 'issued', { on, incomeFen: 60_000 });
    expect(await told(dealId, on)).toEqual({
      insurance: [1, 60_000],
      bundle: [1, 0],
      gross: [0, 60_000],
    });
    await as(fang)(contract.patchDerivative, { id: idOf('贷款手续费'), incomeFen: 280_000 });
    await step(idOf('脚垫'), 'removed', { on });
    expect(await told(dealId, on)).toEqual({
      finance: [0, -20_000],
      insurance: [1, 60_000],
      accessory: [-1, -88_000],
      gross: [0, -48_000],
    });
    clock.now = before;
    expect((await as(shen)(getDeal, { id: dealId })).body).toMatchObject({
      financeFen: 280_000,
      insuranceFen: 60_000,
      accessoriesFen: null,
      grossProfitFen: 1_200_000 + 280_000 + 60_000,
    });
  });

  test('penetration, bundles and income a car are those of the cars delivered', async () => {
    const month = { storeId: stores.north, month: '2026-11' };
    const before = (await as(fang)(contract.getDerivativeFigures, month)).body;
    const { dealId, idOf } = await opened();
    for (const name of ['商业险', '交强险']) await step(idOf(name), 'issued');
    await step(idOf('延保'), 'activated');
    await step(idOf('脚垫'), 'fitted');
    await handOver(dealId);
    const now = (await as(fang)(contract.getDerivativeFigures, month)).body;
    expect(now.cars - before.cars).toBe(1);
    expect(now.insurance.cars - before.insurance.cars).toBe(1);
    expect(now.finance.cars - before.finance.cars).toBe(0);
    expect(now.bundles - before.bundles).toBe(1);
    expect(now.service.incomeFen - before.service.incomeFen).toBe(260_000);
    expect(
      (await as(stranger)(contract.getDerivativeFigures, { month: '2026-11' })).body,
    ).toMatchObject({
      cars: 0,
      bundleBp: null,
      incomePerCarFen: null,
    });
  });

  test('correcting the source moves each fact on its own day', async () => {
    const { dealId, idOf } = await opened();
    await handOver(dealId);
    clock.now = '2026-12-05T02:00:00.000Z';
    await step(idOf('延保'), 'activated', { on: '2026-12-05' });
    clock.now = '2026-11-23T02:00:00.000Z';
    const id = uuidV7();
    await inside(ours.tenantId, ({ db }) =>
      db.insertInto('marketing.source').values({ tenantId: ours.tenantId, id, name: id }).execute(),
    );
    const asked = { ids: [dealId], field: 'sourceName', value: id };
    expect((await as(shen)(dealList.contracts.bulk, asked)).body.changed).toBe(1);
    const { rows } = await database.owner.query<{ day: string; kind: number; quantity: number }>(
      `select day::text, kind, sum(quantity)::int as quantity from platform.fact
       where subject_id = $1 and source_id = $2 group by 1, 2 order by 1, 2`,
      [dealId, id],
    );
    expect(rows.map(({ day, kind, quantity }) => [day, kind, quantity])).toEqual([
      ['2026-11-23', 1, 1],
      ['2026-11-23', 3, 1],
      ['2026-11-23', 7, 1],
      ['2026-12-05', 3, 0],
      ['2026-12-05', 30, 1],
    ]);
  });
});
