import {
  candidatesOf,
  choose,
  costOf,
  waitsFor,
  type Asked,
  type CandidateSet,
  type Choice,
  type Seat,
  type WaitsFor,
} from './allocation.rules.ts';

/** A store's queue before a dealing: its last turn, its rule, and its seats. */
export type Queue = { turn: number; rule: string; seats: readonly Seat[] };

/** What came of one lead (分配结果): the receipt, or why it waits. */
export type Dealt = {
  set: CandidateSet;
  /** Levels before, in the order of the set's candidates. */
  levels: number[];
  seed: string;
} & (
  | { person: Seat; ground: Choice['ground']; turn: number; cost: number; waits?: never }
  | { person: null; waits: WaitsFor }
);

/**
 * Deals leads one after the other: each sees the levels and counts that the one before it left. A lead
 * that nobody can take uses no turn and moves no level.
 */
export function dealInTurn(
  queue: Queue,
  leads: readonly { id: string; asked: Asked }[],
): { dealt: Dealt[]; queue: Queue } {
  const seats = queue.seats
    .map((seat) => ({ ...seat }))
    .toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  let { turn } = queue;
  const dealt = leads.map(({ id, asked }): Dealt => {
    const set = { rule: queue.rule, candidates: candidatesOf(seats, asked), priors: asked.priors };
    const receipt = { set, levels: seats.map(({ level }) => level), seed: id };
    const choice = choose(set, receipt.levels, id);
    if (!choice) return { ...receipt, person: null, waits: waitsFor(set.candidates) };
    const seat = seats[choice.at]!;
    const person = { ...seat };
    const cost = costOf(seat.weight);
    turn += 1;
    seat.level += cost;
    seat.today += 1;
    seat.open += 1;
    return { ...receipt, person, ground: choice.ground, turn, cost };
  });
  return { dealt, queue: { ...queue, turn, seats } };
}
