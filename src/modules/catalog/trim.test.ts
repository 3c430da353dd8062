import { beforeAll, describe, expect, test } from 'vitest';
import { bai, everyRole, gu, lin, ours, shen, stranger, tang } from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { setPrice } from './trim.actions.ts';
import { getModelRoles, putModelRole } from './model.schema.ts';
import * as contract from './trim.schema.ts';

const { as, inside, database } = await world({ cast: everyRole });
const guan = everyRole.find(({ login }) => login === 'guan')!;
let modelId = '';
let rivalId = '';
let n = 0;
const today = '2026-11-23';

beforeAll(async () => {
  const { brandId, ...own } = await inside(ours.tenantId, (ctx) => aModel(ctx));
  modelId = own.modelId;
  ({ modelId: rivalId } = await inside(ours.tenantId, (ctx) => aModel(ctx, '别家 T5', '别家')));
  await database.owner.query(`update catalog.brand set own_since = '2020-01-01' where id = $1`, [
    brandId,
  ]);
});

const made = async (who = gu) =>
  (await as(who)(contract.postTrim, { modelId, name: `款 ${(n += 1)}` })).body.id;
const prices = { guideFen: 19_980_000, floorFen: 18_600_000, costFen: 18_200_000, rebateFen: 400 };
const priced = (id: string, fromOn: string, change: Partial<typeof prices> = {}, who = gu) =>
  as(who)(contract.postTrimPrice, { id, fromOn, ...prices, ...change });
const shown = async (id: string, who = gu) =>
  (await as(who)(contract.getTrims, { modelId, closed: 'true' as never })).body.rows.find(
    (row) => row.id === id,
  )!;

describe('Trims 车款', () => {
  test('are added to a model of ours once by name, corrected, closed and reopened', async () => {
    const name = '520 长续航';
    const one = await as(gu)(contract.postTrim, { modelId, name, electricRangeKm: 520 });
    expect(one.status).toBe(200);
    expect((await as(gu)(contract.postTrim, { modelId, name })).body.code).toBe(
      'catalog.trim_taken',
    );
    expect((await as(gu)(contract.postTrim, { modelId: rivalId, name })).body.code).toBe(
      'catalog.not_ours',
    );
    const { id } = one.body;
    await as(gu)(contract.putTrim, { id, name, seats: 7, colours: ['白'], electricRangeKm: 530 });
    await as(gu)(contract.postTrimClosing, { id, closed: true });
    expect(await shown(id)).toMatchObject({ seats: 7, electricRangeKm: 530, colours: ['白'] });
    const onSale = async () =>
      (await as(lin)(contract.getTrims, { modelId })).body.rows.map((row) => row.id);
    expect(await onSale()).not.toContain(id);
    await as(gu)(contract.postTrimClosing, { id, closed: false });
    expect(await onSale()).toContain(id);
  });

  test('of many who add the same trim at once one adds it', async () => {
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => as(gu)(contract.postTrim, { modelId, name: '同名' })),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  test('are no matter of whoever only reads the catalogue, nor of another group', async () => {
    for (const who of [shen, lin, tang, guan])
      expect((await as(who)(contract.postTrim, { modelId, name: '不行' })).status).toBe(403);
    const id = await made();
    expect((await as(stranger)(contract.putTrim, { id, name: '不行' })).body.code).toBe(
      'catalog.trim_unknown',
    );
    expect((await as(stranger)(contract.getTrimPrices, { id })).status).toBe(404);
    expect((await as(stranger)(contract.postTrimClosing, { id, closed: true })).status).toBe(404);
  });
});

describe('Prices by day 价格', () => {
  test('begin today or later and never backwards, and say who set them', async () => {
    const id = await made();
    expect((await priced(id, '2026-11-22')).body).toMatchObject({
      code: 'catalog.price_past',
      details: { field: 'fromOn' },
    });
    expect((await priced(id, today)).status).toBe(200);
    expect((await priced(id, '2026-12-01', { guideFen: 19_480_000 })).status).toBe(200);
    expect(await shown(id)).toMatchObject({ guideFen: 19_980_000 });
    const { body } = await as(gu)(contract.getTrimPrices, { id });
    expect(body.today).toBe(today);
    expect(body.rows).toMatchObject([
      { fromOn: '2026-12-01', guideFen: 19_480_000, setByName: '顾承川' },
      { fromOn: today, guideFen: 19_980_000 },
    ]);
  });

  test('are refused where they contradict themselves', async () => {
    const id = await made();
    expect((await priced(id, today, { floorFen: 20_000_000 })).body).toMatchObject({
      code: 'catalog.price_floor_above_guide',
      details: { field: 'floorFen' },
    });
    expect((await priced(id, today, { rebateFen: 19_000_000 })).body.code).toBe(
      'catalog.price_rebate_above_cost',
    );
    expect((await as(gu)(contract.getTrimPrices, { id })).body.rows).toEqual([]);
  });

  test('that begin later can be withdrawn, those in force cannot', async () => {
    const id = await made();
    await priced(id, today);
    await priced(id, '2026-12-01');
    const drop = (fromOn: string) => as(gu)(contract.deleteTrimPrice, { id, fromOn });
    expect((await drop(today)).body.code).toBe('catalog.price_begun');
    expect((await drop('2026-12-01')).status).toBe(200);
    expect((await as(gu)(contract.getTrimPrices, { id })).body.rows).toHaveLength(1);
  });

  test('of two who set a price from the same day one sets it', async () => {
    const id = await made();
    const replies = await Promise.all([1, 2, 3].map(() => priced(id, '2026-12-24')));
    expect(replies.map(({ body }) => body.code ?? 'set').sort()).toEqual([
      'catalog.price_taken',
      'catalog.price_taken',
      'set',
    ]);
  });

  test('are set only by who may set costs and floor prices', async () => {
    const id = await made(bai);
    expect((await priced(id, today, {}, bai)).body.code).toBe('field.not_allowed');
    expect((await priced(id, today, {}, shen)).status).toBe(403);
    expect((await priced(id, today, {}, gu)).status).toBe(200);
  });

  test('tell a manager of a store cost and floor, a consultant only the guide price', async () => {
    const id = await made();
    await priced(id, today);
    expect(await shown(id, shen)).toMatchObject(prices);
    for (const who of [lin, tang])
      expect(await shown(id, who)).toMatchObject({
        guideFen: prices.guideFen,
        floorFen: null,
        costFen: null,
        rebateFen: null,
        hidden: ['floorFen', 'costFen', 'rebateFen'],
      });
    const analyst = await shown(id, bai);
    expect([analyst.costFen, analyst.hidden]).toEqual([prices.costFen, ['floorFen']]);
    const [history] = (await as(lin)(contract.getTrimPrices, { id })).body.rows;
    expect(history).toMatchObject({ guideFen: prices.guideFen, costFen: null });
  });
});

test('a model has one role a year, taken back with nothing', async () => {
  const year = 2027;
  const put = (role: 'main' | 'profit' | null, who = gu) =>
    as(who)(putModelRole, { id: modelId, year, role });
  await put('main');
  await put('profit');
  const roles = async () => (await as(lin)(getModelRoles, { year })).body.rows;
  expect(await roles()).toEqual([{ modelId, role: 'profit' }]);
  await put(null);
  expect(await roles()).toEqual([]);
  expect((await put('main', shen)).status).toBe(403);
  expect((await as(gu)(putModelRole, { id: rivalId, year, role: 'main' })).body.code).toBe(
    'catalog.not_ours',
  );
});

test('the program sets prices with the clock it is given, as the demo does', async () => {
  const id = await made();
  await inside(ours.tenantId, (ctx) =>
    setPrice(
      { ...ctx, now: '2026-01-01T01:00:00.000Z' },
      { id, fromOn: '2026-01-01', source: '', ...prices },
    ),
  );
  expect(await shown(id)).toMatchObject({ guideFen: prices.guideFen });
});
