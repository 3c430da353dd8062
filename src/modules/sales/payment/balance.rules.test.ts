import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { standingOf } from './balance.rules.ts';

const plain = { receivedFen: 0, refundedFen: 0, keptFen: 0, penaltyFen: 0 };

describe('The money of a contract always balances 收付平衡', () => {
  test.each([
    [{ ...plain, receivedFen: 300 }, 'signed', { due: 700, back: 0 }],
    [{ ...plain, receivedFen: 1_200 }, 'signed', { due: 0, back: 200 }],
    [{ ...plain, receivedFen: 1_200, refundedFen: 200 }, 'signed', { due: 0, back: 0 }],
    [{ ...plain, receivedFen: 300, keptFen: 200 }, 'cancelled', { due: 0, back: 100 }],
    [{ ...plain, receivedFen: 300, penaltyFen: 200 }, 'cancelled', { due: 0, back: 500 }],
  ] as const)('%j of 1,000, %s', (account, state, { due, back }) => {
    const { dueFen, refundDueFen } = standingOf({ ...account, state, totalFen: 1_000 });
    expect([dueFen, refundDueFen]).toEqual([due, back]);
  });

  test('nothing is due below zero without being named as a refund', () => {
    const amount = fc.nat(10_000_000);
    const state = fc.constantFrom('draft', 'signed', 'delivered', 'cancelled');
    const accounts = fc.record({
      state,
      totalFen: amount,
      receivedFen: amount,
      refundedFen: amount,
      keptFen: amount,
      penaltyFen: amount,
    });
    fc.assert(
      fc.property(accounts, (account) => {
        const { owedFen, dueFen, refundDueFen } = standingOf(account);
        expect(owedFen).toBe(account.receivedFen - account.refundedFen + dueFen - refundDueFen);
        expect(Math.min(dueFen, refundDueFen)).toBe(0);
      }),
    );
  });
});
