import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { bp } from '../../../kernel/money.ts';
import { yearOf, type Day } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { todayOf } from '../../people/index.ts';
import { dealToWorkOn } from '../deal-open.actions.ts';
import { nextNumber } from '../numbering.queries.ts';
import type { ContractContent } from './content.schema.ts';
import * as queries from './contract.queries.ts';
import * as no from './contract.refusals.ts';
import { depositProblem, earnestMost } from './contract.rules.ts';
import type { postContract } from './contract.schema.ts';
import { earnestCapSetting } from './contract.settings.ts';
import { enterStep } from '../step/step.actions.ts';
import { couponsNamed, useCoupon } from './coupon.actions.ts';
import { insertVersion } from './version.queries.ts';

/**
 * Makes the contract of a deal from its accepted offer (生成合同): numbered, the lines copied as they were offered, the
 * coupons of the offer redeemed. One stands for each deal, and one is made of each offer; keys decide.
 */
export async function makeContract(ctx: Ctx, input: z.output<typeof postContract.input>) {
  const deal = await dealToWorkOn(ctx, input.id);
  const offer = await queries.offerToContract(ctx, deal.id);
  const standing = await queries.standingNumber(ctx, deal.id);
  if (standing) throw no.dealHasContract(standing);
  if (!offer) throw no.noAcceptedQuote();
  const { storeId, personId } = deal;
  const customerId = deal.customerId!;
  const day = await todayOf(ctx);
  const number = await nextNumber(ctx, { kind: 'contract', storeId, year: yearOf(day) });
  const { trimId, colour } = offer;
  const names = await queries.namesOnPaper(ctx, { storeId, customerId, personId, trimId });
  const content = contentOf(input, { number, offer, names });
  await mustHold(ctx, content, day);
  const id = await queries.insertContract(ctx, {
    number,
    dealId: deal.id,
    quoteId: offer.id,
    storeId,
    customerId,
    trimId,
    colour,
    code: randomBytes(9).toString('base64url'),
    content,
  });
  if (!id) throw no.quoteUsed();
  for (const coupon of couponsNamed(offer.lines))
    await useCoupon(ctx, { contractId: id, dealId: deal.id, storeId, customerId }, coupon);
  await insertVersion(ctx, { contractId: id, content, reason: '' });
  await enterStep(ctx, deal.id, 'contract', { reason: input.skipReason });
  await audit(ctx, {
    action: 'contract.made',
    resource: 'deal',
    recordId: deal.id,
    ownerId: personId,
    after: { number, totalFen: content.totalFen, deposit: content.deposit },
  });
  await whisper(ctx, 'deal', deal.id);
  return { id, number };
}

type Parts = {
  number: string;
  offer: queries.Offered;
  names: Awaited<ReturnType<typeof queries.namesOnPaper>>;
};

function contentOf(
  { deposit, promisedOn, note }: z.output<typeof postContract.input>,
  { number, offer, names }: Parts,
): ContractContent {
  const { brand, model, trim, ...parties } = names;
  return {
    number,
    ...parties,
    car: { brand, model, trim, colour: offer.colour },
    lines: offer.lines,
    carFen: offer.carFen,
    totalFen: offer.totalFen,
    deposit,
    promisedOn,
    note,
  };
}

/** Refuses a content that no contract may have: a deposit above its cap, a promise in the past (合同条款校验). */
export async function mustHold(ctx: Ctx, content: ContractContent, day: Day): Promise<void> {
  const { carFen, totalFen, deposit, promisedOn } = content;
  if (carFen <= 0) throw no.negativeCar();
  const [cap] = (await settingOn(ctx, earnestCapSetting, { day })).rows;
  const shareBp = bp(cap!.share);
  const problem = depositProblem(deposit, { carFen, totalFen, shareBp });
  if (problem) throw no.badDeposit(problem, earnestMost(carFen, shareBp));
  if (promisedOn !== null && promisedOn < day) throw no.promisedTooEarly();
}
