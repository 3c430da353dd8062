import { addMonths, monthOf, type Day } from '../kernel/period.ts';
import type { DemoDeal, DemoHistory } from './history.ts';

/** What the demo plan argues with (演示依据): two spans of the history side by side, rounded for reading. */
export type Figures = ReturnType<typeof figuresOf>;

/** Compares the twelve months up to the day with the twelve before; shares in percent, one decimal. */
export function figuresOf({ deals, today, registrations, surveys }: DemoHistory) {
  const [yearAgo, twoAgo] = [-12, -24].map(
    (months) => `${addMonths(monthOf(today), months)}${today.slice(7)}`,
  ) as [Day, Day];
  const won = deals.filter(({ outcome }) => outcome === 'won');
  const before = won.filter(({ closedOn }) => closedOn >= twoAgo && closedOn < yearAgo);
  const now = won.filter(({ closedOn }) => closedOn >= yearAgo);
  const both = (of: (won: readonly DemoDeal[]) => number) => ({ before: of(before), now: of(now) });
  const storeGrowth = (store: string) => {
    const count = (won: readonly DemoDeal[]) => won.filter((deal) => deal.store.key === store);
    return oneDecimal((count(now).length / count(before).length - 1) * 100);
  };
  const published = registrations.at(-1)!.month;
  const rivalShare = (brand: string, monthsAgo: number) => {
    const rows = registrations.filter(
      ({ month }) =>
        month > addMonths(published, -monthsAgo - 12) && month <= addMonths(published, -monthsAgo),
    );
    return oneDecimal((cars(rows.filter((row) => row.brand === brand)) / cars(rows)) * 100);
  };
  return {
    nevShare: both((won) => percentOf(won, ({ model }) => model.energy !== 'fuel')),
    financeShare: both((won) => percentOf(won, ({ money }) => money!.financeFen !== null)),
    onlineShare: both((won) => percentOf(won, ({ source }) => source.reach === 'online')),
    grossProfitYuan: both((won) => Math.round(grossProfitFen(won) / won.length / 100)),
    flagshipGrossProfitYuan: flagship(now),
    growth: {
      jiangbei: storeGrowth('jiangbei'),
      binhu: storeGrowth('binhu'),
      xincheng: storeGrowth('xincheng'),
    },
    rival: { before: rivalShare('瀚野', 12), now: rivalShare('瀚野', 0) },
    nps: netPromoters(surveys.filter((one) => one.kind === 'nps' && one.day >= yearAgo)),
    slowestCycleDays: cycleDays(now.filter(({ store }) => store.key === 'xincheng')),
    cycleDays: cycleDays(now),
  };
}

const oneDecimal = (number: number) => Math.round(number * 10) / 10;

const percentOf = (won: readonly DemoDeal[], isSo: (deal: DemoDeal) => boolean) =>
  oneDecimal((won.filter(isSo).length / won.length) * 100);

const cars = (rows: readonly { registrations: number }[]) =>
  rows.reduce((sum, { registrations }) => sum + registrations, 0);

const grossProfitFen = (won: readonly DemoDeal[]) =>
  won.reduce((sum, { money }) => sum + money!.grossProfitFen, 0);

function flagship(won: readonly DemoDeal[]): number {
  const sold = won.filter(({ model }) => model.name === 'X9');
  return Math.round(grossProfitFen(sold) / Math.max(1, sold.length) / 100);
}

const cycleDays = (won: readonly DemoDeal[]) =>
  oneDecimal(
    won.reduce(
      (sum, { openedOn, closedOn }) => sum + (Date.parse(closedOn) - Date.parse(openedOn)),
      0,
    ) /
      86_400_000 /
      Math.max(1, won.length),
  );

const netPromoters = (answers: readonly { score: number }[]) =>
  Math.round(
    ((answers.filter(({ score }) => score >= 9).length -
      answers.filter(({ score }) => score <= 6).length) /
      Math.max(1, answers.length)) *
      100,
  );
