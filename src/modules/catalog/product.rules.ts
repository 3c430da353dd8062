import type { InsuranceTerms, LoanTerms, ProductKind } from './product.schema.ts';
import type { z } from 'zod';

type Entered = {
  provider: string;
  priceFen: number | null;
  loan: z.output<typeof LoanTerms> | null;
  insurance: z.output<typeof InsuranceTerms> | null;
};

/**
 * What a product of its kind still lacks (缺项): a loan 金融方案 and an insurance 保险 name their provider and their
 * terms, because the customer's price comes of them; everything else names its price.
 */
export function lacking(
  kind: ProductKind,
  { provider, priceFen, loan, insurance }: Entered,
): 'provider' | 'price' | 'loan' | 'insurance' | undefined {
  const byTerms = kind === 'finance' || kind === 'insurance';
  if (byTerms && !provider) return 'provider';
  if (kind === 'finance') return loan ? undefined : 'loan';
  if (kind === 'insurance') return insurance ? undefined : 'insurance';
  return priceFen === null ? 'price' : undefined;
}
