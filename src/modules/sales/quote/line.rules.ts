import type { SaleLine } from '../sale-line.schema.ts';
import { basisIn } from './basis.rules.ts';
import type { Working } from './quote-sum.schema.ts';

type Given = Pick<SaleLine, 'key' | 'kind' | 'name' | 'amountFen'> & Partial<SaleLine>;

/** A line with what is left out filled in; it is paid to the store unless told. */
export const lineOf = (given: Given): SaleLine => ({
  payee: 'store',
  isEstimate: false,
  basis: '',
  source: '',
  productId: null,
  promotionId: null,
  ...given,
});

/** A line whose arithmetic is kept: its basis is said in the language in which offers are made (中文). */
export function workedLine(
  given: Given,
  working: Omit<Working, 'key'>,
): { line: SaleLine; working: Working } {
  return {
    line: lineOf({ ...given, basis: basisIn(working, 'zh') }),
    working: { key: given.key, ...working },
  };
}
