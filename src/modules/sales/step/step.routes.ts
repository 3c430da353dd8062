import { serve, type Served } from '../../../platform/serve.ts';
import { bringSpecialist, moveStep, showSteps, tickItem } from './step.actions.ts';
import * as step from './step.schema.ts';

export const stepRoutes: readonly Served[] = [
  serve(step.getDealSteps, showSteps),
  serve(step.postDealStep, moveStep),
  serve(step.putDealTick, tickItem),
  serve(step.postDealSpecialist, bringSpecialist),
];
