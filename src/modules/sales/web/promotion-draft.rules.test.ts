import { expect, test } from 'vitest';
import { postPromotion } from '../promotion/promotion.schema.ts';
import { sentOf } from './promotion-draft.rules.ts';
import { resultsOf } from './promotion-state.rules.ts';

const draft = { name: '促销', kind: 'trade_in', days: ['2026-10-01', '2026-12-31'] } as const;

test('what is typed in yuan and percent is sent in fen and basis points', () => {
  const sent = sentOf({
    ...draft,
    days: ['2026-10-01', '2026-12-31'],
    offYuan: 5_000.5,
    makerPercent: 33.33,
    gifts: [{ name: '脚垫', count: 2, valueYuan: 680 }],
    budgetYuan: 300_000,
  });
  expect(postPromotion.input.parse(sent)).toMatchObject({
    offFen: 500_050,
    makerBp: 3333,
    budgetFen: 30_000_000,
    gifts: [{ name: '脚垫', count: 2, valueFen: 68_000 }],
    rule: { needsTradeIn: true, needsLoan: false },
    priceFen: null,
  });
});

test('a limited price takes no amount, a gift neither', () => {
  const days: [string, string] = ['2026-10-01', '2026-12-31'];
  const both = { priceYuan: 150_000, offYuan: 5_000 };
  expect(sentOf({ ...draft, days, ...both, kind: 'limited_price' })).toMatchObject({
    priceFen: 15_000_000,
    offFen: 0,
  });
  expect(sentOf({ ...draft, days, ...both, kind: 'gift' })).toMatchObject({
    priceFen: null,
    offFen: 0,
  });
});

test('results: what the store paid, what is left, what came back', () => {
  const figures = { spentFen: 1_000, makerFen: 600, budgetFen: 5_000, grossProfitFen: 1_200 };
  expect(resultsOf(figures)).toEqual({ storeFen: 400, leftFen: 4_000, roiBp: 30_000 });
  expect(resultsOf({ ...figures, budgetFen: null, grossProfitFen: null })).toEqual({
    storeFen: 400,
    leftFen: null,
    roiBp: null,
  });
});
