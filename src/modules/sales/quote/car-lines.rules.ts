import { carPriceOf } from '../sale-line.rules.ts';
import type { SaleLine } from '../sale-line.schema.ts';
import type { Asked } from './asked.schema.ts';
import { lineOf } from './line.rules.ts';
import type { Chosen } from './product-lines.rules.ts';
import type { QuoteFacts } from './quote-facts.schema.ts';
import type { Problem } from './quote-sum.schema.ts';

/**
 * The car's own lines (车价部分): guide price, options of the maker, and what is taken off: discount, promotions,
 * coupons.
 */
export function carLines(
  asked: Asked,
  { trim, promotions, coupons, isOnePrice }: QuoteFacts,
  chosen: Chosen,
): { lines: SaleLine[]; problems: Problem[] } {
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
  for (const id of new Set(asked.promotionIds)) {
    const found = promotions.filter(({ promotionId, key }) => promotionId === id || key === id);
    lines.push(...found);
    if (found.length === 0) problems.push({ code: 'unknown_promotion', key: id });
  }
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
