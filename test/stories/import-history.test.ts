import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as contract from '../../src/platform/import/import.schema.ts';
import { gu } from '../cast.ts';
import { importing } from '../importing.ts';
import { world } from '../world.ts';

const header =
  'deal_id,opened_on,closed_on,outcome,store,consultant,brand,model,price,gross_profit,customer_phone';

/** Few ids, so that files overlap: the same deal comes again with other figures. */
const anyRow = fc
  .record({
    id: fc.integer({ min: 1, max: 6 }),
    day: fc.integer({ min: 1, max: 28 }),
    outcome: fc.constantFrom('won', 'lost', 'open'),
    store: fc.constantFrom('江北店', '滨湖店', '新店'),
    price: fc.integer({ min: 1, max: 999 }),
    profit: fc.constantFrom('', '5', '-7'),
    phone: fc.constantFrom('', '13800138000', '8264678'),
  })
  .map(({ id, day, outcome, store, price, profit, phone }) => {
    const date = `2026-03-${String(day).padStart(2, '0')}`;
    return `D${id},${id % 2 ? '2026-03-01' : ''},${date},${outcome},${store},新人,澜驰,E6,${price},${profit},${phone}`;
  });
const anyStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      rows: fc.uniqueArray(anyRow, {
        minLength: 1,
        maxLength: 6,
        selector: (row) => row.split(',')[0],
      }),
    }),
  },
  { weight: 1, arbitrary: fc.constant('undo' as const) },
);

test('after any imports, corrections and undos the facts say exactly what the deals say', async () => {
  const here = await world();
  const { run, all } = importing(here);
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { minLength: 2, maxLength: 5 }), async (steps) => {
      const done: string[] = [];
      for (const step of steps) {
        if (step === 'undo') {
          const id = done.pop();
          if (id)
            expect((await here.as(gu)(contract.postImportUndo, { id })).body.state).toBe('undone');
        } else done.push((await run('deals', [header, ...step.rows].join('\n'))).importId);
        expect(await factsSay(all)).toEqual(await dealsSay(all));
      }
      for (const id of done.toReversed()) {
        expect((await here.as(gu)(contract.postImportUndo, { id })).body.state).toBe('undone');
      }
      expect(await factsSay(all)).toEqual([]);
      expect(await leftovers(all)).toEqual({ deals: 0, customers: 0, keys: 0, unknown: 0 });
    }),
    { numRuns: 3 },
  );
}, 60_000);

type All = ReturnType<typeof importing>['all'];

const factsSay = (all: All) =>
  all(`select kind, day::text, store_id, sum(quantity)::int as quantity, sum(amount)::int as amount
    from platform.fact group by 1, 2, 3 having sum(quantity) <> 0 or sum(amount) <> 0 order by 1, 2, 3`);

/** The same, counted from the deals themselves, one plain query per kind. */
const dealsSay = (all: All) => {
  const won = `from sales.deal where outcome = 'won'`;
  const of = (kind: number, amount: string, where = won) =>
    `select ${kind} as kind, closed_on as day, store_id, 1 as quantity, ${amount} as amount ${where}`;
  const facts = [
    of(1, 'price_fen'),
    of(2, 'price_fen'),
    of(3, 'gross_profit_fen', `${won} and gross_profit_fen is not null`),
    of(7, '0'),
    of(8, '0', `from sales.deal where outcome = 'lost'`),
    of(9, 'closed_on - opened_on', `${won} and opened_on is not null`),
  ];
  return all(`select kind, day::text, store_id, sum(quantity)::int as quantity, sum(amount)::int as amount
    from (${facts.join(' union all ')}) f group by 1, 2, 3 order by 1, 2, 3`);
};

const leftovers = async (all: All) => {
  const [row] = await all<Record<string, number>>(`select
    (select count(*) from sales.deal) as deals,
    (select count(*) from customers.customer) as customers,
    (select count(*) from platform.external_key) as keys,
    (select count(*) from people.store where activated_at is null)
      + (select count(*) from people.person where activated_at is null)
      + (select count(*) from catalog.brand) + (select count(*) from catalog.model) as unknown`);
  return row;
};
