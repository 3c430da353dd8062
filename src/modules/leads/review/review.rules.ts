import { lotOf } from '../checks/check.rules.ts';

/** What is known of a loss when it is drawn (战败情况). */
export type Loss = {
  claimId: string;
  grade: string;
  reason: string;
  contactDays: number;
  /** Whether there ever was a first conversation. */
  hasTalked: boolean;
  /** Whole days between the receipt of the lead and the claim. */
  daysHeld: number;
  /** Losses of the same person that were called again in the last half year, and how many of them were false. */
  reviewed: number;
  falseOnes: number;
};

export const riskParts = [
  'never_talked',
  'hot_grade',
  'vague_reason',
  'few_days',
  'soon',
  'history',
] as const;
export type RiskPart = (typeof riskParts)[number];

const base = 10;
const points: Record<RiskPart, number> = {
  never_talked: 25,
  hot_grade: 20,
  vague_reason: 15,
  few_days: 10,
  soon: 10,
  history: 10,
};

/** Why a loss may be false (风险因素), in a fixed order. */
export function partsOf(loss: Loss): RiskPart[] {
  const holds: Record<RiskPart, boolean> = {
    never_talked: !loss.hasTalked,
    hot_grade: ['O', 'H', 'A'].includes(loss.grade),
    vague_reason: ['other', 'gave_up'].includes(loss.reason),
    few_days: loss.contactDays <= 3,
    soon: loss.daysHeld < 7,
    history: loss.reviewed >= 3 && loss.falseOnes * 5 >= loss.reviewed,
  };
  return riskParts.filter((part) => holds[part]);
}

/** The risk that a loss is false, 10 to 100 points (误判风险): ten for each, and what its parts add. Our proposal. */
export const riskOf = (loss: Loss): number =>
  partsOf(loss).reduce((sum, part) => sum + points[part], base);

export type Weighed = { id: string; weight: number };

/**
 * Draws so many, the heavier the likelier (加权抽签; Efraimidis and Spirakis 2006). Each lot follows from seed, id and
 * weight alone: the same seed draws the same, and a greater weight never costs anybody their place.
 */
export function drawByWeight(
  pool: readonly Weighed[],
  { seed, wanted }: { seed: string; wanted: number },
): string[] {
  const key = ({ id, weight }: Weighed) =>
    -Math.log((lotOf(`${seed} ${id}`) + 1) / (2 ** 32 + 1)) / weight;
  return pool
    .map((one) => ({ id: one.id, key: key(one) }))
    .toSorted((a, b) => a.key - b.key || (a.id < b.id ? -1 : 1))
    .slice(0, wanted)
    .map(({ id }) => id);
}

/** Whom a week's draw takes: first some by lot alone, then of the rest some by risk. */
export function drawLosses(
  pool: readonly Weighed[],
  { seed, byLot, byRisk }: { seed: string; byLot: number; byRisk: number },
): { lot: string[]; risk: string[] } {
  const lot = drawByWeight(
    pool.map(({ id }) => ({ id, weight: 1 })),
    { seed, wanted: byLot },
  );
  const rest = pool.filter(({ id }) => !lot.includes(id));
  return { lot, risk: drawByWeight(rest, { seed: `${seed} risk`, wanted: byRisk }) };
}
