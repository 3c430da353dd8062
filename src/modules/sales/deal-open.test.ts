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
} from '../../../test/cast.ts';
import { aModel, aTrim, world } from '../../../test/world.ts';
import { getTrims } from '../catalog/trim.schema.ts';
import { postLead } from '../leads/intake/intake.schema.ts';
import { postDeal } from './deal-open.schema.ts';
import { getDeal } from './deal.schema.ts';

const { as, inside } = await world({ cast: everyRole });
let modelId = '';
let n = 0;

beforeAll(async () => {
  await inside(ours.tenantId, async (ctx) => {
    ({ modelId } = await aModel(ctx));
    await aTrim(ctx, modelId);
  });
});

const aLead = async (who = lin) => {
  const phone = `137${String((n += 1)).padStart(8, '0')}`;
  const storeId = who.storeId!;
  return (await as(who)(postLead, { storeId, intake: 'desk', phone, mine: true, modelId })).body;
};

describe('Opening a deal 开商机', () => {
  test('takes from the lead who it is, for what and from where', async () => {
    const { leadId, customerId } = await aLead();
    const { status, body } = await as(lin)(postDeal, { leadId });
    expect([status, body.isNew]).toEqual([200, true]);
    expect((await as(lin)(getDeal, { id: body.id })).body).toMatchObject({
      origin: 'showroom',
      outcome: 'open',
      personId: lin.personId,
      storeId: stores.north,
      leadId,
      customerId,
      modelId,
      number: expect.stringMatching(/^D261123-[0-9A-F]{6}$/) as string,
    });
  });

  test('of many at once one opens it, and the others get the same', async () => {
    const { leadId } = await aLead();
    const replies = await Promise.all(
      Array.from({ length: 6 }, () => as(lin)(postDeal, { leadId })),
    );
    expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1);
    expect(replies.filter(({ body }) => body.isNew)).toHaveLength(1);
  });

  test('a colleague is told whose it is; the manager gets it', async () => {
    const { leadId, customerId } = await aLead();
    const { body } = await as(lin)(postDeal, { leadId });
    expect((await as(zhou)(postDeal, { customerId })).body).toMatchObject({
      code: 'deal.in_other_hands',
      details: { personName: '林知夏' },
    });
    expect((await as(shen)(postDeal, { customerId })).body).toMatchObject({
      id: body.id,
      isNew: false,
    });
  });

  test('is refused where nobody is meant, at another store, and to who may not', async () => {
    const { leadId, customerId } = await aLead();
    expect((await as(lin)(postDeal, {})).body.code).toBe('deal.no_customer');
    expect((await as(lin)(postDeal, { customerId: leadId })).body.code).toBe(
      'deal.unknown_customer',
    );
    expect((await as(lin)(postDeal, { customerId, storeId: stores.lake })).body.code).toBe(
      'deal.no_store',
    );
    expect((await as(xu)(postDeal, { leadId })).status).toBe(404);
    expect((await as(stranger)(postDeal, { customerId })).body.code).toBe('deal.unknown_customer');
    expect((await as(tang)(postDeal, { leadId })).status).toBe(403);
  });
});

test('trims are listed with the prices of a day, and cost and floor only to whom they are told', async () => {
  const on = async (day: string, who = shen) => (await as(who)(getTrims, { modelId, day })).body;
  expect((await on('2026-11-23')).rows).toMatchObject([{ guideFen: 19_980_000 }]);
  expect((await on('2025-12-31')).rows).toMatchObject([{ guideFen: null }]);
  expect((await on('2026-11-23', stranger)).rows).toEqual([]);
});
