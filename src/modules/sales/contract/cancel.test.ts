import { describe, expect, test } from 'vitest';
import { everyRole, gu, lin, ours, shen, zhou } from '../../../../test/cast.ts';
import { saleScene } from '../../../../test/sale-scene.ts';
import { anAcceptedQuote, someLines } from '../../../../test/sale.ts';
import { world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { postLeadCoupon } from '../../leads/benefits/benefit.schema.ts';
import { postContact } from '../../leads/desk/work.schema.ts';
import { getLead } from '../../leads/lead.schema.ts';
import { postDecision } from '../../leads/end/end.schema.ts';
import { postCouponKind } from '../../marketing/coupon/coupon.schema.ts';
import { postAllocation } from '../stock/allocation.schema.ts';
import { postReceipt } from '../payment/payment.schema.ts';
import { dealList, getDeal } from '../deal.schema.ts';
import { postLoss } from '../loss.schema.ts';
import { salesJobs } from '../sales.jobs.ts';
import { SaleLine } from '../sale-line.schema.ts';
import { makeLog } from '../../../platform/log.ts';
import * as contracts from './contract.schema.ts';

const it = await world({ cast: everyRole });
const { as, clock, database, inside } = it;
const scene = await saleScene(it);
const jin = everyRole.find(({ role }) => role === 'finance')!;
const read = async (id: string) => (await as(shen)(contracts.getContract, { id })).body;
const all = async <T extends object>(text: string) => (await database.owner.query<T>(text)).rows;

async function aCoupon(leadId: string, valueFen: number | null) {
  const kind = await as(gu)(postCouponKind, {
    name: uuidV7().slice(-12),
    kind: valueFen ? 'discount' : 'gift',
    valueFen,
    stock: 5,
    startsOn: '2026-11-01',
    endsOn: '2026-12-31',
  });
  return (await as(lin)(postLeadCoupon, { id: leadId, kindId: kind.body.id })).body.code;
}
const couponState = async (code: string) =>
  (await all<{ state: string }>(`select state from marketing.coupon where code = '${code}'`))[0]!
    .state;

describe('Cancelling 解约', () => {
  test('by the customer: the store keeps the earnest, car and coupon are free, the order is taken back', async () => {
    const terms = { deposit: { kind: 'earnest', fen: 500_000 } };
    const { id, dealId, leadId } = await scene.aContract(lin, terms);
    const code = await aCoupon(leadId, 100_000);
    await as(lin)(contracts.postContractCoupon, { id, code });
    await scene.sign(id);
    expect([await couponState(code), (await read(id)).totalFen]).toEqual(['redeemed', 20_150_022]);
    const car = await scene.aCar();
    await as(shen)(postAllocation, { id, vehicleId: car.id });
    const paid = { id, kind: 'deposit', method: 'wechat', amountFen: 800_000 } as const;
    await as(jin)(postReceipt, paid);

    const asked = { id, side: 'customer' } as const;
    const foreseen = (await as(lin)(contracts.getCancellation, asked)).body;
    expect(foreseen).toEqual({
      keptFen: 500_000,
      penaltyFen: 0,
      refundFen: 300_000,
      rule: 'earnest_kept',
    });
    expect(
      (await as(lin)(contracts.postCancellation, { ...asked, reason: '不买了' })).body.code,
    ).toBe('contract.manager_cancels');
    const { body } = await as(shen)(contracts.postCancellation, { ...asked, reason: '不买了' });
    expect(body).toEqual(foreseen);
    expect(await read(id)).toMatchObject({
      state: 'cancelled',
      vehicleId: null,
      cancelSide: 'customer',
      balance: { dueFen: 0, refundDueFen: 300_000 },
    });
    expect(await couponState(code)).toBe('claimed');
    expect(await scene.factsOf(dealId)).toEqual([]);
    expect((await as(lin)(getLead, { id: leadId })).body.grade).toBe('N');
    const next = await scene.aSigned();
    expect((await as(shen)(postAllocation, { id: next.id, vehicleId: car.id })).status).toBe(200);
  });

  test('by the store: the earnest goes back doubled', async () => {
    const { id } = await scene.aSigned(lin, { deposit: { kind: 'earnest', fen: 500_000 } });
    await as(jin)(postReceipt, { id, kind: 'deposit', method: 'card', amountFen: 500_000 });
    await as(shen)(contracts.postCancellation, { id, side: 'store', reason: '无车可交' });
    expect((await read(id)).balance).toMatchObject({
      refundDueFen: 1_000_000,
      penaltyFen: 500_000,
    });
  });

  test('of two who cancel at once one does, and the order goes back once', async () => {
    const { id, dealId } = await scene.aSigned();
    const end = () =>
      as(shen)(contracts.postCancellation, { id, side: 'agreed', reason: '协商解除' });
    const replies = await Promise.all([end(), end()]);
    expect(replies.map(({ status }) => String(status)).toSorted()).toEqual(['200', '409']);
    expect(await scene.factsOf(dealId)).toEqual([]);
  });
});

describe('Coupons at the sale 合同用券', () => {
  test('the offer’s coupon is redeemed when the contract is made, once', async () => {
    const deal = await scene.aDeal();
    const code = await aCoupon(deal.leadId, 100_000);
    const coupon = SaleLine.parse({
      key: `coupon:${code}`,
      kind: 'coupon',
      name: '订车礼',
      amountFen: -100_000,
      payee: 'store',
    });
    await inside(ours.tenantId, (ctx) =>
      anAcceptedQuote(ctx, { ...deal, trimId: scene.trimId, lines: [...someLines(), coupon] }),
    );
    const { body } = await as(lin)(contracts.postContract, {
      id: deal.dealId,
      skipReason: '客户直接定车',
    });
    expect([await couponState(code), (await read(body.id)).carFen]).toEqual([
      'redeemed',
      19_280_000,
    ]);
    const again = await as(lin)(contracts.postContractCoupon, { id: body.id, code });
    expect(again.body.code).toBe('coupon.not_redeemed_redeemed');
  });

  test('somebody else’s coupon is none of this customer’s', async () => {
    const code = await aCoupon((await scene.aDeal()).leadId, null);
    const { id } = await scene.aContract();
    expect((await as(lin)(contracts.postContractCoupon, { id, code })).body.code).toBe(
      'contract.unknown_coupon',
    );
    expect((await as(zhou)(contracts.postContractCoupon, { id, code })).status).toBe(404);
  });
});

describe('A lost deal 战败', () => {
  const work = async () => {
    const rows = await all<{ id: string; payload: Record<string, unknown> }>(
      `select key as id, payload from platform.outbox where topic = 'lead.ended'`,
    );
    const shop = { database, clock: () => clock.now, log: makeLog('silent') };
    for (const { id, payload } of rows)
      await salesJobs[0]!.run(shop, {
        tenantId: ours.tenantId,
        topic: 'lead.ended',
        key: id,
        payload,
      });
  };

  test('with a lead waits for the manager’s word, and is then lost once', async () => {
    const { dealId, leadId } = await scene.aDeal();
    const begun = clock.now;
    for (const day of [24, 25, 26]) {
      clock.now = `2026-11-${day}T02:00:00.000Z`;
      await as(lin)(postContact, { id: leadId, kind: 'call', seconds: 0 });
    }
    const asked = { id: dealId, reason: 'bought_rival', rival: '某品牌' } as const;
    expect((await as(lin)(postLoss, asked)).body.outcome).toBe('claimed');
    expect((await as(lin)(getDeal, { id: dealId })).body.outcome).toBe('open');
    const [claim] = await all<{ id: string }>(
      `select id from leads.claim where lead_id = '${leadId}'`,
    );
    await as(shen)(postDecision, { id: claim!.id, approve: true });
    await work();
    await work();
    expect((await as(lin)(getDeal, { id: dealId })).body).toMatchObject({
      outcome: 'lost',
      closedOn: '2026-11-26',
    });
    expect((await scene.factsOf(dealId)).map(({ kind, quantity }) => [kind, quantity])).toEqual([
      [8, 1],
    ]);
    clock.now = begun;
  });

  test('without an open lead is closed at once with its reason; not while a contract stands', async () => {
    const { dealId, leadId } = await scene.aDeal();
    await database.owner.query(
      `update leads.lead set outcome = 'lost', closed_on = '2026-11-22' where id = $1`,
      [leadId],
    );
    expect((await as(zhou)(postLoss, { id: dealId, reason: 'price' })).status).toBe(404);
    expect((await as(lin)(postLoss, { id: dealId, reason: 'price' })).body.outcome).toBe('lost');
    expect((await as(lin)(postLoss, { id: dealId, reason: 'price' })).body.code).toBe(
      'deal.closed',
    );
    const standing = await scene.aContract();
    expect((await as(lin)(postLoss, { id: standing.dealId, reason: 'price' })).body.code).toBe(
      'contract.stands',
    );
  });
});

test('another source for a deal of the showroom moves its facts and loses none', async () => {
  const { dealId } = await scene.aSigned();
  const before = await scene.factsOf(dealId);
  const sourceId = uuidV7();
  await inside(ours.tenantId, ({ db }) =>
    db
      .insertInto('marketing.source')
      .values({ tenantId: ours.tenantId, id: sourceId, name: '车展' })
      .execute(),
  );
  const { bulk } = dealList.contracts;
  const set = { ids: [dealId], field: 'sourceName', value: sourceId };
  expect((await as(shen)(bulk, set)).body.changed).toBe(1);
  expect(await scene.factsOf(dealId)).toEqual(
    before.map((fact) => ({ ...fact, source: sourceId })),
  );
});
