import { beforeAll, describe, expect, test } from 'vitest';
import {
  admin,
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
import { uuidV7 } from '../../../kernel/uuid.ts';
import { getDeal, getDeals } from '../../sales/deal.schema.ts';
import { getMe } from '../sign-in.schema.ts';
import { deleteDelegation, getDelegations, postDelegation } from './delegation.schema.ts';
import { getExplanation } from './explain.schema.ts';
import {
  deleteShare,
  getReceivers,
  getRecordShares,
  getShares,
  postShare,
} from './share.schema.ts';

const { as, inside, clock, app, tokenOf } = await world();
const [linDeal, xuDeal] = [uuidV7(), uuidV7()];

await inside(ours.tenantId, async ({ db }) => {
  const deal = {
    tenantId: ours.tenantId,
    closedOn: '2026-03-01',
    outcome: 'won',
    costFen: 900,
    grossProfitFen: 100,
  };
  await db
    .insertInto('sales.deal')
    .values([
      {
        ...deal,
        id: linDeal,
        number: 'L1',
        storeId: stores.north,
        teamId: teams.first,
        personId: lin.personId,
      },
      {
        ...deal,
        id: xuDeal,
        number: 'X1',
        storeId: stores.lake,
        teamId: teams.lake,
        personId: xu.personId,
      },
    ])
    .execute();
});

const sees = async (who: typeof gu, id: string) => (await as(who)(getDeal, { id })).status === 200;
const lists = async (who: typeof gu) =>
  (await as(who)(getDeals, {})).body.rows.map(({ number }) => number).toSorted();
const toZhou = {
  resource: 'deal',
  recordId: linDeal,
  toKind: 'person',
  toId: zhou.personId,
} as const;

describe('Sharing a record 共享', () => {
  test('opens it to the receiver at once, in the list too, and closes it when revoked', async () => {
    expect(await sees(zhou, linDeal)).toBe(false);
    const { body } = await as(lin)(postShare, { ...toZhou, reason: '请假前的客户' });
    expect([await sees(zhou, linDeal), await lists(zhou)]).toEqual([true, ['L1']]);
    expect((await as(zhou)(getShares, {})).body.rows).toMatchObject([
      { title: 'L1', toName: '周砚', sharedByName: '林知夏', verb: 'read', isOver: false },
    ]);
    expect(
      (await as(lin)(getRecordShares, { resource: 'deal', recordId: linDeal })).body,
    ).toMatchObject({
      mayShare: true,
      rows: [{ id: body.id }],
    });
    await as(lin)(deleteShare, { id: body.id });
    expect([await sees(zhou, linDeal), await lists(zhou)]).toEqual([false, []]);
  });

  test('with a team or a store reaches everybody there, and nobody else', async () => {
    const { body } = await as(gu)(postShare, {
      resource: 'deal',
      recordId: xuDeal,
      toKind: 'store',
      toId: stores.north,
    });
    expect([await sees(lin, xuDeal), await sees(zhou, xuDeal)]).toEqual([true, true]);
    expect(await sees(tang, xuDeal)).toBe(false);
    await as(gu)(deleteShare, { id: body.id });
    await as(gu)(postShare, {
      resource: 'deal',
      recordId: xuDeal,
      toKind: 'team',
      toId: teams.first,
    });
    expect([await sees(lin, xuDeal), await sees(zhou, xuDeal)]).toEqual([true, false]);
  });

  test('ends by itself after its last day', async () => {
    await as(lin)(postShare, { ...toZhou, until: '2026-11-23' });
    expect(await sees(zhou, linDeal)).toBe(true);
    clock.now = '2026-11-23T16:00:00.000Z';
    expect([await sees(zhou, linDeal), (await as(zhou)(getShares, {})).body.rows]).toEqual([
      false,
      [],
    ]);
    clock.now = '2026-11-23T02:00:00.000Z';
  });

  test('does not open costs, and what was shared is not shared on', async () => {
    await as(lin)(postShare, { ...toZhou, verb: 'edit' });
    expect((await as(zhou)(getDeal, { id: linDeal })).body).toMatchObject({
      costFen: null,
      grossProfitFen: null,
      hidden: ['grossProfitFen', 'costFen'],
    });
    expect((await as(lin)(getDeal, { id: linDeal })).body).toMatchObject({ costFen: 900 });
    expect((await as(lin)(getDeal, { id: linDeal })).body.hidden).toBeUndefined();
    expect(
      await as(zhou)(postShare, { ...toZhou, toKind: 'person', toId: xu.personId }),
    ).toMatchObject({ status: 403, body: { code: 'share.not_yours' } });
  });

  test.each([
    {
      who: xu,
      status: 404,
      code: 'record.unknown',
      because: 'another store does not see the deal',
    },
    { who: stranger, status: 404, code: 'record.unknown', because: 'another group neither' },
    {
      who: tang,
      status: 404,
      code: 'record.unknown',
      because: 'marketing has no right over deals',
    },
  ])('$who.name may not share it: $because', async ({ who, status, code }) => {
    expect(await as(who)(postShare, toZhou)).toMatchObject({ status, body: { code } });
    expect((await as(who)(getRecordShares, toZhou)).status).toBe(404);
  });

  test.each([
    { change: { toId: lin.personId }, code: 'share.with_oneself' },
    { change: { toId: stranger.personId }, code: 'share.no_receiver' },
    { change: { until: '2026-11-22' }, code: 'share.over' },
    { change: { resource: 'salary' }, code: 'share.not_shareable' },
  ])('is refused by name: $code', async ({ change, code }) => {
    expect(await as(lin)(postShare, { ...toZhou, ...change })).toMatchObject({ body: { code } });
  });

  test('a share is revoked by whoever may share the record, and is not there for others', async () => {
    const { body } = await as(lin)(postShare, toZhou);
    for (const who of [zhou, cheng, stranger])
      expect((await as(who)(deleteShare, body)).body.code).toBe('share.unknown');
    expect((await as(shen)(deleteShare, body)).status).toBe(200);
  });

  test('of two at the same moment one share remains', async () => {
    const both = await Promise.all([as(lin)(postShare, toZhou), as(shen)(postShare, toZhou)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    const { rows } = (await as(lin)(getRecordShares, toZhou)).body;
    expect(rows).toHaveLength(1);
    await as(lin)(deleteShare, { id: rows[0]!.id });
  });

  test('colleagues are found by name, without phone or pay; another group finds none of ours', async () => {
    expect((await as(lin)(getReceivers, { named: '许' })).body.rows).toEqual([
      { kind: 'person', id: xu.personId, name: '许一鸣', place: '滨湖店 · 一队' },
    ]);
    expect((await as(stranger)(getReceivers, { named: '许' })).body.rows).toEqual([]);
  });
});

describe('Standing in during leave 代理', () => {
  const leave = { toPersonId: xu.personId, startsOn: '2026-11-24', endsOn: '2026-11-25' };
  beforeAll(() => {
    clock.now = '2026-11-23T02:00:00.000Z';
  });

  test('begins and ends by the date, and is logged on behalf of the absent', async () => {
    expect((await as(lin)(postDelegation, leave)).status).toBe(200);
    expect(await lists(xu)).toEqual(['X1']);
    clock.now = '2026-11-23T16:00:00.000Z'; // midnight in Jiangcheng
    expect(await lists(xu)).toEqual(['L1', 'X1']);
    expect(await sees(xu, linDeal)).toBe(true);
    expect((await as(xu)(getMe, {})).body.standsInFor).toEqual([lin.personId]);
    expect((await as(xu)(postShare, toZhou)).status).toBe(200);
    const noted = await inside(ours.tenantId, ({ db }) =>
      db
        .selectFrom('platform.audit')
        .select(['login', 'onBehalfOf'])
        .where('tenantId', '=', ours.tenantId)
        .where('action', '=', 'deal.shared')
        .orderBy('at', 'desc')
        .executeTakeFirst(),
    );
    expect(noted).toEqual({ login: 'xu', onBehalfOf: lin.personId });
    clock.now = '2026-11-25T15:59:59.000Z';
    expect(await lists(xu)).toEqual(['L1', 'X1']);
    clock.now = '2026-11-25T16:00:00.000Z';
    expect([await lists(xu), await sees(xu, linDeal)]).toEqual([['X1'], false]);
    clock.now = '2026-11-23T02:00:00.000Z';
  });

  test('makes no chain: who stands in for the deputy does not get the absent as well', async () => {
    const today = { startsOn: '2026-11-23', endsOn: '2026-11-23' };
    await as(lin)(postDelegation, { ...leave, ...today });
    await as(xu)(postDelegation, { toPersonId: zhou.personId, ...today });
    expect(await lists(xu)).toEqual(['L1', 'X1']);
    expect(await lists(zhou)).toContain('X1');
    expect((await as(zhou)(getMe, {})).body.standsInFor).toEqual([xu.personId]);
    const why = { personId: zhou.personId, resource: 'deal', record: xuDeal };
    expect((await as(admin)(getExplanation, why)).body.verbs[0]).toMatchObject({
      ground: 'stand_in',
      standIn: { name: '许一鸣', entrusts: true },
    });
  });

  test('gives nobody what their own roles lack, and a token with fewer roles stays narrow', async () => {
    await as(lin)(postDelegation, {
      toPersonId: tang.personId,
      startsOn: '2026-11-23',
      endsOn: '2026-11-23',
    });
    expect((await as(tang)(getDeals, {})).status).toBe(403);
  });

  test('a manager sets it for the own store, not for another; a consultant for nobody else', async () => {
    const forLin = {
      fromPersonId: lin.personId,
      toPersonId: zhou.personId,
      startsOn: '2026-12-01',
      endsOn: '2026-12-02',
    };
    for (const who of [zhou, cheng, stranger, tang])
      expect(await as(who)(postDelegation, forLin)).toMatchObject({
        body: { code: 'delegation.not_yours' },
      });
    const made = await as(shen)(postDelegation, forLin);
    expect(made.status).toBe(200);
    expect(await as(shen)(postDelegation, forLin)).toMatchObject({
      status: 409,
      body: { code: 'delegation.already' },
    });
    for (const who of [zhou, cheng, stranger])
      expect((await as(who)(deleteDelegation, made.body)).body.code).toBe('delegation.unknown');
    expect((await as(shen)(getDelegations, {})).body.rows[0]).toMatchObject({
      fromName: '林知夏',
      state: 'coming',
      mayEnd: true,
    });
    expect((await as(lin)(deleteDelegation, made.body)).status).toBe(200);
  });

  test.each([
    { change: { toPersonId: lin.personId }, code: 'delegation.own_deputy' },
    { change: { toPersonId: stranger.personId }, code: 'share.no_receiver' },
    { change: { startsOn: '2026-11-01', endsOn: '2026-11-22' }, code: 'delegation.over' },
    { change: { endsOn: '2028-11-22' }, code: 'delegation.too_long' },
    { change: { endsOn: '2026-11-01' }, code: 'invalid_input' },
  ])('is refused by name: $code', async ({ change, code }) => {
    expect(await as(lin)(postDelegation, { ...leave, ...change })).toMatchObject({
      body: { code },
    });
  });

  test('ended early it stops with the next request', async () => {
    expect(await sees(xu, linDeal)).toBe(true);
    for (const who of [lin, xu]) {
      const { rows } = (await as(who)(getDelegations, {})).body;
      for (const { id, mayEnd } of rows) if (mayEnd) await as(who)(deleteDelegation, { id });
    }
    expect(await sees(xu, linDeal)).toBe(false);
  });
});

describe('Why can or can’t X see Y 权限溯源', () => {
  const about = (personId: string, record = '') => ({ personId, resource: 'deal', record });

  test('shows the ladder: roles, scope, where the record stands, and the fields', async () => {
    const { body } = await as(admin)(
      getExplanation,
      about(zhou.personId, `https://x.example/deals?open=${xuDeal}`),
    );
    expect(body).toMatchObject({
      person: { name: '周砚', roles: [{ key: 'consultant' }], storeName: '江北店' },
      record: { title: 'X1', personName: '许一鸣', storeName: '滨湖店' },
    });
    expect(body.verbs.find(({ verb }) => verb === 'edit')).toMatchObject({
      allowed: false,
      byRole: [{ role: 'consultant', scope: 'own' }],
      scope: 'own',
      compared: { part: 'person', record: '许一鸣', person: '周砚', same: false },
    });
    expect(body.fields.find(({ right }) => right === 'cost')?.read.allowed).toBe(false);
  });

  test('names the share that opens a record', async () => {
    const { body: made } = await as(lin)(postShare, toZhou);
    const { body } = await as(admin)(getExplanation, about(zhou.personId, linDeal));
    expect(body.verbs[0]).toMatchObject({
      verb: 'read',
      allowed: true,
      ground: 'share',
      shared: 'read',
    });
    expect(body.verbs[1]).toMatchObject({ verb: 'edit', allowed: false });
    // A share opens the record and none of its guarded fields: the explanation says what the drawer shows.
    const { hidden } = (await as(zhou)(getDeal, { id: linDeal })).body;
    expect(hidden).toContain('costFen');
    for (const { right, read, edit } of body.fields)
      expect([right, read.allowed, edit.allowed]).toEqual([right, false, false]);
    await as(lin)(deleteShare, { id: made.id });
  });

  test('tells what a narrower token may still do', async () => {
    await app.inject({
      method: 'POST',
      url: '/api/tokens',
      headers: { authorization: `Bearer ${await tokenOf(gu)}` },
      payload: { name: '报表', roleKeys: ['director'] },
    });
    const { body } = await as(admin)(getExplanation, about(gu.personId));
    expect(body.tokens).toMatchObject([{ name: '报表', roles: ['director'] }]);
    expect(body.tokens[0]!.allowed).toContain('read');
  });

  test('is for administrators of the same group only', async () => {
    for (const who of [gu, shen, lin, stranger])
      expect((await as(who)(getExplanation, about(lin.personId))).status).toBe(403);
    expect(await as(admin)(getExplanation, about(stranger.personId))).toMatchObject({
      status: 404,
      body: { code: 'person.unknown' },
    });
    expect(await as(admin)(getExplanation, about(lin.personId, 'no id here'))).toMatchObject({
      status: 404,
      body: { code: 'record.unknown' },
    });
  });
});
