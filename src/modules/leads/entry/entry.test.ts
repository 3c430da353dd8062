import { beforeAll, describe, expect, test } from 'vitest';
import {
  everyRole,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { aModel, world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { getAgenda } from '../../../platform/agenda/agenda.schema.ts';
import { putSeat } from '../allocation/seat.schema.ts';
import { postAppointment } from '../appointment/appointment.schema.ts';
import { postContact } from '../desk/work.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getLead, getLeadTimeline } from '../lead.schema.ts';
import { postLeadEntry } from './entry.schema.ts';

// Monday, ten in the morning at the store.
const { as, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-02T02:00:00.000Z',
});
let n = 0;
const aPhone = () => `136${String((n += 1)).padStart(8, '0')}`;
const enter = (input: object, who = lin) => as(who)(postLeadEntry, { entryId: uuidV7(), ...input });
const leadsOf = async (phone: string) =>
  (
    await database.owner.query(
      `select l.id from leads.lead l join customers.customer c on c.tenant_id = l.tenant_id and c.id = l.customer_id
       where c.phone = $1`,
      [`+86${phone}`],
    )
  ).rowCount;
let modelId = '';

beforeAll(async () => {
  ({ modelId } = await inside(ours.tenantId, (ctx) => aModel(ctx)));
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId: stores.north, role: 'consultant', personId });
});

describe('A customer typed in on the phone 快速录入', () => {
  test('is the consultant’s own, graded by the day they buy, with the next contact that was said', async () => {
    const nextAt = '2026-11-03T06:00:00.000Z';
    const { status, body } = await enter({
      phone: aPhone(),
      name: '方女士',
      modelId,
      expectedOn: '2026-11-20',
      nextAt,
      wish: '要白色',
    });
    expect([status, body.result, body.isMine]).toEqual([200, 'created', true]);
    expect((await as(lin)(getLead, { id: body.leadId })).body).toMatchObject({
      ownerId: lin.personId,
      customerName: '方女士',
      grade: 'A',
      modelId,
      wish: '要白色',
      nextAt,
    });
  });

  test('sent again, even days later or five times at once, it counts once and keeps what was done since', async () => {
    const entry = { entryId: uuidV7(), phone: aPhone(), at: '2026-11-01T09:00:00.000Z' };
    const replies = await Promise.all(Array.from({ length: 5 }, () => enter(entry)));
    expect(new Set(replies.map(({ status }) => status))).toEqual(new Set([200]));
    const [{ body }] = replies as [(typeof replies)[number]];
    expect(new Set(replies.map((reply) => reply.body.leadId)).size).toBe(1);
    const before = (await as(lin)(getLead, { id: body.leadId })).body;
    expect(before.receivedAt).toBe(entry.at);
    clock.now = '2026-11-05T02:00:00.000Z';
    expect((await enter({ ...entry, nextAt: '2026-11-09T02:00:00.000Z' })).body).toMatchObject({
      leadId: body.leadId,
      isMine: true,
    });
    expect((await as(lin)(getLead, { id: body.leadId })).body).toMatchObject({
      nextAt: before.nextAt,
    });
    expect(await leadsOf(entry.phone)).toBe(1);
    clock.now = '2026-11-02T02:00:00.000Z';
  });

  test('whom a colleague follows is said by name and nothing is written, until it is joined on purpose', async () => {
    const phone = aPhone();
    const { leadId } = (await enter({ phone }, zhou)).body;
    const touches = async () =>
      (await database.owner.query('select id from leads.touch where lead_id = $1', [leadId]))
        .rowCount;
    expect((await enter({ phone, wish: '又来了' })).body).toMatchObject({
      code: 'lead.held_by',
      details: { personName: '周砚' },
    });
    expect(await touches()).toBe(1);
    expect((await enter({ phone, wish: '又来了', joins: true })).body).toMatchObject({
      leadId,
      isMine: false,
    });
    expect(await touches()).toBe(2);
  });

  test('who works at no store, or has no right over leads, types in nobody', async () => {
    expect((await enter({ phone: aPhone() }, stranger)).body.code).toBe('lead.store_out_of_reach');
    expect((await enter({ phone: aPhone() }, tang)).status).toBe(403);
    expect((await enter({ phone: '12', way: 'desk' })).body.code).toBe('lead.bad_phone');
  });
});

describe('A note kept on the phone 待发', () => {
  test('counts once however often it is sent, also after the lead went to somebody else', async () => {
    const { leadId: id } = (await enter({ phone: aPhone() })).body;
    const note = { id, kind: 'note' as const, text: '周六来', entryId: uuidV7() };
    const replies = await Promise.all(Array.from({ length: 5 }, () => as(lin)(postContact, note)));
    expect(new Set(replies.map(({ status, body }) => `${status} ${body.id}`)).size).toBe(1);
    expect(replies[0]!.status).toBe(200);
    await database.owner.query('update leads.lead set owner_id = $2 where id = $1', [
      id,
      zhou.personId,
    ]);
    expect((await as(lin)(postContact, note)).status).toBe(200);
    expect((await as(lin)(postContact, { ...note, entryId: uuidV7() })).body.code).toBe(
      'lead.unknown',
    );
    const { rows } = (await as(shen)(getLeadTimeline, { id })).body;
    expect(rows.filter(({ text }: { text: string }) => text === '周六来')).toHaveLength(1);
  });
});

describe('What I have to do 我的日程', () => {
  test('shows whom to contact and whom I receive, to me alone', async () => {
    const { leadId: id } = (await enter({ phone: aPhone(), name: '赵先生' }, xu)).body;
    const nextAt = '2026-11-04T03:00:00.000Z';
    await database.owner.query(
      `update leads.lead set next_what = 'follow_up', next_at = $2 where id = $1`,
      [id, nextAt],
    );
    const on = async (from: string, days = 1, who = xu) =>
      (await as(who)(getAgenda, { from, days })).body.rows;
    expect(await on('2026-11-03')).toEqual([]);
    expect(await on('2026-11-04')).toMatchObject([
      { id, kind: 'follow_up', day: '2026-11-04', at: null, title: '赵先生', isDone: false },
    ]);
    expect(await on('2026-11-02', 7)).toHaveLength(1);
    expect((await on('2026-11-04', 1, lin)).map((task: { id: string }) => task.id)).not.toContain(
      id,
    );
    expect(await on('2026-11-04', 1, stranger)).toEqual([]);
    clock.now = '2026-11-06T02:00:00.000Z';
    // What is left over stands under today, and only there.
    expect((await as(xu)(getAgenda, {})).body).toMatchObject({
      today: '2026-11-06',
      rows: [{ id, day: '2026-11-04' }],
    });
    expect(await on('2026-11-07')).toEqual([]);
    clock.now = '2026-11-02T02:00:00.000Z';
  });

  test('a guest stands at their hour with whoever receives them, and is done once here', async () => {
    const { leadId: id } = (await enter({ phone: aPhone(), name: '孙先生' })).body;
    const at = '2026-11-03T06:00:00.000Z';
    const { body } = await as(lin)(postAppointment, { id, at, kind: 'test_drive', car: '江A·D1' });
    const guest = async () =>
      (await as(lin)(getAgenda, { from: '2026-11-03' })).body.rows.find(
        (task: { id: string }) => task.id === body.id,
      );
    expect(await guest()).toMatchObject({ kind: 'test_drive', at, title: '孙先生', isDone: false });
    await database.owner.query(
      `update leads.appointment set state = 'arrived', arrived_at = at, proof = 'reception' where id = $1`,
      [body.id],
    );
    expect(await guest()).toMatchObject({ isDone: true });
  });
});

test('a lead that came by another way is in the agenda too', async () => {
  const { leadId } = (
    await as(zhou)(postLead, { storeId: stores.north, intake: 'desk', phone: aPhone(), mine: true })
  ).body;
  const { rows } = (await as(zhou)(getAgenda, { days: 7 })).body;
  expect(rows.map((task: { id: string }) => task.id)).toContain(leadId);
});
