import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Database } from '../../../platform/db.ts';
import {
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  understudies,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { aModel, world } from '../../../../test/world.ts';
import { getSeats, putSeat } from '../allocation/seat.schema.ts';
import { getLead, getLeadTimeline, leadList } from '../lead.schema.ts';
import { takeLead } from './intake.actions.ts';
import type { Arrival } from './arrival.rules.ts';
import { postLead } from './intake.schema.ts';

// A Monday, ten o'clock in Wuhan.
const here = await world({ cast: everyRole, now: '2026-11-23T02:00:00.000Z' });
const { as, inside, database, clock } = here;
const dong = understudies[0]!;
const storeId = stores.north;
let [sourceId, modelId] = ['', ''];

beforeAll(async () => {
  await inside(ours.tenantId, async (ctx) => {
    ({ modelId } = await aModel(ctx));
    sourceId = randomUUID();
    await ctx.db
      .insertInto('marketing.source')
      .values({ tenantId: ours.tenantId, id: sourceId, name: '信息流', priceFen: 12_000 })
      .execute();
  });
  for (const personId of [lin.personId, zhou.personId])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

let n = 0;
const phone = () => `139${String((n += 1)).padStart(8, '0')}`;
const count = async (table: string, where = 'true') =>
  Number(
    (await database.owner.query(`select count(*) from ${table} where ${where}`)).rows[0].count,
  );

describe('A lead comes in', () => {
  test('it is dealt at once, with a clock that runs in open hours and a receipt', async () => {
    const { status, body } = await as(gu)(postLead, {
      storeId,
      phone: '138 0013 8000',
      name: '陈女士',
      sourceId,
      modelId,
      wish: '想看白色',
    });
    expect([status, body.result]).toEqual([200, 'created']);
    expect([lin.personId, zhou.personId]).toContain(body.personId);
    const lead = (await as(shen)(getLead, { id: body.leadId })).body;
    expect(lead).toMatchObject({
      customerName: '陈女士',
      customerPhone: '138****8000',
      grade: 'N',
      stage: 'consultant',
      ownerId: body.personId,
      attemptDueAt: '2026-11-23T02:05:00.000Z',
      contactDueAt: '2026-11-23T02:30:00.000Z',
      nextWhat: 'attempt',
      wish: '想看白色',
    });
    const { rows } = (await as(shen)(getLeadTimeline, { id: body.leadId })).body;
    expect(rows.map(({ kind, what }) => [kind, what])).toEqual([
      ['allocation', 'fair'],
      ['touch', 'api'],
    ]);
  });

  test('the same phone, written otherwise, joins the open lead; the same source has sold it twice', async () => {
    const number = phone();
    const first = (await as(gu)(postLead, { storeId, phone: number, sourceId })).body;
    const other = (
      await as(gu)(postLead, { storeId, phone: `+86 ${number.slice(0, 3)} ${number.slice(3)}` })
    ).body;
    const again = (await as(gu)(postLead, { storeId, phone: number, sourceId })).body;
    expect([first.result, other.result, again.result]).toEqual(['created', 'merged', 'duplicate']);
    expect(new Set([first.leadId, other.leadId, again.leadId]).size).toBe(1);
    expect(
      await count(
        'leads.touch',
        `lead_id = '${first.leadId}' and result = 'duplicate' and price_fen = 12000`,
      ),
    ).toBe(1);
  });

  test('the sender’s own id is taken once', async () => {
    const sent = { storeId, phone: phone(), externalId: 'A-1' };
    const [first, second] = [
      (await as(gu)(postLead, sent)).body,
      (await as(gu)(postLead, { ...sent, phone: phone() })).body,
    ];
    expect(second).toMatchObject({ result: 'created', leadId: first.leadId });
    expect(await count('leads.touch', `lead_id = '${first.leadId}'`)).toBe(1);
    expect(await count('customers.customer', `phone = '+86139${String(n).padStart(8, '0')}'`)).toBe(
      0,
    );
  });

  test('a walk-in without a number, taken by who receives them: met, theirs, nothing overdue', async () => {
    const { body } = await as(lin)(postLead, {
      storeId,
      intake: 'reception',
      name: '看车的先生',
      mine: true,
    });
    expect(body.personId).toBe(lin.personId);
    expect((await as(lin)(getLead, { id: body.leadId })).body).toMatchObject({
      nextWhat: 'follow_up',
      contactedAt: clock.now,
      customerPhone: null,
    });
  });

  test('where DCC agents sit, they come first', async () => {
    await as(shen)(putSeat, { storeId, role: 'dcc', personId: dong.personId });
    const { body } = await as(gu)(postLead, { storeId, phone: phone() });
    expect(body.personId).toBe(dong.personId);
    expect((await as(gu)(getLead, { id: body.leadId })).body).toMatchObject({
      stage: 'dcc',
      dccId: dong.personId,
    });
  });

  test('with nobody to take it, it waits visibly', async () => {
    const { body } = await as(gu)(postLead, { storeId: stores.lake, phone: phone() });
    expect(body.personId).toBeNull();
    expect((await as(gu)(getLead, { id: body.leadId })).body).toMatchObject({
      stage: 'waiting',
      waitsFor: 'nobody_seated',
    });
  });

  test('the list shows it to those whose right reaches it', async () => {
    const ids = async (member: typeof lin) =>
      (await as(member)(leadList.contracts.page, {})).body.rows.map(({ id }) => id);
    const all = await ids(gu);
    expect(all.length).toBeGreaterThan(4);
    expect((await ids(xu)).length).toBe(0);
    expect((await ids(stranger)).length).toBe(0);
    expect((await ids(lin)).every((id) => all.includes(id))).toBe(true);
  });
});

describe('What is refused, and changes nothing', () => {
  test.each([
    ['a number that is none', { phone: '1380013800' }, 422, 'lead.bad_phone'],
    ['nobody to call', {}, 422, 'lead.nobody_to_call'],
    [
      'a source that is not there',
      { phone: '13700000001', sourceId: randomUUID() },
      422,
      'lead.unknown_record',
    ],
    [
      'a store that is not there',
      { phone: '13700000002', storeId: randomUUID() },
      422,
      'lead.unknown_record',
    ],
    [
      'two months ago',
      { phone: '13700000003', receivedAt: '2026-09-01T00:00:00.000Z' },
      422,
      'lead.too_old',
    ],
    [
      'tomorrow',
      { phone: '13700000004', receivedAt: '2026-11-24T00:00:00.000Z' },
      422,
      'lead.in_future',
    ],
  ])('%s', async (_, more, status, code) => {
    const before = await count('customers.customer');
    const reply = await as(gu)(postLead, { storeId, ...more });
    expect([reply.status, reply.body.code]).toEqual([status, code]);
    expect(await count('customers.customer')).toBe(before);
  });

  test('another store, another group, a role without the right', async () => {
    expect((await as(lin)(postLead, { storeId: stores.lake, phone: phone() })).body.code).toBe(
      'lead.store_out_of_reach',
    );
    expect((await as(stranger)(postLead, { storeId, phone: phone() })).body.code).toBe(
      'lead.unknown_record',
    );
    expect(
      (
        await as(everyRole.find(({ role }) => role === 'hr')!)(postLead, {
          storeId,
          phone: phone(),
        })
      ).status,
    ).toBe(403);
    expect((await as(lin)(putSeat, { storeId, role: 'dcc', personId: lin.personId })).status).toBe(
      403,
    );
    expect(
      (await as(shen)(putSeat, { storeId: stores.lake, role: 'consultant', personId: xu.personId }))
        .status,
    ).toBe(403);
    expect((await as(xu)(getSeats, { storeId })).status).toBe(403);
  });
});

describe('Many at once', () => {
  test('through two processes: none lost, none doubled, each phone one customer and one open lead, levels equal', async () => {
    // Another pool of connections stands for another server process.
    const { options } = database.web;
    const web = new pg.Pool({ ...options, password: options.password, max: 4 });
    const second: Database = { ...database, web };
    const { actor } = await inside(ours.tenantId, (ctx) => Promise.resolve(ctx));
    const asking = { actor, now: clock.now, alive: null, stale: () => new Error('stale') };
    const arrival = (i: number): Arrival => ({
      storeId: stores.lake,
      intake: 'api',
      sender: 'bench',
      externalId: `many ${i % 150}`,
      receivedAt: clock.now,
      name: '',
      gender: '',
      company: false,
      phone: `+86136${String(i % 50).padStart(8, '0')}`,
      wecom: null,
      sourceId: null,
      campaignId: null,
      modelId: null,
      areaId: null,
      wish: '',
      expectedOn: null,
      language: '',
      preferredId: null,
      referralCode: '',
      priceFen: null,
      utm: null,
      content: {},
      consents: [],
      ownerId: null,
    });
    await as(gu)(putSeat, { storeId: stores.lake, role: 'consultant', personId: xu.personId });
    const taken = await Promise.all(
      Array.from({ length: 300 }, (_, i) =>
        takeLead(i % 2 ? database : second, { arrival: arrival(i), asking }),
      ),
    );
    await web.end();
    expect(taken).toHaveLength(300);
    const where = `store_id = '${stores.lake}' and intake = 'api' and customer_id in (select customer_id from customers.identity where value like '+86136%')`;
    expect(await count('leads.lead', where)).toBe(50);
    expect(await count('customers.identity', `value like '+86136%'`)).toBe(50);
    expect(await count('leads.touch', `sender = 'bench'`)).toBe(150);
    expect(await count('leads.lead', `${where} and owner_id is null`)).toBe(0);
    const { rows } = await database.owner.query(
      `select level, dealt_count from leads.seat where store_id = $1`,
      [stores.lake],
    );
    expect(rows).toEqual([{ level: 50_000_000, dealt_count: 50 }]);
    const turns = await database.owner.query(
      `select count(distinct turn)::int as n, max(turn)::int as last from leads.allocation where store_id = $1 and turn is not null`,
      [stores.lake],
    );
    expect(turns.rows[0]).toEqual({ n: 50, last: 51 }); // the first turn was xu joining
  });
});
