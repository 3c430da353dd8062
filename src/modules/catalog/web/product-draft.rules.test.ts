import { expect, test } from 'vitest';
import { draftOf, sentOf } from './product-draft.rules.ts';

const product = {
  id: '00000000-0000-7000-8000-000000000001',
  kind: 'finance' as const,
  name: '弹性尾款',
  provider: '远舟汽车金融',
  modelId: null,
  modelName: null,
  priceFen: null,
  costFen: null,
  incomeFen: 220_050,
  loan: {
    way: 'balloon' as const,
    aprBp: 458,
    feeBp: 0,
    months: [24, 36],
    leastDownBp: 2000,
    balloonBp: 3000,
  },
  insurance: null,
  note: '',
  closedAt: null,
};

test('a loan that is opened and saved unchanged is the same loan', () => {
  const draft = draftOf(product) as Parameters<typeof sentOf>[0];
  expect(draft).toMatchObject({ apr: 4.58, leastDown: 20, balloon: 30, income: 2200.5 });
  expect(sentOf(draft, { kind: 'finance', mayCost: true })).toMatchObject({
    loan: product.loan,
    insurance: null,
    priceFen: null,
    incomeFen: 220_050,
  });
});

test('terms of another way or kind are not sent, nor costs of who may not set them', () => {
  const draft = { ...draftOf(product), fee: 12, way: 'flat_fee' } as Parameters<typeof sentOf>[0];
  expect(sentOf(draft, { kind: 'finance', mayCost: false })).toMatchObject({
    loan: { way: 'flat_fee', feeBp: 1200, aprBp: 0, balloonBp: 0 },
  });
  expect(sentOf(draft, { kind: 'finance', mayCost: false })).not.toHaveProperty('costFen');
  expect(sentOf({ ...draft, price: 1_280 }, { kind: 'accessory', mayCost: false })).toMatchObject({
    loan: null,
    priceFen: 128_000,
  });
});
