import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minutesIn, stepProblems, steps, tickKey, verdictOf, type StepRow } from './step.rules.ts';

const rows: StepRow[] = [
  { step: 'needs', rule: 'tick', level: 'reason', zh: '问清预算', en: 'Budget asked' },
  { step: 'presentation', rule: 'interview', level: 'reason', zh: '需求访谈', en: 'Interview' },
  { step: 'contract', rule: 'quote_accepted', level: 'must', zh: '接受报价', en: 'Accepted' },
];
const nothing = { met: new Set<string>(), ticked: new Set<string>() };
const all = {
  met: new Set(['interview', 'quote_accepted']),
  ticked: new Set([tickKey('needs', '问清预算')]),
};

describe('Going on 推进流程', () => {
  test.each([
    { from: 'needs', to: 'presentation', known: all, missing: [], skipped: [], verdict: 'go' },
    {
      from: 'needs',
      to: 'presentation',
      known: nothing,
      missing: ['问清预算', '需求访谈'],
      skipped: [],
      verdict: 'reason_needed',
    },
    {
      from: 'needs',
      to: 'negotiation',
      known: all,
      missing: [],
      skipped: ['presentation', 'test_drive'],
      verdict: 'reason_needed',
    },
    {
      from: 'negotiation',
      to: 'contract',
      known: nothing,
      missing: ['接受报价'],
      skipped: [],
      verdict: 'barred',
    },
    { from: 'negotiation', to: 'needs', known: nothing, missing: [], skipped: [], verdict: 'go' },
  ] as const)('from $from to $to: $verdict', ({ from, to, known, missing, skipped, verdict }) => {
    const found = stepProblems(rows, { from, to, ...known });
    expect(found.problems.map(({ zh }) => zh)).toEqual(missing);
    expect(found.skipped).toEqual(skipped);
    expect(verdictOf(found, '')).toBe(verdict);
    expect(verdictOf(found, '客户赶时间')).toBe(verdict === 'barred' ? 'barred' : 'go');
  });

  test('step by step with everything done never needs a reason', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: steps.length - 2 }), (i) => {
        const found = stepProblems(rows, { from: steps[i]!, to: steps[i + 1]!, ...all });
        expect(verdictOf(found, '')).toBe('go');
      }),
    );
  });
});

test('several stays in a step add up, and the present one runs on', () => {
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 2, minute)).toISOString();
  const times = [
    { step: 'reception' as const, enteredAt: at(0), leftAt: at(5) },
    { step: 'needs' as const, enteredAt: at(5), leftAt: at(25) },
    { step: 'test_drive' as const, enteredAt: at(25), leftAt: at(25) },
    { step: 'negotiation' as const, enteredAt: at(25), leftAt: at(40) },
    { step: 'needs' as const, enteredAt: at(40), leftAt: null },
  ];
  expect(minutesIn(times, at(50))).toEqual({
    reception: 5,
    needs: 30,
    test_drive: 0,
    negotiation: 15,
  });
});
