import { RivalPrices } from '../../catalog/web/RivalPrices.tsx';
import type { DealPartProps } from './deal-parts.ts';

/** What rivals of the deal's model cost now (竞品), while it is still negotiated. */
export function RivalsPart({ deal }: DealPartProps) {
  if (!deal.modelId || deal.outcome !== 'open') return null;
  return <RivalPrices modelId={deal.modelId} />;
}
