import { promotionLines } from '../promotion/promotion.rules.ts';
import { carPriceOf } from '../sale-line.rules.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import type { Asked } from './asked.schema.ts';
import { lineOf } from './line.rules.ts';
import type { Chosen } from './product-lines.rules.ts';
import type { QuoteFacts } from './quote-facts.schema.ts';
import { proportion } from './round.rules.ts';
import type { Problem } from './quote-sum.schema.ts';

/**
 * The car's own lines (车价部分): guide price, options of the maker, and what is taken off: discount, promotions,
 * coupons.
 */
export function carLines(
  asked: Asked,
  facts: QuoteFacts,
  chosen: Chosen,
): { lines: SaleLine[]; problems: Problem[] } {
  const { trim, promotions, coupons, isOnePrice } = facts;
  const problems: Problem[] = [];
  const options = chosen.own.filter(({ kind }) => kind === 'option');
  const lines = [
    lineOf({ key: 'car', kind: 'car', name: '厂商建议零售价', amountFen: trim.guideFen ?? 0 }),
    ...options.map(({ id, name, priceFen }) =>
      lineOf({
        key: `option:${id}`,
        kind: 'option',
        name,
        amountFen: priceFen ?? 0,
        productId: id,
      }),
    ),
  ];
  if (trim.guideFen === null) problems.push({ code: 'no_guide_price', key: 'car' });
  const discountFen = isOnePrice ? 0 : asked.discountFen;
  if (discountFen > 0)
    lines.push(
      lineOf({ key: 'discount', kind: 'discount', name: '优惠', amountFen: -discountFen }),
    );
  lines.push(...promotionsOf(asked, facts).lines);
  for (const id of new Set(asked.promotionIds))
    if (!promotions.some((one) => one.id === id))
      problems.push({ code: 'unknown_promotion', key: id });
  for (const id of new Set(asked.couponIds)) {
    const coupon = coupons.find((one) => one.id === id);
    if (!coupon) problems.push({ code: 'unknown_coupon', key: id });
    else
      lines.push(
        lineOf({
          key: `coupon:${id}`,
          kind: 'coupon',
          name: coupon.name,
          amountFen: -coupon.valueFen,
        }),
      );
  }
  if (trim.guideFen !== null && carPriceOf(lines) <= 0)
    problems.push({ code: 'price_gone', key: 'discount' });
  return { lines, problems };
}

/**
 * The promotions of a quote (促销适用): of those that were asked for, what the rule lets stand, and why not the others. The
 * loan is reckoned on the guide price less the discount, before promotions.
 */
export function promotionsOf(
  asked: Asked,
  { trim, promotions, pricedOn, isOwner, stockDays }: QuoteFacts,
): ReturnType<typeof promotionLines> {
  const guideFen = trim.guideFen ?? 0;
  const lentBp = asked.loan ? 10_000 - asked.loan.downBp : 0;
  const lentFen = proportion(Math.max(0, guideFen - asked.discountFen), lentBp, 10_000);
  const wanted = promotions.filter(({ id }) => asked.promotionIds.includes(id));
  return promotionLines(
    wanted,
    {
      modelId: trim.modelId,
      trimId: trim.id,
      guideFen,
      stockDays,
      customerKinds: [
        asked.buyer === 'company' ? 'company' : 'person',
        ...(isOwner ? (['owner'] as const) : []),
      ],
      loan: asked.loan && { fen: lentFen, months: asked.loan.months },
      hasTradeIn: asked.tradeIn !== null,
    },
    pricedOn,
  );
}
