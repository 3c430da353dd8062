import type { z } from 'zod';
import { scopeOf, systemActor } from '../../../kernel/actor.ts';
import { daysBetween } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { appendFacts } from '../../../platform/facts/facts.queries.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { announce, whisper } from '../../../platform/outbox.ts';
import type { Visit } from '../../../platform/serve.ts';
import { insertSignature } from '../../../platform/signature/signature.queries.ts';
import { firstDayOf, orderLead } from '../../leads/index.ts';
import { holdersAt, todayOf } from '../../people/index.ts';
import { dealFact } from '../deal-fact.ts';
import { differences } from './content.rules.ts';
import { settlePromotions } from '../promotion/promotion-count.actions.ts';
import { openFromContract } from '../derivative/derivative.actions.ts';
import * as queries from './contract.queries.ts';
import { contractToSign } from './contract.notices.ts';
import * as no from './contract.refusals.ts';
import { contractStatement } from './contract.rules.ts';
import type {
  postContractSignature,
  postSignatureByCode,
  PublicContract,
} from './contract.schema.ts';
import {
  contractBehind,
  endVersion,
  signaturesOn,
  versionsOf,
  type Version,
} from './version.queries.ts';

type Signing = z.output<typeof postContractSignature.input>;

/**
 * Signs the version that waits (签署合同), under the hash of what the signer read. For the store signs whoever answers
 * for its deals. Once both have signed it is in force, and the contract counts as an order.
 */
export async function signContract(ctx: Ctx, input: Signing) {
  const contract = await queries.lockContract(ctx, 'edit', input.id);
  if (!contract) throw no.noSuchContract();
  if (input.role === 'store' && scopeOf(ctx.actor, 'deal', 'bulk') === 'no') throw no.notForStore();
  return signed(ctx, contract, input);
}

async function signed(
  ctx: Ctx,
  contract: queries.LockedContract,
  { role, contentHash, signing }: Omit<Signing, 'id'>,
) {
  if (contract.state === 'cancelled' || contract.state === 'delivered') throw no.contractOver();
  const versions = await versionsOf(ctx, [contract.id]);
  const open = versions.find(({ state }) => state === 'open');
  if (!open) {
    // The same content again, by whoever did not see that it is done.
    const done = versions.find((one) => one.state === 'signed' && one.contentHash === contentHash);
    if (done) return { state: contract.state, isComplete: true };
    throw no.nothingToSign();
  }
  if (open.contentHash !== contentHash) throw no.changedMeanwhile();
  await insertSignature(ctx, {
    kind: 'contract',
    recordId: open.id,
    role,
    document: open.content,
    statement: contractStatement,
    input: signing,
  });
  await audit(ctx, {
    action: 'contract.signed_by',
    resource: 'deal',
    recordId: contract.dealId,
    ownerId: contract.personId,
    after: {
      number: contract.number,
      version: open.version,
      role,
      signer: signing.signer,
      contentHash,
    },
  });
  await whisper(ctx, 'deal', contract.dealId);
  const given = await signaturesOn(ctx, [open.id]);
  const isComplete = new Set(given.map((one) => one.role)).size === 2;
  if (isComplete) await comeIntoForce(ctx, contract, open);
  else if (role === 'customer') await tellStore(ctx, contract, open);
  return { state: isComplete ? ('signed' as const) : contract.state, isComplete };
}

/** The store's turn: whoever signs for it is told, and the consultant where they did not see it themselves. */
async function tellStore(
  ctx: Ctx,
  { storeId, personId, dealId, number }: queries.LockedContract,
  { id, content }: Version,
): Promise<void> {
  const managers = await holdersAt(ctx, 'deal', 'bulk', storeId);
  const to = [...managers, ...(personId ? [personId] : [])];
  await notify(ctx, {
    kind: contractToSign,
    to: to.filter((one) => one !== ctx.actor.personId),
    key: id,
    params: { customer: content.customerName || { zh: '客户', en: 'The customer' }, number },
    link: `/deals/${dealId}`,
  });
}

async function comeIntoForce(
  ctx: Ctx,
  contract: queries.LockedContract,
  { version, content }: Version,
): Promise<void> {
  const isFirst = contract.state === 'draft';
  await endVersion(ctx, contract.id, 'signed');
  await queries.changeContract(ctx, contract.id, {
    ...queries.inForce(content),
    version,
    ...(isFirst && { state: 'signed', signedAt: ctx.now }),
  });
  await settlePromotions(ctx, contract.id, content.lines);
  await appendFacts(
    ctx,
    isFirst
      ? await orderFacts(ctx, contract, content.carFen)
      : await priceFacts(ctx, contract, content.carFen),
  );
  if (!isFirst) return;
  await openFromContract(ctx, { id: contract.dealId });
  if (contract.leadId) await orderLead(ctx, contract.leadId, { isOrdered: true });
  await announce(ctx, 'contract.signed', contract.id, {
    number: contract.number,
    dealId: contract.dealId,
    storeId: contract.storeId,
    carFen: content.carFen,
    totalFen: content.totalFen,
  });
}

/** One order more, or with −1 one less, and the days from first contact to signature (订单与成交周期). */
export async function orderFacts(
  ctx: Ctx,
  contract: queries.LockedContract,
  carFen: number,
  quantity: 1 | -1 = 1,
) {
  const { dealId, leadId, openedOn, signedAt } = contract;
  const day = await todayOf(ctx);
  const begun = (leadId ? await firstDayOf(ctx, leadId) : undefined) ?? openedOn ?? day;
  const originDay = begun > day ? day : begun;
  const signedOn = signedAt ? await todayOf({ ...ctx, now: signedAt }) : day;
  const days = Math.max(0, daysBetween(originDay, signedOn));
  const told = { day, originDay, at: ctx.now, quantity };
  const deal = { ...contract, id: dealId };
  return [
    dealFact(deal, { kind: 'order', ...told, amount: quantity * carFen }),
    dealFact(deal, { kind: 'salesCycle', ...told, amount: quantity * days }),
  ];
}

/** An amendment that changes the car's price moves the amount of the order, not its number (改价不改订单数). */
async function priceFacts(ctx: Ctx, contract: queries.LockedContract, carFen: number) {
  const moved = carFen - contract.carFen;
  if (moved === 0) return [];
  const [order] = await orderFacts(ctx, contract, carFen);
  return [{ ...order!, quantity: 0, amount: moved }];
}

async function behindCode<T>(
  { database, now, address, requestId }: Visit,
  code: string,
  work: (ctx: Ctx, contractId: string) => Promise<T>,
): Promise<T> {
  const link = await contractBehind(database.web, code);
  if (!link) throw no.noSuchContract();
  const actor = {
    ...systemActor(link.tenantId, `contract ${code.slice(0, 4)}`),
    origin: { address, requestId },
  };
  return inTenant(database.web, link.tenantId, (db) => work({ db, actor, now }, link.recordId));
}

/** The customer signs on their own phone (链接签署). */
export const signByCode = (
  visit: Visit,
  { code, contentHash, signing }: z.output<typeof postSignatureByCode.input>,
) =>
  behindCode(visit, code, async (ctx, contractId) => {
    const contract = await queries.lockContract(ctx, 'edit', contractId);
    if (!contract) throw no.noSuchContract();
    return signed(ctx, contract, { role: 'customer', contentHash, signing });
  });

/** A contract as its customer reads it (客户的合同页): the version that waits, else the one in force. */
export const showContract = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, async (ctx, contractId): Promise<z.output<typeof PublicContract>> => {
    const contract = (await queries.contractById(ctx, contractId))!;
    const versions = await versionsOf(ctx, [contractId]);
    const shown = versions.find(({ state }) => state !== 'withdrawn')!;
    const before = versions.find((one) => one.state === 'signed' && one.version < shown.version);
    const signatures = await signaturesOn(ctx, [shown.id]);
    return {
      state: contract.state,
      version: shown.version,
      content: shown.content,
      contentHash: shown.contentHash,
      isOpen: shown.state === 'open' && contract.state !== 'cancelled',
      statement: contractStatement,
      differences: before ? differences(before.content, shown.content) : [],
      signatures: signatures.map(({ role, signer, at, drawing }) => ({
        role,
        signer,
        at,
        drawing,
      })),
    };
  });
