import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isSame, restorationOf } from './restoration.rules.ts';

describe('Restore 恢复到改动前: the fields of one change, not the whole record', () => {
  const before = { id: '1', name: '江北店', city: '' };
  test.each([
    {
      after: { city: '江城' },
      current: { id: '1', name: '江北店', city: '江城' },
      restores: { city: '' },
      conflicts: [],
      because: 'nothing was changed since',
    },
    {
      after: { city: '江城' },
      current: { id: '1', name: '新江北店', city: '江城' },
      restores: { city: '' },
      conflicts: [],
      because: 'a later change of another field stays',
    },
    {
      after: { city: '江城' },
      current: { id: '1', name: '江北店', city: '海城' },
      restores: { city: '' },
      conflicts: [{ field: 'city', logged: '江城', now: '海城' }],
      because: 'the same field was changed since',
    },
    {
      after: { city: '江城' },
      current: before,
      restores: {},
      conflicts: [],
      because: 'it is as it was already',
    },
    {
      after: { phone: '1' },
      current: { ...before, phone: '1' },
      restores: {},
      conflicts: [],
      because: 'the log does not say what stood there before',
    },
  ])('$because', ({ after, current, restores, conflicts }) => {
    expect(restorationOf(before, after, current)).toEqual({ values: restores, conflicts });
  });

  test('whatever was changed, restoring brings the touched fields back, and once is enough', () => {
    const record = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(record, record, (was, change) => {
        const touched = Object.keys(change).filter((field) => field in was);
        const current: Record<string, unknown> = { ...was, ...change };
        const { values, conflicts } = restorationOf(was, change, current);
        const restored: Record<string, unknown> = { ...current, ...values };
        expect(conflicts).toEqual([]);
        for (const field of touched) expect(isSame(restored[field], was[field])).toBe(true);
        expect(restorationOf(was, change, restored).values).toEqual({});
      }),
    );
  });
});
