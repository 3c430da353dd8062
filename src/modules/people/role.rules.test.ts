import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  reaches,
  resources,
  scopes,
  systemActor,
  type Actor,
  type Scope,
} from '../../kernel/actor.ts';
import { mergeGrants, readyRoles } from './role.rules.ts';

const grant = (scope: Scope) => ({ resource: 'deal', verb: 'read' as const, scope });

describe('Roles are merged permissively', () => {
  test.each([
    { grants: ['own', 'store'], is: 'store', because: 'the wider of two counts' },
    { grants: ['all', 'no'], is: 'all', because: 'no role takes away' },
    { grants: ['team'], is: 'team', because: 'one role is itself' },
  ] as const)('$grants gives $is: $because', ({ grants, is }) => {
    expect(mergeGrants(grants.map(grant))['deal']?.read).toBe(is);
  });

  test('the order of roles never matters, and a further role never narrows', () => {
    const anyScopes = fc.array(fc.constantFrom(...scopes), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(anyScopes, (given) => {
        const merged = mergeGrants(given.map(grant))['deal']!.read!;
        expect(mergeGrants(given.toReversed().map(grant))['deal']!.read).toBe(merged);
        for (const scope of given)
          expect(scopes.indexOf(merged)).toBeGreaterThanOrEqual(scopes.indexOf(scope));
      }),
    );
  });
});

describe('A right reaches', () => {
  const me: Actor = {
    ...systemActor('t'),
    personId: 'me',
    teamId: 'a',
    storeId: 's',
    groupStoreIds: ['s', 's2'],
    standsInFor: [],
  };
  const mine = { personId: 'me', teamId: 'a', storeId: 's' };
  const teammates = { personId: 'x', teamId: 'a', storeId: 's' };
  const sameStore = { personId: 'y', teamId: 'b', storeId: 's' };
  const nextStore = { personId: 'z', teamId: 'c', storeId: 's2' };
  const far = { personId: 'z', teamId: 'd', storeId: 's9' };
  test.each([
    { scope: 'no', reached: [false, false, false, false, false] },
    { scope: 'own', reached: [true, false, false, false, false] },
    { scope: 'team', reached: [true, true, false, false, false] },
    { scope: 'store', reached: [true, true, true, false, false] },
    { scope: 'group', reached: [true, true, true, true, false] },
    { scope: 'all', reached: [true, true, true, true, true] },
  ] as const)('$scope', ({ scope, reached }) => {
    const actor = { ...me, rights: { deal: { read: scope } } };
    expect(
      [mine, teammates, sameStore, nextStore, far].map((place) =>
        reaches(actor, 'deal', 'read', place),
      ),
    ).toEqual([...reached]);
  });

  test('nobody without a store reaches what has none', () => {
    const adrift = {
      ...me,
      storeId: null,
      teamId: null,
      rights: { deal: { read: 'store' as const } },
    };
    expect(reaches(adrift, 'deal', 'read', { storeId: null, teamId: null, personId: null })).toBe(
      false,
    );
  });
});

test('the twelve ready roles speak of known resources only, in both languages', () => {
  expect(readyRoles.map((role) => role.key)).toHaveLength(12);
  for (const { grants, zh, en } of readyRoles) {
    expect(zh && en).toBeTruthy();
    for (const { resource } of grants) expect(resources).toContain(resource);
  }
});
