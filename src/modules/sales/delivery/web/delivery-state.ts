import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { getDeal } from '../../deal.schema.ts';
import { getDealDerivatives } from '../../derivative/derivative.schema.ts';
import {
  getDealDelivery,
  getDeliveries,
  getDelivery,
  getDeliverySlots,
} from '../delivery.schema.ts';

export type ShownDelivery = OutputOf<typeof getDeliveries>['rows'][number];
export type WholeDelivery = OutputOf<typeof getDelivery>;

/** What a delivery changes on the screens. */
export const deliveryRefreshes = [
  getDeliveries,
  getDelivery,
  getDealDelivery,
  getDeliverySlots,
  getDealDerivatives,
  getDeal,
];

/** How it stands with a delivery: ready or done is on course, a lack is at risk, called off is quiet. */
export const looksOf = ({ state, missing }: Pick<ShownDelivery, 'state' | 'missing'>) => {
  if (state === 'cancelled') return 'idle' as const;
  return missing.length === 0 ? ('onTrack' as const) : ('atRisk' as const);
};
