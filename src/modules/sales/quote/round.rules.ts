import { assert } from '../../../kernel/assert.ts';
import { fen, type Fen } from '../../../kernel/money.ts';

/**
 * `amount × by ÷ over`, rounded half up once (四舍五入到分), in whole fen. BigInt, because rates on prices leave the
 * range in which a double is exact.
 */
export function proportion(amount: number, by: number, over: number): Fen {
  assert(amount >= 0 && by >= 0 && over > 0, 'proportion() takes no negatives');
  const [top, bottom] = [BigInt(amount) * BigInt(by) * 2n, BigInt(over)];
  return fen(Number((top + bottom) / (bottom * 2n)));
}

/** An amount as it stands in a line of arithmetic: `¥162,654.87` (算式中的金额). */
export function amountText(amountFen: number): string {
  const [whole, part] = (Math.abs(amountFen) / 100).toFixed(2).split('.') as [string, string];
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return `${amountFen < 0 ? '−' : ''}¥${grouped}${part === '00' ? '' : `.${part}`}`;
}

/** Basis points as per cent without idle zeros: `10%`, `3.6%`. */
export const percentText = (rateBp: number): string => `${Number((rateBp / 100).toFixed(2))}%`;
