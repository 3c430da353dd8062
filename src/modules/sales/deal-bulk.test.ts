import { describe, expect, test } from 'vitest';
import {
  admin,
  cheng,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  teams,
  xu,
  zhou,
} from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { dealList } from './deal.schema.ts';

const { as, inside, database, clock } = await world();
const { bulk, bulkTrial, undo, page } = dealList.contracts;
const [website, fair] = [uuidV7(), uuidV7()];
const { modelId } = await inside(ours.tenantId, (ctx) => aModel(ctx));

/** Three open deals of Lin's, one that is won, and one in the other store. */
async function scene() {
  const deal = (outcome: 'open' | 'won', at: object = {}) => ({
    tenantId: ours.tenantId,
    id: uuidV7(),
    number: 'B',
    outcome,
    closedOn: outcome === 'open' ? null : '2026-03-05',
    storeId: stores.north,
    teamId: teams.first,
    personId: lin.personId,
    modelId,
    priceFen: 100,
    ...at,
  });
  const lake = { storeId: stores.lake, teamId: teams.lake, personId: xu.personId };
  const deals = [deal('open'), deal('open'), deal('open'), deal('won'), deal('open', lake)];
  await inside(ours.tenantId, ({ db }) => db.insertInto('sales.deal').values(deals).execute());
  return deals.map(({ id }) => id);
}
await inside(ours.tenantId, ({ db }) =>
  db
    .insertInto('marketing.source')
    .values([website, fair].map((id) => ({ tenantId: ours.tenantId, id, name: id })))
    .execute(),
);
const ownersOf = async (ids: readonly string[]) => {
  const { rows } = await database.owner.query<{ id: string; person_id: string; team_id: string }>(
    'select id, person_id, team_id from sales.deal where id = any($1)',
    [ids],
  );
  return ids.map((id) => rows.find((row) => row.id === id)!);
};
const owners = async (ids: readonly string[]) =>
  (await ownersOf(ids)).map(({ person_id }) => person_id);
const toZhou = { field: 'personName', value: zhou.personId };

describe('Handing many deals to another consultant', () => {
  test('moves the open ones of the store, and says which stay and why; a trial changes nothing', async () => {
    const ids = await scene();
    const expected = {
      changed: 3,
      same: 0,
      skipped: [
        { reason: 'closed', count: 1 },
        { reason: 'no_right', count: 1 },
      ],
    };
    expect((await as(shen)(bulkTrial, { ids, ...toZhou })).body).toEqual({
      ...expected,
      batchId: null,
    });
    expect(await owners(ids)).toEqual([lin, lin, lin, lin, xu].map((one) => one.personId));
    const { body } = await as(shen)(bulk, { ids, ...toZhou });
    expect(body).toMatchObject(expected);
    expect(await owners(ids)).toEqual([zhou, zhou, zhou, lin, xu].map((one) => one.personId));
    expect((await ownersOf(ids))[0]).toMatchObject({ team_id: teams.second });
  });

  test('of the director, the deal of another store stays: its new owner does not work there', async () => {
    const ids = await scene();
    expect((await as(gu)(bulk, { ids, ...toZhou })).body.skipped).toEqual([
      { reason: 'closed', count: 1 },
      { reason: 'other_store', count: 1 },
    ]);
  });

  test('every change is in the audit log under one batch', async () => {
    const ids = await scene();
    const { body } = await as(shen)(bulk, { ids, ...toZhou });
    const { rows } = await database.owner.query<{ record_id: string }>(
      `select record_id from platform.audit where action = 'deal.bulk_changed' and after->>'batchId' = $1`,
      [body.batchId],
    );
    expect(rows.map((row) => row.record_id).toSorted()).toEqual(ids.slice(0, 3).toSorted());
  });

  test.each([
    { who: lin, status: 403, code: 'not_allowed', because: 'a consultant changes one at a time' },
    {
      who: shen,
      to: uuidV7(),
      status: 422,
      code: 'list.bad_value',
      because: 'nobody is called so',
    },
    { who: shen, to: xu.personId, status: 422, code: 'list.bad_value', because: 'not her person' },
    { who: shen, field: 'priceFen', status: 422, code: 'list.not_bulk', because: 'a price is not' },
  ])('$who.name gets $code: $because', async ({ who, to, field, status, code }) => {
    const ids = await scene();
    const asked = { ids, field: field ?? 'personName', value: to ?? zhou.personId };
    expect(await as(who)(bulk, asked)).toMatchObject({ status, body: { code } });
    expect(await owners(ids)).toEqual([lin, lin, lin, lin, xu].map((one) => one.personId));
  });

  test('another group touches nothing', async () => {
    const ids = await scene();
    expect(await as(stranger)(bulk, { ids, field: 'sourceName', value: null })).toMatchObject({
      status: 200,
      body: { changed: 0, skipped: [{ reason: 'no_right', count: 5 }] },
    });
  });

  test('everything that matches a filter may be meant, but not without saying so', async () => {
    const ids = await scene();
    expect(await as(shen)(bulk, toZhou)).toMatchObject({ body: { code: 'list.nothing_chosen' } });
    const filter = `personName:in:${lin.personId};outcome:in:open`;
    expect((await as(shen)(bulk, { filter, ...toZhou })).body.changed).toBeGreaterThanOrEqual(3);
    expect(await owners(ids.slice(0, 3))).toEqual([zhou, zhou, zhou].map((one) => one.personId));
  });
});

describe('Taking a bulk change back', () => {
  test('puts the earlier values back, but leaves what somebody changed since', async () => {
    const ids = await scene();
    const batchId = (await as(shen)(bulk, { ids, ...toZhou })).body.batchId!;
    await database.owner.query('update sales.deal set person_id = $2 where id = $1', [
      ids[0],
      shen.personId,
    ]);
    expect((await as(shen)(undo, { batchId })).body).toEqual({
      restored: 2,
      skipped: [{ reason: 'changed_since', count: 1 }],
    });
    expect(await owners(ids)).toEqual([shen, lin, lin, lin, xu].map((one) => one.personId));
    expect((await ownersOf(ids))[1]).toMatchObject({ team_id: teams.first });
    expect(await as(shen)(undo, { batchId })).toMatchObject({
      body: { code: 'list.already_undone' },
    });
  });

  test('of two at the same moment, one does it', async () => {
    const ids = await scene();
    const batchId = (await as(shen)(bulk, { ids, ...toZhou })).body.batchId!;
    const replies = await Promise.all([as(shen)(undo, { batchId }), as(shen)(undo, { batchId })]);
    expect(replies.map(({ body }) => body.code ?? 'done').toSorted()).toEqual([
      'done',
      'list.already_undone',
    ]);
  });

  test('is for its author and for whose right covers everything, within a day', async () => {
    const ids = await scene();
    const batchId = (await as(shen)(bulk, { ids, ...toZhou })).body.batchId!;
    for (const who of [cheng, stranger])
      expect(await as(who)(undo, { batchId })).toMatchObject({
        status: 404,
        body: { code: 'list.no_such_batch' },
      });
    const now = clock.now;
    clock.now = '2026-11-25T02:00:00.000Z';
    expect(await as(shen)(undo, { batchId })).toMatchObject({
      body: { code: 'list.undo_too_late' },
    });
    clock.now = now;
    expect((await as(gu)(undo, { batchId })).status).toBe(200);
  });
});

describe('Correcting where many deals came from', () => {
  test('tells the facts of closed deals again under the new source', async () => {
    const ids = await scene();
    const told = async () => {
      const { rows } = await database.owner.query<{ source_id: string; quantity: number }>(
        `select source_id, sum(quantity)::int as quantity from platform.fact
         where subject_id = any($1) and kind = (select min(kind) from platform.fact where subject_id = any($1))
         group by source_id having sum(quantity) <> 0`,
        [ids],
      );
      return rows.map((row) => row.source_id);
    };
    await as(gu)(bulk, { ids, field: 'sourceName', value: website });
    expect(await told()).toEqual([website]);
    await as(gu)(bulk, { ids, field: 'sourceName', value: fair });
    expect(await told()).toEqual([fair]);
    const { body } = await as(admin)(page, { filter: `sourceName:in:${fair}` });
    expect(body.rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  test('what stands so already is counted as such', async () => {
    const ids = await scene();
    await as(gu)(bulk, { ids: ids.slice(0, 2), field: 'sourceName', value: website });
    expect((await as(gu)(bulk, { ids, field: 'sourceName', value: website })).body).toMatchObject({
      changed: 3,
      same: 2,
    });
  });
});
