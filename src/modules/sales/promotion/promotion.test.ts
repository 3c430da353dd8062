import { beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import {
  cheng,
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  theirs,
} from '../../../../test/cast.ts';
import { aModel, aTrim, world } from '../../../../test/world.ts';
import { inTenant } from '../../../platform/db.ts';
import { aContract, promotionLine } from '../../../../test/contracts.ts';
import { countPromotions, giveBackPromotions } from './promotion-count.actions.ts';
import { customerKindsOf } from './promotion.actions.ts';
import * as contract from './promotion.schema.ts';

const { as, inside, database, clock } = await world({ cast: everyRole });
const dong = everyRole.find(({ login }) => login === 'dong')!;
let [modelId, trimId] = ['', ''];
let n = 0;

beforeAll(async () => {
  const made = await inside(ours.tenantId, (ctx) => aModel(ctx));
  modelId = made.modelId;
  trimId = await inside(ours.tenantId, (ctx) => aTrim(ctx, modelId));
  await database.owner.query(`update catalog.brand set own_since = '2020-01-01' where id = $1`, [
    made.brandId,
  ]);
});

type Made = z.input<typeof contract.postPromotion.input>;
const offer = (change: Partial<Made> = {}): Made => ({
  name: `促销 ${(n += 1)}`,
  kind: 'maker',
  startsOn: '2026-11-01',
  endsOn: '2026-12-31',
  rule: { modelIds: [modelId] },
  offFen: 500_000,
  makerBp: 6000,
  ...change,
});
const make = async (change: Partial<Made> = {}, who = tang) =>
  (await as(who)(contract.postPromotion, offer(change))).body.id;
const shown = async (id: string, who = tang) =>
  (await as(who)(contract.getPromotions, {})).body.rows.find((row) => row.id === id);
const signed = () => inside(ours.tenantId, (ctx) => aContract(ctx, { modelId, trimId }));
const count = (contractId: string, id: string, units: 1 | -1 = 1) =>
  inside(ours.tenantId, (ctx) => countPromotions(ctx, contractId, [promotionLine(id)], units));

describe('Making promotions 新建促销', () => {
  test('they are told to consultants for their cars and days, at their store alone', async () => {
    const everywhere = await make();
    const atLake = await make({ storeId: stores.lake });
    const later = await make({ startsOn: '2026-12-24' });
    const current = async (who = lin, day?: string) =>
      (
        await as(who)(contract.getCurrentPromotions, { modelId, trimId, ...(day && { day }) })
      ).body.rows.map(({ id }) => id);
    expect(await current()).toContain(everywhere);
    expect(await current()).not.toContain(atLake);
    expect(await current()).not.toContain(later);
    expect(await current(lin, '2026-12-24')).toContain(later);
    expect(await current(cheng)).toContain(atLake);
    const ofTrim = await make({ rule: { trimIds: [trimId] } });
    expect(await current()).toContain(ofTrim);
    await as(tang)(contract.postPromotionClosing, { id: everywhere });
    expect(await current()).not.toContain(everywhere);
    expect((await as(stranger)(contract.getCurrentPromotions, { modelId })).body.rows).toEqual([]);
  });

  test('they say what they give, for cars of ours, once by name', async () => {
    const code = async (change: Partial<Made>) =>
      (await as(tang)(contract.postPromotion, offer(change))).body.code;
    const name = '双十一';
    expect(await code({ name })).toBeUndefined();
    expect(await code({ name })).toBe('promotion.name_taken');
    expect(await code({ offFen: 0 })).toBe('promotion.gives_nothing');
    expect(await code({ kind: 'limited_price' })).toBe('promotion.gives_nothing');
    expect(await code({ kind: 'gift' })).toBe('promotion.gives_nothing');
    expect(await code({ endsOn: '2026-10-01' })).toBe('promotion.days_reversed');
    expect(await code({ rule: { modelIds: [trimId] } })).toBe('promotion.unknown_car');
    expect(await code({ campaignId: trimId })).toBe('promotion.unknown_campaign');
    expect(await code({ storeId: trimId })).toBe('promotion.unknown_store');
  });

  test('what they compare with is the guide price, or not above the lowest of the week before', async () => {
    const code = async (change: Partial<Made>) =>
      (await as(tang)(contract.postPromotion, offer({ startsOn: '2026-11-24', ...change }))).body
        .code;
    const lowest = { compareAs: 'lowest' } as const;
    expect(await code({ compareFen: 19_980_000 })).toBe('promotion.comparison_half');
    expect(await code({ compareFen: 19_980_000, compareAs: 'guide' })).toBeUndefined();
    expect(await code({ compareFen: 20_980_000, compareAs: 'guide' })).toBe(
      'promotion.comparison_not_guide',
    );
    expect(await code({ compareFen: 19_000_000, ...lowest })).toBe('promotion.comparison_no_deal');
    await signed();
    expect(await code({ compareFen: 19_000_000, ...lowest })).toBe(
      'promotion.comparison_above_lowest',
    );
    expect(await code({ compareFen: 18_800_000, ...lowest })).toBeUndefined();
  });

  test('only marketing and directors make them; nobody reaches those of another group', async () => {
    expect((await as(gu)(contract.postPromotion, offer())).status).toBe(200);
    const id = await make();
    for (const who of [shen, lin, dong]) {
      expect((await as(who)(contract.postPromotion, offer())).status).toBe(403);
      expect((await as(who)(contract.postPromotionClosing, { id })).status).toBe(403);
      const limits = { id, endsOn: '2026-12-31' };
      expect((await as(who)(contract.putPromotionLimits, limits)).status).toBe(403);
    }
    expect((await as(lin)(contract.getPromotions, {})).status).toBe(403);
    expect((await as(tang)(contract.getCurrentPromotions, { modelId })).status).toBe(403);
    expect((await as(stranger)(contract.postPromotionClosing, { id })).body.code).toBe(
      'promotion.unknown',
    );
    expect((await as(stranger)(contract.getPromotions, {})).body.rows).toEqual([]);
  });
});

describe('Counting at the contract 促销占用', () => {
  test('of many who sign for the last place at once one gets it, and nothing is kept of the others', async () => {
    const id = await make({ unitsLimit: 1 });
    const contracts = await Promise.all([1, 2, 3, 4].map(signed));
    const replies = await Promise.allSettled(contracts.map((one) => count(one, id)));
    expect(replies.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const reply of replies)
      if (reply.status === 'rejected') expect(String(reply.reason)).toContain('promotion.used_up');
    expect(await shown(id)).toMatchObject({ unitsUsed: 1, spentFen: 500_000, makerFen: 300_000 });
    const { rows } = await database.owner.query(
      'select from sales.promotion_use where promotion_id = $1',
      [id],
    );
    expect(rows).toHaveLength(1);
  });

  test('a budget holds to the fen, gifts counted at their worth', async () => {
    const gifts = [{ name: '脚垫', count: 2, valueFen: 50_000 }];
    const id = await make({ gifts, budgetFen: 1_199_999 });
    await count(await signed(), id);
    const second = await signed();
    await expect(count(second, id)).rejects.toThrow('promotion.used_up');
    const limits = { id, endsOn: '2026-12-31', budgetFen: 1_200_000 };
    expect((await as(tang)(contract.putPromotionLimits, limits)).status).toBe(200);
    await count(second, id);
    expect(await shown(id)).toMatchObject({ unitsUsed: 2, spentFen: 1_200_000 });
  });

  test('a contract counts once; cancelled it gives back, and signed anew it counts again', async () => {
    const id = await make({ unitsLimit: 1 });
    const one = await signed();
    await count(one, id);
    await count(one, id);
    expect(await shown(id)).toMatchObject({ unitsUsed: 1 });
    await count(one, id, -1);
    await inside(ours.tenantId, (ctx) => giveBackPromotions(ctx, one));
    expect(await shown(id)).toMatchObject({ unitsUsed: 0, spentFen: 0, makerFen: 0 });
    await count(one, id);
    expect(await shown(id)).toMatchObject({ unitsUsed: 1, spentFen: 500_000 });
    await inside(ours.tenantId, (ctx) => giveBackPromotions(ctx, one));
    expect(await shown(id)).toMatchObject({ unitsUsed: 0 });
  });

  test('limits may be changed, never below what is given; a closed promotion stays as it is', async () => {
    const id = await make({ unitsLimit: 5 });
    await count(await signed(), id);
    await count(await signed(), id);
    const put = (unitsLimit: number | null) =>
      as(tang)(contract.putPromotionLimits, { id, unitsLimit, endsOn: '2026-12-31' });
    expect((await put(1)).body).toMatchObject({
      code: 'promotion.below_used',
      details: { unitsUsed: 2, spentYuan: 10_000 },
    });
    expect((await put(2)).status).toBe(200);
    await expect(count(await signed(), id)).rejects.toThrow('promotion.used_up');
    await as(tang)(contract.postPromotionClosing, { id });
    expect((await put(9)).body.code).toBe('promotion.over');
  });

  test('a promotion of another group is not found', async () => {
    const id = await make();
    const one = await signed();
    const stray = inTenant(database.web, theirs.tenantId, (db) =>
      inside(theirs.tenantId, (ctx) =>
        countPromotions({ ...ctx, db }, one, [promotionLine(id)], 1),
      ),
    );
    await expect(stray).rejects.toThrow('promotion.unknown');
  });
});

test('who bought before is an owner to promotions, who only talks is not', async () => {
  const one = await signed();
  const customerOf = async () =>
    (
      await database.owner.query<{ customer_id: string }>(
        'select customer_id from sales.contract where id = $1',
        [one],
      )
    ).rows[0]!.customer_id;
  const customerId = await customerOf();
  const kinds = (isCompany: boolean) =>
    inside(ours.tenantId, (ctx) => customerKindsOf(ctx, { customerId, isCompany }));
  expect(await kinds(false)).toEqual(['person']);
  await database.owner.query(
    `update sales.deal set outcome = 'won', closed_on = '2026-11-23' where customer_id = $1`,
    [customerId],
  );
  expect(await kinds(true)).toEqual(['company', 'owner']);
});

test('results: cars, what was given, and the gross profit of those delivered to whom costs are told', async () => {
  const id = await make();
  const [one, two] = [await signed(), await signed()];
  await count(one, id);
  await count(two, id);
  await database.owner.query(
    `update sales.contract set state = 'delivered', delivered_at = $1 where id = $2`,
    [clock.now, one],
  );
  await database.owner.query(
    `update sales.deal set gross_profit_fen = 900000 where id = (select deal_id from sales.contract where id = $1)`,
    [one],
  );
  const figures = { unitsUsed: 2, spentFen: 1_000_000, makerFen: 600_000, delivered: 1 };
  expect(await shown(id, gu)).toMatchObject({ ...figures, grossProfitFen: 900_000 });
  expect(await shown(id, shen)).toMatchObject({ ...figures, grossProfitFen: 900_000 });
  expect(await shown(id, cheng)).toMatchObject({ ...figures, grossProfitFen: null });
  expect(await shown(id, tang)).toMatchObject({ ...figures, grossProfitFen: null });
});
