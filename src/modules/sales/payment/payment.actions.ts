import type { z } from 'zod';
import { yearOf } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { todayOf } from '../../people/index.ts';
import {
  lockContract,
  visibleContracts,
  type LockedContract,
} from '../contract/contract.queries.ts';
import { noSuchContract } from '../contract/contract.refusals.ts';
import { balanceOf } from '../contract/show.actions.ts';
import { nextNumber } from '../numbering.queries.ts';
import * as queries from './payment.queries.ts';
import * as no from './payment.refusals.ts';
import type { postReceipt, postRefund } from './payment.schema.ts';

/** What came and went for a contract (收退款记录), and where it stands. */
export async function listPayments(ctx: Ctx, { id }: { id: string }) {
  const contract = await visibleContracts(ctx, 'read', 'payment')
    .select(['contract.totalFen', 'contract.receivedFen', 'contract.refundedFen'])
    .select(['contract.keptFen', 'contract.penaltyFen', 'contract.state'])
    .where('contract.id', '=', id)
    .executeTakeFirst();
  if (!contract) throw noSuchContract();
  const state = contract.state as LockedContract['state'];
  return { rows: await queries.paymentsOf(ctx, id), balance: balanceOf({ ...contract, state }) };
}

/**
 * Enters money that came in (收款). More than is due is refused, unless it is kept for the customer; nothing is received on a
 * contract that ended. The contract's row decides between two entries at once.
 */
export async function receive(ctx: Ctx, input: z.output<typeof postReceipt.input>) {
  const contract = await lockForMoney(ctx, input.id);
  const known = await sameAgain(ctx, input, input.amountFen);
  if (known) return { ...known, balance: balanceOf(contract) };
  if (contract.state === 'cancelled') throw no.endedContract();
  if ((input.kind === 'trade_in') !== (input.method === 'offset')) throw no.offsetOnly();
  const { dueFen } = balanceOf(contract);
  if (input.amountFen > dueFen && !input.keepsCredit) throw no.moreThanDue(dueFen);
  return enter(ctx, contract, { ...input, numbered: 'receipt' });
}

/** Enters money that went back (退款): what was paid too much, or what a cancelled contract leaves; never more. */
export async function refund(ctx: Ctx, input: z.output<typeof postRefund.input>) {
  const contract = await lockForMoney(ctx, input.id);
  const amountFen = -input.amountFen;
  const known = await sameAgain(ctx, input, amountFen);
  if (known) return { ...known, balance: balanceOf(contract) };
  const { refundDueFen } = balanceOf(contract);
  if (input.amountFen > refundDueFen) throw no.moreThanRefund(refundDueFen);
  return enter(ctx, contract, { ...input, amountFen, kind: 'refund', numbered: 'refund' });
}

async function lockForMoney(ctx: Ctx, id: string): Promise<LockedContract> {
  const contract = await lockContract(ctx, 'edit', id, 'payment');
  if (!contract) throw noSuchContract();
  return contract;
}

type Told = { id: string; externalId: string | null };

/** The entry that this sender made under this id already; another entry under it is refused. */
async function sameAgain(ctx: Ctx, { id, externalId }: Told, amountFen: number) {
  if (externalId === null) return undefined;
  const known = await queries.toldBefore(ctx, externalId);
  if (!known) return undefined;
  if (known.contractId !== id || known.amountFen !== amountFen) throw no.idUsed();
  return { id: known.id, number: known.number };
}

type Entry = Omit<queries.NewPayment, 'number' | 'contractId' | 'storeId' | 'paidOn'> & {
  paidOn?: string | undefined;
  numbered: 'receipt' | 'refund';
};

async function enter(ctx: Ctx, contract: LockedContract, { numbered, ...entry }: Entry) {
  const { id: contractId, storeId, dealId, personId } = contract;
  const day = await todayOf(ctx);
  const paidOn = entry.paidOn ?? day;
  if (paidOn > day) throw no.notYetPaid();
  const number = await nextNumber(ctx, { kind: numbered, storeId, year: yearOf(day) });
  const { kind, method, amountFen, voucher, note, externalId } = entry;
  const row = {
    number,
    contractId,
    storeId,
    paidOn,
    kind,
    method,
    amountFen,
    voucher,
    note,
    externalId,
  };
  const id = await queries.insertPayment(ctx, row);
  if (!id) throw no.idUsed();
  await queries.addToContract(ctx, row);
  await audit(ctx, {
    action: `payment.${numbered}`,
    resource: 'deal',
    recordId: dealId,
    ownerId: personId,
    after: { number, contract: contract.number, kind, method, amountFen, paidOn, voucher },
  });
  await whisper(ctx, 'deal', dealId);
  return { id, number, balance: balanceOf(after(contract, amountFen)) };
}

const after = (contract: LockedContract, amountFen: number): LockedContract => ({
  ...contract,
  receivedFen: contract.receivedFen + Math.max(0, amountFen),
  refundedFen: contract.refundedFen + Math.max(0, -amountFen),
});
