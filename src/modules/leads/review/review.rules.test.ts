import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { drawByWeight, drawLosses, partsOf, riskOf, type Loss } from './review.rules.ts';

const plain: Loss = {
  claimId: 'c',
  grade: 'C',
  reason: 'bought_rival',
  contactDays: 5,
  hasTalked: true,
  daysHeld: 30,
  reviewed: 0,
  falseOnes: 0,
};

describe('The risk of a loss 误判风险', () => {
  test.each([
    ['all was done', {}, [], 10],
    ['nobody ever talked', { hasTalked: false }, ['never_talked'], 35],
    ['hot, and given up within a week', { grade: 'H', daysHeld: 6 }, ['hot_grade', 'soon'], 40],
    ['no reason to speak of', { reason: 'other' }, ['vague_reason'], 25],
    ['one in five was false before', { reviewed: 5, falseOnes: 1 }, ['history'], 20],
    ['two are no history', { reviewed: 2, falseOnes: 2 }, [], 10],
    [
      'everything at once',
      {
        hasTalked: false,
        grade: 'A',
        reason: 'gave_up',
        contactDays: 3,
        daysHeld: 1,
        reviewed: 3,
        falseOnes: 3,
      },
      ['never_talked', 'hot_grade', 'vague_reason', 'few_days', 'soon', 'history'],
      100,
    ],
  ] as const)('%s', (_, change, parts, points) => {
    const loss = { ...plain, ...change };
    expect([partsOf(loss), riskOf(loss)]).toEqual([parts, points]);
  });
});

const weighed = fc.uniqueArray(
  fc.record({ id: fc.uuid(), weight: fc.integer({ min: 1, max: 100 }) }),
  { selector: ({ id }) => id, maxLength: 30 },
);

describe('The draw by risk 加权抽签', () => {
  test('the same seed draws the same; so many as wanted, none twice, whatever the order', () => {
    fc.assert(
      fc.property(weighed, fc.string(), fc.nat(12), (pool, seed, wanted) => {
        const drawn = drawByWeight(pool, { seed, wanted });
        expect(drawByWeight(pool.toReversed(), { seed, wanted })).toEqual(drawn);
        expect(new Set(drawn).size).toBe(Math.min(wanted, pool.length));
      }),
    );
  });

  test('a greater risk never costs anybody their place', () => {
    fc.assert(
      fc.property(weighed, fc.string(), fc.integer({ min: 1, max: 9 }), (pool, seed, wanted) => {
        for (const id of drawByWeight(pool, { seed, wanted })) {
          const heavier = pool.map((one) =>
            one.id === id ? { ...one, weight: one.weight + 40 } : one,
          );
          expect(drawByWeight(heavier, { seed, wanted })).toContain(id);
        }
      }),
    );
  });

  test('over many seeds ten times the weight is drawn about ten times as often', () => {
    const pool = [
      { id: 'heavy', weight: 100 },
      { id: 'light', weight: 10 },
    ];
    let heavy = 0;
    for (let i = 0; i < 4_000; i++)
      if (drawByWeight(pool, { seed: `seed ${i}`, wanted: 1 })[0] === 'heavy') heavy += 1;
    expect(heavy / 4_000).toBeCloseTo(10 / 11, 1);
  });

  test('nobody is drawn both by lot and by risk', () => {
    fc.assert(
      fc.property(weighed, fc.string(), fc.nat(5), fc.nat(5), (pool, seed, byLot, byRisk) => {
        const { lot, risk } = drawLosses(pool, { seed, byLot, byRisk });
        expect(new Set([...lot, ...risk]).size).toBe(lot.length + risk.length);
        expect(lot.length + risk.length).toBe(Math.min(pool.length, byLot + byRisk));
      }),
    );
  });
});
