import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { consentInUse } from '../../src/modules/customers/consent.rules.ts';
import { getFairness, getReceipts } from '../../src/modules/leads/allocation/fairness.schema.ts';
import { putSeat } from '../../src/modules/leads/allocation/seat.schema.ts';
import {
  postAppointment,
  postArrival,
} from '../../src/modules/leads/appointment/appointment.schema.ts';
import { watchClocks } from '../../src/modules/leads/clock/watch.actions.ts';
import { postContact, postHandOver } from '../../src/modules/leads/desk/work.schema.ts';
import { postForm } from '../../src/modules/leads/intake/form.schema.ts';
import { getLead, leadList } from '../../src/modules/leads/lead.schema.ts';
import { postLeadForm } from '../../src/modules/marketing/form.schema.ts';
import { postSource } from '../../src/modules/marketing/source.schema.ts';
import { putStoreDay } from '../../src/platform/calendar/calendar.schema.ts';
import { getNotices } from '../../src/platform/notify/notice.schema.ts';
import { postRule } from '../../src/platform/setting/setting.schema.ts';
import { everyRole, gu, lin, ours, shen, stores, tang, understudies, zhou } from '../cast.ts';
import { aModel, world } from '../world.ts';

// A store that works from Monday to Friday, closes over the National Day holiday, and makes up for it on a Saturday.
// Tuesday 29 September 2026, four in the afternoon.
const { as, asNobody, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-09-29T08:00:00.000Z',
});
const agent = understudies[0]!;
const storeId = stores.north;
const at = (day: string, time: string) =>
  (clock.now = new Date(`${day}T${time}:00+08:00`).toISOString());
const watch = () => inside(ours.tenantId, watchClocks);
const heard = async (who: typeof gu) =>
  (await as(who)(getNotices, {})).body.rows.filter(({ kind }) => kind === 'lead.overdue').length;
let [id, code, modelId] = ['', '', ''];

beforeAll(async () => {
  await inside(ours.tenantId, async (ctx) => void ({ modelId } = await aModel(ctx)));
  await as(shen)(putSeat, { storeId, role: 'dcc', personId: agent.personId });
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'];
  const rule = { from: '2026-09-30', source: '店内通知' };
  const value = weekdays.map((weekday) => ({ weekday, opens: 540, closes: 1080 }));
  await as(gu)(postRule, { kind: 'store_hours', ...rule, value });
  const closed = [{ policy: 'closed', opens: null, closes: null }];
  await as(gu)(postRule, { kind: 'holiday_hours', ...rule, value: closed });
  await as(gu)(putStoreDay, {
    storeId,
    day: '2026-10-10',
    opens: 540,
    closes: 1080,
    name: '调休上班',
  });
  const sourceId = (await as(tang)(postSource, { name: '官网', reach: 'online' })).body.id;
  const form = { name: '国庆看车', title: '预约看车', sourceId, storeId };
  code = (await as(tang)(postLeadForm, form)).body.code;
});

describe('From a public form on the eve of a holiday to the door on the make-up workday', () => {
  test('the customer leaves a number at ten to six; the agent has it at once', async () => {
    at('2026-09-30', '17:50');
    const left = {
      code,
      key: randomUUID(),
      phone: '13900007711',
      name: '温女士',
      modelId,
      within: 7,
    };
    const agreed = { consent: true, consentVersion: consentInUse.version };
    expect((await asNobody(postForm, { ...left, ...agreed })).status).toBe(200);
    const [lead] = (await as(gu)(leadList.contracts.page, {})).body.rows;
    id = lead!.id;
    expect((await as(agent)(getLead, { id })).body).toMatchObject({
      ownerId: agent.personId,
      attemptDueAt: '2026-09-30T09:55:00.000Z',
      // Half an hour from receipt: ten minutes are left of the day, twenty follow when the store opens again.
      contactDueAt: '2026-10-08T01:20:00.000Z',
    });
  });

  test('nobody tries in time: the holder and the manager hear of it, then the director', async () => {
    at('2026-09-30', '17:56');
    await watch();
    expect([await heard(agent), await heard(shen), await heard(gu)]).toEqual([1, 1, 0]);
    for (const day of ['2026-10-01', '2026-10-04', '2026-10-07']) {
      at(day, '11:00');
      await watch();
      expect([day, await heard(gu)]).toEqual([day, 0]); // the clock stands still while the store is closed
    }
    at('2026-10-08', '09:27');
    await watch();
    expect(await heard(gu)).toBe(1);
  });

  test('a conversation stops the clock, late as it is, and the lead goes to whoever is next', async () => {
    await as(agent)(postContact, { id, kind: 'call', seconds: 240, text: '周六想来看' });
    expect((await as(agent)(getLead, { id })).body).toMatchObject({
      conversedAt: '2026-10-08T01:27:00.000Z',
      nextWhat: 'follow_up',
    });
    const { body } = await as(agent)(postHandOver, { id });
    const [receipt] = (await as(zhou)(getReceipts, { id })).body.rows;
    expect(receipt).toMatchObject({
      personId: body.personId,
      isReproduced: true,
      role: 'consultant',
    });
  });

  test('the store closes on Saturdays, but not on the one that makes up for the holiday', async () => {
    const holder = (await as(gu)(getLead, { id })).body.ownerId;
    const who = [lin, zhou].find(({ personId }) => personId === holder)!;
    const invite = (day: string) =>
      as(who)(postAppointment, { id, at: new Date(`${day}T10:00:00+08:00`).toISOString() });
    expect((await invite('2026-10-17')).body.code).toBe('appointment.not_a_slot');
    const { body } = await invite('2026-10-10');
    at('2026-10-10', '10:05');
    const other = who === lin ? zhou : lin;
    expect((await as(other)(postArrival, { id: body.id })).body.proof).toBe('reception');
    const { rows } = await database.owner.query(
      `select kind, day, sum(quantity)::int as n from platform.fact where subject_id = $1 group by 1, 2 order by 1`,
      [id],
    );
    expect(rows).toEqual([
      { kind: 10, day: '2026-09-30', n: 1 },
      { kind: 13, day: '2026-10-08', n: 1 },
      { kind: 17, day: '2026-10-08', n: 1 },
      { kind: 18, day: '2026-10-10', n: 1 },
    ]);
  });

  test('the month adds up: one lead dealt, one due to each half, open to everybody of the store', async () => {
    const span = { storeId, role: 'consultant', from: '2026-10-01', to: '2026-10-31' } as const;
    const { dealt, rows, jain } = (await as(lin)(getFairness, span)).body;
    expect(dealt).toBe(1);
    expect(rows.map(({ expected }) => expected)).toEqual([0.5, 0.5]);
    expect(rows.reduce((sum, { received }) => sum + received, 0)).toBe(1);
    expect(jain).toBeCloseTo(0.5, 9); // one lead cannot be halved; the next one goes to the other
  });
});
