import { beforeAll, describe, expect, test } from 'vitest';
import {
  cheng,
  everyRole,
  gu,
  lin,
  ours,
  shen,
  song,
  stores,
  stranger,
  tang,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { aModel, aTrim, world } from '../../../../test/world.ts';
import { getAgenda } from '../../../platform/agenda/agenda.schema.ts';
import { getCustomer, patchCustomer } from '../../customers/customer.schema.ts';
import { postLead } from '../../leads/intake/intake.schema.ts';
import * as work from './account-work.schema.ts';
import * as account from './account.schema.ts';

// Monday 23 November 2026, ten in the morning at the store.
const { as, inside, clock, database } = await world({ cast: everyRole });
let modelId = '';
let trimId = '';
let n = 0;

beforeAll(async () => {
  await inside(ours.tenantId, async (ctx) => {
    ({ modelId } = await aModel(ctx));
    trimId = await aTrim(ctx, modelId);
  });
});

const anAccount = async (who = lin, more: object = {}) =>
  (await as(who)(account.postAccount, { name: `江城租赁 ${(n += 1)}`, sector: 'rental', ...more }))
    .body.id;
const shown = async (id: string, who = lin) => (await as(who)(account.getAccount, { id })).body;
const yuan = (amount: number) => amount * 100;
const aPart = (quantity: number, dueOn = '2026-12-10') => ({ quantity, dueOn });
const order = (id: string, more: object = {}, who = lin) =>
  as(who)(work.postBulkOrder, {
    id,
    modelId,
    trimId,
    quantity: 10,
    priceFen: yuan(170_000),
    parts: [aPart(4), aPart(6, '2027-01-15')],
    ...more,
  });
const delivered = async (id: string) =>
  (await shown(id)).orders.flatMap(({ parts }: { parts: { delivered: number }[] }) =>
    parts.map((part) => part.delivered),
  );

describe('A key account 大客户', () => {
  test('is a company, once; a person is none', async () => {
    const id = await anAccount();
    const { customerId, ownerId, storeId } = await shown(id);
    expect([ownerId, storeId]).toEqual([lin.personId, stores.north]);
    expect((await as(lin)(getCustomer, { id: customerId })).body).toMatchObject({
      kind: 'company',
    });
    expect(
      (await as(gu)(account.postAccount, { name: '又一次', customerId, storeId })).body.code,
    ).toBe('key_account.exists');
    const lead = {
      storeId: stores.north,
      intake: 'desk',
      phone: '13600000001',
      mine: true,
    } as const;
    const person = (await as(lin)(postLead, lead)).body.customerId;
    const make = () => as(lin)(account.postAccount, { name: '张先生', customerId: person });
    expect((await make()).body.code).toBe('key_account.not_a_company');
    await as(lin)(patchCustomer, { id: person, kind: 'company' });
    expect((await make()).status).toBe(200);
  });

  test('is seen by its owner, the team, the manager and the director; by nobody else', async () => {
    const id = await anAccount();
    const statusOf = async (who: typeof lin) => (await as(who)(account.getAccount, { id })).status;
    for (const who of [lin, shen, gu]) expect(await statusOf(who)).toBe(200);
    for (const who of [zhou, xu, cheng, stranger]) expect(await statusOf(who)).toBe(404);
    expect(await statusOf(song)).toBe(403);
    await as(lin)(account.putAccountMembers, { id, personIds: [zhou.personId, xu.personId] });
    for (const who of [zhou, xu]) expect(await statusOf(who)).toBe(200);
    expect((await as(zhou)(account.patchAccount, { id, note: '周砚也跟' })).status).toBe(200);
    await as(lin)(account.putAccountMembers, { id, personIds: [] });
    expect((await as(zhou)(account.patchAccount, { id, note: '不再' })).status).toBe(404);
    expect((await as(tang)(account.patchAccount, { id, note: '' })).status).toBe(403);
    expect(
      (await as(lin)(account.putAccountMembers, { id, personIds: [stranger.personId] })).body.code,
    ).toBe('key_account.unknown_record');
  });

  test('stands in the list with its year, and goes to another owner of the store', async () => {
    const id = await anAccount();
    await as(lin)(account.putAccountGoal, { id, year: 2026, orders: 60 });
    await as(lin)(account.putAccountGoal, { id, year: 2026, orders: 73 });
    await order(id, { orderedOn: '2026-03-01' });
    await order(id, { orderedOn: '2025-12-31' });
    const { rows } = (await as(shen)(account.accountList.contracts.page, { limit: 200 })).body;
    expect(rows.find((row: { id: string }) => row.id === id)).toMatchObject({
      goal: 73,
      ordered: 10,
      delivered: 0,
      ownerName: '林知夏',
    });
    // 327 of 365 days are over.
    expect(await shown(id)).toMatchObject({ due: 65, goals: [{ year: 2026, orders: 73 }] });
    expect((await as(shen)(account.patchAccount, { id, ownerId: xu.personId })).body.code).toBe(
      'key_account.unknown_record',
    );
    await as(shen)(account.patchAccount, { id, ownerId: zhou.personId });
    expect((await shown(id, zhou)).ownerId).toBe(zhou.personId);
    expect((await as(lin)(account.getAccount, { id })).status).toBe(404);
  });

  test('has people whose phones are told only to whom phones are', async () => {
    const id = await anAccount();
    const { body } = await as(lin)(account.postAccountContact, {
      id,
      name: '陈科长',
      part: 'decides',
      phone: '13712345678',
    });
    expect((await shown(id)).contacts).toMatchObject([{ name: '陈科长', phone: '+8613712345678' }]);
    const { contacts } = await shown(
      id,
      everyRole.find(({ role }) => role === 'finance')!,
    );
    expect(contacts).toMatchObject([{ phone: null, hidden: ['phone'] }]);
    await as(lin)(account.deleteAccountContact, { id, contactId: body.id });
    expect((await shown(id)).contacts).toEqual([]);
  });
});

describe('A tender 招标', () => {
  test('that is lost names who won; reopened it has no result', async () => {
    const id = await anAccount();
    const tender = (
      await as(lin)(work.postTender, {
        id,
        title: '公务用车',
        deadlineOn: '2026-11-25',
        quantity: 20,
      })
    ).body;
    const move = (change: object) => as(lin)(work.patchTender, { id: tender.id, ...change });
    expect((await move({ state: 'lost' })).body.code).toBe('key_account.winner_missing');
    await move({ state: 'lost', lostTo: '瀚野江城店' });
    expect((await shown(id)).tenders).toMatchObject([
      { state: 'lost', lostTo: '瀚野江城店', resultOn: '2026-11-23' },
    ]);
    await move({ state: 'bidding' });
    expect((await shown(id)).tenders).toMatchObject([{ lostTo: '', resultOn: null }]);
    expect((await as(zhou)(work.patchTender, { id: tender.id, state: 'void' })).status).toBe(404);
    // Until it is decided its deadline stands in the owner's schedule.
    const due = async () =>
      (await as(lin)(getAgenda, { from: '2026-11-25' })).body.rows.filter(
        (task: { id: string }) => task.id === tender.id,
      );
    expect(await due()).toMatchObject([
      { kind: 'tender', text: '公务用车', link: `/accounts/${id}` },
    ]);
    await move({ state: 'won' });
    expect(await due()).toEqual([]);
  });
});

describe('Framework prices 框架价', () => {
  const price = (id: string, more: object = {}) =>
    as(lin)(work.postFrameworkPrice, {
      id,
      modelId,
      priceFen: yuan(168_000),
      fromOn: '2026-01-01',
      toOn: '2026-12-31',
      quantity: 15,
      ...more,
    });

  test('of two that would hold at once for one car the second is refused, also at the same moment', async () => {
    const id = await anAccount();
    const replies = await Promise.all([price(id), price(id), price(id)]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
    expect((await price(id, { fromOn: '2027-01-01', toOn: '2027-12-31' })).status).toBe(200);
    expect((await price(id, { modelId: id })).body.code).toBe('key_account.unknown_record');
  });

  test('give an order its price, until they are used up; then another must be agreed', async () => {
    const id = await anAccount();
    await price(id);
    const under = (quantity: number, more: object = {}) =>
      order(id, { quantity, priceFen: null, parts: [aPart(quantity)], ...more });
    const both = await Promise.all([under(10), under(10)]);
    expect(both.map(({ body }) => body.code ?? 'ordered').toSorted()).toEqual([
      'key_account.over_framework',
      'ordered',
    ]);
    expect(both.find(({ status }) => status === 409)!.body.details).toMatchObject({ left: 5 });
    expect(await shown(id)).toMatchObject({
      orders: [{ priceFen: yuan(168_000), quantity: 10 }],
      prices: [{ used: 10, quantity: 15 }],
    });
    expect((await under(10, { priceFen: yuan(172_000) })).status).toBe(200);
    expect((await under(2, { orderedOn: '2025-06-01' })).body.code).toBe(
      'key_account.price_missing',
    );
    const priceId = (await shown(id)).prices[0]!.id;
    expect((await as(lin)(work.deleteFrameworkPrice, { id: priceId })).body.code).toBe(
      'key_account.price_in_use',
    );
  });
});

describe('A bulk order 批量订单', () => {
  test('is split into what was ordered, no more and no less', async () => {
    const id = await anAccount();
    expect((await order(id, { parts: [aPart(4), aPart(5)] })).body).toMatchObject({
      code: 'key_account.parts_differ',
      details: { ordered: 10, split: 9 },
    });
    const { body } = await order(id);
    const split = (parts: object[]) =>
      as(lin)(work.putBulkParts, { id: body.id, parts: parts as never });
    expect((await split([aPart(11)])).body.code).toBe('key_account.parts_differ');
    const [first] = (await shown(id)).orders[0]!.parts;
    await as(lin)(work.postBulkDelivery, { id: first!.id, quantity: 3 });
    expect((await split([aPart(10)])).body).toMatchObject({
      code: 'key_account.part_delivered',
      details: { delivered: 3 },
    });
    expect((await split([{ ...aPart(3), id: first!.id }, aPart(7)])).status).toBe(200);
    expect(await delivered(id)).toEqual([3, 0]);
  });

  test('of many who hand cars over at once no more get through than a part holds', async () => {
    const id = await anAccount();
    await order(id);
    const [part] = (await shown(id)).orders[0]!.parts;
    const replies = await Promise.all(
      Array.from({ length: 8 }, () =>
        as(lin)(work.postBulkDelivery, { id: part!.id, quantity: 1 }),
      ),
    );
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(4);
    expect(replies.find(({ status }) => status !== 200)!.body).toMatchObject({
      code: 'key_account.over_delivered',
      details: { left: 0 },
    });
    expect(await delivered(id)).toEqual([4, 0]);
  });

  test('is cancelled with a reason while nothing was delivered, and counts no longer', async () => {
    const id = await anAccount();
    const { body } = await order(id);
    const cancel = () => as(lin)(work.postBulkCancellation, { id: body.id, reason: '预算取消' });
    expect((await as(xu)(work.postBulkCancellation, { id: body.id, reason: 'x' })).status).toBe(
      404,
    );
    const replies = await Promise.all([cancel(), cancel()]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const { ordered, orders } = await shown(id);
    expect([ordered, orders[0]!.cancelReason]).toEqual([0, '预算取消']);
    const [part] = orders[0]!.parts;
    expect((await as(lin)(work.postBulkDelivery, { id: part!.id, quantity: 1 })).body.code).toBe(
      'key_account.order_cancelled',
    );
    const second = (await order(id)).body;
    const [open] = (await shown(id)).orders.find(
      (one: { id: string }) => one.id === second.id,
    )!.parts;
    await as(lin)(work.postBulkDelivery, { id: open!.id, quantity: 2 });
    expect(
      (await as(lin)(work.postBulkCancellation, { id: second.id, reason: '晚了' })).body,
    ).toMatchObject({ code: 'key_account.order_delivered', details: { delivered: 2 } });
  });

  test('the table itself refuses an over-delivery', async () => {
    const id = await anAccount();
    await order(id);
    const [part] = (await shown(id)).orders[0]!.parts;
    await expect(
      database.owner.query('update sales.bulk_part set delivered = quantity + 1 where id = $1', [
        part!.id,
      ]),
    ).rejects.toThrow('bulk_part_not_over');
    expect(clock.now).toBe('2026-11-23T02:00:00.000Z');
  });

  test('a closed account orders nothing more', async () => {
    const id = await anAccount();
    await as(lin)(account.patchAccount, { id, state: 'closed' });
    expect((await order(id)).body.code).toBe('key_account.closed');
  });
});
