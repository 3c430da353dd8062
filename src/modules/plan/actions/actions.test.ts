import { describe, expect, test } from 'vitest';
import { bai, gu, lin, shen, stores, stranger, tang, xu, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { getPlanActions, postPlan, postPlanAction } from '../plan.schema.ts';
import { actionList, putActionStatus } from './action-list.schema.ts';

const { as, database } = await world();
const { page, summary, bulk, bulkTrial, undo } = actionList.contracts;

const planOf = async (storeId: string | null) =>
  (await as(gu)(postPlan, { year: 2027, storeId })).body.id;
const [group, north] = [await planOf(null), await planOf(stores.north)];
const add = async (id: string, title: string, ownerId: string, endsOn = '2027-03-31') =>
  (await as(gu)(postPlanAction, { id, title, ownerId, startsOn: '2027-01-01', endsOn })).body.id;
const brand = await add(group, '品牌投放', tang.personId, '2027-06-30');
const drives = await add(north, '试驾周', shen.personId);
const training = await add(north, '顾问培训', lin.personId, '2027-02-28');

const titles = async (who: typeof gu, asked: object = {}) =>
  (await as(who)(page, asked)).body.rows.map(({ title }) => title);
const statusOf = async (id: string) => {
  const { rows } = await database.owner.query<{ status: string }>(
    'select status from plan.action where id = $1',
    [id],
  );
  return rows[0]!.status;
};

describe('Actions of all plans as one list', () => {
  test.each([
    { who: gu, sees: ['顾问培训', '试驾周', '品牌投放'], because: 'the director sees every plan' },
    { who: shen, sees: ['顾问培训', '试驾周'], because: 'a manager sees her store’s plan' },
    { who: stranger, sees: [], because: 'another group has none of them' },
  ])('$who.name, nearest end first: $because', async ({ who, sees }) => {
    expect(await titles(who)).toEqual(sees);
  });

  test('are not for whom plans are closed to', async () => {
    expect((await as(lin)(page, {})).status).toBe(403);
    expect((await as(lin)(putActionStatus, { id: training, status: 'done' })).status).toBe(403);
  });

  test('are filtered by year, place and owner, and grouped', async () => {
    expect(await titles(gu, { filter: 'storeName:none' })).toEqual(['品牌投放']);
    expect(await titles(gu, { filter: `year:in:2027;storeName:in:${stores.north}` })).toHaveLength(
      2,
    );
    expect(await titles(shen, { filter: 'ownerName:mine' })).toEqual(['试驾周']);
    const { groups } = (await as(gu)(summary, { group: 'storeName' })).body;
    expect(groups.map(({ label, count }) => [label, count])).toEqual([
      ['江北店', 2],
      [null, 1],
    ]);
  });
});

describe('Moving an action on the board', () => {
  test('is for who may change the plan, and for its owner; it is logged once', async () => {
    expect((await as(shen)(putActionStatus, { id: drives, status: 'doing' })).status).toBe(200);
    expect((await as(shen)(putActionStatus, { id: drives, status: 'doing' })).status).toBe(200);
    const { rows } = await database.owner.query<{ before: object; after: object }>(
      `select before, after from platform.audit where action = 'plan.action_moved'`,
    );
    expect(rows).toEqual([
      { before: { id: drives, status: 'todo' }, after: { id: drives, status: 'doing' } },
    ]);
    // Marketing reads plans and changes none, but answers for this action.
    expect((await as(tang)(putActionStatus, { id: brand, status: 'done' })).status).toBe(200);
    const mayMove = (await as(tang)(page, {})).body.rows.map((row) => [row.title, row.mayMove]);
    expect(Object.fromEntries(mayMove)).toMatchObject({ 品牌投放: true, 试驾周: false });
    const [shown] = (await as(gu)(getPlanActions, { id: group })).body.rows;
    expect(shown).toMatchObject({ title: '品牌投放', status: 'done' });
  });

  test.each([
    { who: tang, status: 403, code: 'plan.may_not_move_action', because: 'not hers' },
    { who: bai, status: 403, code: 'plan.may_not_move_action', because: 'an analyst reads' },
    { who: stranger, status: 404, code: 'plan.action_unknown', because: 'another group' },
  ])('is refused: $because', async ({ who, status, code }) => {
    const before = await statusOf(training);
    const reply = await as(who)(putActionStatus, { id: training, status: 'dropped' });
    expect(reply).toMatchObject({ status, body: { code } });
    expect(await statusOf(training)).toBe(before);
  });

  test('a manager does not move the group’s, nor anybody what does not exist', async () => {
    expect((await as(shen)(putActionStatus, { id: brand, status: 'todo' })).status).toBe(404);
    expect((await as(gu)(putActionStatus, { id: uuidV7(), status: 'todo' })).status).toBe(404);
    expect((await as(gu)(putActionStatus, { id: brand, status: 'lost' as never })).status).toBe(422); // prettier-ignore
  });
});

describe('Many actions at once', () => {
  const ids = [brand, drives, training];

  test('get another owner or state, and go back with one undo', async () => {
    const before = await Promise.all(ids.map(statusOf));
    const done = { ids, field: 'status', value: 'done' };
    expect((await as(gu)(bulkTrial, done)).body).toMatchObject({ changed: 2, same: 1 });
    const { body } = await as(gu)(bulk, done);
    expect(await Promise.all(ids.map(statusOf))).toEqual(['done', 'done', 'done']);
    expect((await as(gu)(undo, { batchId: body.batchId! })).body.restored).toBe(2);
    expect(await Promise.all(ids.map(statusOf))).toEqual(before);
    expect((await as(gu)(bulk, { ids, field: 'ownerName', value: zhou.personId })).body).toMatchObject({ changed: 3 }); // prettier-ignore
    expect(await titles(gu, { filter: `ownerName:in:${zhou.personId}` })).toHaveLength(3);
  });

  test('none ends before it starts, nor is put back so; a manager changes her own plan’s', async () => {
    const due = (value: string) => as(shen)(bulk, { ids, field: 'endsOn', value });
    expect((await due('2026-12-31')).body).toMatchObject({
      changed: 0,
      skipped: [
        { reason: 'no_right', count: 1 },
        { reason: 'starts_later', count: 2 },
      ],
    });
    const { body } = await due('2027-12-31');
    expect(body).toMatchObject({ changed: 2, skipped: [{ reason: 'no_right', count: 1 }] });
    await database.owner.query(`update plan.action set starts_on = '2027-05-01' where id = $1`, [
      drives,
    ]);
    expect((await as(shen)(undo, { batchId: body.batchId! })).body).toEqual({
      restored: 1,
      skipped: [{ reason: 'starts_later', count: 1 }],
    });
  });

  test.each([
    { field: 'endsOn', value: '2027-02-30' },
    { field: 'endsOn', value: null },
    { field: 'status', value: 'lost' },
    { field: 'ownerName', value: uuidV7() },
  ])('$field cannot be $value', async ({ field, value }) => {
    const reply = await as(gu)(bulk, { ids, field, value });
    expect(reply).toMatchObject({ status: 422, body: { code: 'list.bad_value' } });
    expect((await as(tang)(bulk, { ids, field, value })).status).toBe(403);
    expect((await as(xu)(bulk, { ids, field, value })).status).toBe(403);
  });
});
