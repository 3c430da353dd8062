import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { earliestClosing, hangingInWords, isShutOn, type Closing } from './places.rules.ts';

const staff = (count: number, ...names: string[]) => ({ zh: '人员', en: 'People', count, names });
const deals = (count: number, ...names: string[]) => ({ zh: '销售单', en: 'Deals', count, names });

describe('What hangs on a place 挂靠', () => {
  test.each([
    { ties: [], zh: undefined, because: 'nothing is declared' },
    { ties: [staff(0), deals(0)], zh: undefined, because: 'nothing hangs there' },
    { ties: [staff(1, '林知夏'), deals(0)], zh: '人员 1（林知夏）', because: 'only what is there' },
    {
      ties: [staff(1, '林知夏'), deals(9, '林知夏', '周砚')],
      zh: '人员 1（林知夏），销售单 9（林知夏、周砚）',
      because: 'each kind says whose',
    },
    { ties: [deals(2)], zh: '销售单 2', because: 'nobody holds them' },
    {
      ties: [staff(7, '一', '二', '三', '四', '五', '六')],
      zh: '人员 7（一、二、三、四、五等）',
      because: 'five names are enough to ask',
    },
  ])('$because', ({ ties, zh }) => {
    expect(hangingInWords(ties)?.zh).toBe(zh);
  });

  test('says the same in English', () => {
    expect(hangingInWords([staff(2, '林知夏', '周砚'), deals(1)])?.en).toBe(
      'People: 2 (林知夏, 周砚); Deals: 1',
    );
  });
});

describe('A store that closes and reopens 停业', () => {
  const spring: Closing = { closedOn: '2026-03-01', reopensOn: '2026-06-01' };
  const forGood: Closing = { closedOn: '2026-10-01', reopensOn: null };

  test.each([
    { day: '2026-02-28', shut: false, because: 'the last day before' },
    { day: '2026-03-01', shut: true, because: 'the day it closes it is shut' },
    { day: '2026-05-31', shut: true, because: 'the last day of the closing' },
    { day: '2026-06-01', shut: false, because: 'the day it reopens it is open' },
    { day: '2030-01-01', shut: true, because: 'closed for good' },
  ])('$day: $because', ({ day, shut }) => {
    expect(isShutOn([spring, forGood], day)).toBe(shut);
  });

  test.each([
    { closings: [], from: null, because: 'it never closed' },
    { closings: [forGood], from: null, because: 'it is still closed: another rule refuses' },
    { closings: [forGood, spring], from: '2026-06-01', because: 'spans never overlap' },
  ])('closes from $from at the earliest: $because', ({ closings, from }) => {
    expect(earliestClosing(closings)).toBe(from);
  });

  test('a closing called off on its own day never shuts the store', () => {
    const day = fc.date({
      min: new Date('2024-01-01'),
      max: new Date('2028-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(day, day, (at, asked) => {
        const closedOn = at.toISOString().slice(0, 10);
        const off = [{ closedOn, reopensOn: closedOn }];
        expect(isShutOn(off, asked.toISOString().slice(0, 10))).toBe(false);
      }),
    );
  });
});
