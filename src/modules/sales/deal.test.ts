import { describe, expect, test } from 'vitest';
import {
  cheng,
  gu,
  lin,
  ours,
  shen,
  song,
  stores,
  stranger,
  teams,
  xu,
  zhou,
} from '../../../test/cast.ts';
import { aModel, world } from '../../../test/world.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { getDeal, getDeals } from './deal.schema.ts';

const { as, asNobody, inside } = await world();
const customerId = uuidV7();
const linDeal = uuidV7();

await inside(ours.tenantId, async (ctx) => {
  const { tenantId } = ours;
  const { modelId } = await aModel(ctx);
  await ctx.db
    .insertInto('customers.customer')
    .values({
      tenantId,
      id: customerId,
      name: '顾客甲',
      phone: '+8619900001234',
      createdAt: ctx.now,
    })
    .execute();
  const deal = (number: string, closedOn: string | null, at: object, extra: object = {}) => ({
    tenantId,
    id: uuidV7(),
    number,
    storeId: stores.north,
    customerId,
    modelId,
    closedOn,
    outcome: closedOn ? 'won' : 'open',
    priceFen: 15_980_000,
    ...at,
    ...extra,
  });
  const byLin = { teamId: teams.first, personId: lin.personId };
  await ctx.db
    .insertInto('sales.deal')
    .values([
      deal('D1', '2026-03-01', byLin, { id: linDeal }),
      deal('D2', '2026-03-01', byLin),
      deal('D3', null, byLin),
      deal(
        'D4',
        '2026-04-01',
        { teamId: teams.second, personId: zhou.personId },
        { outcome: 'lost' },
      ),
      deal('D5', '2026-05-01', { storeId: stores.lake, teamId: teams.lake, personId: xu.personId }),
    ])
    .execute();
});

const numbers = async (who: typeof gu, input = {}) =>
  (await as(who)(getDeals, input)).body.rows.map((row) => row.number).toSorted();

describe('The list of deals', () => {
  test.each([
    { who: gu, sees: ['D1', 'D2', 'D3', 'D4', 'D5'], because: 'the director sees the group' },
    { who: shen, sees: ['D1', 'D2', 'D3', 'D4'], because: 'a manager sees her store' },
    { who: cheng, sees: ['D5'], because: 'another manager sees his' },
    { who: lin, sees: ['D1', 'D2', 'D3'], because: 'a consultant sees his own' },
    { who: stranger, sees: [], because: 'another group has none of it' },
  ])('$who.name: $because', async ({ who, sees }) => expect(await numbers(who)).toEqual(sees));

  test('who has no right over deals is told so', async () => {
    expect(await as(song)(getDeals, {})).toMatchObject({
      status: 403,
      body: { code: 'not_allowed' },
    });
    expect((await asNobody(getDeals, {})).status).toBe(401);
  });

  test('open deals lead, then the latest closing day, and pages neither miss nor repeat', async () => {
    const seen: string[] = [];
    for (
      let after: string | undefined, next: string | null = '';
      next !== null;
      after = next ?? undefined
    ) {
      const { body } = await as(gu)(getDeals, { limit: 2, ...(after && { after }) });
      seen.push(...body.rows.map((row) => row.number));
      next = body.next;
    }
    expect(seen.slice(0, 3)).toEqual(['D3', 'D5', 'D4']);
    expect(seen.toSorted()).toEqual(['D1', 'D2', 'D3', 'D4', 'D5']);
  });

  test('filters narrow by day, outcome and place', async () => {
    const march = { filter: 'closedOn:between:2026-03-01,2026-03-31' };
    expect(await numbers(gu, march)).toEqual(['D1', 'D2']);
    expect(await numbers(gu, { filter: 'outcome:in:lost,open' })).toEqual(['D3', 'D4']);
    expect(await numbers(gu, { filter: `storeName:in:${stores.lake}` })).toEqual(['D5']);
  });

  test.each([
    ['+8619900001234', '199****1234'],
    ['8264678', '****78'],
    ['', null],
  ])('a phone %s is shown as %s: never enough of it to call', async (phone, shown) => {
    await inside(ours.tenantId, ({ db }) =>
      db
        .updateTable('customers.customer')
        .set({ phone })
        .where('tenantId', '=', ours.tenantId)
        .where('id', '=', customerId)
        .execute(),
    );
    expect((await as(gu)(getDeals, { limit: 1 })).body.rows[0]!.customerPhone).toBe(shown);
    await inside(ours.tenantId, ({ db }) =>
      db
        .updateTable('customers.customer')
        .set({ phone: '+8619900001234' })
        .where('tenantId', '=', ours.tenantId)
        .where('id', '=', customerId)
        .execute(),
    );
  });

  test('the customer is named, the phone is masked', async () => {
    const { body } = await as(gu)(getDeals, { limit: 1 });
    expect(body.rows[0]).toMatchObject({
      customerName: '顾客甲',
      customerPhone: '199****1234',
      brandName: '澜驰',
      storeName: '江北店',
    });
  });
});

describe('One deal', () => {
  test('opens for those whose reach holds it, and is not there for the others', async () => {
    for (const who of [gu, shen, lin])
      expect(await as(who)(getDeal, { id: linDeal })).toMatchObject({
        status: 200,
        body: { number: 'D1', priceFen: 15_980_000 },
      });
    for (const who of [cheng, zhou, stranger])
      expect(await as(who)(getDeal, { id: linDeal })).toMatchObject({
        status: 404,
        body: { code: 'deal.unknown' },
      });
    expect((await as(song)(getDeal, { id: linDeal })).status).toBe(403);
  });

  test('an id that is none is refused by name', async () => {
    expect(await as(gu)(getDeal, { id: 'x' })).toMatchObject({
      status: 422,
      body: { code: 'invalid_input', details: { problems: [{ field: 'id' }] } },
    });
  });
});
