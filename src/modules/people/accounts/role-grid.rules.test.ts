import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resources, scopes, verbs, type Scope, type Verb } from '../../../kernel/actor.ts';
import { readyRoles } from '../role.rules.ts';
import {
  changedCells,
  inTheirOrder,
  isChangedRole,
  orderedGrants,
  readyGrants,
  widenedCells,
  withCells,
} from './role-grid.rules.ts';

const grant = (resource: string, verb: Verb, scope: Scope) => ({ resource, verb, scope });
const manager = [grant('deal', 'read', 'store'), grant('deal', 'edit', 'store')];

const anyGrants = fc.array(
  fc.record({
    resource: fc.constantFrom(...resources),
    verb: fc.constantFrom(...verbs),
    scope: fc.constantFrom(...scopes),
  }),
  { maxLength: 30 },
);

describe('Setting cells of a role 改权限格', () => {
  test.each([
    {
      cells: [grant('deal', 'read', 'all')],
      is: [grant('deal', 'read', 'all'), grant('deal', 'edit', 'store')],
      because: 'the cell that was set counts, the others stay',
    },
    {
      cells: [grant('deal', 'edit', 'no')],
      is: [grant('deal', 'read', 'store')],
      because: '“no” empties a cell',
    },
    {
      cells: [grant('lead', 'read', 'own')],
      is: [...manager, grant('lead', 'read', 'own')],
      because: 'a new cell is added',
    },
    { cells: [], is: manager, because: 'nothing was set' },
  ])('$because', ({ cells, is }) => {
    expect(withCells(manager, cells)).toEqual(is);
  });

  test('the last of two settings of one cell counts, in whatever order the role was kept', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, (role, cells) => {
        const after = withCells(role, cells);
        for (const { resource, verb } of cells) {
          const last = cells.findLast((c) => c.resource === resource && c.verb === verb)!;
          const kept = after.find((c) => c.resource === resource && c.verb === verb);
          expect(kept?.scope ?? 'no').toBe(last.scope);
        }
        expect(after.every(({ scope }) => scope !== 'no')).toBe(true);
        expect(orderedGrants(after.toReversed())).toEqual(after);
      }),
    );
  });
});

describe('What a change of a role hands out and takes away', () => {
  test.each([
    { to: 'all', widens: 1, because: 'further than before is handed out' },
    { to: 'own', widens: 0, because: 'less is taken away, which anybody with the right may' },
    { to: 'no', widens: 0, because: 'an emptied cell hands out nothing' },
  ] as const)('from store to $to: $because', ({ to, widens }) => {
    const changed = changedCells(manager, withCells(manager, [grant('deal', 'read', to)]));
    expect(changed).toEqual([{ resource: 'deal', verb: 'read', from: 'store', to }]);
    expect(widenedCells(changed)).toHaveLength(widens);
  });

  test('applying the differences leads from one state to the other, and back', () => {
    fc.assert(
      fc.property(anyGrants, anyGrants, (one, other) => {
        const [a, b] = [orderedGrants(one), orderedGrants(other)];
        const forth = changedCells(a, b).map(({ to, from: _, ...cell }) => ({
          ...cell,
          scope: to,
        }));
        const back = changedCells(a, b).map(({ from, to: _, ...cell }) => ({
          ...cell,
          scope: from,
        }));
        expect(withCells(a, forth)).toEqual(b);
        expect(withCells(b, back)).toEqual(a);
        expect(changedCells(a, a)).toEqual([]);
      }),
    );
  });
});

describe('Ready roles 预置角色', () => {
  test.each(readyRoles.map(({ key, zh, grants }) => ({ key, zh, grants })))(
    '$zh starts unchanged, whatever the order of its rows',
    ({ key, grants }) => {
      expect(isChangedRole(key, grants.toReversed())).toBe(false);
      expect(isChangedRole(key, grants.slice(1))).toBe(true);
    },
  );

  test('stand first and in their order, whatever the group added since', () => {
    const named = (key: string, nameZh: string) => ({ key, nameZh });
    const own = [named('own_2', '乙'), named('own_1', '一')];
    const ready = readyRoles.map(({ key, zh }) => named(key, zh));
    const sorted = inTheirOrder([...own, ...ready.toReversed()]);
    expect(sorted.map(({ key }) => key)).toEqual([
      ...readyRoles.map(({ key }) => key),
      'own_1',
      'own_2',
    ]);
  });

  test('a role of the group’s own has nothing to go back to', () => {
    expect(readyGrants('own_1')).toBeUndefined();
    expect(isChangedRole('own_1', manager)).toBe(false);
  });
});
