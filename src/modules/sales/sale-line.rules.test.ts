import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carPriceOf, totalOf } from './sale-line.rules.ts';
import { saleLineKinds } from './sale-line.schema.ts';

const lines = [
  { kind: 'car', amountFen: 19_980_000 },
  { kind: 'option', amountFen: 300_000 },
  { kind: 'discount', amountFen: -800_000 },
  { kind: 'purchase_tax', amountFen: 862_000 },
  { kind: 'accessory', amountFen: 120_000 },
] as const;

test('the car is its price and options less what is taken off; the total is everything', () => {
  expect(carPriceOf(lines)).toBe(19_480_000);
  expect(totalOf(lines)).toBe(20_462_000);
});

test('the total is the car and all the rest, whatever the lines are', () => {
  const line = fc.record({
    kind: fc.constantFrom(...saleLineKinds),
    amountFen: fc.integer({ min: -1e9, max: 1e9 }),
  });
  fc.assert(
    fc.property(fc.array(line, { maxLength: 30 }), (all) => {
      const rest = all.filter(
        ({ kind }) => !['car', 'option', 'discount', 'promotion', 'coupon'].includes(kind),
      );
      expect(carPriceOf(all) + totalOf(rest)).toBe(totalOf(all));
    }),
  );
});
