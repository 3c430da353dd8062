import { yearOf } from '../kernel/period.ts';
import type { DemoHistory } from './history.ts';

/** What the demo group wants of a year (年度目标): cars and fen; the rest in basis points and hundredths. */
export type DemoGoals = {
  units: number;
  revenue: number;
  gross_profit: number;
  new_car_share: number;
  derivative_share: number;
  brand_share: number;
  rival_share: number;
  csi: number;
  nps: number;
  online_contribution: number;
};

/**
 * Goals of the current year and the next. The current year grows twelve percent on the last, a little
 * more than the group will reach, so that there is something to steer; the next grows on that goal.
 */
export function goalsOf({ deals, today }: DemoHistory): { now: DemoGoals; next: DemoGoals } {
  const last = deals.filter(
    ({ outcome, closedOn }) => outcome === 'won' && yearOf(closedOn) === yearOf(today) - 1,
  );
  const units = Math.round((last.length * 1.12) / 10) * 10;
  const perCar = (of: (deal: (typeof last)[number]) => number) =>
    last.reduce((sum, deal) => sum + of(deal), 0) / last.length;
  const priceFen = perCar(({ money }) => money!.priceFen) * 1.03;
  const grossProfitFen = perCar(({ money }) => money!.grossProfitFen) * 1.02;
  const now: DemoGoals = {
    units,
    revenue: tenThousands(units * priceFen),
    gross_profit: tenThousands(units * grossProfitFen),
    new_car_share: 5_800,
    derivative_share: 4_200,
    brand_share: 9_000,
    rival_share: 2_500,
    csi: 9_200,
    nps: 5_800,
    online_contribution: 4_500,
  };
  const next: DemoGoals = {
    units: Math.round((units * 1.08) / 10) * 10,
    revenue: tenThousands(now.revenue * 1.1),
    gross_profit: tenThousands(now.gross_profit * 1.1),
    new_car_share: 5_600,
    derivative_share: 4_400,
    brand_share: 9_100,
    rival_share: 2_700,
    csi: 9_300,
    nps: 6_200,
    online_contribution: 4_800,
  };
  return { now, next };
}

/** Whole 万元, as goals are written. */
const tenThousands = (amountFen: number) => Math.round(amountFen / 1_000_000) * 1_000_000;
