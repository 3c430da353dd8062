import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { resources, scopes, verbs, type Rights } from '../../../kernel/actor.ts';
import { mergeGrants, readyRoles } from '../role.rules.ts';
import { accountState, beyond, firstPassword, mayHandleAccount } from './account.rules.ts';

const now = '2026-11-23T02:00:00.000Z';
const [before, after] = ['2026-11-23T01:59:59.000Z', '2026-11-23T02:00:01.000Z'];
const moment = { now, today: '2026-11-23' };
const fresh = { disabledAt: null, lockedUntil: null };
const nobody = { leftOn: null, login: undefined, invitedUntil: null };

describe('The state of an account 账号状态', () => {
  test.each([
    { of: nobody, state: 'none', because: 'nobody invited them yet' },
    { of: { ...nobody, invitedUntil: after }, state: 'invited', because: 'the link still holds' },
    { of: { ...nobody, invitedUntil: before }, state: 'none', because: 'the link ran out' },
    { of: { ...nobody, invitedUntil: now }, state: 'none', because: 'it holds up to its minute' },
    { of: { ...nobody, login: fresh }, state: 'active', because: 'they can sign in' },
    {
      of: { ...nobody, login: fresh, invitedUntil: after },
      state: 'active',
      because: 'an account outweighs an old invitation',
    },
    {
      of: { ...nobody, login: { ...fresh, lockedUntil: after } },
      state: 'locked',
      because: 'too many wrong passwords',
    },
    {
      of: { ...nobody, login: { ...fresh, lockedUntil: before } },
      state: 'active',
      because: 'a lock ends by itself',
    },
    {
      of: { ...nobody, login: { disabledAt: before, lockedUntil: after } },
      state: 'disabled',
      because: 'being disabled outweighs a lock',
    },
    {
      of: { ...nobody, leftOn: '2026-11-23', login: fresh },
      state: 'left',
      because: 'the day has come',
    },
    {
      of: { ...nobody, leftOn: '2026-11-24', login: fresh },
      state: 'active',
      because: 'tomorrow is not today',
    },
    {
      of: { ...nobody, leftOn: '2026-11-01', login: { ...fresh, disabledAt: before } },
      state: 'left',
      because: 'having left outweighs all',
    },
  ])('$state: $because', ({ of, state }) => {
    expect(accountState(of, moment)).toBe(state);
  });
});

const rightsOf = (key: string): Rights =>
  mergeGrants(readyRoles.find((role) => role.key === key)!.grants);

const anyRights: fc.Arbitrary<Rights> = fc.dictionary(
  fc.constantFrom(...resources),
  fc.dictionary(fc.constantFrom(...verbs), fc.constantFrom(...scopes)),
);

describe('Going beyond one’s own rights 越权', () => {
  test.each([
    { mine: 'store', theirs: 'store', beyond: 0, because: 'as far as mine is allowed' },
    { mine: 'store', theirs: 'own', beyond: 0, because: 'less is allowed' },
    { mine: 'store', theirs: 'all', beyond: 1, because: 'further is not' },
    { mine: 'no', theirs: 'own', beyond: 1, because: 'what I have not, I cannot give' },
  ] as const)('$mine against $theirs: $because', ({ mine, theirs, beyond: cells }) => {
    const found = beyond({ deal: { read: mine } }, { deal: { read: theirs } });
    expect(found).toHaveLength(cells);
    if (cells) expect(found[0]).toEqual({ resource: 'deal', verb: 'read', scope: theirs });
  });

  test('nobody goes beyond themselves, and an administrator beyond nobody', () => {
    fc.assert(
      fc.property(anyRights, (rights) => {
        expect(beyond(rights, rights)).toEqual([]);
        expect(beyond(rightsOf('administrator'), rights)).toEqual([]);
      }),
    );
  });

  test('with more rights of one’s own fewer cells are beyond, never more', () => {
    fc.assert(
      fc.property(anyRights, anyRights, anyRights, (mine, more, theirs) => {
        const both = mergeGrants(
          [mine, more].flatMap((rights) =>
            Object.entries(rights).flatMap(([resource, cells]) =>
              verbs.map((verb) => ({ resource, verb, scope: cells[verb] ?? 'no' }) as const),
            ),
          ),
        );
        expect(beyond(both, theirs).length).toBeLessThanOrEqual(beyond(mine, theirs).length);
      }),
    );
  });
});

describe('Whose account may be reset or disabled 账号管理', () => {
  test.each([
    { asker: 'hr', of: 'consultant', may: true, because: 'HR looks after the staff' },
    { asker: 'hr', of: 'sales_manager', may: true, because: 'managers hand out no access' },
    { asker: 'hr', of: 'director', may: true, because: 'nor does the director' },
    { asker: 'hr', of: 'administrator', may: false, because: 'HR would borrow everything' },
    { asker: 'hr', of: 'hr', may: true, because: 'a colleague with the same rights' },
    { asker: 'administrator', of: 'administrator', may: true, because: 'equals help each other' },
  ])('$asker handles a $of’s account: $may, $because', ({ asker, of, may }) => {
    expect(mayHandleAccount(rightsOf(asker), rightsOf(of))).toBe(may);
  });
});

describe('A first password 初始密码', () => {
  test('is four groups of four that nobody misreads, different for different bytes', () => {
    const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
    fc.assert(
      fc.property(bytes, (given) => {
        expect(firstPassword(given)).toMatch(/^([A-HJ-NP-Z2-9]{4}-){3}[A-HJ-NP-Z2-9]{4}$/);
      }),
    );
    const zeros = new Uint8Array(16);
    for (let value = 1; value < 32; value += 1)
      expect(firstPassword(Uint8Array.of(value, ...zeros.slice(1)))).not.toBe(firstPassword(zeros));
  });
});
