import { describe, expect, test } from 'vitest';
import { everyRole, gu, lin, shen, stranger, xu, zhou } from '../../../../test/cast.ts';
import { saleScene } from '../../../../test/sale-scene.ts';
import { world } from '../../../../test/world.ts';
import { postCancellation } from '../contract/contract.schema.ts';
import { getPayments, postReceipt, postRefund } from './payment.schema.ts';

const it = await world({ cast: everyRole });
const { as } = it;
const scene = await saleScene(it);
const jin = everyRole.find(({ role }) => role === 'finance')!;
const balanceOf = async (id: string) => (await as(jin)(getPayments, { id })).body.balance;
const total = 20_250_022;
const receive = (id: string, amountFen: number, more: object = {}) =>
  as(jin)(postReceipt, { id, kind: 'balance', method: 'transfer', amountFen, ...more });
const giveBack = (id: string, amountFen: number, more: object = {}) =>
  as(jin)(postRefund, { id, method: 'transfer', amountFen, ...more });

describe('Receipts 收款', () => {
  test('are numbered, and what is due is the total less what came', async () => {
    const { id } = await scene.aContract();
    const first = await receive(id, 500_000, { kind: 'deposit' });
    expect(first.body).toMatchObject({ balance: { dueFen: total - 500_000, refundDueFen: 0 } });
    expect(first.body.number).toMatch(/^SK01-2026-\d{6}$/);
    await receive(id, 12_000_000, { kind: 'loan' });
    await receive(id, 3_000_000, { kind: 'trade_in', method: 'offset' });
    const { rows, balance } = (await as(jin)(getPayments, { id })).body;
    expect(rows.map(({ kind }) => kind)).toEqual(['trade_in', 'loan', 'deposit']);
    expect(balance.dueFen).toBe(total - 15_500_000);
  });

  test('above what is due are refused, or kept as credit that is named as a refund', async () => {
    const { id } = await scene.aContract();
    expect((await receive(id, total + 1)).body).toMatchObject({
      code: 'payment.more_than_due',
      details: { due: 202_500.22 },
    });
    await receive(id, total + 100, { keepsCredit: true });
    expect(await balanceOf(id)).toMatchObject({ dueFen: 0, refundDueFen: 100 });
  });

  test('under one id of the sender are one, and another entry under it is refused', async () => {
    const { id } = await scene.aContract();
    const told = { externalId: 'bank-1' };
    const replies = await Promise.all([receive(id, 100, told), receive(id, 100, told)]);
    expect(new Set(replies.map(({ body }) => body.number)).size).toBe(1);
    expect((await receive(id, 200, told)).body.code).toBe('payment.id_used');
    expect((await balanceOf(id)).receivedFen).toBe(100);
  });

  test('are not of tomorrow, and a traded-in car is an offset', async () => {
    const { id } = await scene.aContract();
    expect((await receive(id, 100, { paidOn: '2026-11-24' })).body.code).toBe('payment.in_future');
    expect((await receive(id, 100, { kind: 'trade_in' })).body.code).toBe('payment.offset_only');
  });
});

describe('Refunds 退款', () => {
  test('of two of the same money at once one goes out', async () => {
    const { id } = await scene.aContract();
    await receive(id, total + 100, { keepsCredit: true });
    const replies = await Promise.all([giveBack(id, 100), giveBack(id, 100), giveBack(id, 100)]);
    expect(replies.map(({ body }) => body.code ?? 'paid').toSorted()).toEqual([
      'paid',
      'payment.more_than_refund',
      'payment.more_than_refund',
    ]);
    expect(await balanceOf(id)).toMatchObject({ refundedFen: 100, refundDueFen: 0 });
  });

  test('after a cancellation give back what the rule left, and no fen more', async () => {
    const { id } = await scene.aSigned(lin, { deposit: { kind: 'earnest', fen: 500_000 } });
    await receive(id, 800_000, { kind: 'deposit' });
    await as(shen)(postCancellation, { id, side: 'customer', reason: '改买别家' });
    expect((await receive(id, 1)).body.code).toBe('payment.contract_over');
    expect((await giveBack(id, 300_001)).body.code).toBe('payment.more_than_refund');
    expect((await giveBack(id, 300_000)).body.number).toMatch(/^TK01-2026-\d{6}$/);
    expect(await balanceOf(id)).toMatchObject({ dueFen: 0, refundDueFen: 0, keptFen: 500_000 });
  });
});

test('finance enters; the consultant reads their own, the manager the store’s, others nothing', async () => {
  const { id } = await scene.aContract();
  for (const who of [lin, shen, gu]) {
    expect((await as(who)(getPayments, { id })).status).toBe(200);
    const entry = { id, kind: 'balance', method: 'cash', amountFen: 1 } as const;
    expect((await as(who)(postReceipt, entry)).status).toBe(403);
    expect((await as(who)(postRefund, { id, method: 'cash', amountFen: 1 })).status).toBe(403);
  }
  for (const who of [zhou, xu, stranger])
    expect((await as(who)(getPayments, { id })).status).toBe(404);
});
