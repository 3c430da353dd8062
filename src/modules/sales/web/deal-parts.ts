import type { ComponentType } from 'react';
import type { z } from 'zod';
import type { Deal } from '../deal.schema.ts';
import { PromotionsPart } from './PromotionsPart.tsx';
import { RivalsPart } from './RivalsPart.tsx';

export type ShownDeal = z.infer<typeof Deal>;
export type DealPartProps = { deal: ShownDeal; mayEdit: boolean };

/** What stands on the page of a deal, in the order of the sale. A new part is one line here. */
export const dealParts: readonly { key: string; Part: ComponentType<DealPartProps> }[] = [
  { key: 'promotions', Part: PromotionsPart },
  { key: 'rivals', Part: RivalsPart },
];
