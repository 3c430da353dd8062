import { choose, type CandidateSet } from './allocation.rules.ts';

/** One move of a queue's levels, in the order of its turns: a dealing, or a change that no lead made. */
export type Move =
  | {
      kind: 'dealt';
      turn: number;
      leadId: string;
      personId: string;
      set: CandidateSet;
      levels: readonly number[];
      cost: number;
    }
  | { kind: 'changed'; turn: number; personId: string; before: number; after: number };

/** Where a replay and the history part (不一致). */
export type Difference = {
  turn: number;
  what: 'choice' | 'level' | 'gap';
  expected: string;
  found: string;
};

/**
 * Runs the rule again over what one queue has kept (重放). Each choice must come out the same from its own list; each
 * level must be what the move before left behind; and no turn may be missing. The first move sets the scene.
 */
export function replay(moves: readonly Move[]): Difference[] {
  const levels = new Map<string, number>();
  const found: Difference[] = [];
  let last: number | undefined;
  for (const move of moves) {
    if (last !== undefined && move.turn !== last + 1)
      found.push({ turn: move.turn, what: 'gap', expected: `${last + 1}`, found: `${move.turn}` });
    last = move.turn;
    if (move.kind === 'changed') levels.set(move.personId, move.after);
    else found.push(...dealtAgain(move, levels));
  }
  return found;
}

type Dealt = Extract<Move, { kind: 'dealt' }>;

function dealtAgain(
  { turn, set, levels: before, personId, leadId, cost }: Dealt,
  levels: Map<string, number>,
): Difference[] {
  const found = set.candidates.flatMap((one, i): Difference[] => {
    const known = levels.get(one.personId);
    const read = before[i]!;
    levels.set(one.personId, one.personId === personId ? read + cost : read);
    if (known === undefined || known === read) return [];
    return [{ turn, what: 'level', expected: `${one.personId} ${known}`, found: `${read}` }];
  });
  const choice = choose(set, before, leadId);
  const chosen = choice && set.candidates[choice.at]!.personId;
  if (chosen === personId) return found;
  return [...found, { turn, what: 'choice', expected: chosen ?? 'nobody', found: personId }];
}
