import { beforeAll, describe, expect, test } from 'vitest';
import { handOverKinds } from '../../src/hand-over-kinds.ts';
import { uuidV7 } from '../../src/kernel/uuid.ts';
import { getAudit } from '../../src/modules/people/audit-log.schema.ts';
import { getAccount } from '../../src/modules/people/accounts/account.schema.ts';
import {
  postAcceptance,
  postInvitation,
} from '../../src/modules/people/accounts/invitation.schema.ts';
import { postPersonRole } from '../../src/modules/people/accounts/role-grid.schema.ts';
import { endLeavers } from '../../src/modules/people/handover/handover.jobs.ts';
import * as contract from '../../src/modules/people/handover/handover.schema.ts';
import { patchPerson, postPerson } from '../../src/modules/people/place.schema.ts';
import { postDelegation } from '../../src/modules/people/rights/delegation.schema.ts';
import { getMe, postSession } from '../../src/modules/people/sign-in.schema.ts';
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
} from '../cast.ts';
import { aModel, world } from '../world.ts';

const here = await world();
const { as, asNobody, inside, clock } = here;
const password = 'a password of one’s own';
const all = async <R>(text: string, values: unknown[] = []) =>
  (await here.database.owner.query(text, values)).rows as R[];

/** Three open leads, one won, an open deal and a won one, in the hands of a northern consultant. */
const work = (personId: string) =>
  inside(ours.tenantId, async (ctx) => {
    const { tenantId } = ours;
    const { modelId } = await aModel(ctx, `车型 ${uuidV7()}`, `品牌 ${uuidV7()}`);
    const lead = { tenantId, storeId: stores.north, ownerId: personId, modelId };
    const at = { receivedAt: ctx.now, day: '2026-11-20' };
    await ctx.db
      .insertInto('leads.lead')
      .values([
        ...[1, 2, 3].map(() => ({ ...lead, ...at, id: uuidV7() })),
        { ...lead, ...at, id: uuidV7(), outcome: 'won', closedOn: '2026-11-21' },
      ])
      .execute();
    const deal = { tenantId, storeId: stores.north, teamId: teams.first, personId, modelId };
    await ctx.db
      .insertInto('sales.deal')
      .values([
        { ...deal, id: uuidV7(), number: uuidV7(), outcome: 'open' },
        { ...deal, id: uuidV7(), number: uuidV7(), outcome: 'won', closedOn: '2026-11-21' },
      ])
      .execute();
  });

const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [
  status,
  body.code,
];
const openOf = async (who: typeof shen, id: string, kind: string) =>
  (await as(who)(contract.getHandover, { id })).body.rows.filter(
    (row) => row.kind === kind && row.state === 'open',
  );

describe('From the invitation to the empty list', () => {
  let [personId, token, handoverId] = ['', '', ''];
  const leaver = () => ({ ...lin, personId, login: 'wen' });

  beforeAll(async () => {
    const place = { storeId: stores.north, teamId: teams.first };
    ({ id: personId } = (await as(gu)(postPerson, { name: '闻笙', ...place })).body);
    ({ token } = (await as(admin)(postInvitation, { id: personId })).body);
    await asNobody(postAcceptance, { token, login: 'wen', password });
    await as(admin)(postPersonRole, { id: personId, role: 'consultant' });
    await work(personId);
  });

  test('she works; leaving today, her session and token are refused at once', async () => {
    expect((await as(leaver())(getMe, {})).body).toMatchObject({
      name: '闻笙',
      roles: ['consultant'],
    });
    const left = await as(gu)(contract.postLeaving, {
      id: personId,
      lastDay: '2026-11-23',
      reason: '另谋高就',
    });
    expect(left).toMatchObject({ status: 200, body: { items: 4 } });
    ({ handoverId } = left.body);
    expect((await as(leaver())(getMe, {})).status).toBe(401);
    expect((await asNobody(postSession, { login: 'wen', password })).status).toBe(401);
    expect((await as(admin)(getAccount, { id: personId })).body.state).toBe('left');
  });

  test('the list holds what is open, and cannot be filed before it is empty', async () => {
    const { body } = await as(shen)(contract.getHandover, { id: handoverId });
    expect(body).toMatchObject({ state: 'open', items: 4, open: 4, mayDecide: false });
    const early = await as(gu)(contract.postHandoverArchiving, { id: handoverId });
    expect(codeOf(early)).toEqual([409, 'handover.not_empty']);
  });

  test('work goes only to who may take it: not to a leaver, another store, or one without the right', async () => {
    const items = await openOf(shen, handoverId, 'leads');
    const to = async (toPersonId: string) =>
      codeOf(await as(shen)(contract.postHandoverMove, { id: handoverId, items, toPersonId }));
    expect(await to(personId)).toEqual([422, 'handover.taker_leaves']);
    expect(await to(xu.personId)).toEqual([422, 'handover.may_not_take']);
    expect(await to(tang.personId)).toEqual([422, 'handover.may_not_take']);
    expect(await to(stranger.personId)).toEqual([422, 'handover.taker_leaves']);
    const { rows } = (await as(shen)(contract.getTakers, { id: handoverId, kind: 'leads' })).body;
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([lin.name, zhou.name, shen.name]),
    );
    expect(rows.map(({ name }) => name)).not.toContain(xu.name);
  });

  test('of two who hand over the same lead at the same moment, one does', async () => {
    const [first] = await openOf(shen, handoverId, 'leads');
    const move = (toPersonId: string) =>
      as(shen)(contract.postHandoverMove, { id: handoverId, items: [first!], toPersonId });
    const replies = await Promise.all([move(lin.personId), move(zhou.personId)]);
    expect(replies.map(({ body }) => body.moved).toSorted((a, b) => a - b)).toEqual([0, 1]);
    const { rows } = await here.database.owner.query(
      `select count(*)::int as hands from leads.allocation where lead_id = $1 and ground = 'handed_over'`,
      [first!.recordId],
    );
    expect(rows).toEqual([{ hands: 1 }]);
  });

  test('open leads and deals move, the won deal and every fact stay; then the list is filed', async () => {
    const leads = await openOf(shen, handoverId, 'leads');
    const deals = await openOf(shen, handoverId, 'deals');
    await as(shen)(contract.postHandoverMove, {
      id: handoverId,
      items: [leads[0]!, ...deals],
      toPersonId: zhou.personId,
    });
    const closing = { id: handoverId, items: [leads[1]!], reason: '重复线索' };
    expect((await as(shen)(contract.postHandoverClosing, closing)).body).toEqual({
      closed: 1,
      skipped: 0,
    });
    const owners = await all<{ outcome: string; person: string; team: string }>(
      `select outcome, person_id as person, team_id as team from sales.deal where store_id = $1 order by outcome`,
      [stores.north],
    );
    expect(owners).toEqual([
      { outcome: 'open', person: zhou.personId, team: teams.second },
      { outcome: 'won', person: personId, team: teams.first },
    ]);
    expect((await as(gu)(contract.getHandover, { id: handoverId })).body.state).toBe('empty');
    expect((await as(gu)(contract.postHandoverArchiving, { id: handoverId })).status).toBe(200);
    const again = await as(gu)(contract.postHandoverArchiving, { id: handoverId });
    expect(codeOf(again)).toEqual([409, 'handover.archived']);
    const log = (await as(admin)(getAudit, { recordId: personId })).body.rows.map(
      ({ action }) => action,
    );
    expect(log).toEqual(
      expect.arrayContaining([
        'person.leaving',
        'person.access_ended',
        'handover.moved',
        'handover.archived',
      ]),
    );
  });
});

describe('A day that lies ahead', () => {
  test('is carried out by the nightly job, at which new work has joined the list', async () => {
    const leaving = { id: zhou.personId, lastDay: '2026-11-25' };
    const { body } = await as(gu)(contract.postLeaving, leaving);
    expect((await as(zhou)(getMe, {})).status).toBe(200);
    expect((await as(gu)(contract.getHandover, { id: body.handoverId })).body.state).toBe(
      'announced',
    );
    const soon = await as(gu)(contract.postHandoverArchiving, { id: body.handoverId });
    expect(codeOf(soon)).toEqual([409, 'handover.still_here']);
    await work(zhou.personId);
    const night = { tenantId: ours.tenantId, now: '2026-11-23T16:05:00.000Z' };
    await endLeavers(here.database, handOverKinds, night);
    expect((await as(zhou)(getMe, {})).status).toBe(200);
    const due = { tenantId: ours.tenantId, now: '2026-11-24T16:05:00.000Z' };
    await endLeavers(here.database, handOverKinds, due);
    await endLeavers(here.database, handOverKinds, due);
    expect((await as(zhou)(getMe, {})).status).toBe(401);
    const list = (await as(gu)(contract.getHandover, { id: body.handoverId })).body;
    expect(list.open).toBe(body.items + 4);
    const ended = await all(
      `select 1 from platform.audit where action = 'person.access_ended' and record_id = $1`,
      [zhou.personId],
    );
    expect(ended.length).toBe(1);
  });

  test('called off, the list goes and the person stays; nothing is left to hand over', async () => {
    const { body } = await as(gu)(contract.postLeaving, {
      id: lin.personId,
      lastDay: '2026-12-01',
    });
    expect((await as(gu)(contract.deleteLeaving, { id: lin.personId })).status).toBe(200);
    expect(codeOf(await as(gu)(contract.getHandover, { id: body.handoverId }))).toEqual([
      404,
      'handover.unknown',
    ]);
    expect(codeOf(await as(gu)(contract.deleteLeaving, { id: lin.personId }))).toEqual([
      404,
      'handover.not_leaving',
    ]);
    await as(gu)(patchPerson, { id: lin.personId, joinedOn: '2026-01-01' });
    const early = await as(gu)(contract.postLeaving, { id: lin.personId, lastDay: '2025-12-31' });
    expect(codeOf(early)).toEqual([422, 'handover.before_joining']);
    clock.now = '2026-11-23T02:00:00.000Z';
  });
});

describe('Somebody who stands in for a colleague on leave', () => {
  test('leaves only after another deputy was found, who reaches the absent’s work at once', async () => {
    const days = { startsOn: '2026-11-20', endsOn: '2026-11-30' };
    const made = { fromPersonId: lin.personId, toPersonId: cheng.personId, ...days };
    expect((await as(gu)(postDelegation, made)).status).toBe(200);
    const leaving = { id: cheng.personId, lastDay: '2026-12-31' };
    const { handoverId } = (await as(gu)(contract.postLeaving, leaving)).body;
    const [item] = await openOf(gu, handoverId, 'deputies');
    expect(item).toMatchObject({ label: '林知夏 · 2026-11-20 – 2026-11-30' });
    const to = (toPersonId: string) =>
      as(gu)(contract.postHandoverMove, { id: handoverId, items: [item!], toPersonId });
    expect(codeOf(await to(lin.personId))).toEqual([422, 'handover.may_not_take']);
    expect((await as(shen)(getMe, {})).body.standsInFor).toEqual([]);
    expect((await to(shen.personId)).body).toEqual({ moved: 1, skipped: 0 });
    expect((await as(shen)(getMe, {})).body.standsInFor).toEqual([lin.personId]);
    await as(gu)(contract.deleteLeaving, { id: cheng.personId });
  });
});

describe('Who may let people go and hand their work over', () => {
  test('a manager hands over in her store but lets nobody go; others see nothing', async () => {
    const { body } = await as(gu)(contract.postLeaving, { id: xu.personId, lastDay: '2026-12-31' });
    await work(xu.personId);
    const again = await as(gu)(contract.postLeaving, { id: xu.personId, lastDay: '2026-12-30' });
    expect(again.body.handoverId).toBe(body.handoverId);
    const id = body.handoverId;
    const [item] = await openOf(gu, id, 'leads');
    const move = { id, items: [item!], toPersonId: lin.personId };
    for (const who of [shen, stranger, lin])
      expect(codeOf(await as(who)(contract.postHandoverMove, move))).toEqual([
        404,
        'handover.unknown',
      ]);
    expect(codeOf(await as(xu)(contract.postHandoverMove, move))).toEqual([
      403,
      'handover.not_yours',
    ]);
    expect((await as(tang)(contract.getHandovers, {})).status).toBe(403);
    for (const who of [cheng, xu, lin])
      expect(
        (await as(who)(contract.postLeaving, { id: xu.personId, lastDay: '2026-12-31' })).status,
      ).toBe(403);
    const foreign = await as(stranger)(contract.postLeaving, {
      id: xu.personId,
      lastDay: '2026-12-31',
    });
    expect(codeOf(foreign)).toEqual([404, 'person.unknown']);
  });

  test('the last administrator does not leave', async () => {
    const reply = await as(gu)(contract.postLeaving, { id: admin.personId, lastDay: '2027-01-31' });
    expect(codeOf(reply)).toEqual([409, 'account.last_administrator']);
  });
});
