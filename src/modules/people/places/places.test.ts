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
  understudies,
  everybody,
} from '../../../../test/cast.ts';
import { aModel, world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { getAudit } from '../audit-log.schema.ts';
import { postLeaving, postHandoverArchiving } from '../handover/handover.schema.ts';
import { getStores, patchPerson, postPerson, postStore, postTeam } from '../place.schema.ts';
import { getMe } from '../sign-in.schema.ts';
import {
  deleteTeam,
  getStoreClosings,
  postStoreClosing,
  postStoreReopening,
  postTeamMove,
} from './places.schema.ts';

const { as, inside } = await world({ cast: [...everybody, ...understudies] });
const hr = understudies.find(({ role }) => role === 'hr')!;
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [
  status,
  body.code,
];

const zhOf = ({ body }: { body: { details?: Record<string, unknown> } }) =>
  (body.details?.['hanging'] as { zh: string } | undefined)?.zh;

const newTeam = async (storeId: string, name: string) =>
  (await as(gu)(postTeam, { id: storeId, name })).body.id;
const newStore = async (name: string) => (await as(gu)(postStore, { name })).body.id;

/** A lead and a deal under way, in somebody's hands. */
const openWork = (at: { storeId: string; teamId: string | null; personId: string }) =>
  inside(ours.tenantId, async (ctx) => {
    const { tenantId } = ours;
    const { modelId } = await aModel(ctx, uuidV7(), uuidV7());
    const lead = { tenantId, id: uuidV7(), storeId: at.storeId, ownerId: at.personId, modelId };
    await ctx.db
      .insertInto('leads.lead')
      .values({ ...lead, receivedAt: ctx.now, day: '2026-11-20' })
      .execute();
    const deal = { tenantId, id: uuidV7(), number: uuidV7(), ...at, modelId, outcome: 'open' };
    await ctx.db.insertInto('sales.deal').values(deal).execute();
    return {
      close: () =>
        inside(tenantId, async ({ db }) => {
          const lost = { outcome: 'lost', closedOn: '2026-11-22' };
          for (const [table, id] of [
            ['leads.lead', lead.id],
            ['sales.deal', deal.id],
          ] as const)
            await db
              .updateTable(table)
              .set(lost)
              .where('tenantId', '=', tenantId)
              .where('id', '=', id)
              .execute();
        }),
    };
  });

describe('Deleting a team 删除团队', () => {
  test('is refused while people or deals name it, and says who', async () => {
    const id = await newTeam(stores.north, '三队');
    const { body } = await as(gu)(postPerson, { name: '钱多', storeId: stores.north, teamId: id });
    const held = await as(gu)(deleteTeam, { id });
    expect(codeOf(held)).toEqual([409, 'team.in_use']);
    expect(held.body.details).toMatchObject({ hanging: { zh: '人员 1（钱多）' } });
    const work = await openWork({ storeId: stores.north, teamId: id, personId: body.id });
    await as(gu)(patchPerson, { id: body.id, teamId: null });
    await work.close();
    expect((await as(gu)(deleteTeam, { id })).body.details).toMatchObject({
      hanging: { zh: '销售单 1（钱多）' },
    });
  });

  test('an empty one goes, and the audit log keeps its name', async () => {
    const id = await newTeam(stores.north, '空队');
    expect((await as(hr)(deleteTeam, { id })).status).toBe(200);
    expect(codeOf(await as(hr)(deleteTeam, { id }))).toEqual([404, 'team.unknown']);
    const { body } = await as(admin)(getAudit, { recordId: stores.north });
    expect(body.rows[0]).toMatchObject({ action: 'team.deleted', before: { name: '空队' } });
  });

  test('managers and consultants may not, another group does not find it', async () => {
    for (const who of [shen, lin])
      expect((await as(who)(deleteTeam, { id: teams.first })).status).toBe(403);
    expect(codeOf(await as(stranger)(deleteTeam, { id: teams.first }))).toEqual([
      404,
      'team.unknown',
    ]);
  });

  test('of deleting it and joining it at the same moment, one is refused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await newTeam(stores.north, `抢队 ${round}`);
      const joins = { name: `新人 ${round}`, storeId: stores.north, teamId: id };
      const [gone, joined] = await Promise.all([
        as(gu)(deleteTeam, { id }),
        as(hr)(postPerson, joins),
      ]);
      expect([
        [200, 404],
        [409, 200],
      ]).toContainEqual([gone.status, joined.status]);
    }
  });
});

describe('Moving a team to another store 团队转店', () => {
  test('takes its people along; their rights follow with the next request', async () => {
    const [id, target] = [await newTeam(stores.lake, '机动队'), await newStore('东湖店')];
    await as(gu)(patchPerson, { id: xu.personId, teamId: id });
    expect((await as(xu)(getMe, {})).body.storeId).toBe(stores.lake);
    const work = await openWork({ storeId: stores.lake, teamId: id, personId: xu.personId });
    const early = await as(gu)(postTeamMove, { id, storeId: target });
    expect(codeOf(early)).toEqual([409, 'team.has_open_work']);
    expect(early.body.details).toMatchObject({
      hanging: { zh: '在跟线索 1（许一鸣），销售单 1（许一鸣）' },
    });
    await work.close();
    expect((await as(gu)(postTeamMove, { id, storeId: target })).body).toEqual({ people: 1 });
    expect((await as(xu)(getMe, {})).body).toMatchObject({ storeId: target, teamId: id });
    expect(codeOf(await as(gu)(postTeamMove, { id, storeId: target }))).toEqual([
      409,
      'team.there_already',
    ]);
    const rows = (await as(gu)(getStores, {})).body.rows;
    expect(rows.find((row) => row.id === target)).toMatchObject({
      people: 1,
      teams: [{ name: '机动队' }],
    });
  });

  test('is refused where a team of that name is, for lack of rights, and across groups', async () => {
    const move = { id: teams.lake, storeId: stores.north };
    expect(codeOf(await as(gu)(postTeamMove, move))).toEqual([409, 'team.name_taken']);
    for (const who of [shen, cheng]) expect((await as(who)(postTeamMove, move)).status).toBe(403);
    expect((await as(stranger)(postTeamMove, move)).status).toBe(404);
  });
});

describe('Closing a store 停业', () => {
  test('is refused while people, leads or deals are there, and names whom to ask', async () => {
    await openWork({ storeId: stores.north, teamId: teams.second, personId: zhou.personId });
    const reply = await as(gu)(postStoreClosing, { id: stores.north, closedOn: '2026-12-01' });
    expect(codeOf(reply)).toEqual([409, 'store.in_use']);
    expect(zhOf(reply)).toMatch(/^人员 \d+（.*在跟线索 1（周砚），销售单 1（周砚）$/);
  });

  test('an empty one closes from a day on; nobody and no team is placed there any more', async () => {
    const id = await newStore('河西店');
    const { body } = await as(gu)(postPerson, { name: '何西', storeId: id });
    await as(gu)(patchPerson, { id: body.id, storeId: stores.lake });
    const closing = { id, closedOn: '2026-12-01', reason: '租约到期' };
    expect((await as(hr)(postStoreClosing, closing)).status).toBe(200);
    expect(codeOf(await as(gu)(postStoreClosing, closing))).toEqual([409, 'store.already_closed']);
    for (const reply of [
      await as(gu)(postPerson, { name: '来晚', storeId: id }),
      await as(gu)(patchPerson, { id: body.id, storeId: id }),
      await as(gu)(postTeam, { id, name: '一队' }),
      await as(gu)(postTeamMove, { id: teams.first, storeId: id }),
    ])
      expect(codeOf(reply)).toEqual([409, 'store.closed']);
    expect((await as(lin)(getStoreClosings, { id })).status).toBe(404);
    expect((await as(gu)(getStoreClosings, { id })).body).toMatchObject({
      isShut: false,
      rows: [{ closedOn: '2026-12-01', reopensOn: null, reason: '租约到期' }],
    });
  });

  test('reopens from a day on, takes people at once, and closes again only after that day', async () => {
    const id = await newStore('河东店');
    expect(codeOf(await as(gu)(postStoreReopening, { id, reopensOn: '2026-12-01' }))).toEqual([
      409,
      'store.not_closed',
    ]);
    await as(gu)(postStoreClosing, { id, closedOn: '2026-11-01' });
    expect((await as(gu)(getStoreClosings, { id })).body.isShut).toBe(true);
    expect(codeOf(await as(gu)(postStoreReopening, { id, reopensOn: '2026-10-31' }))).toEqual([
      422,
      'store.reopens_too_early',
    ]);
    expect((await as(gu)(postStoreReopening, { id, reopensOn: '2026-12-01' })).status).toBe(200);
    const { body } = await as(gu)(postPerson, { name: '河东人', storeId: id });
    await as(gu)(postLeaving, { id: body.id, lastDay: '2026-11-23' });
    const again = { id, closedOn: '2026-12-15' };
    expect(zhOf(await as(gu)(postStoreClosing, again))).toBe('未归档的交接清单 1（河东人）');
    const handoverId = await inside(ours.tenantId, async ({ db }) => {
      const row = await db
        .selectFrom('people.handover')
        .select('id')
        .where('tenantId', '=', ours.tenantId)
        .where('personId', '=', body.id)
        .executeTakeFirstOrThrow();
      return row.id;
    });
    await as(gu)(postHandoverArchiving, { id: handoverId });
    expect(codeOf(await as(gu)(postStoreClosing, { id, closedOn: '2026-11-30' }))).toEqual([
      422,
      'store.closes_too_early',
    ]);
    expect((await as(gu)(postStoreClosing, again)).status).toBe(200);
  });

  test('of closing it and placing somebody there at the same moment, one is refused', async () => {
    for (let round = 0; round < 4; round += 1) {
      const id = await newStore(`抢店 ${round}`);
      const [closed, placed] = await Promise.all([
        as(gu)(postStoreClosing, { id, closedOn: '2026-12-01' }),
        as(hr)(postPerson, { name: `抢人 ${round}`, storeId: id }),
      ]);
      expect([closed.status, placed.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    }
  });

  test('only whoever runs all stores may; another group does not find it', async () => {
    const closing = { id: stores.lake, closedOn: '2026-12-01' };
    for (const who of [shen, cheng, lin])
      expect((await as(who)(postStoreClosing, closing)).status).toBe(403);
    expect(codeOf(await as(stranger)(postStoreClosing, closing))).toEqual([404, 'store.unknown']);
    const reopening = { id: stores.lake, reopensOn: '2026-12-01' };
    expect((await as(cheng)(postStoreReopening, reopening)).status).toBe(403);
    expect((await as(stranger)(postStoreReopening, reopening)).status).toBe(404);
  });
});
