import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Seat } from './allocation.rules.ts';
import { dealInTurn } from './deal.rules.ts';
import { replay, type Move } from './replay.rules.ts';

const seats = (weights: readonly number[]): Seat[] =>
  weights.map((weight, i) => ({
    personId: `p${i}`,
    teamId: null,
    weight,
    level: 0,
    status: 'taking',
    onLeave: false,
    isLicensed: true,
    dayCap: null,
    openCap: null,
    brandIds: [],
    languages: [],
    skills: [],
    today: 0,
    open: 0,
  }));

/** Dealings and changes of levels in any order, kept as the program keeps them. */
function historyOf(weights: readonly number[], steps: readonly (number | 'credit')[]): Move[] {
  let queue = { turn: 0, rule: 'shipped 2020-01-01', seats: seats(weights) as readonly Seat[] };
  return steps.flatMap((step, n): Move[] => {
    if (step === 'credit') {
      const seat = queue.seats[n % queue.seats.length]!;
      const after = seat.level - 500_000;
      queue = {
        ...queue,
        turn: queue.turn + 1,
        seats: queue.seats.map((one) => (one === seat ? { ...one, level: after } : one)),
      };
      const { personId, level: before } = seat;
      return [{ kind: 'changed', turn: queue.turn, personId, before, after }];
    }
    const asked = { brandId: null, language: '', skills: [], priors: [] };
    const leads = Array.from({ length: step }, (_, i) => ({ id: `lead ${n} ${i}`, asked }));
    const { dealt, queue: after } = dealInTurn(queue, leads);
    queue = after;
    return dealt.flatMap((one) => {
      if (!one.person) return [];
      const { set, levels, seed: leadId, turn, cost } = one;
      return [{ kind: 'dealt', turn, leadId, personId: one.person.personId, set, levels, cost }];
    });
  });
}

const histories = fc.record({
  weights: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 2, maxLength: 6 }),
  steps: fc.array(fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constant('credit' as const)), {
    minLength: 2,
    maxLength: 12,
  }),
});

describe('A replay', () => {
  test('whatever was dealt, credited and weighed: the history comes out the same', () => {
    fc.assert(
      fc.property(histories, ({ weights, steps }) => {
        expect(replay(historyOf(weights, steps))).toEqual([]);
      }),
    );
  });

  test('a receipt that names somebody else is found', () => {
    fc.assert(
      fc.property(histories, fc.nat(), ({ weights, steps }, at) => {
        const moves = historyOf(weights, steps);
        const dealt = moves.filter((move) => move.kind === 'dealt');
        fc.pre(dealt.length > 0);
        const forged = dealt[at % dealt.length]!;
        const other = weights.map((_, i) => `p${i}`).find((id) => id !== forged.personId)!;
        const found = replay(
          moves.map((move) => (move === forged ? { ...forged, personId: other } : move)),
        );
        expect(found).toContainEqual(
          expect.objectContaining({
            turn: forged.turn,
            what: 'choice',
            expected: forged.personId,
            found: other,
          }),
        );
      }),
    );
  });

  test('a level that was moved unseen is found, and so is a missing turn', () => {
    const moves = historyOf([100, 100], [3, 'credit', 3]);
    const shifted = moves.map((move) =>
      move.kind === 'dealt' && move.turn === 5
        ? { ...move, levels: move.levels.map((level) => level + 7) }
        : move,
    );
    expect(replay(shifted).map(({ turn, what }) => [turn, what])).toContainEqual([5, 'level']);
    expect(replay(moves.filter(({ turn }) => turn !== 4))).toContainEqual({
      turn: 5,
      what: 'gap',
      expected: '4',
      found: '5',
    });
  });
});
