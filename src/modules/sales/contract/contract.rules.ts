import { assert } from '../../../kernel/assert.ts';
import { fen, type Bp, type Fen } from '../../../kernel/money.ts';

/** 定金 (earnest) binds both sides by the Civil Code, 订金 (advance) is money paid early and goes back. */
export const depositKinds = ['none', 'earnest', 'advance'] as const;
export type DepositKind = (typeof depositKinds)[number];
export const contractStates = ['draft', 'signed', 'delivered', 'cancelled'] as const;
export type ContractState = (typeof contractStates)[number];
/** On whose side it lies that a contract ends (解约原因方). */
export const cancelSides = ['customer', 'store', 'agreed'] as const;
export type CancelSide = (typeof cancelSides)[number];

/**
 * The most that may be agreed as earnest money (定金上限): a share of the car's price, rounded down to the fen, because
 * what lies above it has no force as earnest. Source: Civil Code art. 586, as the dated setting `earnest_cap`.
 */
export function earnestMost(carFen: number, shareBp: number): Fen {
  assert(carFen >= 0 && shareBp >= 0, 'a cap is a share of a price');
  return fen(Number((BigInt(carFen) * BigInt(shareBp)) / 10_000n));
}

export type Deposit = { kind: DepositKind; fen: number };
export type DepositProblem = 'no_amount' | 'above_cap' | 'above_total';

/** What is wrong with a deposit (定金、订金校验); null where nothing is. */
export function depositProblem(
  { kind, fen: amount }: Deposit,
  { carFen, totalFen, shareBp }: { carFen: number; totalFen: number; shareBp: Bp },
): DepositProblem | null {
  if ((kind === 'none') !== (amount === 0)) return 'no_amount';
  if (kind === 'earnest' && amount > earnestMost(carFen, shareBp)) return 'above_cap';
  return amount > totalFen ? 'above_total' : null;
}

export type Ending = {
  side: CancelSide;
  kind: DepositKind;
  /** Of the deposit, what was agreed and what was really paid. */
  agreedFen: number;
  paidFen: number;
  receivedFen: number;
  refundedFen: number;
};
export type Consequences = {
  /** 定金 that the store keeps, and what it pays on top where it broke the contract itself. */
  keptFen: Fen;
  penaltyFen: Fen;
  /** What goes back to the customer now. */
  refundFen: Fen;
  rule: 'advance_back' | 'earnest_kept' | 'earnest_doubled' | 'earnest_back' | 'nothing_paid';
};

/**
 * What follows for the money when a contract is cancelled (解约结算): 订金 goes back whole; 定金 stays with the store where
 * the customer breaks it, comes back doubled where the store does, and plainly where both agree. Only what was
 * really paid counts. All else that was received goes back. Units: fen. Source: Civil Code art. 586–587.
 */
export function consequencesOf(ending: Ending): Consequences {
  const { side, kind, agreedFen, paidFen, receivedFen, refundedFen } = ending;
  const held = receivedFen - refundedFen;
  const earnestFen = kind === 'earnest' ? Math.min(agreedFen, paidFen, Math.max(0, held)) : 0;
  const keptFen = side === 'customer' ? earnestFen : 0;
  const penaltyFen = side === 'store' ? earnestFen : 0;
  const refundFen = fen(Math.max(0, held) - keptFen + penaltyFen);
  return { keptFen: fen(keptFen), penaltyFen: fen(penaltyFen), refundFen, rule: ruleOf() };

  function ruleOf(): Consequences['rule'] {
    if (held <= 0) return 'nothing_paid';
    if (earnestFen === 0) return 'advance_back';
    if (side === 'agreed') return 'earnest_back';
    return side === 'customer' ? 'earnest_kept' : 'earnest_doubled';
  }
}

/** What a signer agrees to (签署声明), with its version; it is kept beside the signature. */
export const contractStatement =
  '合同-1：我已逐项看过车款、颜色、每一项费用、合计、定金或订金的约定和交车日期，同意按此签署。';
