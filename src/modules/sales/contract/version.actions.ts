import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { todayOf } from '../../people/index.ts';
import { carPriceOf, totalOf } from '../sale-line.rules.ts';
import { differences, revised, untouchable } from './content.rules.ts';
import type { ContractContent } from './content.schema.ts';
import * as queries from './contract.queries.ts';
import * as no from './contract.refusals.ts';
import type { postContractCoupon, postContractVersion } from './contract.schema.ts';
import { useCoupon } from './coupon.actions.ts';
import { mustHold } from './make.actions.ts';
import { endVersion, insertVersion, versionsOf } from './version.queries.ts';

/** A contract that may still be changed, with the content that a change begins from. */
async function openContract(ctx: Ctx, id: string) {
  const contract = await queries.lockContract(ctx, 'edit', id);
  if (!contract) throw no.noSuchContract();
  if (contract.state === 'cancelled' || contract.state === 'delivered') throw no.contractOver();
  const versions = await versionsOf(ctx, [id]);
  const last = versions.find(({ state }) => state !== 'withdrawn');
  return { contract, content: last!.content, isSigned: contract.state === 'signed' };
}

/**
 * Changes a contract (改合同、变更): what was signed never changes; the next version is put before both sides, and comes
 * into force when both have signed it. An open one that nobody finished is withdrawn by it. After signing, a change
 * says why.
 */
export async function reviseContract(
  ctx: Ctx,
  { id, changes, reason }: z.output<typeof postContractVersion.input>,
) {
  const { contract, content, isSigned } = await openContract(ctx, id);
  if (isSigned && reason.length < 2) throw no.needsReason();
  if (untouchable(content, changes).length > 0) throw no.untouchableLines();
  const next = revised(content, changes);
  if (differences(content, next).length === 0) throw no.nothingChanged();
  await mustHold(ctx, next, await todayOf(ctx));
  return { version: await putVersion(ctx, contract, { content: next, reason }) };
}

/** Redeems a coupon in a contract that is not signed yet (合同用券): its line joins the next version. */
export async function redeemInContract(
  ctx: Ctx,
  { id, code }: z.output<typeof postContractCoupon.input>,
) {
  const { contract, content, isSigned } = await openContract(ctx, id);
  if (isSigned) throw no.onlyBeforeSigning();
  const { dealId, storeId, customerId } = contract;
  const line = await useCoupon(ctx, { contractId: id, dealId, storeId, customerId }, code);
  const lines = [...content.lines, line];
  const next = { ...content, lines, carFen: carPriceOf(lines), totalFen: totalOf(lines) };
  await mustHold(ctx, next, await todayOf(ctx));
  return { version: await putVersion(ctx, contract, { content: next, reason: line.name }) };
}

async function putVersion(
  ctx: Ctx,
  { id, dealId, personId, state }: queries.LockedContract,
  { content, reason }: { content: ContractContent; reason: string },
): Promise<number> {
  await endVersion(ctx, id, 'withdrawn');
  const version = await insertVersion(ctx, { contractId: id, content, reason });
  // A draft shows what is on the table; a signed contract only what both have signed.
  if (state === 'draft') await queries.changeContract(ctx, id, queries.inForce(content));
  await audit(ctx, {
    action: 'contract.version_made',
    resource: 'deal',
    recordId: dealId,
    ownerId: personId,
    after: { number: content.number, version, reason, totalFen: content.totalFen },
  });
  await whisper(ctx, 'deal', dealId);
  return version;
}

/** Takes an amendment back that not both have signed (撤回变更); the signed version stays in force. */
export async function withdrawVersion(ctx: Ctx, { id }: { id: string }) {
  const { contract, isSigned } = await openContract(ctx, id);
  if (!isSigned) throw no.noOpenVersion();
  const version = await endVersion(ctx, id, 'withdrawn');
  if (version === undefined) throw no.noOpenVersion();
  await audit(ctx, {
    action: 'contract.version_withdrawn',
    resource: 'deal',
    recordId: contract.dealId,
    ownerId: contract.personId,
    after: { number: contract.number, version },
  });
  await whisper(ctx, 'deal', contract.dealId);
  return { version };
}
