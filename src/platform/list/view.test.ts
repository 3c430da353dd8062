import { describe, expect, test } from 'vitest';
import { bai, gu, lin, shen, stranger, xu, zhou, type Member } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import {
  deleteListView,
  getListViews,
  patchListView,
  postListView,
  putDefaultListView,
  type Audience,
} from './view.schema.ts';

const { as, asNobody, database } = await world();
const state = { filter: 'outcome:in:open', sort: '-openedOn', group: '', layout: 'board' as const };
const save = (who: Member, name: string, audience: Audience = 'owner', list = 'deals') =>
  as(who)(postListView, { list, name, audience, state });
const seenBy = async (who: Member, list = 'deals') =>
  (await as(who)(getListViews, { list })).body.rows.map(({ name }) => name);

describe('Saving a view', () => {
  test('keeps filters, order, group, columns and layout, for oneself and for this list', async () => {
    const { id } = (await save(lin, '我的在谈')).body;
    const { rows, mayShare } = (await as(lin)(getListViews, { list: 'deals' })).body;
    expect(rows).toMatchObject([
      {
        id,
        name: '我的在谈',
        audience: 'owner',
        ownerId: lin.personId,
        ownerName: lin.name,
        isDefault: false,
        mayEdit: true,
        state: { ...state, columns: [], widths: {} },
      },
    ]);
    expect(mayShare).toEqual(['owner']);
    expect(await seenBy(lin, 'people')).toEqual([]);
    expect(await seenBy(shen)).toEqual([]);
    expect((await asNobody(getListViews, { list: 'deals' })).status).toBe(401);
  });

  test('one name once: of two at the same moment, one is refused', async () => {
    const replies = await Promise.all([save(zhou, '本月'), save(zhou, '本月')]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await seenBy(zhou)).toEqual(['本月']);
    // The name is one's own: a colleague may use it too.
    expect((await save(xu, '本月')).status).toBe(200);
  });

  test('is refused beyond fifty of a list', async () => {
    for (let count = 0; count < 50; count++)
      expect((await save(xu, `第 ${count}`, 'owner', 'stores')).status).toBe(200);
    expect((await save(xu, '再一个', 'owner', 'stores')).body).toMatchObject({
      code: 'view.too_many',
    });
  });
});

describe('Sharing a view', () => {
  test('with a store shows it there and nowhere else; with everybody, in the whole group', async () => {
    await save(shen, '江北周会', 'store');
    await save(gu, '集团月报', 'all');
    expect(await seenBy(zhou)).toEqual(expect.arrayContaining(['江北周会', '集团月报']));
    expect(await seenBy(xu)).toContain('集团月报');
    expect(await seenBy(xu)).not.toContain('江北周会');
    expect(await seenBy(stranger)).toEqual([]);
  });

  test.each([
    { who: lin, audience: 'store', because: 'a consultant shares with nobody' },
    { who: lin, audience: 'team', because: 'nor with her team' },
    { who: shen, audience: 'all', because: 'a manager reaches her store' },
    { who: bai, audience: 'store', because: 'who has no store shares with none' },
  ] as const)('$who.name with $audience is refused: $because', async ({ who, audience }) => {
    const before = await seenBy(who);
    const reply = await save(who, '不行', audience);
    expect(reply).toMatchObject({ status: 403, body: { code: 'view.may_not_share' } });
    expect(await seenBy(who)).toEqual(before);
  });

  test('what is shared is changed by its owner and by whose right covers everybody’s views', async () => {
    const { id } = (await save(shen, '北店在谈', 'store')).body;
    const rename = (who: Member, name: string) => as(who)(patchListView, { id, name });
    expect(await rename(zhou, '乱改')).toMatchObject({ status: 403, body: { code: 'view.not_yours' } }); // prettier-ignore
    expect(await rename(xu, '乱改')).toMatchObject({ status: 404, body: { code: 'view.unknown' } });
    expect(await rename(stranger, '乱改')).toMatchObject({ status: 404 });
    expect((await as(zhou)(deleteListView, { id })).status).toBe(403);
    expect((await as(shen)(patchListView, { id, audience: 'all' })).body).toMatchObject({
      code: 'view.may_not_share',
    });
    expect((await rename(shen, '江北在谈')).status).toBe(200);
    expect(await seenBy(zhou)).toContain('江北在谈');
    // Taken back to oneself, it is gone for the others.
    await as(shen)(patchListView, { id, audience: 'owner' });
    expect(await seenBy(zhou)).not.toContain('江北在谈');
    const { rows } = await database.owner.query<{ action: string }>(
      `select action from platform.audit where record_id = $1 order by at, id`,
      [id],
    );
    expect(rows.map(({ action }) => action)).toEqual(['view.saved', 'view.changed', 'view.changed']); // prettier-ignore
  });
});

describe('The view that a list opens with', () => {
  const chosen = async (who: Member) =>
    (await as(who)(getListViews, { list: 'people' })).body.rows
      .filter(({ isDefault }) => isDefault)
      .map(({ name }) => name);

  test('is each person’s own choice, one of a list, and goes with the view', async () => {
    const [first, second] = [
      (await save(gu, '在职', 'all', 'people')).body.id,
      (await save(gu, '待补全', 'all', 'people')).body.id,
    ];
    const choose = (who: Member, viewId: string | null, list = 'people') =>
      as(who)(putDefaultListView, { list, viewId });
    await choose(shen, first);
    await choose(shen, second);
    expect([await chosen(shen), await chosen(gu)]).toEqual([['待补全'], []]);
    expect((await choose(stranger, first)).body).toMatchObject({ code: 'view.unknown' });
    expect((await choose(shen, first, 'deals')).body).toMatchObject({ code: 'view.unknown' });
    await as(gu)(deleteListView, { id: second });
    expect(await chosen(shen)).toEqual([]);
    await choose(shen, first);
    await choose(shen, null);
    expect(await chosen(shen)).toEqual([]);
  });
});
