import {
  addMonths,
  monthOf,
  monthsBetween,
  monthsOfYear,
  yearOf,
  type Day,
  type Month,
} from '../kernel/period.ts';
import { demoStores, type DemoStore } from './group.ts';
import type { DemoDeal } from './history.ts';
import { ownModels, rivalModels, type DemoModel } from './models.ts';
import { randomFor, type Random } from './random.ts';
import { monthWeight } from './seasonality.ts';
import { progressAt } from './volume.ts';

/** Cars registered in one area in one month (上牌量); everybody else stands as one brand, no model. */
export type DemoRegistration = {
  month: Month;
  area: string;
  brand: string;
  model: string;
  registrations: number;
};

export const otherBrands = '其他品牌';

const registrationsOfYear = 33_500;

/** Shares of the rival brands at the start and at the end of the history. */
const rivalShares: Readonly<Record<string, readonly [from: number, to: number]>> = {
  瀚野: [0.095, 0.108],
  卓屿: [0.082, 0.066],
  云麓: [0.051, 0.073],
};

/** The market of each area, up to the last month published: figures come out on the tenth. */
export function registrationsOf(
  seed: number,
  { from, today, deals }: { from: Month; today: Day; deals: readonly DemoDeal[] },
): DemoRegistration[] {
  const last = addMonths(monthOf(today), today.slice(8) >= '10' ? -1 : -2);
  const ours = Map.groupBy(
    deals.filter(({ outcome }) => outcome === 'won'),
    ({ store, model, closedOn }) => `${closedOn.slice(0, 7)} ${store.key} ${model.name}`,
  );
  return monthsBetween(from, last).flatMap((month) =>
    demoStores.flatMap((store) => {
      const random = randomFor(seed, `market ${store.key} ${month}`);
      const own = ownModels.map((model) => {
        const cars = ours.get(`${month} ${store.key} ${model.name}`)?.length ?? 0;
        return rowOf(month, store, model, random.around(cars * 1.12));
      });
      const total = marketOf(random, month, store);
      const rivals = rivalModels.map((model) =>
        rowOf(
          month,
          store,
          model,
          rivalCars(random, model, total, progressAt(month, yearOf(today))),
        ),
      );
      const named = [...own, ...rivals];
      const rest = total - named.reduce((sum, row) => sum + row.registrations, 0);
      const others = {
        month,
        area: store.area,
        brand: otherBrands,
        model: '',
        registrations: rest,
      };
      return [...named.filter(({ registrations }) => registrations > 0), others];
    }),
  );
}

const rowOf = (month: Month, { area }: DemoStore, { brand, name }: DemoModel, cars: number) => ({
  month,
  area,
  brand,
  model: name,
  registrations: cars,
});

function marketOf(random: Random, month: Month, { shareFrom }: DemoStore): number {
  const weights = monthsOfYear(yearOf(month)).map(monthWeight);
  const weight = monthWeight(month) / weights.reduce((sum, one) => sum + one, 0);
  return Math.round(registrationsOfYear * weight * shareFrom * (1 + random.normal() * 0.02));
}

/** A rival's models share its cars evenly at first; its new-energy cars gain. */
function rivalCars(random: Random, model: DemoModel, total: number, progress: number): number {
  const [from, to] = rivalShares[model.brand]!;
  const pull = ({ energy }: DemoModel) => (energy === 'fuel' ? 1.3 - 0.5 * progress : 0.9);
  const sisters = rivalModels.filter(({ brand }) => brand === model.brand);
  const share = pull(model) / sisters.reduce((sum, one) => sum + pull(one), 0);
  const luck = 1 + random.normal() * 0.06;
  return Math.max(0, random.around(total * (from + (to - from) * progress) * share * luck));
}
