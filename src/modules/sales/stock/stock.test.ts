import { beforeAll, describe, expect, test } from 'vitest';
import {
  cheng,
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  xu,
} from '../../../../test/cast.ts';
import { importing } from '../../../../test/importing.ts';
import { saleScene } from '../../../../test/sale-scene.ts';
import { aTrim, world } from '../../../../test/world.ts';
import { getContract } from '../contract/contract.schema.ts';
import * as allocation from './allocation.schema.ts';
import { getRebates, postRebate, postRebateEnd } from './rebate.schema.ts';
import { stockTie } from './stock-place.queries.ts';
import * as stock from './stock.schema.ts';

const it = await world({ cast: everyRole });
const { as, inside } = it;
const scene = await saleScene(it);
const imports = importing(it);
let otherTrim = '';
beforeAll(async () => {
  otherTrim = await inside(ours.tenantId, (ctx) => aTrim(ctx, scene.modelId, '610 性能'));
});
const give = (id: string, vehicleId: string, who = shen) =>
  as(who)(allocation.postAllocation, { id, vehicleId });
const car = (id: string, who = shen) => as(who)(stock.getVehicle, { id });
const entered = { storeId: stores.north, colour: '曜石黑', etaOn: '2026-12-01' };

describe('Cars in stock 库存', () => {
  test('are entered once by their VIN; a wrong check digit is told, not refused', async () => {
    const enter = (vin: string) =>
      as(shen)(stock.postVehicle, { ...entered, vin, trimId: scene.trimId });
    expect((await enter('wvwzzz1jzxw000001')).body).toMatchObject({ warning: 'check_digit' });
    expect((await enter('WBAXW1104J0X16755')).body).toMatchObject({ warning: null });
    expect((await enter('WBA XW1104 J0X16755')).body.code).toBe('stock.vin_known');
    expect((await enter('WBAXW1104J0X1675')).body.code).toBe('stock.not_a_vin');
  });

  test('of many who enter one VIN at once one does', async () => {
    const one = { ...entered, vin: '11111111111111111', trimId: scene.trimId };
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => as(shen)(stock.postVehicle, one)),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('on their way keep every day that was promised, and arrive once', async () => {
    const { id } = await scene.aCar({ arrivedOn: null });
    await as(shen)(stock.postEta, { id, etaOn: '2026-12-01', reason: '排产' });
    await as(shen)(stock.postEta, { id, etaOn: '2026-12-20', reason: '运力不足' });
    expect((await car(id)).body.etas).toMatchObject([
      { wasOn: '2026-12-01', etaOn: '2026-12-20', reason: '运力不足', notedByName: '沈若兰' },
      { wasOn: null, etaOn: '2026-12-01' },
    ]);
    expect(
      (await as(shen)(stock.postVehicleArrival, { id, arrivedOn: '2026-11-24' })).body.code,
    ).toBe('stock.arrival_future');
    expect((await as(shen)(stock.postVehicleArrival, { id })).status).toBe(200);
    expect((await as(shen)(stock.postVehicleArrival, { id })).body.code).toBe(
      'stock.not_in_transit',
    );
    expect((await car(id)).body).toMatchObject({
      state: 'in_stock',
      arrivedOn: '2026-11-23',
      daysInStock: 0,
    });
  });

  test('show what their money costs by the dated rate, and only to whom cost is told', async () => {
    const { id } = await scene.aCar({ arrivedOn: '2026-09-24' });
    expect((await car(id)).body).toMatchObject({
      daysInStock: 60,
      interestFen: 179_507,
      slices: [{ days: 60, rateBp: 600, interestFen: 179_507 }],
    });
    const { body } = await as(lin)(stock.getVehicle, { id });
    expect([body.costFen, body.interestFen, body.slices[0]!.interestFen]).toEqual([
      null,
      null,
      null,
    ]);
    const row = async (who: typeof lin) =>
      (await as(who)(stock.stockList.contracts.page, {})).body.rows.find((one) => one.id === id)!;
    expect([(await row(shen)).interestFen, (await row(lin)).interestFen]).toEqual([179_507, null]);
  });

  test('are seen by the store and changed by its manager; no other store, role or group', async () => {
    const { id } = await scene.aCar();
    for (const who of [xu, stranger]) expect((await car(id, who)).status).toBe(404);
    expect((await as(cheng)(stock.getVehicle, { id })).status).toBe(200); // managers see the group's stock
    const use = { id, use: 'drive', plate: '苏A12345' } as const;
    expect((await as(cheng)(stock.postVehicleUse, use)).status).toBe(404);
    for (const who of [lin, tang])
      expect((await as(who)(stock.postVehicleUse, use)).status).toBe(403);
    expect((await as(shen)(stock.postVehicleUse, use)).status).toBe(200);
    const away = { id, storeId: stores.lake };
    expect((await as(shen)(stock.postVehicleTransfer, away)).body.code).toBe(
      'stock.store_out_of_reach',
    );
    expect((await as(gu)(stock.postVehicleTransfer, away)).status).toBe(200);
  });
});

describe('Giving cars to contracts 配车', () => {
  test('ten who want one car at once: one gets it, nine are told', async () => {
    const { id: vehicleId } = await scene.aCar();
    const contracts: string[] = [];
    for (let i = 0; i < 10; i++) contracts.push((await scene.aContract()).id);
    const replies = await Promise.all(contracts.map((id) => give(id, vehicleId)));
    const codes = replies.map(({ body }) => body.code ?? 'given').toSorted();
    expect(codes).toEqual([...Array<string>(9).fill('allocation.taken'), 'given']);
    const held = await Promise.all(contracts.map((id) => as(shen)(getContract, { id })));
    expect(held.filter(({ body }) => body.vehicleId === vehicleId)).toHaveLength(1);
  });

  test('one contract gets one car, and only the one that was agreed', async () => {
    const { id } = await scene.aContract();
    const [black, first, second, lake] = [
      await scene.aCar({ colour: '曜石黑' }),
      await scene.aCar(),
      await scene.aCar(),
      await scene.aCar({ storeId: stores.lake }),
    ];
    expect((await give(id, black.id)).body.code).toBe('allocation.other_colour');
    expect((await give(id, lake.id, gu)).body.code).toBe('allocation.elsewhere');
    expect((await give(id, first.id, lin)).status).toBe(403);
    const both = await Promise.all([give(id, first.id), give(id, second.id)]);
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
    expect((await as(cheng)(allocation.postAllocation, { id, vehicleId: second.id })).status).toBe(
      404,
    );
  });

  test('a released car is free again, and its history says why; a promised one is no test car', async () => {
    const contract = await scene.aContract();
    const { id: vehicleId } = await scene.aCar();
    await give(contract.id, vehicleId);
    const use = { id: vehicleId, use: 'drive' } as const;
    expect((await as(shen)(stock.postVehicleUse, use)).body.code).toBe('stock.promised');
    await as(shen)(allocation.postRelease, { id: contract.id, reason: '运损待修' });
    expect((await car(vehicleId)).body.allocations).toMatchObject([
      { contractNumber: contract.number, reason: '运损待修' },
    ]);
    expect(
      (await as(shen)(allocation.postRelease, { id: contract.id, reason: '再来' })).body.code,
    ).toBe('allocation.no_car');
  });

  test('two contracts exchange their cars', async () => {
    const [a, b] = [await scene.aContract(), await scene.aContract()];
    const [first, second] = [await scene.aCar(), await scene.aCar()];
    await give(a.id, first.id);
    await give(b.id, second.id);
    const asked = { id: a.id, vehicleId: second.id, reason: '客户急用' };
    expect((await as(shen)(allocation.postSwap, asked)).body.exchangedWith).toBe(b.number);
    const held = await Promise.all([a, b].map(({ id }) => as(shen)(getContract, { id })));
    expect(held.map(({ body }) => body.vin)).toEqual([second.vin, first.vin]);
  });

  test('substitutes come by likeness, with who else waits', async () => {
    const { id } = await scene.aContract();
    const { number } = await scene.aContract();
    await scene.aCar({ colour: '曜石黑' });
    await as(shen)(stock.postVehicle, { ...entered, vin: 'LSGAB52E7HA123456', trimId: otherTrim });
    const { body } = await as(shen)(allocation.getCarsFor, { id });
    const kinds = body.rows.map(({ likeness }) => likeness);
    expect(kinds).toEqual([...kinds].toSorted((x, y) => order.indexOf(x) - order.indexOf(y)));
    expect(new Set(kinds)).toEqual(new Set(['same', 'other_colour', 'other_trim']));
    expect(body.waiting.map((one) => one.number)).toContain(number);
    expect((await as(xu)(allocation.getCarsFor, { id })).status).toBe(404);
  });
  const order = ['same', 'other_colour', 'other_trim'];
});

describe('Money of the manufacturer 厂家返利', () => {
  test('is claimed once, received with its difference, and settled once', async () => {
    const claim = {
      storeId: stores.north,
      name: '四季度提车返利',
      expectedFen: 5_000_000,
      expectedOn: '2026-11-20',
    };
    const { id } = (await as(shen)(postRebate, claim)).body;
    expect((await as(shen)(postRebate, claim)).body.code).toBe('rebate.twice');
    const rows = async (who = shen) => (await as(who)(getRebates, {})).body.rows;
    expect(await rows()).toMatchObject([{ state: 'claimed', daysOverdue: 3, differenceFen: null }]);
    const end = () => as(shen)(postRebateEnd, { id, receivedFen: 4_800_000, note: '扣考核' });
    expect(
      (await Promise.all([end(), end()])).map(({ status }) => String(status)).toSorted(),
    ).toEqual(['200', '409']);
    expect(await rows()).toMatchObject([
      { state: 'received', receivedOn: '2026-11-23', differenceFen: -200_000, daysOverdue: 0 },
    ]);
    expect((await rows(lin))[0]).toMatchObject({ expectedFen: null, receivedFen: null });
    expect(await rows(stranger)).toEqual([]);
    expect((await as(lin)(postRebate, claim)).status).toBe(403);
    expect((await as(cheng)(postRebateEnd, { id, receivedFen: null })).status).toBe(404);
    expect((await as(cheng)(postRebate, { ...claim, name: '越权' })).body.code).toBe(
      'stock.store_out_of_reach',
    );
  });
});

test('the stock factor is the stock at the month’s end over the sales of the month', async () => {
  const { body } = await as(shen)(stock.getStockFactor, { month: '2026-10' });
  const north = body.rows.find(({ storeId }) => storeId === stores.north)!;
  expect([north.stock, north.sold, north.level]).toEqual([1, 0, 'warning']);
});

test('a store does not close while cars stand there', async () => {
  const asked = { storeId: stores.north, teamId: null };
  const { count } = await inside(ours.tenantId, (ctx) => stockTie.of(ctx, asked, { open: true }));
  expect(count).toBeGreaterThan(5);
});

describe('A file of stock 库存导入', () => {
  const head = 'vin,store,model,trim,colour,eta_on,arrived_on,cost';
  const file = (...rows: string[]) => [head, ...rows].join('\n');
  const state = async (vin: string) =>
    (
      await imports.all<Record<string, unknown>>(
        `select state, eta_on::text, cost_fen from sales.vehicle where vin = '${vin}'`,
      )
    )[0];

  test('tells first what it would do, then does it; again it completes and never goes back', async () => {
    const vin = 'LGXC16DF4A0000001';
    const way = file(`${vin},江北店,澜驰 L5,520 长续航,珠光白,2026-12-05,,182000`);
    expect(await imports.run('stock', way, { dryRun: true })).toMatchObject({
      counts: { created: 1 },
    });
    expect(await state(vin)).toBeUndefined();
    await imports.run('stock', way);
    expect(await state(vin)).toMatchObject({ state: 'in_transit', eta_on: '2026-12-05' });
    await imports.run(
      'stock',
      file(`${vin.toLowerCase()},江北店,澜驰 L5,520 长续航,,,2026-11-20,`),
    );
    expect(await state(vin)).toMatchObject({ state: 'in_stock', cost_fen: 18_200_000 });
    await imports.run('stock', file(`${vin},江北店,澜驰 L5,520 长续航,,2026-12-30,,`));
    expect(await state(vin)).toMatchObject({ state: 'in_stock' });
  });

  test('rows with a wrong VIN, store or trim are refused by themselves', async () => {
    const told = await imports.run(
      'stock',
      file(
        'SHORT,江北店,澜驰 L5,520 长续航,,,,',
        'LGXC16DF4A0000002,没有的店,澜驰 L5,520 长续航,,,,',
        'LGXC16DF4A0000003,江北店,澜驰 L5,没有的款,,,,',
        'LGXC16DF4A0000004,江北店,澜驰 L5,520 长续航,,,,',
      ),
    );
    expect(told).toMatchObject({ counts: { created: 1, rejected: 3 } });
  });
});
