import { describe, expect, test } from 'vitest';
import {
  cheng,
  gu,
  lin,
  ours,
  shen,
  song,
  stores,
  stranger,
  teams,
  xu,
  zhou,
} from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import type { Fact } from '../../kernel/fact.ts';
import { NOBODY, uuidV7 } from '../../kernel/uuid.ts';
import { appendFacts } from '../../platform/facts/facts.queries.ts';
import { publishTargets, targetsBy } from './index.ts';
import { getKpi, getKpis } from './kpi.schema.ts';

const { as, asNobody, inside } = await world();
const { l5, e6 } = await inside(ours.tenantId, async (ctx) => ({
  l5: (await aModel(ctx, '澜驰 L5', '澜驰')).modelId,
  e6: (await aModel(ctx, 'E6', '远洋')).modelId,
}));

const places = {
  lin: { storeId: stores.north, teamId: teams.first, personId: lin.personId },
  zhou: { storeId: stores.north, teamId: teams.second, personId: zhou.personId },
  xu: { storeId: stores.lake, teamId: teams.lake, personId: xu.personId },
};
const fact = (
  kind: Fact['kind'],
  day: string,
  who: keyof typeof places,
  extra: Partial<Fact> = {},
): Fact => ({
  kind,
  day,
  occurredAt: `${day}T04:00:00Z`,
  subjectKind: 'deal',
  subjectId: uuidV7(),
  quantity: 1,
  modelId: l5,
  ...places[who],
  ...extra,
});

await inside(ours.tenantId, (ctx) =>
  appendFacts(ctx, [
    fact('delivery', '2026-01-10', 'lin', { amount: 15_000_000 }),
    fact('delivery', '2026-02-10', 'lin', { amount: 16_000_000, modelId: e6 }),
    fact('delivery', '2026-02-11', 'zhou', { amount: 20_000_000 }),
    fact('delivery', '2026-02-12', 'xu', { amount: 18_000_000 }),
    fact('dealWon', '2026-01-10', 'lin'),
    fact('dealWon', '2026-02-10', 'lin'),
    fact('dealLost', '2026-02-20', 'lin'),
    fact('dealLost', '2026-02-21', 'zhou'),
    fact('salesCycle', '2026-01-10', 'lin', { amount: 5 }),
    fact('salesCycle', '2026-02-10', 'lin', { amount: 6 }),
  ]),
);

const year = { from: '2026-01-01', to: '2026-12-31' };

describe('Measuring KPIs', () => {
  test('units and revenue are sums of what was delivered in the span, both ends included', async () => {
    const units = await as(gu)(getKpi, { key: 'units', from: '2026-01-10', to: '2026-02-11' });
    expect(units.body).toEqual({
      key: 'units',
      unit: 'cars',
      from: '2026-01-10',
      to: '2026-02-11',
      total: 3,
      rows: [],
    });
    expect((await as(gu)(getKpi, { key: 'revenue', ...year })).body.total).toBe(69_000_000);
  });

  test('a table by month and store names both and sums to the total', async () => {
    const { body } = await as(gu)(getKpi, { key: 'units', ...year, by: ['month', 'store'] });
    expect(body.rows.map(({ month, store, value }) => [month, store, value])).toEqual([
      ['2026-01', '江北店', 1],
      ['2026-02', '滨湖店', 1],
      ['2026-02', '江北店', 2],
    ]);
  });

  test('a brand is the sum of its models, and a model can be asked for inside a store', async () => {
    const brands = await as(gu)(getKpi, { key: 'units', ...year, by: ['brand'] });
    expect(brands.body.rows.map(({ brand, value }) => [brand, value])).toEqual([
      ['澜驰', 3],
      ['远洋', 1],
    ]);
    const north = await as(gu)(getKpi, {
      key: 'units',
      ...year,
      by: ['model'],
      storeId: [stores.north],
    });
    expect(north.body.rows.map(({ model, value }) => [model, value])).toEqual([
      ['澜驰 L5', 2],
      ['E6', 1],
    ]);
  });

  test('the win rate is won over won and lost, in basis points, and its parts are shown', async () => {
    const { body } = await as(gu)(getKpi, { key: 'win_rate', ...year, by: ['store'] });
    expect(body).toMatchObject({
      unit: 'bp',
      total: 5_000,
      rows: [{ store: '江北店', value: 5_000, numerator: 2, denominator: 4 }],
    });
  });

  test('the sales cycle is a mean of days; nothing sold is unknown, not zero', async () => {
    expect((await as(gu)(getKpi, { key: 'sales_cycle', ...year })).body.total).toBe(5.5);
    expect(
      (await as(gu)(getKpi, { key: 'sales_cycle', from: '2026-06-01', to: '2026-06-30' })).body
        .total,
    ).toBeNull();
  });

  test('every definition can be read in both languages', async () => {
    const { body } = await as(lin)(getKpis, {});
    expect(body.rows.length).toBeGreaterThan(10);
    expect(body.rows.every(({ zh, en }) => zh.formula && en.formula)).toBe(true);
  });

  test.each([
    { asked: { key: 'nonsense', ...year }, status: 404, code: 'kpi.unknown' },
    {
      asked: { key: 'units', from: '2026-02-30', to: '2026-03-01' },
      status: 422,
      code: 'invalid_input',
    },
    {
      asked: { key: 'units', from: '2026-03-01', to: '2026-02-01' },
      status: 422,
      code: 'invalid_input',
    },
    {
      asked: { key: 'units', ...year, by: ['month', 'year'] as const },
      status: 422,
      code: 'kpi.two_parts_of_time',
    },
  ])('$code is said where the question makes no sense', async ({ asked, status, code }) => {
    expect(await as(gu)(getKpi, asked as never)).toMatchObject({ status, body: { code } });
  });
});

describe('Who sees which figures', () => {
  test.each([
    { who: gu, total: 4, because: 'the director sees the group' },
    { who: shen, total: 3, because: 'a manager sees her store' },
    { who: cheng, total: 1, because: 'another manager sees his' },
    { who: lin, total: 2, because: 'a consultant sees his own' },
    { who: song, total: 4, because: 'the trainer may read KPIs of all' },
    { who: stranger, total: 0, because: 'another group has none of it' },
  ])('$who.name: $total, $because', async ({ who, total }) => {
    expect((await as(who)(getKpi, { key: 'units', ...year })).body.total).toBe(total);
  });

  test("asking for another store's figures answers nothing of it", async () => {
    const { body } = await as(cheng)(getKpi, {
      key: 'units',
      ...year,
      by: ['store'],
      storeId: [stores.north],
    });
    expect(body).toMatchObject({ total: 0, rows: [] });
    expect((await asNobody(getKpi, { key: 'units', ...year })).status).toBe(401);
  });
});

describe('Published targets', () => {
  const version = {
    year: 2027,
    measure: 'units' as const,
    scopeStoreId: NOBODY,
    planId: uuidV7(),
    reason: '',
  };
  const cell = (month: string, who: keyof typeof places, value: number) => ({
    month,
    modelId: l5,
    value,
    ...places[who],
  });

  test('the newest version counts; of two publications at once, one is refused', async () => {
    const publish = (value: number) =>
      inside(ours.tenantId, (ctx) =>
        publishTargets(ctx, version, [cell('2027-01', 'lin', value), cell('2027-01', 'xu', 0)]),
      );
    const both = await Promise.allSettled([publish(10), publish(20)]);
    const refused = both.filter((one) => one.status === 'rejected');
    for (const { reason } of refused)
      expect(reason).toMatchObject({ code: 'target.published_meanwhile' });
    await publish(30);
    const totals = await inside(ours.tenantId, (ctx) =>
      targetsBy(ctx, { ...version, byMonth: true, by: ['store_id'] }),
    );
    expect(totals).toEqual([{ month: '2027-01', places: [stores.north], value: 30 }]);
  });
});
