import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bp, yuan } from '../../../kernel/money.ts';
import { someLines } from '../../../../test/sale.ts';
import { carPriceOf, totalOf } from '../sale-line.rules.ts';
import { differences, revised, untouchable } from './content.rules.ts';
import type { ContractContent } from './content.schema.ts';
import { consequencesOf, depositProblem, earnestMost } from './contract.rules.ts';

describe('Earnest money 定金: at most 20 % of the car’s price, Civil Code art. 586', () => {
  const price = { carFen: yuan(193_800), totalFen: yuan(202_500), shareBp: bp(2000) };
  test.each([
    { kind: 'earnest', amount: 38_760, problem: null, because: '20 % to the fen is allowed' },
    { kind: 'earnest', amount: 38_760.01, problem: 'above_cap', because: 'a fen more is not' },
    { kind: 'advance', amount: 50_000, problem: null, because: '订金 has no cap' },
    { kind: 'advance', amount: 202_500.01, problem: 'above_total', because: 'but not above all' },
    { kind: 'none', amount: 1, problem: 'no_amount', because: 'money without a kind' },
    { kind: 'earnest', amount: 0, problem: 'no_amount', because: 'a kind without money' },
  ] as const)('$kind of ¥$amount: $because', ({ kind, amount, problem }) => {
    expect(depositProblem({ kind, fen: yuan(amount) }, price)).toBe(problem);
  });

  test('the cap is rounded down, because what lies above has no force', () => {
    expect(earnestMost(1_004, 2000)).toBe(200);
  });
});

describe('Cancelling a contract 解约: who bears what, Civil Code art. 586–587', () => {
  test.each([
    {
      side: 'customer',
      kind: 'earnest',
      paid: 5_000,
      received: 8_000,
      kept: 5_000,
      penalty: 0,
      back: 3_000,
    },
    {
      side: 'store',
      kind: 'earnest',
      paid: 5_000,
      received: 8_000,
      kept: 0,
      penalty: 5_000,
      back: 13_000,
    },
    {
      side: 'agreed',
      kind: 'earnest',
      paid: 5_000,
      received: 8_000,
      kept: 0,
      penalty: 0,
      back: 8_000,
    },
    {
      side: 'customer',
      kind: 'advance',
      paid: 5_000,
      received: 5_000,
      kept: 0,
      penalty: 0,
      back: 5_000,
    },
    {
      side: 'store',
      kind: 'advance',
      paid: 5_000,
      received: 5_000,
      kept: 0,
      penalty: 0,
      back: 5_000,
    },
    { side: 'customer', kind: 'earnest', paid: 0, received: 0, kept: 0, penalty: 0, back: 0 },
    {
      side: 'customer',
      kind: 'earnest',
      paid: 9_000,
      received: 9_000,
      kept: 6_000,
      penalty: 0,
      back: 3_000,
    },
  ] as const)(
    'by the $side, $kind, ¥$paid paid of it, ¥$received in all',
    ({ side, kind, paid, received, ...told }) => {
      const { keptFen, penaltyFen, refundFen } = consequencesOf({
        side,
        kind,
        agreedFen: yuan(6_000),
        paidFen: yuan(paid),
        receivedFen: yuan(received),
        refundedFen: 0,
      });
      expect({ keptFen, penaltyFen, refundFen }).toEqual({
        keptFen: yuan(told.kept),
        penaltyFen: yuan(told.penalty),
        refundFen: yuan(told.back),
      });
    },
  );

  test('the store never keeps more than it holds, and all that it holds is kept or given back', () => {
    const amount = fc.integer({ min: 0, max: 1_000_000 });
    const sides = fc.constantFrom('customer', 'store', 'agreed');
    const kinds = fc.constantFrom('none', 'earnest', 'advance');
    const endings = fc.record({
      side: sides,
      kind: kinds,
      agreedFen: amount,
      receivedFen: amount,
      back: amount,
    });
    fc.assert(
      fc.property(endings, ({ back, receivedFen, ...ending }) => {
        const refundedFen = Math.min(back, receivedFen);
        const all = { ...ending, paidFen: receivedFen, receivedFen, refundedFen };
        const { keptFen, penaltyFen, refundFen } = consequencesOf(all);
        expect(keptFen + refundFen - penaltyFen).toBe(receivedFen - refundedFen);
        expect(refundFen).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

const content: ContractContent = {
  number: 'HT01-2026-000001',
  groupName: '江城汽车',
  storeName: '江北店',
  customerName: '陈女士',
  personName: '林知夏',
  car: { brand: '澜驰', model: 'L5', trim: '520 长续航', colour: '珠光白' },
  lines: someLines(),
  carFen: carPriceOf(someLines()),
  totalFen: totalOf(someLines()),
  deposit: { kind: 'none', fen: 0 },
  promisedOn: null,
  note: '',
};

describe('Amending a contract 变更', () => {
  test('changes what is named, adds up anew, and says what differs', () => {
    const next = revised(content, {
      lines: [{ key: 'discount', amountFen: -800_000 }],
      promisedOn: '2026-12-10',
    });
    expect([next.carFen, next.totalFen]).toEqual([19_180_000, 20_050_022]);
    expect(differences(content, next)).toEqual([
      { what: 'line', name: '优惠', before: '-600000', after: '-800000' },
      { what: 'total', name: '', before: '20250022', after: '20050022' },
      { what: 'promisedOn', name: '', before: '', after: '2026-12-10' },
    ]);
    expect(content.totalFen).toBe(20_250_022);
  });

  test('takes lines out, but neither the car nor a coupon', () => {
    expect(
      revised(content, { lines: [{ key: 'registration', amountFen: null }] }).lines,
    ).toHaveLength(3);
    expect(untouchable(content, { lines: [{ key: 'car', amountFen: null }] })).toEqual(['car']);
    expect(untouchable(content, { lines: [{ key: 'nothing', amountFen: 1 }] })).toEqual([
      'nothing',
    ]);
  });
});
