import { addDays, type Day } from '../kernel/period.ts';
import type { DemoDeal } from './history.ts';
import { randomFor, type Random } from './random.ts';
import { abilityOf, type Ability } from './staff.ts';

export type DemoSurvey = {
  id: string;
  day: Day;
  kind: 'csi' | 'nps';
  /** CSI out of 100, NPS 0 to 10. */
  score: number;
  deal: DemoDeal;
};

/** The answers of buyers (满意度与净推荐): CSI within ten days of delivery, NPS within three weeks. */
export function surveysOf(seed: number, today: Day, deals: readonly DemoDeal[]): DemoSurvey[] {
  return deals
    .filter(({ outcome }) => outcome === 'won')
    .flatMap((deal) => {
      const random = randomFor(seed, `survey ${deal.id}`);
      const ability = abilityOf(seed, deal.person);
      const csi = csiScore(random, deal, ability);
      const answers = [
        { kind: 'csi' as const, likely: 0.46, after: random.whole(3, 10), score: csi },
        {
          kind: 'nps' as const,
          likely: 0.4,
          after: random.whole(7, 21),
          score: npsScore(random, csi),
        },
      ];
      return answers
        .filter(({ likely }) => random.chance(likely))
        .map(({ kind, after, score }) => ({
          id: `${kind.toUpperCase()}-${deal.id}`,
          day: addDays(deal.closedOn, after),
          kind,
          score,
          deal,
        }));
    })
    .filter(({ day }) => day < today)
    .toSorted((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)));
}

function csiScore(random: Random, { store }: DemoDeal, { csi }: Ability): number {
  const rare = random.chance(0.04) ? -14 : 0;
  const score = 91.5 + store.csiTilt + csi + random.normal() * 3.6 + rare;
  return Math.round(Math.min(100, Math.max(50, score)) * 2) / 2;
}

/** Who is content recommends, though not always. */
function npsScore(random: Random, csi: number): number {
  const likely = Math.min(0.95, Math.max(0.05, 0.62 + (csi - 91) * 0.05));
  if (random.chance(likely)) return random.whole(9, 10);
  return random.chance(0.72) ? random.whole(7, 8) : random.whole(2, 6);
}
