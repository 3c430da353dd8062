import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { everyRole, gu, lin, ours, shen, stores, stranger, tang } from '../../../../test/cast.ts';
import { aModel, world } from '../../../../test/world.ts';
import { consentInUse } from '../../customers/consent.rules.ts';
import {
  getForm,
  getLeadForms,
  postLeadForm,
  postLeadFormClosing,
} from '../../marketing/form.schema.ts';
import { getSources, patchSource, postSource } from '../../marketing/source.schema.ts';
import { putSeat } from '../allocation/seat.schema.ts';
import { getLead, leadList } from '../lead.schema.ts';
import { getClaims } from '../end/end.schema.ts';
import { postForm } from './form.schema.ts';
import { postLead } from './intake.schema.ts';

const { as, asNobody, inside, app, database } = await world({ cast: everyRole });
let [code, sourceId, modelId] = ['', '', ''];
const visit = (more: object = {}) => ({
  code,
  key: randomUUID(),
  phone: '139 0000 6618',
  name: '陈女士',
  modelId,
  within: 7,
  wish: '周末想试驾',
  consent: true,
  consentVersion: consentInUse.version,
  ...more,
});

beforeAll(async () => {
  await inside(ours.tenantId, async (ctx) => void ({ modelId } = await aModel(ctx)));
  sourceId = (await as(tang)(postSource, { name: '周末试驾页', reach: 'online' })).body.id;
  await as(shen)(putSeat, { storeId: stores.north, role: 'consultant', personId: lin.personId });
});

describe('A public form', () => {
  test('marketing makes it; a visitor sees what is asked and the words of the consent', async () => {
    const made = await as(tang)(postLeadForm, {
      name: '周末试驾',
      title: '预约试驾',
      sourceId,
      storeId: stores.north,
      thanks: '马上回电',
    });
    ({ code } = made.body);
    const { status, body } = await asNobody(getForm, { code });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      groupName: ours.name,
      title: '预约试驾',
      stores: [{ id: stores.north }],
    });
    expect(body.consent.contact.zh).toContain(ours.name);
    expect((await as(tang)(getLeadForms, {})).body.rows).toMatchObject([
      { code, sourceName: '周末试驾页', closedAt: null },
    ]);
  });

  test('what the visitor leaves is a lead at once: graded, dealt, with first and last touch and the consent kept', async () => {
    const key = randomUUID();
    const sent = visit({ key, utm: { utm_source: 'douyin' }, firstUtm: { utm_source: 'baidu' } });
    expect((await asNobody(postForm, sent)).body).toMatchObject({ thanks: '马上回电' });
    expect((await asNobody(postForm, sent)).status).toBe(200); // the button pressed twice
    const { rows } = (await as(gu)(leadList.contracts.page, {})).body;
    expect(rows).toHaveLength(1);
    expect((await as(lin)(getLead, { id: rows[0]!.id })).body).toMatchObject({
      intake: 'form',
      grade: 'H',
      ownerId: lin.personId,
      customerName: '陈女士',
      sourceName: '周末试驾页',
      wish: '周末想试驾',
    });
    const touch = await database.owner.query('select utm, content from leads.touch');
    expect(touch.rows).toMatchObject([
      { utm: { utm_source: 'douyin' }, content: { firstUtm: { utm_source: 'baidu' } } },
    ]);
    const consent = await database.owner.query(
      'select purpose, granted, text_version, channel from customers.consent',
    );
    expect(consent.rows).toEqual([
      {
        purpose: 'contact',
        granted: true,
        text_version: consentInUse.version,
        channel: `form ${code}`,
      },
    ]);
  });

  test.each([
    ['without consent', { consent: false }, 'lead_form.consent_missing'],
    ['under words that nobody was shown', { consentVersion: 'x' }, 'lead_form.consent_missing'],
    ['with a number that is none', { phone: '12345' }, 'lead.bad_phone'],
    [
      'for a car that is not there',
      { modelId: randomUUID(), phone: '13700000001' },
      'lead.unknown_record',
    ],
    ['at an address that nobody made', { code: 'nobody' }, 'lead_form.unknown'],
  ])('%s nothing is kept', async (_, more, refusal) => {
    const before = await database.owner.query('select count(*) from leads.touch');
    expect((await asNobody(postForm, visit(more))).body.code).toBe(refusal);
    expect((await database.owner.query('select count(*) from leads.touch')).rows).toEqual(
      before.rows,
    );
  });

  test('a program that fills in the hidden field is thanked and forgotten', async () => {
    expect(
      (await asNobody(postForm, visit({ website: 'https://spam.example', phone: '13700000009' })))
        .status,
    ).toBe(200);
    expect(
      (await database.owner.query(`select from customers.identity where value = '+8613700000009'`))
        .rows,
    ).toEqual([]);
  });

  test('ten a minute from one address, then it has to wait', async () => {
    const replies = [];
    for (let i = 0; i < 12; i++) replies.push((await asNobody(postForm, visit())).status);
    expect(replies.at(-1)).toBe(429);
  });

  test('half a character is taken as the sign for one, and nothing breaks', async () => {
    const half = { storeId: stores.north, phone: '13700000010', name: 'a\ud800', wish: '\ud800' };
    expect((await as(gu)(postLead, half)).body.result).toBe('created');
    expect((await as(gu)(getClaims, { after: 'x' as never })).status).toBe(422);
  });

  test('closed, its address says so', async () => {
    const { id } = (await as(tang)(getLeadForms, {})).body.rows[0]!;
    expect((await as(tang)(postLeadFormClosing, { id })).status).toBe(200);
    expect((await asNobody(getForm, { code })).body.code).toBe('lead_form.unknown');
    expect((await as(tang)(postLeadFormClosing, { id })).status).toBe(404);
  });

  test('bodies that are none, or too large, are refused in words', async () => {
    const send = (payload: string | Buffer, type = 'application/json') =>
      app.inject({
        method: 'POST',
        url: `/api/forms/${code}`,
        headers: { 'content-type': type, 'x-forwarded-for': '192.0.2.9' },
        remoteAddress: '192.0.2.9',
        payload,
      });
    const codes = [
      await send('{"a":'),
      await send('<a/>', 'application/xml'),
      await send(Buffer.alloc(10 * 1024 * 1024, 'a')),
      await send(`${'['.repeat(100_000)}${']'.repeat(100_000)}`),
      await send(Buffer.from([0xff, 0xfe, 0x00, 0x7b])),
    ].map((reply) => [reply.statusCode, reply.json<{ code: string }>().code]);
    expect(codes).toEqual([
      [400, 'body_not_json'],
      [415, 'body_type_unknown'],
      [413, 'body_too_large'],
      [422, 'invalid_input'],
      [400, 'body_not_json'],
    ]);
  });
});

describe('Sources', () => {
  test('marketing adds and prices them; a consultant reads them only', async () => {
    expect((await as(tang)(postSource, { name: '周末试驾页' })).body.code).toBe('source.taken');
    await as(tang)(patchSource, { id: sourceId, priceFen: 8_000 });
    expect((await as(lin)(getSources, {})).body.rows).toMatchObject([
      { name: '周末试驾页', priceFen: 8_000, reach: 'online' },
    ]);
    expect((await as(lin)(patchSource, { id: sourceId, priceFen: 1 })).status).toBe(403);
    expect((await as(stranger)(patchSource, { id: sourceId, priceFen: 1 })).status).toBe(404);
    expect((await as(stranger)(getLeadForms, {})).body.rows).toEqual([]);
    expect((await as(stranger)(postLeadForm, { name: 'x', title: 'x', sourceId })).body.code).toBe(
      'lead_form.unknown_record',
    );
  });
});
