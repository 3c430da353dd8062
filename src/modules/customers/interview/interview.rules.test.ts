import { describe, expect, test } from 'vitest';
import { isRange, questions, rivalNames, unasked } from './interview.rules.ts';
import { Answers } from './interview.schema.ts';

const nothing = Answers.parse({});

describe('The interview 需求访谈', () => {
  test('begins with everything to ask, and ends with nothing', () => {
    expect(unasked(nothing)).toEqual(questions);
    const whole = Answers.parse({
      budgetLowFen: 0,
      uses: ['family'],
      horizon: 'month',
      presentCars: '2018 年的轿车',
      voices: [{ who: 'spouse', said: '要好停车' }],
      futureUse: '明年二胎',
      rivals: [{ name: '瀚野 T5', verdict: 'considers' }],
      lifeStyle: '周末露营',
      mustHaves: '六座',
    });
    expect(unasked(whole)).toEqual([]);
  });

  test.each([
    [null, null, true],
    [10_000_000, null, true],
    [null, 1, true],
    [5, 5, true],
    [6, 5, false],
  ])('a budget from %s to %s: %s', (budgetLowFen, budgetHighFen, is) => {
    expect(isRange({ budgetLowFen, budgetHighFen })).toBe(is);
  });

  test('rivals are searched without regard to case, each once', () => {
    const rivals = ['Model Y', ' model y ', '瀚野 T5'].map((name) => ({
      name,
      verdict: 'considers' as const,
      why: '',
    }));
    expect(rivalNames({ rivals })).toEqual(['model y', '瀚野 t5']);
  });
});
