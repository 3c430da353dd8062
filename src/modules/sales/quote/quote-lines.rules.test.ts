import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuan } from '../../../kernel/money.ts';
import { Asked, selfPaidKinds } from './asked.schema.ts';
import { basisIn, saidRules } from './basis.rules.ts';
import type { QuotedProduct, QuoteFacts } from './quote-facts.schema.ts';
import { quoteLines } from './quote-lines.rules.ts';
import { totalOf } from '../sale-line.rules.ts';

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const source = { zh: '出处', en: 'source' };
const product = (n: number, given: Partial<QuotedProduct>): QuotedProduct => ({
  id: id(n),
  kind: 'accessory',
  name: `产品 ${n}`,
  provider: '',
  priceFen: yuan(1000),
  loan: null,
  insurance: null,
  note: '',
  ...given,
});
const terms = { aprBp: 360, feeBp: 0, months: [12, 24, 36, 60], leastDownBp: 2000, balloonBp: 0 };
const insurance = {
  baseFen: yuan(265),
  priceBp: 250,
  liabilityFen: yuan(2_000_000),
  factorBp: 10_000,
  noClaimBp: 10_000,
};

const facts: QuoteFacts = {
  pricedOn: '2026-11-23',
  invoicedOn: '2026-11-23',
  trim: {
    id: id(1),
    name: '长续航',
    modelId: id(2),
    modelName: 'E6',
    brandName: '澜驰',
    energy: 'bev',
    seats: 5,
    engineTenths: null,
    electricRangeKm: 560,
    inNevCatalogue: true,
    colours: ['月光白'],
    guideFen: yuan(189_800),
  },
  tax: { rateBp: 1000, vatBp: 1300, source },
  relief: { shareBp: 5000, capFen: yuan(15_000), hybridRangeKm: 100, source },
  vessel: { bands: [{ upTo: null, leastFen: 0, mostFen: yuan(5400), localFen: null }], source },
  compulsory: { underSixFen: yuan(950), sixAndMoreFen: yuan(1100), source },
  registration: { feeFen: yuan(125), source },
  subsidy: { rows: [{ way: 'replace', power: 'nev', shareBp: 800, capFen: yuan(15_000) }], source },
  loanMostBp: 10_000,
  products: [
    product(10, { priceFen: yuan(3680) }),
    product(11, { kind: 'service', priceFen: yuan(999) }),
    product(12, { kind: 'insurance', priceFen: null, insurance }),
    product(13, { kind: 'option', priceFen: yuan(5000) }),
    product(20, { kind: 'finance', priceFen: null, loan: { ...terms, way: 'equal_payment' } }),
    product(21, {
      kind: 'finance',
      priceFen: null,
      loan: { ...terms, way: 'flat_fee', feeBp: 1200 },
    }),
  ],
  packages: [
    { id: id(30), name: '无忧', note: '', priceFen: yuan(4000), productIds: [id(10), id(11)] },
  ],
  promotions: [],
  isOwner: false,
  stockDays: null,
  coupons: [{ id: id(40), name: '到店券', valueFen: yuan(500) }],
  isOnePrice: false,
  validDays: 7,
};
const asked = (given: Partial<Asked> = {}): Asked => ({
  ...Asked.parse({ trimId: id(1), invoicedOn: '2026-11-23' }),
  discountFen: yuan(6000),
  ...given,
});
const amountOf = (sum: ReturnType<typeof quoteLines>, kind: string) =>
  sum.lines.filter((line) => line.kind === kind).map(({ amountFen }) => amountFen);

describe('A quote 报价', () => {
  test('of the E6 with a loan: every fee on its line, ¥69,207.74 when it is fetched', () => {
    const loan = { productId: id(20), months: 36, downBp: 3000 };
    const sum = quoteLines(
      asked({ loan, productIds: [id(12)], tradeIn: { way: 'replace', oldCarFen: 0 } }),
      facts,
    );
    expect(sum.lines.map(({ kind, amountFen }) => [kind, amountFen])).toEqual([
      ['car', yuan(189_800)],
      ['discount', yuan(-6000)],
      ['purchase_tax', yuan(8132.74)],
      ['compulsory_insurance', yuan(950)],
      ['vessel_tax', 0],
      ['registration', yuan(125)],
      ['commercial_insurance', yuan(4860)],
    ]);
    expect(sum).toMatchObject({
      carFen: yuan(183_800),
      totalFen: yuan(197_867.74),
      loanFen: yuan(128_660),
      dueFen: yuan(69_207.74),
      problems: [],
    });
    expect(sum.loans[0]).toMatchObject({
      firstFen: yuan(3775.7),
      downFen: yuan(55_140),
      isChosen: true,
    });
  });

  test('keeps the subsidy outside: 8 % of the price, paid by the state later', () => {
    const without = quoteLines(asked(), facts);
    const sum = quoteLines(asked({ tradeIn: { way: 'replace', oldCarFen: yuan(30_000) } }), facts);
    expect(sum.outside).toMatchObject([
      { kind: 'subsidy', amountFen: yuan(14_704), isEstimate: true },
    ]);
    expect(sum.totalFen).toBe(without.totalFen);
    expect(sum.dueFen).toBe(without.dueFen - yuan(30_000));
    const company = quoteLines(
      asked({ buyer: 'company', tradeIn: { way: 'replace', oldCarFen: 0 } }),
      facts,
    );
    expect(company.outside[0]!.amountFen).toBeNull();
  });

  test('begins with nothing beside the car', () => {
    const kinds = quoteLines(asked(), facts).lines.map(({ kind }) => kind);
    for (const kind of ['commercial_insurance', 'accessory', 'service', 'warranty', 'option'])
      expect(kinds).not.toContain(kind);
  });

  test('marks what is estimated, and a tax whose relief nobody has announced yet', () => {
    const sum = quoteLines(asked({ productIds: [id(12)] }), facts);
    expect(sum.lines.filter(({ isEstimate }) => isEstimate).map(({ kind }) => kind)).toEqual([
      'commercial_insurance',
    ]);
    const [tax] = quoteLines(asked(), { ...facts, relief: null }).lines.filter(
      ({ kind }) => kind === 'purchase_tax',
    );
    expect(tax).toMatchObject({ isEstimate: true, amountFen: yuan(16_265.49) });
    expect(tax!.basis).toContain('未公布');
  });

  test('shares a package’s price out over its products, and names and counts gifts at nothing', () => {
    const sum = quoteLines(
      asked({ packageIds: [id(30)], productIds: [id(10)], giftIds: [id(11)] }),
      facts,
    );
    expect(amountOf(sum, 'accessory')).toEqual([yuan(3145.97)]);
    expect(amountOf(sum, 'service')).toEqual([yuan(854.03)]);
    const gift = quoteLines(asked({ giftIds: [id(11)] }), facts);
    expect(gift.giftFen).toBe(yuan(999));
    expect(gift.lines.at(-1)).toMatchObject({ amountFen: 0, name: '产品 11（赠送）' });
  });

  test('in a one-price store takes nothing off', () => {
    expect(quoteLines(asked(), { ...facts, isOnePrice: true }).carFen).toBe(yuan(189_800));
  });

  test('says what is missing or does not fit', () => {
    const loan = { productId: id(20), months: 18, downBp: 1000 };
    const codes = (given: Partial<Asked>, other: Partial<QuoteFacts> = {}) =>
      quoteLines(asked(given), { ...facts, ...other }).problems.map(({ code }) => code);
    expect(codes({ loan })).toEqual(['loan_months', 'down_too_small']);
    expect(codes({ loan: { ...loan, productId: id(10) } })).toEqual(['unknown_loan']);
    expect(
      codes({
        productIds: [id(99)],
        packageIds: [id(98)],
        couponIds: [id(97)],
        promotionIds: ['x'],
      }),
    ).toEqual(['unknown_promotion', 'unknown_coupon', 'unknown_package', 'unknown_product']);
    expect(codes({ discountFen: yuan(200_000) })).toEqual(['price_gone']);
    expect(codes({}, { trim: { ...facts.trim, guideFen: null, energy: 'fuel' } })).toContain(
      'no_guide_price',
    );
    expect(codes({}, { trim: { ...facts.trim, energy: 'fuel' } })).toEqual(['no_engine_size']);
  });
});

const anything = fc.record({
  discountFen: fc.integer({ min: 0, max: yuan(50_000) }),
  productIds: fc.subarray([10, 11, 12, 13].map(id)),
  giftIds: fc.subarray([10, 11].map(id)),
  packageIds: fc.subarray([id(30)]),
  couponIds: fc.subarray([id(40)]),
  selfPaid: fc.subarray([...selfPaidKinds]),
  loan: fc.option(
    fc.record({
      productId: fc.constantFrom(id(20), id(21)),
      months: fc.constantFrom(12, 24, 36, 60),
      downBp: fc.integer({ min: 2000, max: 9000 }),
    }),
  ),
  tradeIn: fc.option(
    fc.record({
      way: fc.constant('replace' as const),
      oldCarFen: fc.integer({ min: 0, max: yuan(80_000) }),
    }),
  ),
  invoicedOn: fc.constantFrom('2026-01-31', '2026-11-23', '2026-12-31'),
  buyer: fc.constantFrom('private' as const, 'company' as const),
});

describe('Whatever is asked for', () => {
  test('the lines sum to the total to the fen, and what is due, lent and traded in make it up', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const sum = quoteLines(asked(given), facts);
        expect(sum.totalFen).toBe(totalOf(sum.lines));
        expect(sum.dueFen + sum.loanFen + sum.oldCarFen).toBe(sum.totalFen);
        expect(new Set(sum.lines.map(({ key }) => key)).size).toBe(sum.lines.length);
        expect(sum.lines.every(({ amountFen }) => Number.isSafeInteger(amountFen))).toBe(true);
      }),
    );
  });

  test('the price of the car and its taxes never hang on an add-on, a gift, a package or a loan', () => {
    fc.assert(
      fc.property(anything, (given) => {
        const options = given.productIds.filter((one) => one === id(13));
        const bare = { ...given, productIds: options, giftIds: [], packageIds: [], loan: null };
        const [full, plain] = [quoteLines(asked(given), facts), quoteLines(asked(bare), facts)];
        expect(full.carFen).toBe(plain.carFen);
        expect(amountOf(full, 'purchase_tax')).toEqual(amountOf(plain, 'purchase_tax'));
      }),
    );
  });

  test('every figure that a rule made says how, in both languages', () => {
    fc.assert(
      fc.property(anything, (given) => {
        for (const working of quoteLines(asked(given), facts).workings) {
          if (working.rule === '') continue;
          expect(saidRules).toContain(working.rule);
          expect(basisIn(working, 'en')).not.toMatch(/[{}]/);
        }
      }),
    );
  });
});
