import { beforeAll, describe, expect, test } from 'vitest';
import {
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  understudies,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import * as visit from '../../leads/appointment/appointment.schema.ts';
import { putSeat } from '../../leads/allocation/seat.schema.ts';
import { postLead } from '../../leads/intake/intake.schema.ts';
import { getLeadTimeline } from '../../leads/lead.schema.ts';
import { salesJobs } from '../sales.jobs.ts';
import * as reception from './visit.schema.ts';

// Monday, ten in the morning at the store.
const { as, clock, database } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
const storeId = stores.north;
const day = '2026-11-02';
const [dong] = understudies;
let n = 0;

const enter = async (more: object = {}, who = lin) =>
  (await as(who)(reception.postReceptionVisit, { storeId, kind: 'first', ...more })).body;
const aLead = async (intake: 'desk' | 'reception' = 'desk', who = lin) => {
  const phone = `136${String((n += 1)).padStart(8, '0')}`;
  return (await as(who)(postLead, { storeId, intake, phone, name: `客人${n}`, mine: true })).body
    .leadId;
};
const board = async (who = lin) => (await as(who)(reception.getReception, { storeId, day })).body;
const rowOf = async (id: string) => (await board()).rows.find((row) => row.id === id)!;
const factsOf = async (id: string) =>
  (
    await database.owner.query<{ kind: number; n: number; who: string }>(
      `select kind, sum(quantity)::int as n, p.name as who from platform.fact f
       left join people.person p on p.id = f.person_id where subject_id = $1
       group by kind, p.name having sum(quantity) <> 0 order by kind`,
      [id],
    )
  ).rows;

beforeAll(async () => {
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

describe('The showroom 到店看板', () => {
  test('tells who is here, since when and with whom, each kind counted apart', async () => {
    const before = (await board()).counts;
    const first = await enter({ party: 3, name: '王先生' }, dong!);
    await enter({ kind: 'returning', plate: '江A·88886' });
    await enter({ kind: 'unregistered', party: 2 });
    const { counts, rows, hosts } = await board(zhou);
    expect(counts.first.heads - before.first.heads).toBe(3);
    expect(counts.returning.parties - before.returning.parties).toBe(1);
    expect(counts.unregistered).toEqual({ parties: 1, heads: 2 });
    expect(rows.find(({ id }) => id === first.id)).toMatchObject({
      cameAt: clock.now,
      hostId: null,
      name: '王先生',
    });
    expect(hosts.map(({ personName }) => personName)).toContain('周砚');
    expect(hosts.map(({ personName }) => personName)).not.toContain('董清越');
  });

  test('of two who take a guest at once one gets them, the other is told who', async () => {
    const { id } = await enter({}, shen);
    const take = (who: typeof lin) =>
      as(who)(reception.postReceptionHost, { id, from: null, hostId: who.personId });
    const replies = await Promise.all([take(lin), take(zhou)]);
    const refused = replies.filter(({ status }) => status === 409);
    expect(refused).toHaveLength(1);
    expect(refused[0]!.body).toMatchObject({ code: 'visit.hosted_meanwhile' });
    const { hostName } = await rowOf(id);
    expect(refused[0]!.body.details).toEqual({ personName: hostName });
    expect(await factsOf(id)).toEqual([{ kind: 20, n: 1, who: hostName }]);
  });

  test('a guest is handed over by their host or the manager, and counts for who had them last', async () => {
    const { id } = await enter({ hostId: lin.personId }, shen);
    const give = (who: typeof lin, hostId: string) =>
      as(who)(reception.postReceptionHost, { id, from: lin.personId, hostId });
    expect((await give(zhou, zhou.personId)).body.code).toBe('visit.may_not_give');
    expect((await give(lin, xu.personId)).body.code).toBe('visit.unknown_host');
    expect((await give(lin, zhou.personId)).status).toBe(200);
    expect(await factsOf(id)).toEqual([{ kind: 20, n: 1, who: '周砚' }]);
  });

  test('who came first and leaves no contact is unregistered; with one they have a card', async () => {
    const { id: silent } = await enter({ hostId: lin.personId });
    expect((await as(lin)(reception.postReceptionLeave, { id: silent })).body.kind).toBe(
      'unregistered',
    );
    expect((await as(lin)(reception.postReceptionLeave, { id: silent })).body.code).toBe(
      'visit.over',
    );
    expect(await factsOf(silent)).toMatchObject([{ kind: 23, n: 1 }]);
    const leadId = await aLead('reception');
    // They ring an hour later and leave their number after all.
    await as(lin)(reception.postReceptionFile, { id: silent, leadId });
    expect(await factsOf(silent)).toMatchObject([
      { kind: 20, n: 1 },
      { kind: 25, n: 1 },
    ]);
    const { id: again } = await enter();
    expect((await as(lin)(reception.postReceptionFile, { id: again, leadId })).body.code).toBe(
      'visit.already_here',
    );
    expect((await as(lin)(reception.postReceptionFile, { id: silent, leadId })).body.code).toBe(
      'visit.filed',
    );
  });

  test('of two parties that are filed as the same customer at once one is', async () => {
    const leadId = await aLead('reception');
    const both = [await enter(), await enter()];
    const replies = await Promise.all(
      both.map(({ id }) => as(lin)(reception.postReceptionFile, { id, leadId })),
    );
    expect(replies.map(({ body }) => body.code ?? 'filed').sort()).toEqual([
      'filed',
      'visit.already_here',
    ]);
  });

  test('a plate that was here before brings its customer along', async () => {
    const leadId = await aLead('reception');
    const { id } = await enter({ plate: '江B 12345', leadId });
    clock.now = '2026-11-03T02:00:00.000Z';
    const again = await enter({ plate: '江B·12345' });
    expect(again.kind).toBe('returning');
    const { rows } = (await as(lin)(reception.getReception, { storeId, day: '2026-11-03' })).body;
    expect(rows.find((row) => row.id === again.id)).toMatchObject({ leadId });
    expect(again.id).not.toBe(id);
    clock.now = '2026-11-02T02:00:00.000Z';
  });

  test('a mistake is corrected or taken back, and the counts with it', async () => {
    const { id } = await enter({ kind: 'returning' });
    await as(lin)(reception.patchReceptionVisit, { id, kind: 'first', party: 2, plate: '江c 1' });
    expect(await rowOf(id)).toMatchObject({ kind: 'first', party: 2, plate: '江C1' });
    expect(await factsOf(id)).toMatchObject([{ kind: 20, n: 1 }]);
    await as(lin)(reception.postReceptionVoid, { id, reason: '登记重复' });
    expect(await rowOf(id)).toBeUndefined();
    expect(await factsOf(id)).toEqual([]);
    expect((await as(lin)(reception.postReceptionLeave, { id })).body.code).toBe('visit.unknown');
  });
});

describe('A reception begins with the record 先看档案再接待', () => {
  test('of a customer who wrote before, once it was read; of a walk-in at once', async () => {
    const leadId = await aLead('desk', zhou);
    const { id } = await enter({ leadId, hostId: lin.personId }, shen);
    const start = (who = lin) => as(who)(reception.postReceptionStart, { id });
    expect((await start(zhou)).body.code).toBe('visit.not_host');
    expect((await start()).body).toMatchObject({
      code: 'visit.record_unopened',
      details: { visitId: id, leadId },
    });
    // The lead is Zhou's; whoever receives its customer reads its record here.
    const record = (await as(lin)(reception.getReceptionRecord, { id })).body;
    expect(record).toMatchObject({ leadId, ownerName: '周砚' });
    expect(record.openings.map(({ personName }) => personName)).toEqual(['林知夏']);
    expect((await start()).status).toBe(200);
    expect((await start()).body.code).toBe('visit.started');
    const walkIn = await enter({ leadId: await aLead('reception'), hostId: lin.personId });
    expect((await as(lin)(reception.postReceptionStart, { id: walkIn.id })).status).toBe(200);
  });

  test('opening the page of the lead counts as well', async () => {
    const leadId = await aLead();
    const { id } = await enter({ leadId, hostId: lin.personId });
    expect((await rowOf(id)).isRecordKnown).toBe(false);
    await as(lin)(getLeadTimeline, { id: leadId });
    expect((await rowOf(id)).isRecordKnown).toBe(true);
    expect((await as(lin)(reception.postReceptionStart, { id })).status).toBe(200);
  });
});

describe('An invited guest who was checked in', () => {
  const deliver = async () => {
    const { rows } = await database.owner.query<{ key: string; payload: Record<string, unknown> }>(
      "select key, payload from platform.outbox where topic = 'guest.arrived'",
    );
    const job = salesJobs.find(({ on }) => on === 'guest.arrived')!;
    const workshop = { database, clock: () => clock.now } as Parameters<typeof job.run>[0];
    for (const { key, payload } of rows)
      await job.run(workshop, { tenantId: ours.tenantId, topic: 'guest.arrived', key, payload });
  };
  const invite = async () => {
    const id = await aLead();
    const at = '2026-11-02T04:00:00.000Z';
    const made = await as(lin)(visit.postAppointment, { id, at, hostId: null });
    return { leadId: id, appointmentId: made.body.id, code: made.body.code };
  };

  test('is on the board once, however often it is told', async () => {
    const { leadId, code } = await invite();
    await as(lin)(visit.postArrivalByCode, { code });
    await deliver();
    await deliver();
    const rows = (await board()).rows.filter((row) => row.leadId === leadId);
    expect(rows).toMatchObject([{ kind: 'invited', hostName: '林知夏', cameAt: clock.now }]);
    expect(await factsOf(rows[0]!.id)).toEqual([{ kind: 22, n: 1, who: '林知夏' }]);
    expect(
      (await as(shen)(reception.postReceptionVoid, { id: rows[0]!.id, reason: 'x' })).body.code,
    ).toBe('visit.invited_stays');
    await as(lin)(reception.postReceptionLeave, { id: rows[0]!.id });
  });

  test('and was entered by hand before turns out to be invited, and stays one party', async () => {
    clock.now = '2026-11-02T02:05:00.000Z';
    const { leadId, code, appointmentId } = await invite();
    expect(appointmentId).toBeDefined();
    const { id } = await enter({ leadId, hostId: zhou.personId });
    await as(zhou)(visit.postArrivalByCode, { code });
    await deliver();
    expect(await rowOf(id)).toMatchObject({ kind: 'invited', hostName: '周砚' });
    expect((await board()).rows.filter((row) => row.leadId === leadId)).toHaveLength(1);
    expect(await factsOf(id)).toEqual([{ kind: 22, n: 1, who: '周砚' }]);
  });
});

test('who may not: other stores, other groups, marketing', async () => {
  const { id } = await enter();
  const leadId = await aLead();
  for (const who of [xu, stranger]) {
    expect((await as(who)(reception.getReception, { storeId, day })).status).toBe(403);
    expect((await as(who)(reception.postReceptionVisit, { storeId, kind: 'first' })).status).toBe(
      403,
    );
  }
  for (const [who, status] of [
    [xu, 404],
    [stranger, 404],
    [tang, 403],
  ] as const) {
    const ask = as(who);
    for (const reply of [
      await ask(reception.postReceptionHost, { id, from: null, hostId: lin.personId }),
      await ask(reception.postReceptionStart, { id }),
      await ask(reception.postReceptionFile, { id, leadId }),
      await ask(reception.postReceptionLeave, { id }),
      await ask(reception.postReceptionVoid, { id, reason: 'x' }),
      await ask(reception.patchReceptionVisit, { id, party: 2 }),
    ])
      expect(reply.status).toBe(status);
  }
  expect((await as(xu)(reception.getReceptionRecord, { id })).status).toBe(404);
  expect(await rowOf(id)).toMatchObject({ hostId: null, party: 1 });
  expect((await as(gu)(reception.getReception, { storeId, day })).status).toBe(200);
  const lake = await aLead('desk', xu);
  expect(lake).toBeUndefined();
});
