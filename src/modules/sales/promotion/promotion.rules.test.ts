import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { totalOf } from '../sale-line.rules.ts';
import {
  promotionBar,
  promotionLines,
  promotionReturn,
  type PromotedSale,
} from './promotion.rules.ts';
import { Applicable } from './promotion.schema.ts';

const [model, trim] = [
  '00000000-0000-7000-8000-000000000001',
  '00000000-0000-7000-8000-000000000002',
];
const other = '00000000-0000-7000-8000-000000000003';
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const day = '2026-11-23';

const promotion = (n: number, change: Record<string, unknown> = {}): Applicable =>
  Applicable.parse({
    id: id(n),
    name: `促销 ${n}`,
    kind: 'maker',
    startsOn: '2026-10-01',
    endsOn: '2026-12-31',
    rule: {},
    offFen: 500_000,
    unitsLeft: null,
    budgetLeftFen: null,
    ...change,
  });
const sale: PromotedSale = {
  modelId: model,
  trimId: trim,
  guideFen: 19_980_000,
  stockDays: 40,
  customerKinds: ['person'],
  loan: null,
  hasTradeIn: false,
};

describe('Whether a promotion fits a sale 适用条件', () => {
  test.each([
    ['asks nothing', {}, {}, null],
    ['from its first day', { startsOn: day }, {}, null],
    ['not before', { startsOn: '2026-11-24' }, {}, 'not_now'],
    ['not after', { endsOn: '2026-11-22' }, {}, 'not_now'],
    ['for the model', { rule: { modelIds: [model] } }, {}, null],
    ['for the trim', { rule: { modelIds: [other], trimIds: [trim] } }, {}, null],
    ['for another car', { rule: { modelIds: [other] } }, {}, 'other_car'],
    ['60 days in stock', { rule: { leastStockDays: 60 } }, {}, 'stock_age'],
    ['60 days in stock', { rule: { leastStockDays: 60 } }, { stockDays: 60 }, null],
    ['no car chosen yet', { rule: { leastStockDays: 60 } }, { stockDays: null }, 'stock_age'],
    ['for companies', { rule: { customerKinds: ['company'] } }, {}, 'other_customer'],
    [
      'for owners',
      { rule: { customerKinds: ['owner'] } },
      { customerKinds: ['person', 'owner'] },
      null,
    ],
    ['with a loan', { rule: { needsLoan: true } }, {}, 'needs_loan'],
    [
      'loan of 24 months',
      { rule: { leastLoanMonths: 24 } },
      { loan: { fen: 1, months: 12 } },
      'needs_loan',
    ],
    [
      'loan of 24 months',
      { rule: { leastLoanMonths: 24 } },
      { loan: { fen: 1, months: 24 } },
      null,
    ],
    [
      'loan of ¥100,000',
      { rule: { leastLoanFen: 10_000_000 } },
      { loan: { fen: 9_999_999, months: 36 } },
      'needs_loan',
    ],
    ['with a trade-in', { rule: { needsTradeIn: true } }, {}, 'needs_trade_in'],
    ['with a trade-in', { rule: { needsTradeIn: true } }, { hasTradeIn: true }, null],
    ['none left', { unitsLeft: 0 }, {}, 'used_up'],
    ['¥4,999 of budget left', { budgetLeftFen: 499_900 }, {}, 'used_up'],
    ['¥5,000 of budget left', { budgetLeftFen: 500_000 }, {}, null],
    ['limited price above the guide price', { priceFen: 20_000_000, offFen: 0 }, {}, 'no_gain'],
  ] as const)('%s', (_, change, of, why) => {
    expect(promotionBar(promotion(1, change), { ...sale, ...of } as PromotedSale, day)).toBe(why);
  });
});

describe('Promotions as lines of a quote 促销行', () => {
  test('a limited price takes off what lies between it and the guide price, and says so', () => {
    const limited = promotion(1, {
      kind: 'limited_price',
      priceFen: 18_880_000,
      offFen: 0,
      makerBp: 3333,
      basis: '厂家通知',
    });
    const { lines, given } = promotionLines([limited], sale, day);
    expect(lines).toMatchObject([
      {
        kind: 'promotion',
        amountFen: -1_100_000,
        promotionId: id(1),
        payee: 'store',
        basis: '厂商建议零售价 ¥199800.00 − 限价 ¥188800.00',
        source: '厂家通知，2026-10-01 至 2026-12-31',
      },
    ]);
    expect(given).toMatchObject([{ valueFen: 1_100_000, makerFen: 366_630, storeFen: 733_370 }]);
  });

  test('gifts stand there by name and number and take nothing off', () => {
    const gifts = [{ name: '全包围脚垫', count: 2, valueFen: 68_000 }];
    const { lines, given } = promotionLines(
      [promotion(1, { kind: 'gift', offFen: 0, gifts })],
      sale,
      day,
    );
    expect(lines).toMatchObject([{ amountFen: 0, basis: '赠 全包围脚垫 × 2（单价 ¥680.00）' }]);
    expect(given).toMatchObject([{ offFen: 0, giftFen: 136_000, valueFen: 136_000 }]);
  });

  test('what combines adds up; the one that stands alone wins only where it is worth more', () => {
    const [a, b] = [promotion(1), promotion(2, { offFen: 300_000 })];
    const alone = (offFen: number) => promotion(3, { combines: false, offFen });
    const chosen = (offFen: number) => promotionLines([a, b, alone(offFen)], sale, day);
    expect(chosen(800_000).lines.map((line) => line.promotionId)).toEqual([id(1), id(2)]);
    expect(chosen(800_000).refused).toEqual([{ promotionId: id(3), why: 'not_combined' }]);
    expect(chosen(800_001).lines.map((line) => line.promotionId)).toEqual([id(3)]);
    expect(chosen(800_001).refused.map(({ why }) => why)).toEqual(['not_combined', 'not_combined']);
  });

  test('of two limited prices the lower counts', () => {
    const priced = (n: number, priceFen: number) =>
      promotion(n, { kind: 'limited_price', priceFen, offFen: 0 });
    const { lines, refused } = promotionLines(
      [priced(1, 19_000_000), priced(2, 18_500_000)],
      sale,
      day,
    );
    expect(lines.map((line) => line.amountFen)).toEqual([-1_480_000]);
    expect(refused).toEqual([{ promotionId: id(1), why: 'not_combined' }]);
  });

  test('whatever is on offer: each is given or refused, the parts sum, and nothing goes below nothing', () => {
    const some = fc.array(
      fc.record({
        offFen: fc.integer({ min: 0, max: 15_000_000 }),
        combines: fc.boolean(),
        makerBp: fc.integer({ min: 0, max: 10_000 }),
        priceFen: fc.option(fc.integer({ min: 1, max: 25_000_000 }), { freq: 5 }),
        unitsLeft: fc.option(fc.integer({ min: 0, max: 2 })),
      }),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(some, (offers) => {
        const all = offers.map((offer, n) => promotion(n + 1, offer));
        const { lines, refused, given } = promotionLines(all, sale, day);
        const seen = [
          ...lines.map((line) => line.promotionId),
          ...refused.map((one) => one.promotionId),
        ];
        expect(new Set(seen).size).toBe(all.length);
        expect(seen).toHaveLength(all.length);
        expect(0 - totalOf(lines)).toBeLessThanOrEqual(sale.guideFen);
        expect(0 - totalOf(lines)).toBe(given.reduce((sum, { offFen }) => sum + offFen, 0));
        for (const one of given) {
          expect(one.makerFen + one.storeFen).toBe(one.valueFen);
          expect(one.storeFen).toBeGreaterThanOrEqual(0);
        }
        const worth = given.reduce((sum, { valueFen }) => sum + valueFen, 0);
        for (const single of all) {
          const alone = promotionLines([single], sale, day).given[0]?.valueFen ?? 0;
          if (!single.combines) expect(worth).toBeGreaterThanOrEqual(alone);
        }
      }),
    );
  });
});

test('a return says what each yuan of the store has left; nothing paid has none', () => {
  expect(promotionReturn(3_000_000, 1_000_000)).toBe(30_000);
  expect(promotionReturn(-500_000, 1_000_000)).toBe(-5_000);
  expect(promotionReturn(3_000_000, 0)).toBeNull();
  expect(promotionReturn(null, 1_000_000)).toBeNull();
});
