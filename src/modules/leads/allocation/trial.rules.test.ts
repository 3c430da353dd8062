import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { tryOut, type Draft, type Past } from './trial.rules.ts';

const draft = (personId: string, more: Partial<Draft> = {}): Draft => ({
  personId,
  weight: 100,
  dayCap: null,
  brandIds: [],
  languages: [],
  skills: [],
  isLicensed: true,
  ...more,
});
const nothing = { brandId: null, language: '', skills: [], priors: [] };
const past = (count: number, more: Partial<Past> = {}): Past[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `lead ${i}`,
    day: '2026-10-01',
    asked: nothing,
    bars: new Map(),
    ...more,
  }));
const received = ({ shares }: ReturnType<typeof tryOut>) =>
  Object.fromEntries(shares.map((share) => [share.personId, share.received]));

describe('The trial 分配试算', () => {
  test('twice the weight, twice the leads', () => {
    const tried = tryOut(past(90), [draft('lin', { weight: 200 }), draft('zhou')]);
    expect(received(tried)).toEqual({ lin: 60, zhou: 30 });
    expect(tried.jain).toBeCloseTo(1, 3);
  });

  test('a cap a day holds each day anew, and what nobody could take is told', () => {
    const days = [...past(5), ...past(5, { day: '2026-10-02' })];
    const tried = tryOut(days, [draft('lin', { dayCap: 2 })]);
    expect([received(tried), tried.undealt]).toEqual([{ lin: 4 }, 6]);
  });

  test('who had a break then has it still; a licence and a skill count as drafted', () => {
    const away = new Map([['lin', 'not_taking' as const]]);
    expect(received(tryOut(past(4, { bars: away }), [draft('lin'), draft('zhou')]))).toEqual({
      zhou: 4,
    });
    const asked = { ...nothing, skills: ['nev'] };
    const drafts = [
      draft('lin', { isLicensed: false }),
      draft('xu', { skills: ['nev'] }),
      draft('zhou'),
    ];
    expect(received(tryOut(past(3, { asked }), drafts))).toEqual({ xu: 3 });
  });

  test('no lead is lost or doubled, and the same draft gives the same', () => {
    const drafts = fc.uniqueArray(
      fc.record({
        personId: fc.constantFrom('a', 'b', 'c', 'd'),
        weight: fc.integer({ min: 1, max: 1000 }),
        dayCap: fc.option(fc.nat(5)),
      }),
      { selector: ({ personId }) => personId, minLength: 1 },
    );
    fc.assert(
      fc.property(drafts, fc.nat(60), (those, count) => {
        const seats = those.map(({ personId, ...more }) => draft(personId, more));
        const tried = tryOut(past(count), seats);
        const dealt = tried.shares.reduce((sum, share) => sum + share.received, 0);
        expect(dealt + tried.undealt).toBe(count);
        expect(tryOut(past(count), seats.toReversed())).toEqual(tried);
      }),
    );
  });
});
