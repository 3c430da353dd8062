import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gu, lin, ours, shen, stores, teams, xu, zhou } from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { NOBODY, uuidV7 } from '../../kernel/uuid.ts';
import { periods, daysOf } from '../../platform/list/filter.rules.ts';
import { dealList } from './deal.schema.ts';

const { as, inside, database } = await world();
const { page, summary } = dealList.contracts;
const sources = [uuidV7(), uuidV7()];
const { modelId } = await inside(ours.tenantId, (ctx) => aModel(ctx));

type Seed = {
  closedOn: string | null;
  openedOn: string | null;
  priceFen: number | null;
  grossProfitFen: number | null;
  at: number;
  source: number;
};
const day = (n: number) => `2026-0${1 + (n % 9)}-1${n % 3}`;
const seeds = fc.sample(
  fc.record<Seed>({
    closedOn: fc.option(fc.nat(20).map(day), { freq: 3 }),
    openedOn: fc.option(fc.constantFrom('2025-11-01', '2025-12-01', '2025-12-31'), { freq: 3 }),
    priceFen: fc.option(fc.constantFrom(0, 100, 9_980_000, 15_980_000), { freq: 4 }),
    grossProfitFen: fc.option(fc.integer({ min: -3, max: 3 }), { freq: 4 }),
    at: fc.nat(2),
    source: fc.nat(2),
  }),
  { numRuns: 90, seed: 7 },
);
const places = [
  { storeId: stores.north, teamId: teams.first, personId: lin.personId },
  { storeId: stores.north, teamId: teams.second, personId: zhou.personId },
  { storeId: stores.lake, teamId: teams.lake, personId: xu.personId },
];
const deals = seeds.map(({ at, source, ...seed }, i) => ({
  tenantId: ours.tenantId,
  id: uuidV7(),
  number: `D${i}%_`,
  modelId: i % 4 === 0 ? null : modelId,
  outcome: seed.closedOn ? (i % 5 === 0 ? 'lost' : 'won') : 'open',
  sourceId: sources[source] ?? null,
  ...places[at]!,
  ...seed,
}));
await inside(ours.tenantId, async ({ db }) => {
  await db
    .insertInto('marketing.source')
    .values(sources.map((id, i) => ({ tenantId: ours.tenantId, id, name: `来源${i}` })))
    .execute();
  await db.insertInto('sales.deal').values(deals).execute();
});

/** All pages of a question, one after the other. */
async function everyPage(input: object, limit: number, who = gu): Promise<string[]> {
  const seen: string[] = [];
  for (let after: string | undefined; ;) {
    const { status, body } = await as(who)(page, { ...input, limit, ...(after && { after }) });
    expect(status, JSON.stringify(body)).toBe(200);
    seen.push(...body.rows.map(({ id }) => id));
    if (body.next === null) return seen;
    after = body.next;
  }
}

type Sortable = 'closedOn' | 'openedOn' | 'priceFen' | 'grossProfitFen';
const greater = (a: string | number | null, b: string | number | null) => {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
};

/** The whole order, done in memory: what is missing is the greatest, ties go by id. */
function sorted(names: readonly string[]): string[] {
  const keys = names.map((name) => ({
    key: name.replace('-', '') as Sortable,
    way: name.startsWith('-') ? -1 : 1,
  }));
  const order = (a: (typeof deals)[number], b: (typeof deals)[number]) => {
    for (const { key, way } of keys) {
      const by = greater(a[key], b[key]) * way;
      if (by !== 0) return by;
    }
    return greater(a.id, b.id) * (keys[0]?.way ?? 1);
  };
  return deals.toSorted(order).map(({ id }) => id);
}

describe('The order of the list', () => {
  const single = ['closedOn', 'openedOn', 'priceFen', 'grossProfitFen'].flatMap((key) => [
    key,
    `-${key}`,
  ]);
  test.each(single)('pages by %s put together are the whole list in that order', async (sort) => {
    expect(await everyPage({ sort }, 7)).toEqual(sorted([sort]));
  });

  test('whatever two fields one sorts by, in any direction and any page length', async () => {
    const pairs = fc.tuple(fc.constantFrom(...single), fc.constantFrom(...single));
    await fc.assert(
      fc.asyncProperty(pairs, fc.integer({ min: 3, max: 40 }), async (names, limit) => {
        expect(await everyPage({ sort: names.join(',') }, limit)).toEqual(sorted(names));
      }),
      { numRuns: 12 },
    );
  });

  test.each([
    { ask: { sort: 'customerName' }, code: 'list.not_sortable', because: 'nothing orders by it' },
    { ask: { sort: 'nonsense' }, code: 'list.unknown_field', because: 'there is no such column' },
    { ask: { after: 'abc' }, code: 'list.cursor_broken', because: 'it is no cursor' },
    {
      ask: { after: encodeURIComponent('["x","y"]') },
      code: 'list.cursor_broken',
      because: 'a cursor is never trusted',
    },
    {
      ask: { filter: 'closedOn:between:2026-02-30,' },
      code: 'list.bad_condition',
      because: '30 February does not exist',
    },
    { ask: { filter: 'priceFen:has:1' }, code: 'list.bad_condition', because: 'money is compared' },
    { ask: { filter: 'outcome:in:sold' }, code: 'list.bad_condition', because: 'no such outcome' },
    { ask: { filter: 'bodyType:has:x' }, code: 'list.not_filterable', because: 'it is not kept' },
    { ask: { filter: 'number:has:%' }, code: 'list.bad_condition', because: 'it is cut off' },
  ])('$ask is refused with $code: $because', async ({ ask, code }) => {
    expect(await as(gu)(page, ask)).toMatchObject({ status: 422, body: { code } });
  });
});

type DealSeed = (typeof deals)[number];
const today = '2026-11-23';
const filters: { text: string; holds: (deal: DealSeed) => boolean }[] = [
  { text: 'outcome:in:won', holds: (d) => d.outcome === 'won' },
  { text: 'outcome:in:won,lost', holds: (d) => d.outcome !== 'open' },
  { text: 'outcome:not:won', holds: (d) => d.outcome !== 'won' },
  { text: `storeName:in:${stores.lake}`, holds: (d) => d.storeId === stores.lake },
  {
    text: `personName:in:${lin.personId},${xu.personId}`,
    holds: (d) => d.personId === lin.personId || d.personId === xu.personId,
  },
  { text: `teamName:not:${teams.first}`, holds: (d) => d.teamId !== teams.first },
  { text: 'modelName:none:', holds: (d) => d.modelId === null },
  { text: 'modelName:some:', holds: (d) => d.modelId !== null },
  { text: `sourceName:not:${sources[0]}`, holds: (d) => d.sourceId !== sources[0] },
  { text: 'personName:mine:', holds: (d) => d.personId === gu.personId },
  {
    text: 'priceFen:between:100,9980000',
    holds: (d) => d.priceFen !== null && d.priceFen >= 100 && d.priceFen <= 9_980_000,
  },
  { text: 'priceFen:between:,100', holds: (d) => d.priceFen !== null && d.priceFen <= 100 },
  { text: 'grossProfitFen:between:-2,', holds: (d) => (d.grossProfitFen ?? -9) >= -2 },
  { text: 'closedOn:none:', holds: (d) => d.closedOn === null },
  {
    text: 'closedOn:between:2026-03-01,2026-06-11',
    holds: (d) => d.closedOn !== null && d.closedOn >= '2026-03-01' && d.closedOn <= '2026-06-11',
  },
  { text: 'number:has:D1%25_', holds: (d) => d.number.includes('D1%_') },
  { text: 'number:has:d2', holds: (d) => d.number.toLowerCase().includes('d2') },
  ...periods.map((period) => {
    const [from, to] = daysOf(period, today);
    return {
      text: `closedOn:period:${period}`,
      holds: (d: DealSeed) => d.closedOn !== null && d.closedOn >= from && d.closedOn <= to,
    };
  }),
];

describe('Filters of the list', () => {
  const idsOf = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).toSorted();

  test.each(filters)('$text finds what reading every deal would find', async ({ text, holds }) => {
    expect((await everyPage({ filter: text }, 200)).toSorted()).toEqual(idsOf(deals.filter(holds)));
  });

  test('any filters together find what each of them holds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.subarray(filters, { minLength: 2, maxLength: 3 }), async (some) => {
        const filter = some.map(({ text }) => text).join(';');
        const wanted = deals.filter((deal) => some.every(({ holds }) => holds(deal)));
        expect((await everyPage({ filter }, 50)).toSorted()).toEqual(idsOf(wanted));
        const { body } = await as(gu)(summary, { filter });
        expect(body.count).toBe(wanted.length);
        expect(body.sums['priceFen']).toBe(
          wanted.reduce((sum, { priceFen }) => sum + (priceFen ?? 0), 0),
        );
      }),
      { numRuns: 20 },
    );
  });

  test.each(['storeName', 'personName', 'outcome', 'closedOn', 'sourceName', 'modelName'])(
    'groups by %s add up to the whole, and each opens to its own rows',
    async (group) => {
      const { body } = await as(gu)(summary, { group });
      expect(body.groups.reduce((sum, { count }) => sum + count, 0)).toBe(deals.length);
      for (const { filter, count } of body.groups)
        expect((await everyPage({ filter }, 200)).length).toBe(count);
    },
  );

  test('a group of a store is called by its name; rows without one stand in a group of their own', async () => {
    const { body } = await as(gu)(summary, { group: 'storeName' });
    expect(body.groups.map(({ label }) => label).toSorted((a, b) => (a! < b! ? -1 : 1))).toEqual([
      '江北店',
      '滨湖店',
    ]);
    const models = await as(gu)(summary, { group: 'modelName' });
    expect(models.body.groups.some(({ value }) => value === null)).toBe(true);
  });

  test('a consultant counts and groups only what is theirs', async () => {
    const { body } = await as(lin)(summary, { group: 'personName' });
    expect(body.groups.map(({ value }) => value)).toEqual([lin.personId]);
    expect(body.count).toBe(deals.filter(({ personId }) => personId === lin.personId).length);
  });

  test('a customer without a column is nobody: the empty id finds nothing', async () => {
    expect(await everyPage({ filter: `storeName:in:${NOBODY}` }, 10)).toEqual([]);
  });
});

describe('Guarded columns', () => {
  test('who may not see gross profit may neither sort, filter nor add up by it', async () => {
    expect((await as(lin)(summary, {})).body.sums).toHaveProperty('grossProfitFen');
    await database.owner.query(`delete from people.role_right where resource = 'cost'
      and role_id in (select id from people.role where key = 'consultant')`);
    await database.owner.query('update platform.login set version = version + 1');
    for (const ask of [{ sort: 'grossProfitFen' }, { filter: 'grossProfitFen:between:1,' }])
      expect(await as(lin)(page, ask)).toMatchObject({
        status: 403,
        body: { code: 'list.field_hidden', details: { field: 'grossProfitFen' } },
      });
    expect((await as(lin)(summary, {})).body.sums).not.toHaveProperty('grossProfitFen');
    expect((await as(shen)(summary, {})).body.sums).toHaveProperty('grossProfitFen');
  });
});
