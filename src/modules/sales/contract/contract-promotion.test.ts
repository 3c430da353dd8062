import { describe, expect, test } from 'vitest';
import { everyRole, lin, shen, tang } from '../../../../test/cast.ts';
import { promotionLine } from '../../../../test/contracts.ts';
import { saleScene } from '../../../../test/sale-scene.ts';
import { someLines } from '../../../../test/sale.ts';
import { world } from '../../../../test/world.ts';
import { getPromotions, postPromotion } from '../promotion/promotion.schema.ts';
import { getDealSteps } from '../step/step.schema.ts';
import * as contracts from './contract.schema.ts';

const here = await world({ cast: everyRole });
const { as } = here;
const scene = await saleScene(here);
const skipReason = '客户直接定车';

/** A promotion with so many places; and how many of them are taken. */
async function aPromotion(places: number) {
  const { body } = await as(tang)(postPromotion, {
    name: `限量 ${places}`,
    kind: 'maker',
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
    rule: {},
    offFen: 500_000,
    makerBp: 6000,
    unitsLimit: places,
  });
  const taken = async () =>
    (await as(tang)(getPromotions, {})).body.rows.find(({ id }) => id === body.id);
  return { id: body.id, taken };
}

const contractWith = async (promotionId: string) => {
  const lines = [...someLines(), promotionLine(promotionId)];
  const { dealId } = await scene.anOfferedDeal(lin, { lines });
  return (await as(lin)(contracts.postContract, { id: dealId, skipReason })).body.id;
};

describe('A contract takes what it promises 合同占用促销', () => {
  test('when both have signed; of two contracts the last place goes to one; cancelled it goes back', async () => {
    const promotion = await aPromotion(1);
    const [first, second] = [await contractWith(promotion.id), await contractWith(promotion.id)];
    expect(await promotion.taken()).toMatchObject({ unitsUsed: 0 });
    const signed = await Promise.all([scene.sign(first), scene.sign(second)]);
    expect(signed.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(await promotion.taken()).toMatchObject({ unitsUsed: 1 });
    const winner = signed[0].status === 200 ? first : second;
    await as(shen)(contracts.postCancellation, { id: winner, side: 'agreed', reason: '换车' });
    expect(await promotion.taken()).toMatchObject({ unitsUsed: 0 });
  });
});

describe('A contract is a step of the sale 合同环节', () => {
  test('made with steps left out it asks why, and the reason is kept with each of them', async () => {
    const { dealId: id } = await scene.anOfferedDeal();
    expect((await as(lin)(contracts.postContract, { id })).body).toMatchObject({
      code: 'step.reason_needed',
    });
    expect((await as(lin)(contracts.getDealContracts, { id })).body.rows).toEqual([]);
    await as(lin)(contracts.postContract, { id, skipReason });
    const { now, history } = (await as(lin)(getDealSteps, { id })).body;
    expect(now).toBe('contract');
    const skipped = history.filter(({ isSkipped }) => isSkipped);
    expect(skipped.length).toBeGreaterThan(2);
    expect(skipped.every(({ reason }) => reason === skipReason)).toBe(true);
  });
});
