import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import {
  bai,
  gu,
  lin,
  ours,
  shen,
  song,
  stores,
  stranger,
  teams,
  theirs,
  xu,
  zhou,
} from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { searchKinds } from '../../search-kinds.ts';
import { audit } from '../audit.ts';
import { buildMissing, indexDue, rebuildKind } from './index-round.ts';
import { getSearch } from './search.schema.ts';

const it = await world();
const round = () => ({ database: it.database, kinds: searchKinds, now: it.clock.now });
const find = async (who: Parameters<typeof it.as>[0], q: string, kind?: string) =>
  (await it.as(who)(getSearch, { q, ...(kind && { kind }) })).body.rows;
const titles = async (who: Parameters<typeof it.as>[0], q: string) =>
  (await find(who, q)).map(({ title }) => title);

type Place = { storeId: string; teamId: string; personId: string };
async function aDeal(number: string, name: string, phone: string, place: Place) {
  return it.inside(ours.tenantId, async (ctx) => {
    const { db, actor } = ctx;
    const { tenantId } = actor;
    const [id, customerId] = [uuidV7(), uuidV7()];
    await db
      .insertInto('customers.customer')
      .values({ tenantId, id: customerId, name, phone, createdAt: ctx.now })
      .execute();
    await db
      .insertInto('sales.deal')
      .values({
        tenantId,
        id,
        number,
        customerId,
        ...place,
        openedOn: '2026-11-01',
        outcome: 'open',
      })
      .execute();
    await audit(ctx, { action: 'deal.made', resource: 'deal', recordId: id });
    return id;
  });
}
const ofLin = { storeId: stores.north, teamId: teams.first, personId: lin.personId };
const ofXu = { storeId: stores.lake, teamId: teams.lake, personId: xu.personId };

await it.inside(ours.tenantId, (ctx) => aModel(ctx));
const first = await aDeal('D-1001', '单雄信', '13800138857', ofLin);
const second = await aDeal('D-1002', '单文静', '13900008857', ofXu);
await buildMissing(round());
await indexDue(round());

describe('one search over everything', () => {
  test('finds people, stores and deals by name and pinyin, the best first', async () => {
    expect(await titles(gu, '单雄信')).toEqual(['单雄信 · D-1001']);
    expect((await titles(gu, 'shan')).toSorted()).toEqual(['单文静 · D-1002', '单雄信 · D-1001']);
    expect(await titles(gu, 'lzx')).toEqual([lin.name]);
    const [store] = await find(gu, '滨湖', 'store');
    expect(store).toMatchObject({ title: '滨湖店', address: `/stores?open=${stores.lake}` });
  });

  test('a consultant finds the own deals, a manager those of the store, a director all', async () => {
    const byTail = (who: typeof gu) => titles(who, '8857');
    expect(await byTail(lin)).toEqual(['单雄信 · D-1001']);
    expect(await byTail(zhou)).toEqual([]);
    expect(await byTail(shen)).toEqual(['单雄信 · D-1001']);
    expect((await byTail(gu)).toSorted()).toEqual(['单文静 · D-1002', '单雄信 · D-1001']);
  });

  test('who may not read phones does not find by them; who sees no deals finds none', async () => {
    expect(await titles(bai, '8857')).toEqual([]);
    expect((await find(song, '单')).filter(({ kind }) => kind === 'deal')).toEqual([]);
  });

  test('no phone is ever in an answer', async () => {
    expect(JSON.stringify(await find(gu, '8857'))).not.toMatch(/8857|1380013/);
  });

  test('another group finds nothing of ours', async () => {
    for (const q of ['单', 'D-1001', '8857', '滨湖', lin.name])
      expect(await titles(stranger, q)).toEqual([]);
  });

  test('the function of the owner looks into no tenant but that of the transaction', async () => {
    const asked = `select * from platform.search_found(of_tenant_id => '${ours.tenantId}', either => array['%'], other => array[''], asked => '',
      reach => '[{"kind":"deal","everything":true,"places":[]}]', per_kind => 10)`;
    const { rows } = await it.database.web.query(asked);
    expect(rows).toEqual([]);
    await it.inside(theirs.tenantId, async ({ db }) => {
      expect((await sql.raw(asked).execute(db)).rows).toEqual([]);
    });
  });

  test('a shared deal is found by whom it was shared with', async () => {
    await it.inside(ours.tenantId, ({ db, actor }) =>
      db
        .insertInto('platform.share')
        .values({
          tenantId: actor.tenantId,
          id: uuidV7(),
          resource: 'deal',
          recordId: first,
          toKind: 'person',
          toId: zhou.personId,
          verb: 'read',
          sharedBy: gu.personId,
          sharedAt: it.clock.now,
        })
        .execute(),
    );
    expect(await titles(zhou, 'sxx')).toEqual(['单雄信 · D-1001']);
  });
});

describe('entries follow what changes', () => {
  test('a new name is found and the old one is not', async () => {
    await it.inside(ours.tenantId, async (ctx) => {
      await ctx.db
        .updateTable('people.person')
        .set({ name: '周子安' })
        .where('tenantId', '=', ours.tenantId)
        .where('id', '=', zhou.personId)
        .execute();
      await audit(ctx, { action: 'person.changed', resource: 'person', recordId: zhou.personId });
    });
    expect(await indexDue(round())).toBeGreaterThan(0);
    expect(await titles(gu, 'zhouzian')).toEqual(['周子安']);
    expect(await titles(gu, '周砚')).toEqual([]);
    expect(await indexDue(round())).toBe(0);
  });

  test('a record that is gone is found no more', async () => {
    await it.inside(ours.tenantId, async (ctx) => {
      await ctx.db
        .deleteFrom('sales.deal')
        .where('tenantId', '=', ours.tenantId)
        .where('id', '=', second)
        .execute();
      await audit(ctx, { action: 'deal.deleted', resource: 'deal', recordId: second });
    });
    await indexDue(round());
    expect(await titles(gu, 'D-1002')).toEqual([]);
  });

  test('what a round missed, a whole new pass finds and forgets', async () => {
    await it.database.owner.query(
      `update platform.search_entry set record_id = $1 where record_id = $2`,
      [uuidV7(), first],
    );
    it.clock.now = '2026-11-23T03:00:00.000Z';
    const kind = searchKinds.find((one) => one.kind === 'deal')!;
    expect(await rebuildKind(round(), kind, ours.tenantId)).toBe(1);
    const rows = await find(gu, 'D-1001');
    expect(rows.map(({ recordId }) => recordId)).toEqual([first]);
  });

  test('two rounds at once take each change once', async () => {
    await aDeal('D-1003', '解晓东', '13700001111', ofLin);
    const counts = await Promise.all([indexDue(round()), indexDue(round())]);
    expect(counts[0] + counts[1]).toBe(1);
    expect(await titles(lin, 'xiexiaodong')).toEqual(['解晓东 · D-1003']);
  });
});
