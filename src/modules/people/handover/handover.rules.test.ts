import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { scopes, systemActor, type Actor, type Rights, type Scope } from '../../../kernel/actor.ts';
import { handoverState, mayHandOver, mayTake } from './handover.rules.ts';

const at = '2026-11-23T02:00:00.000Z';

describe('Where a leaving stands 离职状态', () => {
  test.each([
    {
      of: { accessEndedAt: null, archivedAt: null, open: 0 },
      is: 'announced',
      because: 'the day lies ahead, even with nothing to hand over',
    },
    {
      of: { accessEndedAt: null, archivedAt: null, open: 3 },
      is: 'announced',
      because: 'work may be handed over before the day',
    },
    {
      of: { accessEndedAt: at, archivedAt: null, open: 1 },
      is: 'open',
      because: 'one item is left',
    },
    {
      of: { accessEndedAt: at, archivedAt: null, open: 0 },
      is: 'empty',
      because: 'it can be filed',
    },
    { of: { accessEndedAt: at, archivedAt: at, open: 0 }, is: 'archived', because: 'it was filed' },
  ])('$is: $because', ({ of, is }) => {
    expect(handoverState(of)).toBe(is);
  });
});

const actor = (rights: Rights, place: Partial<Actor> = {}): Actor => ({
  ...systemActor('t'),
  personId: 'shen',
  storeId: 'north',
  teamId: null,
  groupStoreIds: ['north', 'lake'],
  standsInFor: [],
  rights,
  ...place,
});
const leaver = { personId: 'wen', storeId: 'north', teamId: 'first' };
const lead = { resource: 'lead', storeId: 'north' };

describe('Who hands a leaver’s work over 可否移交', () => {
  test.each([
    {
      who: actor({ lead: { edit: 'store' } }),
      may: true,
      because: 'her manager works on leads of the store',
    },
    {
      who: actor({ lead: { edit: 'own' } }),
      may: false,
      because: 'a colleague reaches only his own',
    },
    { who: actor({ lead: { read: 'all' } }), may: false, because: 'reading is not enough' },
    {
      who: actor({ lead: { edit: 'store' } }, { storeId: 'lake' }),
      may: false,
      because: 'another store’s manager',
    },
    {
      who: actor({ lead: { edit: 'group' } }, { storeId: 'lake' }),
      may: true,
      because: 'the area manager',
    },
    { who: actor({ person: { edit: 'all' } }), may: true, because: 'HR looks after the staff' },
    {
      who: actor({ person: { edit: 'all' } }, { personId: 'wen' }),
      may: false,
      because: 'leavers do not choose themselves',
    },
  ])('$may: $because', ({ who, may }) => {
    expect(mayHandOver(who, leaver, lead)).toBe(may);
  });

  test('work in another store than the leaver’s is judged where it stands', () => {
    const lake = actor({ lead: { edit: 'store' } }, { storeId: 'lake' });
    expect(mayHandOver(lake, leaver, { resource: 'lead', storeId: 'lake' })).toBe(true);
    expect(
      mayHandOver(actor({ lead: { edit: 'store' } }), leaver, {
        resource: 'lead',
        storeId: 'lake',
      }),
    ).toBe(false);
  });
});

describe('Who takes it 可否接手', () => {
  const taken = { ...lead, takerNeedsRight: true };
  const taker = (scope: Scope, storeId = 'north') =>
    actor({ lead: { edit: scope } }, { personId: 'lin', storeId });
  test.each([
    { who: taker('own'), may: true, because: 'once it is his, he works on it' },
    { who: taker('no'), may: false, because: 'he could not open it' },
    { who: taker('own', 'lake'), may: false, because: 'it stands in another store' },
    { who: taker('group', 'lake'), may: true, because: 'his right reaches the sister store' },
    { who: taker('all', 'far'), may: true, because: 'his right reaches everywhere' },
    { who: { ...taker('all'), personId: 'wen' }, may: false, because: 'the leaver keeps nothing' },
  ])('$may: $because', ({ who, may }) => {
    expect(mayTake(who, 'wen', taken)).toBe(may);
  });

  test('plan work is named responsibility: anybody but the leaver may carry it', () => {
    const free = { resource: 'plan', storeId: null, takerNeedsRight: false };
    expect(mayTake(taker('no', 'far'), 'wen', free)).toBe(true);
    expect(mayTake({ ...taker('all'), personId: 'wen' }, 'wen', free)).toBe(false);
  });

  test('a wider right never takes less', () => {
    const scope = fc.constantFrom(...scopes);
    const store = fc.constantFrom('north', 'lake', 'far');
    fc.assert(
      fc.property(scope, scope, store, (one, other, storeId) => {
        const [narrow, wide] = [one, other].toSorted(
          (a, b) => scopes.indexOf(a) - scopes.indexOf(b),
        );
        if (mayTake(taker(narrow!, storeId), 'wen', taken))
          expect(mayTake(taker(wide!, storeId), 'wen', taken)).toBe(true);
      }),
    );
  });
});
