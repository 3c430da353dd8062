import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSameCall, leadOfCall } from './call.rules.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 2, minutes)).toISOString();
const lead = (id: string, minutes: number, ownerId: string | null = null) => ({
  id,
  ownerId,
  dccId: null,
  receivedAt: at(minutes),
});
const call = { startedAt: at(60), seconds: 120 };

describe('The lead that a call belongs to 话务归属', () => {
  test.each([
    { because: 'the latest', agent: null, open: [lead('a', 0), lead('b', 5)], is: 'b' },
    { because: 'the agent’s own', agent: 'p', open: [lead('a', 0, 'p'), lead('b', 5)], is: 'a' },
    { because: 'entered after the call', agent: null, open: [lead('a', 90)], is: 'a' },
    { because: 'long before the lead', agent: null, open: [lead('a', 93)], is: undefined },
    { because: 'none is open', agent: 'p', open: [], is: undefined },
  ])('$because', ({ agent, open, is }) => {
    expect(leadOfCall(call, agent, open)?.id).toBe(is);
  });

  test('who has handed it on is still its agent', () => {
    const passed = { ...lead('a', 0, 'consultant'), dccId: 'p' };
    expect(leadOfCall(call, 'p', [passed, lead('b', 5)])).toBe(passed);
  });

  test('the order in which leads are found does not matter', () => {
    const some = fc.uniqueArray(fc.integer({ min: 0, max: 200 }), { maxLength: 8 });
    fc.assert(
      fc.property(some, fc.boolean(), (minutes, held) => {
        const open = minutes.map((minute, i) =>
          lead(`lead ${minute}`, minute, held && i === 0 ? 'p' : null),
        );
        const found = leadOfCall(call, 'p', open);
        expect(leadOfCall(call, 'p', open.toReversed())).toBe(found);
        expect(found === undefined || open.includes(found)).toBe(true);
      }),
    );
  });
});

describe('One call told twice 同一通电话', () => {
  const told = { ...call, direction: 'out' };
  test.each([
    { typed: at(62), same: true, because: 'right after hanging up' },
    { typed: at(61), same: true, because: 'while talking' },
    { typed: at(77), same: true, because: 'a quarter of an hour later' },
    { typed: at(78), same: false, because: 'too late' },
    { typed: at(57), same: false, because: 'before it began' },
  ])('typed in $because: $same', ({ typed, same }) => {
    expect(isSameCall({ at: typed, direction: 'out' }, told)).toBe(same);
    expect(isSameCall({ at: typed, direction: 'in' }, told)).toBe(false);
  });
});
