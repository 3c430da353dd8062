import type { QuoteFacts } from './quote-facts.schema.ts';

/** What a package costs (套餐价), in fen: a price of its own, or the sum of its products. */
export function packageFen(
  { priceFen, productIds }: Pick<QuoteFacts['packages'][number], 'priceFen' | 'productIds'>,
  products: readonly { id: string; priceFen: number | null }[],
): number {
  const inside = products.filter(({ id }) => productIds.includes(id));
  return priceFen ?? inside.reduce((sum, one) => sum + (one.priceFen ?? 0), 0);
}
