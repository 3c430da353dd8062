import { describe, expect, test } from 'vitest';
import { admin, cheng, gu, lin, shen, stores, stranger, tang, xu } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { getAudit } from './audit-log.schema.ts';
import { postLeaving } from './handover/handover.schema.ts';
import { getMe } from './sign-in.schema.ts';
import { getPeople, getStores, patchPerson, patchStore } from './place.schema.ts';

const { as, asNobody } = await world();
const names = (rows: { name: string }[]) => rows.map((row) => row.name).toSorted();

describe('Stores', () => {
  test('the director sees every store with its teams, a manager her own, another group none', async () => {
    const all = await as(gu)(getStores, {});
    expect(all.body.rows.find((row) => row.id === stores.north)).toMatchObject({
      name: '江北店',
      people: 3,
      teams: [{ name: '一队' }, { name: '二队' }],
    });
    expect(names((await as(shen)(getStores, {})).body.rows)).toEqual(['江北店']);
    expect((await as(stranger)(getStores, {})).body.rows).toEqual([]);
    expect((await asNobody(getStores, {})).status).toBe(401);
  });

  test('a correction is kept and written into the audit log with before and after', async () => {
    await as(gu)(patchStore, { id: stores.lake, city: '江城' });
    const { body } = await as(admin)(getAudit, { recordId: stores.lake });
    expect(body.rows[0]).toMatchObject({
      login: 'gu',
      action: 'store.corrected',
      before: { city: '' },
      after: { city: '江城' },
    });
  });

  test('a manager without the right, and another group, cannot correct it', async () => {
    expect(await as(shen)(patchStore, { id: stores.north, city: 'x' })).toMatchObject({
      status: 403,
    });
    expect(await as(stranger)(patchStore, { id: stores.north, city: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'store.unknown' },
    });
  });

  test('a store that joins a store group is within reach of its colleagues with their next request', async () => {
    const reach = async () => (await as(xu)(getMe, {})).body.groupStoreIds.toSorted();
    expect(await reach()).toEqual([stores.lake]);
    await as(gu)(patchStore, { id: stores.lake, storeGroup: '北区' });
    await as(gu)(patchStore, { id: stores.north, storeGroup: '北区' });
    expect(await reach()).toEqual([stores.north, stores.lake].toSorted());
    await as(gu)(patchStore, { id: stores.lake, storeGroup: '' });
    expect(await reach()).toEqual([stores.lake]);
  });

  test('two stores never share a name', async () => {
    expect(await as(gu)(patchStore, { id: stores.lake, name: '江北店' })).toMatchObject({
      status: 409,
      body: { code: 'store.name_taken' },
    });
  });
});

describe('People', () => {
  test.each([
    { who: shen, sees: ['周砚', '林知夏', '沈若兰'], because: 'a manager sees her store' },
    { who: cheng, sees: ['程远', '许一鸣'], because: 'another manager sees his' },
    { who: lin, sees: ['林知夏'], because: 'a consultant sees himself' },
  ])('$who.name: $because', async ({ who, sees }) => {
    expect(names((await as(who)(getPeople, {})).body.rows)).toEqual(sees.toSorted());
  });

  test('pages neither miss nor repeat anybody, and a name can be looked for', async () => {
    const seen: string[] = [];
    for (
      let after: string | undefined, next: string | null = '';
      next !== null;
      after = next ?? undefined
    ) {
      const { body } = await as(gu)(getPeople, { limit: 3, ...(after && { after }) });
      seen.push(...body.rows.map((row) => row.id));
      next = body.next;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBe(10);
    expect(names((await as(gu)(getPeople, { filter: 'name:has:知' })).body.rows)).toEqual([
      '林知夏',
    ]);
    expect((await as(gu)(getPeople, { filter: 'name:has:%25' })).body.rows).toEqual([]);
  });

  test('marketing has no right over people; the director corrects, a stranger does not find them', async () => {
    expect((await as(tang)(getPeople, {})).status).toBe(403);
    expect(await as(stranger)(patchPerson, { id: xu.personId, position: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'person.unknown' },
    });
    expect((await as(gu)(patchPerson, { id: xu.personId, position: '资深顾问' })).status).toBe(200);
    expect((await as(gu)(getPeople, { filter: 'name:has:许一鸣' })).body.rows[0]).toMatchObject({
      position: '资深顾问',
      roles: ['consultant'],
    });
  });

  test('who has left is signed out with the next request and stays out', async () => {
    expect((await as(cheng)(getStores, {})).status).toBe(200);
    await as(gu)(postLeaving, { id: cheng.personId, lastDay: '2026-11-22' });
    expect((await as(cheng)(getStores, {})).status).toBe(401);
  });
});
