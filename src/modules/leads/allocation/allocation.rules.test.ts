import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  candidatesOf,
  choose,
  costOf,
  levelAmong,
  waitsFor,
  type Asked,
  type Seat,
} from './allocation.rules.ts';
import { dealInTurn, type Queue } from './deal.rules.ts';
import { jainIndex, sharesOf } from './fairness.rules.ts';

const seat = (personId: string, more: Partial<Seat> = {}): Seat => ({
  personId,
  teamId: null,
  weight: 100,
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
  ...more,
});
const asked = (more: Partial<Asked> = {}): Asked => ({
  brandId: null,
  language: '',
  skills: [],
  priors: [],
  ...more,
});
const leads = (count: number, more: Partial<Asked> = {}) =>
  Array.from({ length: count }, (_, i) => ({ id: `lead ${i}`, asked: asked(more) }));
const queue = (...seats: Seat[]): Queue => ({ turn: 0, rule: 'shipped', seats });
const counts = (dealt: ReturnType<typeof dealInTurn>['dealt']) =>
  Map.groupBy(dealt, ({ person }) => person?.personId ?? '-');

describe('Who gets a lead', () => {
  test('the lowest level is next', () => {
    const { dealt } = dealInTurn(queue(seat('lin', { level: 3_000_000 }), seat('zhou')), leads(1));
    expect(dealt[0]).toMatchObject({
      person: { personId: 'zhou' },
      ground: 'fair',
      turn: 1,
      levels: [3_000_000, 0],
    });
  });

  test('whoever weighs twice as much gets twice as many', () => {
    const { dealt } = dealInTurn(queue(seat('lin', { weight: 200 }), seat('zhou')), leads(300));
    expect(counts(dealt).get('lin')).toHaveLength(200);
    expect(counts(dealt).get('zhou')).toHaveLength(100);
  });

  test.each([
    ['on leave', { onLeave: true }, 'on_leave'],
    ['licence run out', { isLicensed: false }, 'licence'],
    ['busy', { status: 'busy' }, 'not_taking'],
    ['full for the day', { dayCap: 6, today: 6 }, 'day_full'],
    ['full hands', { openCap: 80, open: 80 }, 'open_full'],
    ['another brand', { brandIds: ['other'] }, 'brand'],
    ['does not speak it', { languages: ['zh'] }, 'language'],
  ] as const)('%s: not in question, and the list says why', (_, more, bar) => {
    const [found] = candidatesOf(
      [seat('lin', more as Partial<Seat>)],
      asked({ brandId: 'ours', language: 'en' }),
    );
    const [speaks] = candidatesOf(
      [seat('lin', { languages: ['en'], ...more } as Partial<Seat>)],
      asked({ brandId: 'ours', language: 'en' }),
    );
    expect([found!.bar, speaks!.bar]).toContain(bar);
  });

  test('who matches best goes before who is lower', () => {
    const electric = seat('lin', { skills: ['nev'], level: 9_000_000 });
    const { dealt } = dealInTurn(queue(electric, seat('zhou')), leads(1, { skills: ['nev'] }));
    expect(dealt[0]!.person!.personId).toBe('lin');
  });

  test('a prior claim goes first, is named, and counts like any lead', () => {
    const priors = [{ personId: 'lin', ground: 'returning' as const }];
    const { dealt, queue: after } = dealInTurn(
      queue(seat('lin', { level: 5_000_000 }), seat('zhou')),
      leads(1, { priors }),
    );
    expect(dealt[0]).toMatchObject({ person: { personId: 'lin' }, ground: 'returning' });
    expect(after.seats[0]!.level).toBe(5_000_000 + costOf(100));
  });

  test('a claim on somebody who is away falls back to fairness', () => {
    const priors = [{ personId: 'lin', ground: 'preferred' as const }];
    const { dealt } = dealInTurn(
      queue(seat('lin', { onLeave: true }), seat('zhou')),
      leads(1, { priors }),
    );
    expect(dealt[0]).toMatchObject({ person: { personId: 'zhou' }, ground: 'fair' });
  });

  test.each([
    ['nobody sits there', [], 'nobody_seated'],
    ['all on leave or busy', [seat('lin', { status: 'break' })], 'nobody_taking'],
    [
      'all full',
      [seat('lin', { dayCap: 1, today: 1 }), seat('zhou', { onLeave: true })],
      'all_full',
    ],
  ])('%s: the lead waits, visibly', (_, seats, why) => {
    expect(waitsFor(candidatesOf(seats, asked()))).toBe(why);
    expect(dealInTurn(queue(...seats), leads(1)).dealt[0]).toMatchObject({
      person: null,
      waits: why,
    });
  });

  test('a cap is reached within one batch', () => {
    const { dealt } = dealInTurn(queue(seat('lin', { dayCap: 2 })), leads(3));
    expect(dealt.map(({ person }) => person?.personId)).toEqual(['lin', 'lin', undefined]);
  });

  test('a newcomer starts level with the others', () => {
    const seats = [seat('lin', { level: 9_000_000 }), seat('zhou', { level: 10_000_001 })];
    expect(levelAmong(seats)).toBe(9_500_000);
    expect(levelAmong([])).toBe(0);
  });
});

describe('Whatever the weights', () => {
  const weights = fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 1, maxLength: 12 });
  const seatsOf = (given: number[]) =>
    given.map((weight, i) => seat(`p${String(i).padStart(2, '0')}`, { weight }));

  test('nobody is ever more than one lead ahead, nor the others together behind: shares converge', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 400 }), (given, count) => {
        const { dealt } = dealInTurn(queue(...seatsOf(given)), leads(count));
        const sum = given.reduce((a, b) => a + b, 0);
        const got = counts(dealt);
        given.forEach((weight, i) => {
          const received = got.get(`p${String(i).padStart(2, '0')}`)?.length ?? 0;
          // What a level can be ahead is one lead; what it can be behind is one lead of each of the others.
          expect(received - (count * weight) / sum).toBeLessThanOrEqual(1 + given.length * 0.01);
          expect((count * weight) / sum - received).toBeLessThan(given.length);
        });
      }),
    );
  });

  test('every receipt, chosen again from its own list and levels, says the same', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 60 }), (given, count) => {
        const { dealt } = dealInTurn(queue(...seatsOf(given)), leads(count));
        dealt.forEach((one, i) => {
          const again = choose(one.set, one.levels, one.seed)!;
          expect(one.set.candidates[again.at]!.personId).toBe(one.person!.personId);
          const next = dealt[i + 1];
          const after = one.levels.map((level, at) =>
            at === again.at ? level + costOf(given[at]!) : level,
          );
          if (next) expect(next.levels).toEqual(after);
        });
      }),
    );
  });

  test('equal levels are drawn by the lead, not by the order of the list', () => {
    const first = new Set(
      Array.from(
        { length: 40 },
        (_, i) =>
          dealInTurn(queue(seat('a'), seat('b')), [{ id: `x${i}`, asked: asked() }]).dealt[0]!
            .person!.personId,
      ),
    );
    expect([...first].toSorted()).toEqual(['a', 'b']);
  });

  test('in one batch or one by one, the same', () => {
    fc.assert(
      fc.property(weights, fc.integer({ min: 1, max: 40 }), (given, count) => {
        const whole = dealInTurn(queue(...seatsOf(given)), leads(count));
        let now = queue(...seatsOf(given));
        const single = leads(count).flatMap((lead) => {
          const step = dealInTurn(now, [lead]);
          now = step.queue;
          return step.dealt;
        });
        expect(single).toEqual(whole.dealt);
        expect(now).toEqual(whole.queue);
      }),
    );
  });
});

describe('How fair it was', () => {
  const both = candidatesOf([seat('lin', { weight: 300 }), seat('zhou')], asked());
  const alone = candidatesOf(
    [seat('lin', { weight: 300 }), seat('zhou', { onLeave: true })],
    asked(),
  );

  test('due is the part of the weights, only of leads one came into question for', () => {
    const outcomes = [
      { candidates: both, personId: 'lin', count: 6 },
      { candidates: both, personId: 'zhou', count: 2 },
      { candidates: alone, personId: 'lin', count: 4 },
    ];
    expect(sharesOf(outcomes)).toEqual([
      { personId: 'lin', expected: 10, received: 10 },
      { personId: 'zhou', expected: 2, received: 2 },
    ]);
    expect(jainIndex(sharesOf(outcomes))).toBe(1);
  });

  test('Jain’s index: 1 for all alike, 1/n where one of n got everything', () => {
    const all = (...received: number[]) => received.map((one) => ({ expected: 1, received: one }));
    expect(jainIndex(all(2, 2, 2))).toBe(1);
    expect(jainIndex(all(4, 0, 0, 0))).toBe(0.25);
    expect(jainIndex(all(1, 2, 3))).toBeCloseTo(36 / 42, 12);
    expect(jainIndex([])).toBeNull();
  });
});
