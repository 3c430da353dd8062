import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saleLines } from '../../../../test/a-sale.ts';
import {
  derivativesOfLines,
  differences,
  isBundle,
  netOf,
  nextStates,
  nothingRealised,
  penetration,
  perCar,
  realisedOf,
} from './derivative.rules.ts';
import { derivativeKinds, derivativeStates } from './derivative.schema.ts';

const one = (
  kind: (typeof derivativeKinds)[number],
  state: (typeof derivativeStates)[number],
  incomeFen = 0,
  more: object = {},
) => ({ kind, state, incomeFen, expenseFen: 0, isCompulsory: false, ...more });

describe('What counts of derivative business 衍生业务落地', () => {
  test.each([
    { is: one('finance', 'approved', 500), cars: undefined, because: 'approved is not paid out' },
    { is: one('finance', 'paid_out', 500), cars: 1, because: 'the loan was paid out' },
    { is: one('insurance', 'quoted', 500), cars: undefined, because: 'a quote is no policy' },
    { is: one('insurance', 'issued', 500), cars: 1, because: 'the policy was issued' },
    {
      is: one('insurance', 'issued', 500, { isCompulsory: true }),
      cars: 0,
      because: 'every car has a compulsory policy, so it brings money and no share',
    },
    { is: one('accessory', 'ordered', 500), cars: undefined, because: 'ordered is not fitted' },
    { is: one('accessory', 'fitted', 500), cars: 1, because: 'it was fitted' },
    { is: one('accessory', 'removed', 500), cars: undefined, because: 'it was taken off again' },
    { is: one('warranty', 'activated', 500), cars: 1, because: 'warranties are services' },
    { is: one('service', 'cancelled', 500), cars: undefined, because: 'it was cancelled' },
  ])('$is.kind $is.state counts $cars: $because', ({ is, cars }) => {
    const group = is.kind === 'warranty' ? 'service' : is.kind;
    expect(realisedOf([is])[group]?.cars).toBe(cars);
  });

  test('income less expense, all of a group together', () => {
    const realised = realisedOf([
      one('accessory', 'fitted', 128_000, { expenseFen: 60_000 }),
      one('accessory', 'fitted', 50_000, { expenseFen: 70_000 }),
      one('accessory', 'ordered', 900_000),
    ]);
    expect(realised.accessory).toEqual({ cars: 1, netFen: 48_000 });
    expect(netOf(realised)).toBe(48_000);
  });

  test('a bundle is so many kinds together', () => {
    const two = realisedOf([one('finance', 'paid_out'), one('accessory', 'fitted')]);
    expect([isBundle(two, 3), isBundle(two, 2)]).toEqual([false, true]);
  });
});

describe('Steps 推进', () => {
  test.each([
    { from: ['finance', 'applied'], to: ['approved', 'refused', 'cancelled'] },
    { from: ['finance', 'approved'], to: ['paid_out', 'refused', 'cancelled'] },
    { from: ['finance', 'refused'], to: [] },
    { from: ['insurance', 'quoted'], to: ['issued', 'cancelled'] },
    { from: ['accessory', 'fitted'], to: ['removed'] },
    { from: ['service', 'sold'], to: ['activated', 'cancelled'] },
  ] as const)('$from may become $to', ({ from: [kind, state], to }) => {
    expect(nextStates(kind, state)).toEqual(to);
  });
});

describe('Penetration 渗透率', () => {
  test.each([
    { cars: 8, carsWith: 5, is: 6250 },
    { cars: 3, carsWith: 1, is: 3333 },
    { cars: 3, carsWith: 2, is: 6667 },
    { cars: 0, carsWith: 0, is: null },
  ])('$carsWith of $cars is $is bp', ({ cars, carsWith, is }) => {
    expect(penetration(carsWith, cars)).toBe(is);
  });

  test('profit a car is rounded half away from zero', () => {
    expect([perCar(5, 2), perCar(-5, 2), perCar(1, 0)]).toEqual([3, -3, null]);
  });
});

describe('What is told 补记', () => {
  const any = fc.array(
    fc.record({
      kind: fc.constantFrom(...derivativeKinds),
      state: fc.constantFrom(...derivativeStates),
      incomeFen: fc.integer({ min: 0, max: 1e7 }),
      expenseFen: fc.integer({ min: 0, max: 1e7 }),
      isCompulsory: fc.boolean(),
    }),
    { maxLength: 8 },
  );

  test('whatever happens one after the other, the sum of what was told is what stands at last', () => {
    fc.assert(
      fc.property(fc.array(any, { maxLength: 5 }), (stages) => {
        const states = [nothingRealised, ...stages.map(realisedOf)];
        const told = states
          .slice(1)
          .flatMap((after, i) => differences(states[i]!, after, 3))
          .reduce<Record<string, [number, number]>>((sums, { kind, quantity, amount }) => {
            const [q, a] = sums[kind] ?? [0, 0];
            return { ...sums, [kind]: [q + quantity, a + amount] };
          }, {});
        const atOnce = differences(nothingRealised, states.at(-1)!, 3);
        for (const { kind, quantity, amount } of atOnce)
          expect(told[kind]).toEqual([quantity, amount]);
        const gross = told['grossProfit']?.[1] ?? 0;
        expect(gross).toBe(netOf(states.at(-1)!));
      }),
    );
  });

  test('nothing that moved, nothing told', () => {
    const realised = realisedOf([one('finance', 'paid_out', 500)]);
    expect(differences(realised, realised, 3)).toEqual([]);
  });
});

test('each line of a contract that is derivative business opens one, with what the store gets', () => {
  const opened = derivativesOfLines(saleLines, new Map());
  expect(opened.map(({ kind, state, incomeFen }) => [kind, state, incomeFen])).toEqual([
    ['insurance', 'quoted', 0],
    ['insurance', 'quoted', 0],
    ['finance', 'applied', 300_000],
    ['accessory', 'ordered', 128_000],
    ['warranty', 'sold', 260_000],
  ]);
  expect(opened.map(({ isCompulsory }) => isCompulsory)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ]);
  const [product] = derivativesOfLines(
    [{ ...saleLines[3]!, productId: 'p' }],
    new Map([['p', { provider: '平安', costFen: 1_000, incomeFen: 48_000 }]]),
  );
  expect(product).toMatchObject({ provider: '平安', incomeFen: 48_000, expenseFen: 1_000 });
});
