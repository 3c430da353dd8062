import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuan } from '../../../kernel/money.ts';
import { interestOf, stockFactor, substitutesFor, type Candidate } from './stock.rules.ts';
import { isVin, plainVin, vinCheckDigit, vinWarning } from './vin.rules.ts';

describe('VIN 车架号: the check digit warns, it does not refuse', () => {
  test.each([
    ['WBAXW1104J0X16755', '4', null],
    ['11111111111111111', '1', null],
    ['WVWZZZ1JZXW000001', '0', 'check_digit'],
  ])('%s should carry %s', (vin, digit, warning) => {
    expect([vinCheckDigit(vin), vinWarning(vin)]).toEqual([digit, warning]);
  });

  test('is kept without blanks and in capitals; I, O and Q are none of it', () => {
    expect(plainVin(' wba xw110-4J0X16755')).toBe('WBAXW1104J0X16755');
    expect(plainVin('ＷBAXW1104J0X16755')).toBe('WBAXW1104J0X16755');
    expect([isVin('WBAXW1104J0X1675'), isVin('WBAXW1104J0X1675O')]).toEqual([false, false]);
  });
});

describe('Cost of money in stock 库存资金成本', () => {
  const rateOn = (day: string) => (day < '2026-07-01' ? 600 : 480);
  test('¥182,000 for 60 days at 6 % is ¥1,795.07', () => {
    const told = interestOf(
      { costFen: yuan(182_000), arrivedOn: '2026-03-01', until: '2026-04-30' },
      rateOn,
    );
    expect([told.days, told.interestFen]).toEqual([60, 179_507]);
  });

  test('a new rate counts from its day on, each stretch rounded once', () => {
    const told = interestOf(
      { costFen: yuan(182_000), arrivedOn: '2026-06-26', until: '2026-07-06' },
      rateOn,
    );
    expect(told.slices.map(({ days, rateBp, interestFen }) => [days, rateBp, interestFen])).toEqual(
      [
        [5, 600, 14_959],
        [5, 480, 11_967],
      ],
    );
  });

  test('a car of today has cost nothing yet, and one that came later never costs less', () => {
    expect(
      interestOf({ costFen: 100, arrivedOn: '2026-03-01', until: '2026-03-01' }, rateOn).days,
    ).toBe(0);
    fc.assert(
      fc.property(fc.nat(50_000_000), fc.integer({ min: 1, max: 28 }), (costFen, day) => {
        const until = (d: number) => `2026-05-${String(d).padStart(2, '0')}`;
        const at = (d: number) =>
          interestOf({ costFen, arrivedOn: '2026-04-20', until: until(d) }, rateOn);
        expect(at(day + 1).interestFen).toBeGreaterThanOrEqual(at(day).interestFen);
      }),
    );
  });
});

describe('Stock factor 库存系数: stock at month’s end ÷ sales of the month', () => {
  const limits = { normal: 12, warning: 15 };
  test.each([
    { stock: 36, sold: 30, hundredths: 120, level: 'normal', because: '1.2 is still normal' },
    { stock: 37, sold: 30, hundredths: 123, level: 'high', because: 'above it is much' },
    { stock: 45, sold: 30, hundredths: 150, level: 'warning', because: '1.5 is the warning line' },
    { stock: 3, sold: 0, hundredths: null, level: 'warning', because: 'stock without a sale' },
    { stock: 0, sold: 0, hundredths: null, level: 'normal', because: 'nothing and nothing' },
  ] as const)('$stock ÷ $sold: $because', ({ stock, sold, hundredths, level }) => {
    expect(stockFactor({ stock, sold }, limits)).toEqual({ hundredths, level });
  });
});

describe('Substitutes 替代车源 when a car does not come', () => {
  const wanted = {
    trimId: 'long',
    modelId: 'L5',
    colour: '白',
    storeId: 'north',
    guideFen: yuan(199_800),
  };
  const car = (vehicleId: string, at: Partial<Candidate> = {}): Candidate => ({
    vehicleId,
    storeId: 'north',
    trimId: 'long',
    modelId: 'L5',
    colour: '黑',
    guideFen: yuan(199_800),
    state: 'in_stock',
    etaOn: null,
    ...at,
  });

  test('same trim in the colour, then in others, then the trim of the nearest price; never another model', () => {
    const cars = [
      car('dear', { trimId: 'top', guideFen: yuan(229_800) }),
      car('near', { trimId: 'mid', guideFen: yuan(189_800) }),
      car('other model', { modelId: 'X9' }),
      car('black'),
      car('white later', { colour: '白', state: 'in_transit', etaOn: '2026-12-20' }),
      car('white sooner', { colour: '白', state: 'in_transit', etaOn: '2026-12-05' }),
      car('white at the lake', { colour: '白', storeId: 'lake' }),
      car('white here', { colour: '白' }),
    ];
    expect(substitutesFor(wanted, cars).map(({ vehicleId }) => vehicleId)).toEqual([
      'white here',
      'white sooner',
      'white later',
      'white at the lake',
      'black',
      'near',
      'dear',
    ]);
    expect(substitutesFor(wanted, cars).at(-1)!.apartFen).toBe(yuan(30_000));
  });
});
