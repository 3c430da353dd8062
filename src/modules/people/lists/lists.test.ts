import { describe, expect, test } from 'vitest';
import {
  cheng,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  teams,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { personList } from './person-list.schema.ts';
import { storeList } from './store-list.schema.ts';

const { as, asNobody, inside, database } = await world();
const people = personList.contracts;
const groupOf = (reply: { body: { groups: { label: string | null; count: number }[] } }) =>
  Object.fromEntries(reply.body.groups.map(({ label, count }) => [label, count]));

const placesOf = async (ids: readonly string[]) => {
  const { rows } = await database.owner.query<{ id: string; store_id: string; team_id: string }>(
    'select id, store_id, team_id from people.person where id = any($1)',
    [ids],
  );
  return ids.map((id) => {
    const found = rows.find((row) => row.id === id);
    return [found?.store_id, found?.team_id];
  });
};

describe('People as a list', () => {
  test('are filtered, sorted and grouped by store; each sees their own reach in all of it', async () => {
    const inNorth = { filter: `storeName:in:${stores.north}`, sort: '-name' };
    const names = (await as(gu)(people.page, inNorth)).body.rows.map(({ name }) => name);
    expect(names).toEqual([shen.name, lin.name, zhou.name].toSorted().toReversed());
    expect(groupOf(await as(shen)(people.summary, { group: 'storeName' }))).toEqual({ 江北店: 3 });
    const all = groupOf(await as(gu)(people.summary, { group: 'storeName' }));
    expect(all).toMatchObject({ 江北店: 3, 滨湖店: 2 });
    expect((await as(stranger)(people.page, inNorth)).body.rows).toEqual([]);
    expect((await as(tang)(people.summary, {})).status).toBe(403);
    expect((await asNobody(people.page, {})).status).toBe(401);
  });

  test('are grouped by position too, and the group opens to its own rows', async () => {
    await inside(ours.tenantId, ({ db }) =>
      db
        .updateTable('people.person')
        .set({ position: '顾问; a,b:c' })
        .where('tenantId', '=', ours.tenantId)
        .where('id', 'in', [lin.personId, zhou.personId])
        .execute(),
    );
    const { groups } = (await as(shen)(people.summary, { group: 'position' })).body;
    const consultants = groups.find(({ value }) => value?.startsWith('顾问'));
    expect(consultants).toMatchObject({ count: 2 });
    const { rows } = (await as(shen)(people.page, { filter: consultants!.filter })).body;
    expect(rows.map(({ id }) => id).toSorted()).toEqual([lin.personId, zhou.personId].toSorted());
  });

  test('change team together and with it their store; one undo puts each back where they stood', async () => {
    const ids = [lin.personId, zhou.personId, xu.personId];
    const before = await placesOf(ids);
    const toLake = { ids, field: 'teamName', value: teams.lake };
    const trial = await as(gu)(people.bulkTrial, toLake);
    expect(trial.body).toEqual({ changed: 2, same: 1, skipped: [], batchId: null });
    expect(await placesOf(ids)).toEqual(before);
    const { body } = await as(gu)(people.bulk, toLake);
    expect(await placesOf(ids)).toEqual(ids.map(() => [stores.lake, teams.lake]));
    // The new place counts with the next request: Lin now belongs to the other manager.
    expect((await as(cheng)(people.page, {})).body.rows.map(({ id }) => id)).toContain(
      lin.personId,
    );
    const undone = await as(gu)(people.undo, { batchId: body.batchId! });
    expect(undone.body).toEqual({ restored: 2, skipped: [] });
    expect(await placesOf(ids)).toEqual(before);
  });

  test('stay where they are for whom may not change many, and where the place does not exist', async () => {
    const ids = [lin.personId];
    const before = await placesOf(ids);
    const ask = (who: typeof gu, field: string, value: string | null) =>
      as(who)(people.bulk, { ids, field, value });
    expect((await ask(shen, 'teamName', teams.second)).status).toBe(403);
    expect((await ask(gu, 'teamName', stores.lake)).body).toMatchObject({ code: 'list.bad_value' });
    expect((await ask(gu, 'storeName', teams.lake)).body).toMatchObject({ code: 'store.unknown' });
    expect((await ask(gu, 'storeName', null)).body).toMatchObject({ code: 'list.bad_value' });
    expect((await ask(gu, 'position', 'x')).body).toMatchObject({ code: 'list.not_bulk' });
    expect((await ask(stranger, 'teamName', teams.lake)).status).toBe(422);
    expect(await placesOf(ids)).toEqual(before);
  });

  test('are not put back into a store that closed meanwhile', async () => {
    const ids = [xu.personId, cheng.personId];
    const { body } = await as(gu)(people.bulk, { ids, field: 'teamName', value: teams.first });
    expect(body).toMatchObject({ changed: 2 });
    await inside(ours.tenantId, ({ db }) =>
      db
        .updateTable('people.store')
        .set({ closedOn: '2026-01-31' })
        .where('tenantId', '=', ours.tenantId)
        .where('id', '=', stores.lake)
        .execute(),
    );
    const undone = await as(gu)(people.undo, { batchId: body.batchId! });
    expect(undone.body).toEqual({ restored: 0, skipped: [{ reason: 'shut', count: 2 }] });
  });
});

describe('Stores as a list', () => {
  test('tell how many work there, and which are open; a manager sees her own', async () => {
    const { contracts } = storeList;
    const { body } = await as(gu)(contracts.summary, { group: 'state' });
    expect(new Set(body.groups.map(({ value }) => value))).toEqual(new Set(['closed', 'open']));
    expect(body.sums['people']).toBeGreaterThan(3);
    expect((await as(shen)(contracts.page, {})).body.rows).toMatchObject([
      { name: '江北店', state: 'open' },
    ]);
    expect((await as(stranger)(contracts.page, {})).body.rows).toEqual([]);
    const most = (await as(gu)(contracts.page, { sort: '-people', limit: 1 })).body;
    expect(most.rows[0]?.name).toBe('江北店');
    expect((await as(gu)(contracts.page, { sort: '-people', after: most.next! })).body.rows[0]).toMatchObject({ name: '滨湖店' }); // prettier-ignore
  });
});
