import { matched, type Candidate } from './allocation.rules.ts';

/** How often a list of candidates was dealt to, and to whom. */
export type Outcome = { candidates: readonly Candidate[]; personId: string; count: number };
export type Share = { personId: string; expected: number; received: number };

/**
 * What each was due and what each got (应得与实得), in leads: of every lead, whoever came into question and
 * matched best was due the part of the weights that is theirs.
 */
export function sharesOf(outcomes: readonly Outcome[]): Share[] {
  const shares = new Map<string, Share>();
  const of = (personId: string) => {
    const known = shares.get(personId) ?? { personId, expected: 0, received: 0 };
    shares.set(personId, known);
    return known;
  };
  for (const { candidates, personId, count } of outcomes) {
    const due = matched(candidates).map((at) => candidates[at]!);
    const weight = due.reduce((sum, one) => sum + one.weight, 0);
    for (const one of due) of(one.personId).expected += (count * one.weight) / weight;
    of(personId).received += count;
  }
  return [...shares.values()].toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
}

/**
 * Jain's index of fairness (公平指数) over received ÷ expected: 1 where everybody got what was due to them, 1/n
 * where one of n got everything. Null where nobody was due anything. Source: Jain, Chiu, Hawe 1984.
 */
export function jainIndex(shares: readonly Pick<Share, 'expected' | 'received'>[]): number | null {
  const ratios = shares
    .filter(({ expected }) => expected > 0)
    .map((one) => one.received / one.expected);
  const squares = ratios.reduce((sum, ratio) => sum + ratio * ratio, 0);
  if (squares === 0) return null;
  const sum = ratios.reduce((total, ratio) => total + ratio, 0);
  return (sum * sum) / (ratios.length * squares);
}
