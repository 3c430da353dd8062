import type { ComponentType } from 'react';
import type { z } from 'zod';
import { DealQuotes } from '../quote/web/DealQuotes.tsx';
import { DealSurvey } from '../../care/survey/web/DealSurvey.tsx';
import { DealDelivery } from '../delivery/web/DealDelivery.tsx';
import { DealDerivatives } from '../derivative/web/DealDerivatives.tsx';
import type { Deal } from '../deal.schema.ts';
import { DealDrives } from '../drive/web/DealDrives.tsx';
import { DealSteps } from '../step/web/DealSteps.tsx';
import { ContractPart } from '../contract/web/ContractPart.tsx';
import { VehiclePart } from '../stock/web/VehiclePart.tsx';
import { PromotionsPart } from './PromotionsPart.tsx';
import { RivalsPart } from './RivalsPart.tsx';

export type ShownDeal = z.infer<typeof Deal>;
export type DealPartProps = { deal: ShownDeal; mayEdit: boolean };

/** What stands on the page of a deal, in the order of the sale. A new part is one line here. */
export const dealParts: readonly { key: string; Part: ComponentType<DealPartProps> }[] = [
  { key: 'quotes', Part: DealQuotes },
  { key: 'steps', Part: DealSteps },
  { key: 'drives', Part: DealDrives },
  { key: 'derivatives', Part: DealDerivatives },
  { key: 'delivery', Part: DealDelivery },
  { key: 'survey', Part: DealSurvey },
  { key: 'contract', Part: ContractPart },
  { key: 'vehicle', Part: VehiclePart },
  { key: 'promotions', Part: PromotionsPart },
  { key: 'rivals', Part: RivalsPart },
  { key: 'contract', Part: ContractPart },
  { key: 'vehicle', Part: VehiclePart },
  { key: 'derivatives', Part: DealDerivatives },
  { key: 'delivery', Part: DealDelivery },
  { key: 'survey', Part: DealSurvey },
];
