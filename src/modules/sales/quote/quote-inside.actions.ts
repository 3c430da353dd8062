import type { z } from 'zod';
import { addDays } from '../../../kernel/period.ts';
import { askApproval } from '../../../platform/approval/approval.actions.ts';
import { approvalOf } from '../../../platform/approval/approval.queries.ts';
import type { AskedLine } from '../../../platform/approval/approval.schema.ts';
import { openingOf } from '../../../platform/calendar/calendar-of.ts';
import { addOpenMinutes } from '../../../platform/calendar/hours.ts';
import type { Ctx } from '../../../platform/db.ts';
import { whisper } from '../../../platform/outbox.ts';
import { todayOf, zoneOf } from '../../people/index.ts';
import {
  authorityOf,
  excessOver,
  rolesCovering,
  type Authority,
  type Excess,
  type Given,
} from './authority.rules.ts';
import { grossOf, type Gross } from './gross.rules.ts';
import { quoteApproval } from './quote.approval.ts';
import { quoteToWorkOn, reckoningOf } from './quote.actions.ts';
import type { Reckoning } from './quote-facts.actions.ts';
import { quoteById, peopleWithRole, type Row } from './quote.queries.ts';
import * as refusals from './quote.refusals.ts';
import type { postQuoteApproval } from './quote.schema.ts';

type Judged = {
  reckoning: Reckoning;
  given: Given;
  authority: Authority;
  excess: Excess[];
  gross: Gross | null;
};

/** Holds a quote against the marks of the store and the authority of whoever asks (权限与毛利核对). */
export async function judge(ctx: Ctx, quote: Row): Promise<Judged> {
  const { asked, pricedOn, lines } = quote;
  const reckoning = await reckoningOf(ctx, quote, { asked, today: pricedOn });
  const { trim, products, authorityRows } = reckoning;
  const authority = authorityOf(authorityRows, { roles: ctx.actor.roles, model: trim.modelName });
  const given: Given = {
    discountFen: -lines
      .filter(({ kind }) => kind === 'discount')
      .reduce((sum, { amountFen }) => sum + amountFen, 0),
    giftFen: quote.giftFen,
    carFen: quote.carFen,
    floorFen: trim.floorFen,
    netCostFen: trim.costFen === null ? null : trim.costFen - (trim.rebateFen ?? 0),
  };
  const loanProductId = asked.loan?.productId ?? null;
  return {
    reckoning,
    given,
    authority,
    excess: excessOver(given, authority),
    gross: grossOf(lines, trim, { products, loanProductId }),
  };
}

/** Whether what goes beyond the actor's authority was approved for exactly what the quote says now. */
export async function isApproved(ctx: Ctx, quote: Row): Promise<boolean> {
  const found = await approvalOf(ctx, quoteApproval.key, quote.id);
  return found?.state === 'approved' && found.subject === quote.figuresHash;
}

/** What only the store sees (只有我看得到): floor, gross with and without rebate, what needs approval and where that stands. */
export async function showInside(ctx: Ctx, { id }: { id: string }) {
  const quote = await quoteById(ctx, id, { today: await todayOf(ctx), verb: 'edit' });
  if (!quote) throw refusals.noSuchQuote();
  const { given, authority, excess, gross } = await judge(ctx, quote);
  const approval = await approvalOf(ctx, quoteApproval.key, id);
  const { storeId, teamId, personId } = quote;
  return {
    storeId,
    teamId,
    personId,
    floorFen: given.floorFen,
    aboveFloorFen: given.floorFen === null ? null : given.carFen - given.floorFen,
    netCostFen: given.netCostFen,
    carGrossFen: gross?.carFen ?? null,
    besideGrossFen: gross?.besideFen ?? null,
    grossFen: gross?.grossFen ?? null,
    grossWithRebateFen: gross?.withRebateFen ?? null,
    unknownProducts: gross?.unknown ?? 0,
    payFen: null,
    authority: { discountFen: authority.discountFen, giftFen: authority.giftFen },
    excess,
    isBelowCost: given.netCostFen !== null && given.carFen < given.netCostFen,
    approval: approval
      ? {
          id: approval.id,
          state: approval.state,
          isCurrent: approval.subject === quote.figuresHash,
          stepName: approval.steps[approval.step - 1]!.name,
          dueAt: approval.dueAt,
          decidedByName: approval.decidedByName,
          answer: approval.answer,
        }
      : null,
  };
}

const roleNames: Record<string, { zh: string; en: string }> = {
  sales_manager: { zh: '销售经理', en: 'sales manager' },
  director: { zh: '销售总监', en: 'sales director' },
};

/**
 * Asks for what goes beyond one's authority (提交优惠审批): first whoever has the lowest role that may all of it, then the
 * next ones, each within the store's open hours.
 */
export async function askForQuote(
  ctx: Ctx,
  { id, reason }: z.output<typeof postQuoteApproval.input>,
) {
  const { deal, quote } = await quoteToWorkOn(ctx, id);
  if (quote.state !== 'draft') throw refusals.notDraft(quote.state);
  const { reckoning, given, excess, gross } = await judge(ctx, quote);
  if (excess.length === 0) throw refusals.nothingToApprove();
  const roles = rolesCovering(reckoning.authorityRows, given, reckoning.trim.modelName);
  if (roles.length === 0) throw refusals.beyondEverybody();
  const made = await askApproval(ctx, quoteApproval, {
    recordId: id,
    subject: quote.figuresHash,
    title: [quote.customerName, quote.modelName, quote.trimName].filter(Boolean).join(' · '),
    reason,
    link: `/quotes/${id}`,
    storeId: deal.storeId,
    asked: { lines: askedLines(given, excess), costLines: costLines(given, gross) },
    steps: await stepsOf(ctx, { storeId: deal.storeId, roles, hours: reckoning.approvalHours }),
  });
  await whisper(ctx, 'deal', deal.id);
  return made;
}

const line = ([zh, en]: readonly [string, string], fen: number | null): AskedLine => ({
  name: { zh, en },
  fen,
  text: '',
});
const overNames = {
  discount: ['优惠超权限', 'Discount over authority'],
  gifts: ['赠品超权限', 'Gifts over authority'],
  below_floor: ['低于底价', 'Below floor'],
  below_cost: ['低于成本（返利后）', 'Below cost net of rebate'],
} as const;

const askedLines = (given: Given, excess: readonly Excess[]): AskedLine[] => [
  line(['车价', 'Price of the car'], given.carFen),
  line(['优惠', 'Discount'], given.discountFen),
  ...(given.giftFen > 0 ? [line(['赠品价值', 'Gifts'], given.giftFen)] : []),
  ...excess
    .filter(({ what }) => what === 'discount' || what === 'gifts')
    .map(({ what, byFen }) => line(overNames[what], byFen)),
];

const costLines = (given: Given, gross: Gross | null): AskedLine[] => [
  line(['底价', 'Floor price'], given.floorFen),
  ...(gross
    ? [
        line(['本店毛利（返利前）', 'Store gross before rebate'], gross.grossFen),
        line(['本店毛利（含返利）', 'Store gross with rebate'], gross.withRebateFen),
      ]
    : []),
  ...excessBelow(given),
];

const excessBelow = ({ carFen, floorFen, netCostFen }: Given): AskedLine[] => [
  ...(floorFen !== null && carFen < floorFen
    ? [line(overNames.below_floor, floorFen - carFen)]
    : []),
  ...(netCostFen !== null && carFen < netCostFen
    ? [line(overNames.below_cost, netCostFen - carFen)]
    : []),
];

type Chain = { storeId: string | null; roles: readonly string[]; hours: number };

/** Who decides at each step, and until when: open hours of the store, one step after the other. */
async function stepsOf(ctx: Ctx, { storeId, roles, hours }: Chain) {
  const holders = await peopleWithRole(ctx, storeId, roles);
  const today = await todayOf(ctx);
  const zone = await zoneOf(ctx);
  const openOn =
    storeId && (await openingOf(ctx, { storeId, from: today, to: addDays(today, 60) }));
  let from = Date.parse(ctx.now);
  return roles.flatMap((role) => {
    const people = holders.filter((one) => one.role === role).map(({ id }) => id);
    if (people.every((one) => one === ctx.actor.personId)) return [];
    const minutes = hours * 60;
    from = openOn ? addOpenMinutes(openOn, zone, from, minutes) : from + minutes * 60_000;
    const name = roleNames[role] ?? { zh: role, en: role };
    return [{ name, dueAt: new Date(from).toISOString(), people }];
  });
}
