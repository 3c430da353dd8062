import {
  candidatesOf,
  choose,
  costOf,
  type Asked,
  type Bar,
  type Seat,
} from './allocation.rules.ts';
import { jainIndex, sharesOf, type Outcome } from './fairness.rules.ts';

/** A lead that was dealt (历史线索): what it asked, who could not have had it then, and who got it. */
export type Past = {
  id: string;
  day: string;
  asked: Asked;
  /** Bars of that moment that no draft of seats changes: leave, a break. */
  bars: ReadonlyMap<string, Bar>;
};
/** A seat as it might be. */
export type Draft = Pick<
  Seat,
  'personId' | 'weight' | 'dayCap' | 'brandIds' | 'languages' | 'skills' | 'isLicensed'
>;

export type Tried = {
  shares: { personId: string; expected: number; received: number }[];
  jain: number | null;
  undealt: number;
};

/**
 * Deals past leads again among seats as they might be (试算): the same rule, in the same order, with everybody level at
 * the beginning. Whoever was on leave or had a break then still is; how many somebody had in hand is not known, so that
 * caps on that do not bite. Nothing is written.
 */
export function tryOut(past: readonly Past[], drafts: readonly Draft[]): Tried {
  const seats = drafts.map((draft): Seat => ({
    ...draft,
    teamId: null,
    level: 0,
    status: 'taking',
    onLeave: false,
    openCap: null,
    today: 0,
    open: 0,
  }));
  const outcomes: Outcome[] = [];
  let [day, undealt] = ['', 0];
  for (const lead of past) {
    if (lead.day !== day) for (const seat of seats) seat.today = 0;
    day = lead.day;
    const candidates = candidatesOf(seats, lead.asked).map((one) => ({
      ...one,
      bar: lead.bars.get(one.personId) ?? one.bar,
    }));
    const byId = new Map(seats.map((seat) => [seat.personId, seat]));
    const levels = candidates.map(({ personId }) => byId.get(personId)!.level);
    const choice = choose({ rule: '', candidates, priors: lead.asked.priors }, levels, lead.id);
    if (!choice) {
      undealt += 1;
      continue;
    }
    const seat = byId.get(candidates[choice.at]!.personId)!;
    seat.level += costOf(seat.weight);
    seat.today += 1;
    outcomes.push({ candidates, personId: seat.personId, count: 1 });
  }
  const shares = sharesOf(outcomes);
  return { shares, jain: jainIndex(shares), undealt };
}
