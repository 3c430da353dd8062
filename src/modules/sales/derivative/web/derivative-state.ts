import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { getDeal } from '../../deal.schema.ts';
import { getDealDelivery, getDelivery } from '../../delivery/delivery.schema.ts';
import { isRealised, waitingStates } from '../derivative.rules.ts';
import {
  getDealDerivatives,
  getDerivativeFigures,
  getDerivatives,
  type DerivativeState,
} from '../derivative.schema.ts';

export type ShownDerivative = OutputOf<typeof getDealDerivatives>['rows'][number];
export type WaitingDerivative = OutputOf<typeof getDerivatives>['rows'][number];
/** What a step needs to know, on the deal's page and in the queue alike. */
export type Stepped = Omit<
  WaitingDerivative,
  'dealNumber' | 'storeName' | 'personName' | 'customerName' | 'modelName' | 'deliveryAt'
>;

/** What a step changes on the screens. */
export const derivativeRefreshes = [
  getDealDerivatives,
  getDerivatives,
  getDerivativeFigures,
  getDealDelivery,
  getDelivery,
  getDeal,
];

/** Done is on course, waiting is at risk of nothing yet, refused and cancelled are quiet. */
export const looksOf = (state: DerivativeState) => {
  if (isRealised(state)) return 'onTrack' as const;
  return waitingStates.includes(state) ? ('atRisk' as const) : ('idle' as const);
};
