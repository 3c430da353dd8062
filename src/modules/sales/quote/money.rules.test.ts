import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { yuan } from '../../../kernel/money.ts';
import { loanWays } from '../../catalog/product.schema.ts';
import { instalments, loanPlan, trueYearlyRate, type Loan } from './loan.rules.ts';
import { isRelieved, purchaseTax } from './purchase-tax.rules.ts';
import { amountText, proportion } from './round.rules.ts';
import { tradeInSubsidy } from './subsidy.rules.ts';
import {
  compulsoryPremium,
  insuranceEstimate,
  monthsLeft,
  vesselTax,
} from './yearly-fees.rules.ts';

const law = { rateBp: 1000, vatBp: 1300 };
const reliefOf = {
  2025: { shareBp: 10_000, capFen: yuan(30_000), hybridRangeKm: null },
  2026: { shareBp: 5000, capFen: yuan(15_000), hybridRangeKm: 100 },
};

describe('Purchase tax 车辆购置税', () => {
  test.each([
    {
      price: 113_000,
      year: null,
      tax: 10_000,
      because: 'a fuel car pays 10 % of the price without VAT',
    },
    { price: 199_800, year: 2025, tax: 0, because: 'in 2025 a car below the cap is let off whole' },
    { price: 339_000, year: 2025, tax: 0, because: 'the cap of 30,000 begins at 339,000' },
    { price: 459_800, year: 2025, tax: 10_690.27, because: 'above the cap the rest is paid' },
    {
      price: 339_000.02,
      year: 2026,
      tax: 15_000,
      because: 'from 2026 half is let off, 15,000 at most',
    },
    { price: 183_800, year: 2026, tax: 8132.74, because: 'half of 10 % of 162,654.87' },
  ] as const)('¥$price in $year pays ¥$tax: $because', ({ price, year, tax }) => {
    expect(purchaseTax(yuan(price), law, year && reliefOf[year]).payableFen).toBe(yuan(tax));
  });

  test('is let off for cars of the catalogue; from 2026 hybrids need 100 km', () => {
    const car = { energy: 'phev', inNevCatalogue: true, electricRangeKm: 80 };
    expect(isRelieved(car, reliefOf[2025])).toBe(true);
    expect(isRelieved(car, reliefOf[2026])).toBe(false);
    expect(isRelieved({ ...car, electricRangeKm: 100 }, reliefOf[2026])).toBe(true);
    expect(isRelieved({ ...car, energy: 'bev', electricRangeKm: null }, reliefOf[2026])).toBe(true);
    expect(isRelieved({ ...car, energy: 'bev', inNevCatalogue: false }, reliefOf[2026])).toBe(
      false,
    );
    expect(isRelieved({ ...car, energy: 'fuel' }, reliefOf[2026])).toBe(false);
  });

  test('is never negative and never falls as the price rises', () => {
    const price = fc.integer({ min: 1, max: 200_000_000 });
    fc.assert(
      fc.property(price, price, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((one) =>
          purchaseTax(one, law, reliefOf[2026]),
        ) as [ReturnType<typeof purchaseTax>, ReturnType<typeof purchaseTax>];
        expect(low.payableFen).toBeGreaterThanOrEqual(0);
        expect(low.payableFen).toBeLessThanOrEqual(high.payableFen + 1);
      }),
    );
  });
});

test('compulsory insurance asks by seats: six and more pay 1,100', () => {
  const premiums = { underSixFen: yuan(950), sixAndMoreFen: yuan(1100) };
  expect([5, 6, 7].map((seats) => compulsoryPremium(seats, premiums))).toEqual(
    [950, 1100, 1100].map(yuan),
  );
});

describe('Vehicle and vessel tax 车船税', () => {
  const bands = [
    { upTo: 16, leastFen: yuan(300), mostFen: yuan(540), localFen: yuan(420) },
    { upTo: 20, leastFen: yuan(360), mostFen: yuan(660), localFen: null },
    { upTo: null, leastFen: yuan(3600), mostFen: yuan(5400), localFen: null },
  ];
  const fuel = { energy: 'fuel', inNevCatalogue: false, engineTenths: 15 };

  test('counts from the month of purchase to December', () => {
    expect(['2026-01-31', '2026-11-23', '2026-12-01'].map(monthsLeft)).toEqual([12, 2, 1]);
    expect(vesselTax(fuel, bands, '2026-11-23')).toMatchObject({
      how: 'local',
      months: 2,
      payableFen: yuan(70),
    });
  });

  test('is none for battery cars, exempt for listed hybrids, a marked band where the province is not set', () => {
    const day = '2026-11-23';
    expect(vesselTax({ ...fuel, energy: 'bev' }, bands, day).how).toBe('not_taxed');
    expect(vesselTax({ ...fuel, energy: 'phev', inNevCatalogue: true }, bands, day).how).toBe(
      'exempt',
    );
    expect(vesselTax({ ...fuel, engineTenths: 20 }, bands, day)).toMatchObject({
      how: 'band',
      payableFen: yuan(110),
    });
    expect(vesselTax({ ...fuel, engineTenths: null }, bands, day).how).toBe('unknown');
  });
});

test('a commercial insurance is estimated from the price and the insurer’s factors', () => {
  const terms = {
    baseFen: yuan(1700),
    priceBp: 150,
    liabilityFen: yuan(2_000_000),
    factorBp: 9000,
    noClaimBp: 10_000,
  };
  expect(insuranceEstimate(yuan(183_800), terms)).toBe(yuan(4011.3));
});

describe('State subsidy for a traded-in car 以旧换新补贴 2026', () => {
  const rows = [
    { way: 'scrap', power: 'nev', shareBp: 1200, capFen: yuan(20_000) },
    { way: 'scrap', power: 'fuel', shareBp: 1000, capFen: yuan(15_000) },
    { way: 'replace', power: 'nev', shareBp: 800, capFen: yuan(15_000) },
    { way: 'replace', power: 'fuel', shareBp: 600, capFen: yuan(13_000) },
  ] as const;
  test.each([
    { price: 100_000, way: 'scrap', isNev: true, paid: 12_000 },
    { price: 250_000, way: 'scrap', isNev: true, paid: 20_000 },
    { price: 150_000, way: 'scrap', isNev: false, paid: 15_000 },
    { price: 187_500, way: 'replace', isNev: true, paid: 15_000 },
    { price: 216_666.67, way: 'replace', isNev: false, paid: 13_000 },
  ] as const)('$way at ¥$price (NEV: $isNev) pays ¥$paid', ({ price, paid, ...asked }) => {
    expect(tradeInSubsidy(yuan(price), rows, asked)?.amountFen).toBe(yuan(paid));
  });
  test('is unknown where the rule of the day has no such row, and the cap where it is flat', () => {
    expect(tradeInSubsidy(yuan(1), [], { way: 'scrap', isNev: true })).toBeNull();
    const flat = [{ ...rows[0], shareBp: null }];
    expect(tradeInSubsidy(yuan(1), flat, { way: 'scrap', isNev: true })?.amountFen).toBe(
      yuan(20_000),
    );
  });
});

const loan = (given: Partial<Loan>): Loan => ({
  way: 'equal_payment',
  principalFen: yuan(140_000),
  months: 36,
  aprBp: 450,
  feeBp: 0,
  balloonFen: 0,
  ...given,
});

describe('Loans 贷款', () => {
  test.each([
    {
      principal: 140_000,
      aprBp: 450,
      months: 36,
      monthly: 4164.57,
      last: 4164.55,
      interest: 9924.5,
      left: 95_413.01,
    },
    {
      principal: 200_000,
      aprBp: 399,
      months: 60,
      monthly: 3682.4,
      last: 3682.56,
      interest: 20_944.16,
      left: 163_121.65,
    },
    {
      principal: 100_000,
      aprBp: 0,
      months: 36,
      monthly: 2777.78,
      last: 2777.7,
      interest: 0,
      left: 66_666.64,
    },
  ])('equal payment: ¥$principal at $aprBp bp over $months months is ¥$monthly a month', (row) => {
    const asked = loan({ principalFen: yuan(row.principal), aprBp: row.aprBp, months: row.months });
    const plan = loanPlan(asked);
    expect(plan.firstFen).toBe(yuan(row.monthly));
    expect(plan.lastFen).toBe(yuan(row.last));
    expect(plan.chargeFen).toBe(yuan(row.interest));
    expect(instalments(asked)[11]!.balanceFen).toBe(yuan(row.left));
  });

  test('¥128,660 at 3.60 % over 36 months is ¥3,775.70 a month', () => {
    const asked = loan({ principalFen: yuan(128_660), aprBp: 360 });
    expect(loanPlan(asked).firstFen).toBe(yuan(3775.7));
  });

  test('equal principal: the first payment is the dearest, the last the cheapest', () => {
    expect(loanPlan(loan({ way: 'equal_principal' }))).toMatchObject({
      firstFen: yuan(4413.89),
      lastFen: yuan(3903.43),
      chargeFen: yuan(9712.5),
    });
  });

  test('a flat fee of 12 % over 36 months really costs 7.51 % a year, 4 % over 12 months 7.30 %', () => {
    const flat = loan({ way: 'flat_fee', principalFen: yuan(100_000), feeBp: 1200 });
    expect(loanPlan(flat)).toMatchObject({
      firstFen: yuan(3111.11),
      chargeFen: yuan(12_000),
      trueYearlyBp: 751,
    });
    const exact = Array.from({ length: 36 }, () => 112_000 / 36);
    expect(trueYearlyRate(100_000, exact) * 100).toBeCloseTo(7.5107, 4);
    expect(loanPlan(loan({ way: 'flat_fee', feeBp: 400, months: 12 })).trueYearlyBp).toBe(730);
  });

  test('without interest nothing is added; a balloon lowers the month and is paid at the end', () => {
    expect(loanPlan(loan({ way: 'zero_rate' })).chargeFen).toBe(0);
    const balloon = loanPlan(loan({ way: 'balloon', balloonFen: yuan(50_000) }));
    expect(balloon.firstFen).toBeLessThan(yuan(3000));
    expect(balloon.lastFen).toBeGreaterThan(yuan(50_000));
    expect(balloon.trueYearlyBp).toBe(450);
  });

  test('whatever is asked for, principal and interest add up to the fen and nothing is left', () => {
    const asked = fc.record({
      way: fc.constantFrom(...loanWays),
      principalFen: fc.integer({ min: 100_000, max: 100_000_000 }),
      months: fc.integer({ min: 6, max: 96 }),
      aprBp: fc.integer({ min: 0, max: 3600 }),
      feeBp: fc.integer({ min: 0, max: 5000 }),
      balloon: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(asked, ({ balloon, ...rest }) => {
        const balloonFen = rest.way === 'balloon' ? proportion(rest.principalFen, balloon, 100) : 0;
        const rows = instalments({ ...rest, balloonFen });
        const sum = (of: (row: (typeof rows)[number]) => number) =>
          rows.reduce((all, row) => all + of(row), 0);
        expect(rows).toHaveLength(rest.months);
        expect(rows.at(-1)!.balanceFen).toBe(0);
        expect(sum(({ principalFen }) => principalFen)).toBe(rest.principalFen);
        expect(sum(({ paymentFen }) => paymentFen)).toBe(
          rest.principalFen + sum(({ interestFen }) => interestFen),
        );
        for (const { paymentFen, principalFen, interestFen } of rows)
          expect(principalFen + interestFen).toBe(paymentFen);
      }),
    );
  });
});

test('amounts in arithmetic are short', () => {
  expect([amountText(16_265_487), amountText(95_000), amountText(-600_000)]).toEqual([
    '¥162,654.87',
    '¥950',
    '−¥6,000',
  ]);
});
