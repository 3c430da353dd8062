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
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getNotices } from '../../../platform/notify/notice.schema.ts';
import { getSeats, putSeat } from '../allocation/seat.schema.ts';
import { postContact } from '../desk/work.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getLead } from '../lead.schema.ts';
import { watchGuests } from './arrival.actions.ts';
import * as visit from './appointment.schema.ts';

// Monday, ten in the morning at the store.
const { as, asNobody, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-02T02:00:00.000Z',
});
const storeId = stores.north;
const noon = '2026-11-02T04:00:00.000Z';
const at = (hour: number, day = 3) => new Date(Date.UTC(2026, 10, day, hour - 8)).toISOString();
let n = 0;
const aLead = async (who = lin) => {
  const phone = `137${String((n += 1)).padStart(8, '0')}`;
  return (await as(who)(postLead, { storeId, intake: 'desk', phone, name: `客人${n}`, mine: true }))
    .body.leadId;
};
const invite = (id: string, more: object = {}, who = lin) =>
  as(who)(visit.postAppointment, { id, at: at(10), ...more });
const factsOf = async (id: string) =>
  (
    await database.owner.query(
      'select kind, quantity::int as n from platform.fact where subject_id = $1 and kind in (17, 18) order by kind',
      [id],
    )
  ).rows;
const told = async (who: typeof lin, kind: string) =>
  (await as(who)(getNotices, {})).body.rows.filter((one: { kind: string }) => one.kind === kind)
    .length;

beforeAll(async () => {
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

describe('An invitation', () => {
  test('from the slot to the door: confirmed by the guest, proved by their code', async () => {
    const id = await aLead();
    const { slots, hosts, places } = (await as(lin)(visit.getSlots, { storeId, day: '2026-11-03' }))
      .body;
    expect([places, hosts.length]).toEqual([3, 2]);
    expect(slots.map(({ at: slot }) => slot)).toContain(at(10));
    const { code, id: visitId } = (await invite(id, { kind: 'test_drive', car: '江A·D1024' })).body;
    expect((await invite(id, { at: at(11) })).body.code).toBe('appointment.taken_lead');
    expect((await asNobody(visit.getVisit, { code })).body).toMatchObject({
      storeName: '江北店',
      at: at(10),
      hostName: '林知夏',
      state: 'booked',
    });
    // Their yes is evidence that they were reached; the clock of the conversation still runs.
    await asNobody(visit.postVisitAnswer, { code, comes: true });
    expect((await asNobody(visit.postVisitAnswer, { code, comes: true })).body.state).toBe(
      'confirmed',
    );
    expect((await as(lin)(getLead, { id })).body).toMatchObject({
      contactedAt: clock.now,
      conversedAt: null,
    });
    // Lin cannot vouch for her own guest, nor check anybody in a day before.
    expect((await as(lin)(visit.postArrival, { id: visitId })).body.code).toBe(
      'appointment.own_witness',
    );
    expect((await as(zhou)(visit.postArrival, { id: visitId })).body.code).toBe(
      'appointment.too_early',
    );
    clock.now = at(10);
    expect((await as(lin)(visit.postArrival, { id: visitId, code: 'abcd1234' })).body.code).toBe(
      'appointment.wrong_code',
    );
    const both = await Promise.all([
      as(lin)(visit.postArrivalByCode, { code }),
      as(zhou)(visit.postArrival, { id: visitId }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await as(lin)(getLead, { id })).body.conversedAt).toBe(clock.now);
    expect(await factsOf(id)).toEqual([
      { kind: 17, n: 1 },
      { kind: 18, n: 1 },
    ]);
    expect((await as(lin)(visit.getLeadAppointments, { id })).body.rows).toMatchObject([
      { id: visitId, state: 'arrived', car: '江A·D1024' },
    ]);
    clock.now = '2026-11-02T02:00:00.000Z';
  });

  test('of many who want the last places at once each slot holds three, a consultant one, a car one', async () => {
    const ids = [];
    for (let i = 0; i < 6; i++) ids.push(await aLead(i % 2 ? zhou : lin));
    const replies = await Promise.all(
      ids.map((id, i) =>
        as(shen)(visit.postAppointment, {
          id,
          at: at(14),
          hostId: i < 4 ? (i % 2 ? zhou : lin).personId : null,
        }),
      ),
    );
    const { rows } = await database.owner.query(
      `select place, host_id from leads.appointment where at = $1 and state = 'booked' order by place`,
      [at(14)],
    );
    expect(rows.length).toBeLessThanOrEqual(3);
    expect(rows.map(({ place }) => place)).toEqual(rows.map((_, i) => i + 1));
    const hosted = rows.flatMap(({ host_id }) => host_id ?? []);
    expect(new Set(hosted).size).toBe(hosted.length);
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(rows.length);
    for (const { status, body } of replies)
      if (status !== 200) expect(body.code).toMatch(/^appointment\.taken_(host|full)$/);
    const [a, b] = [await aLead(), await aLead(zhou)];
    await invite(a, { at: at(15), car: '江A·D2048' });
    expect((await invite(b, { at: at(15), car: '江A·D2048' }, zhou)).body.code).toBe(
      'appointment.taken_car',
    );
  });

  test('only at the start of a slot, ahead, while the store is open, with a consultant of the store', async () => {
    const id = await aLead();
    for (const wrong of [at(10).replace(':00:00', ':20:00'), '2026-11-02T01:00:00.000Z', at(3)])
      expect((await invite(id, { at: wrong })).body.code).toBe('appointment.not_a_slot');
    expect((await invite(id, { at: at(16), hostId: xu.personId })).body.code).toBe(
      'appointment.unknown_host',
    );
  });

  test('another time keeps one invitation; called off, the lead is to be called', async () => {
    const id = await aLead();
    await as(lin)(postContact, { id, kind: 'call', seconds: 300 });
    const first = (await invite(id, { at: at(16) })).body;
    expect((await as(lin)(getLead, { id })).body.nextAt).toBe(at(16));
    const second = (await as(lin)(visit.postAppointmentMove, { id: first.id, at: at(17) })).body;
    expect((await as(lin)(visit.postAppointmentMove, { id: first.id, at: at(17) })).body.code).toBe(
      'appointment.over',
    );
    expect(await factsOf(id)).toEqual([{ kind: 17, n: 1 }]);
    await as(lin)(visit.postAppointmentEnd, { id: second.id, note: '客户出差' });
    expect((await as(lin)(getLead, { id })).body.nextAt).toBe(clock.now);
    expect(
      (await asNobody(visit.postVisitAnswer, { code: second.code, comes: true })).body.code,
    ).toBe('appointment.over');
  });

  test('who does not come is noted after the wait, called again, and no longer counts against the consultant', async () => {
    const levelOf = async () =>
      (await as(shen)(getSeats, { storeId })).body.rows.find(
        (one) => one.personId === lin.personId,
      )!.level;
    const before = await levelOf();
    const id = await aLead();
    await as(lin)(postContact, { id, kind: 'call', seconds: 300 });
    const { id: visitId } = (await invite(id, { at: noon })).body;
    const look = () => inside(ours.tenantId, watchGuests);
    clock.now = '2026-11-02T04:29:00.000Z';
    expect(await look()).toBe(0);
    clock.now = '2026-11-02T04:31:00.000Z';
    expect([await look(), await look()]).toEqual([1, 0]);
    expect((await as(lin)(getLead, { id })).body).toMatchObject({
      nextAt: clock.now,
      outcome: 'open',
    });
    expect(await levelOf()).toBe(before);
    expect(await told(lin, 'lead.appointment_missed')).toBe(1);
    // Late, but here.
    expect((await as(zhou)(visit.postArrival, { id: visitId })).body.proof).toBe('reception');
    clock.now = '2026-11-02T02:00:00.000Z';
  });

  test('who may not: another store, another group, another consultant, marketing', async () => {
    const id = await aLead();
    const { id: visitId, code } = (await invite(id, { at: at(11) })).body;
    for (const [who, status] of [
      [zhou, 404],
      [xu, 404],
      [stranger, 404],
      [tang, 403],
    ] as const) {
      expect((await invite(id, { at: at(12) }, who)).status).toBe(status);
      expect((await as(who)(visit.postAppointmentMove, { id: visitId, at: at(12) })).status).toBe(
        status,
      );
      expect((await as(who)(visit.postAppointmentEnd, { id: visitId })).status).toBe(status);
    }
    for (const who of [xu, stranger]) {
      expect((await as(who)(visit.getAppointments, { storeId, day: '2026-11-03' })).status).toBe(
        403,
      );
      expect((await as(who)(visit.getSlots, { storeId, day: '2026-11-03' })).status).toBe(403);
      expect((await as(who)(visit.getLeadAppointments, { id })).status).toBe(404);
    }
    expect((await as(xu)(visit.postArrivalByCode, { code })).status).toBe(403);
    expect((await as(stranger)(visit.postArrivalByCode, { code })).body.code).toBe(
      'appointment.unknown',
    );
    expect((await as(stranger)(visit.postArrival, { id: visitId })).body.code).toBe(
      'appointment.unknown',
    );
    const rows = (await as(zhou)(visit.getAppointments, { storeId, day: '2026-11-03' })).body.rows;
    expect(rows.find((one) => one.id === visitId)).toMatchObject({ hostName: '林知夏' });
    expect(JSON.stringify(rows)).not.toContain(code);
    expect((await asNobody(visit.getVisit, { code: 'nothing-here' })).body.code).toBe(
      'appointment.unknown',
    );
    expect((await as(gu)(visit.getAppointments, { storeId, day: '2026-11-03' })).status).toBe(200);
  });
});
