import { fen, type Fen } from '../../../kernel/money.ts';
import type { ContractState } from '../contract/contract.rules.ts';

export type Account = {
  state: ContractState;
  totalFen: number;
  /** All that came in and all that went back, both positive. */
  receivedFen: number;
  refundedFen: number;
  /** Of a cancelled contract: 定金 that the store keeps, and what it pays on top. */
  keptFen: number;
  penaltyFen: number;
};
export type Standing = { owedFen: Fen; dueFen: Fen; refundDueFen: Fen };

/**
 * Where the money of a contract stands (收付平衡): due = total − received + refunded, never below nothing; what is more
 * than owed is named as money that goes back. Of a cancelled contract nothing is owed but what the store keeps, less its
 * penalty. Always: owed = received − refunded + due − refundDue. Units: fen.
 */
export function standingOf(account: Account): Standing {
  const { state, totalFen, receivedFen, refundedFen, keptFen, penaltyFen } = account;
  const owed = state === 'cancelled' ? keptFen - penaltyFen : totalFen;
  const open = owed - receivedFen + refundedFen;
  return {
    owedFen: fen(owed),
    dueFen: fen(Math.max(0, open)),
    refundDueFen: fen(Math.max(0, -open)),
  };
}
