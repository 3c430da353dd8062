import type { z } from 'zod';
import type { Ctx } from '../../../platform/db.ts';
import { isDealReached } from '../deal.queries.ts';
import { noSuchDeal } from '../deal.refusals.ts';
import { standingOf } from '../payment/balance.rules.ts';
import { differences } from './content.rules.ts';
import { couponsIn } from './contract-coupon.queries.ts';
import * as queries from './contract.queries.ts';
import { noSuchContract } from './contract.refusals.ts';
import type { Contract, ContractVersion } from './contract.schema.ts';
import { signaturesOn, versionsOf, type Version } from './version.queries.ts';

type Shown = z.output<typeof Contract>;

/** The contracts of a deal (这一单的合同), and the offer that one can be made from. */
export async function listContracts(ctx: Ctx, { id }: { id: string }) {
  if (!(await isDealReached(ctx, 'read', id))) throw noSuchDeal({ id });
  const rows = await withParts(ctx, await queries.contractsOfDeal(ctx, id));
  const isFree = rows.every(({ state }) => state === 'cancelled');
  const offer = isFree ? await queries.offerToContract(ctx, id) : undefined;
  return { rows, quoteId: offer?.id ?? null };
}

export async function readContract(ctx: Ctx, { id }: { id: string }): Promise<Shown> {
  const found = await queries.contractById(ctx, id);
  if (!found) throw noSuchContract();
  return (await withParts(ctx, [found]))[0]!;
}

async function withParts(ctx: Ctx, found: readonly queries.ShownContract[]): Promise<Shown[]> {
  const ids = found.map(({ id }) => id);
  const versions = await versionsOf(ctx, ids);
  const signatures = await signaturesOn(
    ctx,
    versions.map(({ id }) => id),
  );
  const coupons = await couponsIn(ctx, ids);
  return found.map((contract) => ({
    ...contract,
    deposit: { kind: contract.depositKind, fen: contract.depositFen },
    balance: balanceOf(contract),
    versions: versions
      .filter(({ contractId }) => contractId === contract.id)
      .map((version, i, all) => ({
        ...version,
        differences: differencesOf(version, all.slice(i + 1)),
        signatures: signatures.filter(({ recordId }) => recordId === version.id),
      })),
    coupons: coupons.filter(({ contractId }) => contractId === contract.id),
  }));
}

/** What a version changes against the signed one before it; against the one before where none was signed. */
function differencesOf(
  { content }: Version,
  earlier: readonly Version[],
): z.output<typeof ContractVersion>['differences'] {
  const before = earlier.find(({ state }) => state === 'signed') ?? earlier[0];
  return before ? differences(before.content, content) : [];
}

type Money = Pick<
  queries.ShownContract,
  'state' | 'totalFen' | 'receivedFen' | 'refundedFen' | 'keptFen' | 'penaltyFen'
>;

/** Where the money of a contract stands (收付情况). */
export function balanceOf(contract: Money) {
  const { totalFen, receivedFen, refundedFen, keptFen, penaltyFen } = contract;
  const { dueFen, refundDueFen } = standingOf(contract);
  return { totalFen, receivedFen, refundedFen, keptFen, penaltyFen, dueFen, refundDueFen };
}
