import { createHash } from 'node:crypto';
import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, yearOf } from '../kernel/period.ts';
import { historyUntil, type DemoDeal } from './history.ts';
import { importRows } from './rows.ts';
import { demoStaff, servesIn } from './staff.ts';
import { marketIndex } from './seasonality.ts';
import { monthsInto } from './volume.ts';

const today = '2026-11-23';
const history = historyUntil(today);
const won = history.deals.filter(({ outcome }) => outcome === 'won');
const wonIn = (year: number) => won.filter(({ closedOn }) => yearOf(closedOn) === year);
const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const shareOf = <T>(rows: readonly T[], isSo: (row: T) => boolean) =>
  rows.filter(isSo).length / rows.length;

describe('The demo group is the same wherever it is made', () => {
  const hashOf = (day: string, seed?: number) =>
    createHash('sha1')
      .update(JSON.stringify(importRows(historyUntil(day, seed))))
      .digest('hex');

  test('one day and seed give one history, another seed another', () => {
    expect(hashOf('2026-03-02')).toBe(hashOf('2026-03-02'));
    expect(hashOf('2026-03-02', 7)).not.toBe(hashOf('2026-03-02'));
  });

  test('a later day settles what was open and rewrites nothing that was settled', () => {
    const earlier = historyUntil('2026-10-08');
    const later = new Map(history.deals.map((deal) => [deal.id, deal]));
    const settled = earlier.deals.filter(({ outcome }) => outcome !== 'open');
    expect(settled.map(({ id }) => later.get(id))).toEqual(settled);
    expect(history.deals.length).toBeGreaterThan(earlier.deals.length);
  });
});

describe('The demo group could be a real one', () => {
  test.each([
    { year: 2024, from: 1_850, to: 2_070, because: 'about two thousand cars a year' },
    { year: 2025, from: 2_000, to: 2_250, because: 'a little more in the year after' },
    { year: 2026, from: 1_900, to: 2_150, because: 'about 2 300 by the end of December' },
  ])('$year delivers $from to $to cars: $because', ({ year, from, to }) => {
    expect(wonIn(year).length).toBeGreaterThan(from);
    expect(wonIn(year).length).toBeLessThan(to);
  });

  type Span = [low: number, high: number];
  const bounds: Record<string, [(year: number) => number, Span]> = {
    'win rate 成交率': [winRate, [0.18, 0.28]],
    'sales cycle in days 成交周期': [
      (year) => mean(wonIn(year).map((deal) => daysBetween(deal.openedOn, deal.closedOn))),
      [8, 25],
    ],
    'gross profit per car in yuan 单车毛利': [
      (year) => mean(wonIn(year).map(({ money }) => money!.grossProfitFen / 100)),
      [8_000, 16_000],
    ],
    'price per car in yuan 单车均价': [
      (year) => mean(wonIn(year).map(({ money }) => money!.priceFen / 100)),
      [130_000, 190_000],
    ],
    'finance penetration 金融渗透率': [
      (year) => shareOf(wonIn(year), ({ money }) => money!.financeFen !== null),
      [0.55, 0.65],
    ],
    'online contribution 线上贡献': [
      (year) => shareOf(wonIn(year), ({ source }) => source.reach === 'online'),
      [0.35, 0.5],
    ],
    'net promoter score 净推荐值': [promoters, [0.35, 0.65]],
    'brand share 品牌份额': [brandShare, [0.05, 0.09]],
  };
  test.each(Object.entries(bounds))('%s stays in its usual span every year', (_, [of, span]) => {
    for (const year of [2024, 2025, 2026]) {
      expect(of(year)).toBeGreaterThan(span[0]);
      expect(of(year)).toBeLessThan(span[1]);
    }
  });

  test('new-energy cars gain every year', () => {
    const nev = [2024, 2025, 2026].map((year) =>
      shareOf(wonIn(year), ({ model }) => model.energy !== 'fuel'),
    );
    expect(nev[1]! - nev[0]!).toBeGreaterThan(0.05);
    expect(nev[2]! - nev[1]!).toBeGreaterThan(0.03);
  });

  test.each([2024, 2025])('the months of %i follow the market, give or take a fifth', (year) => {
    const ofMonth = (number: number) =>
      wonIn(year).filter(({ closedOn }) => Number(closedOn.slice(5, 7)) === number).length;
    const average = wonIn(year).length / 12;
    expect((ofMonth(1) + ofMonth(2)) / average).toBeCloseTo(1.7, 0);
    for (let month = 3; month <= 12; month += 1) {
      const ratio = ofMonth(month) / average / marketIndex[month - 1]!;
      expect(ratio).toBeGreaterThan(0.8);
      expect(ratio).toBeLessThan(1.2);
    }
  });

  test('a later Spring Festival leaves more to January: 10 February 2024, 29 January 2025', () => {
    const january = (year: number) => {
      const winter = wonIn(year).filter(({ closedOn }) => closedOn.slice(5, 7) <= '02');
      return shareOf(winter, ({ closedOn }) => closedOn.slice(5, 7) === '01');
    };
    expect(january(2024)).toBeGreaterThan(january(2025) + 0.08);
    expect(january(2026)).toBeGreaterThan(january(2025));
  });

  test('people differ for good: the best consultants lead every year', () => {
    const carsOf = (year: number) => Map.groupBy(wonIn(year), ({ person }) => person.number);
    const [before, now] = [carsOf(2024), carsOf(2025)];
    const both = [...before.keys()].filter((number) => now.has(number));
    const pairs = both.map((one) => [before.get(one)!.length, now.get(one)!.length] as const);
    expect(correlation(pairs)).toBeGreaterThan(0.5);
  });
});

describe('The demo data fits together', () => {
  test('no two customers share a phone, and none has one of the staff', () => {
    const phones = new Set(history.leads.map(({ customer }) => customer.phone));
    expect(phones.size).toBe(history.leads.length);
    const rows = importRows(history);
    const staff = rows.find(({ kind }) => kind === 'staff')!.rows.map(({ phone }) => phone!);
    expect(new Set(staff).size).toBe(staff.length);
    expect(staff.some((phone) => phones.has(phone))).toBe(false);
    for (const phone of [...phones, ...staff]) expect(phone).toMatch(/^199000\d{5}$/);
  });

  test('whoever sold a car was on the staff of that store that month', () => {
    const strangers = won.filter(
      ({ person, store, closedOn }) =>
        person.store !== store.name || !servesIn(person, monthsInto(closedOn.slice(0, 7), 2026)),
    );
    expect(strangers).toEqual([]);
  });

  test('no two of the staff share a name, so that a name in a row is enough', () => {
    expect(new Set(demoStaff.map(({ name }) => name)).size).toBe(demoStaff.length);
    expect(demoStaff.length).toBeGreaterThanOrEqual(40);
    expect(new Set(demoStaff.map(({ role }) => role)).size).toBe(12);
  });

  test('gross profit is price less cost and the derivative income, to the fen', () => {
    for (const { money } of won) {
      const derivative =
        (money!.financeFen ?? 0) + (money!.insuranceFen ?? 0) + (money!.accessoriesFen ?? 0);
      expect(money!.grossProfitFen).toBe(money!.priceFen - money!.costFen + derivative);
    }
  });

  test('whatever the day, nothing lies in the future and every deal runs forward', () => {
    const days = integer({ min: 0, max: 1_400 }).map((n) => addDays('2026-01-01', n));
    assert(
      property(days, (day) => {
        const seen = historyUntil(day);
        const late = [
          ...seen.leads.filter(({ at }) => at >= day),
          ...seen.deals.filter((deal) => deal.openedOn > deal.closedOn || isLate(deal, day)),
          ...seen.surveys.filter((survey) => survey.day >= day),
          ...seen.registrations.filter(({ month }) => month >= day.slice(0, 7)),
        ];
        expect(late).toEqual([]);
        expect(seen.from).toBe(`${yearOf(day) - 2}-01`);
      }),
      { numRuns: 6 },
    );
  });
});

const isLate = ({ outcome, openedOn, closedOn }: DemoDeal, day: string) =>
  openedOn >= day || (outcome !== 'open' && closedOn >= day);

function winRate(year: number): number {
  const closed = history.deals.filter(
    ({ outcome, closedOn }) => outcome !== 'open' && yearOf(closedOn) === year,
  );
  return shareOf(closed, ({ outcome }) => outcome === 'won');
}

function promoters(year: number): number {
  const answers = history.surveys.filter((one) => one.kind === 'nps' && yearOf(one.day) === year);
  return shareOf(answers, ({ score }) => score >= 9) - shareOf(answers, ({ score }) => score <= 6);
}

function brandShare(year: number): number {
  const rows = history.registrations.filter(({ month }) => yearOf(month) === year);
  const cars = (brand?: string) =>
    rows
      .filter((row) => brand === undefined || row.brand === brand)
      .reduce((sum, { registrations }) => sum + registrations, 0);
  return cars('澜驰') / cars();
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
  const [a, b] = [mean(pairs.map(([x]) => x)), mean(pairs.map(([, y]) => y))];
  const sum = (of: (x: number, y: number) => number) =>
    pairs.reduce((total, [x, y]) => total + of(x - a, y - b), 0);
  return sum((x, y) => x * y) / Math.sqrt(sum((x) => x * x) * sum((_, y) => y * y));
}
