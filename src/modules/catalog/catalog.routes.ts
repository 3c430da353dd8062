import { serve } from '../../platform/serve.ts';
import { todayOf } from '../people/index.ts';
import { modelsWithBrands } from './model.queries.ts';
import { getModels } from './model.schema.ts';
import { pricedTrims } from './trim.queries.ts';
import { getTrims } from './trim.schema.ts';

export const catalogRoutes = [
  serve(getModels, async (ctx) => ({ rows: await modelsWithBrands(ctx) })),
  serve(getTrims, async (ctx, { modelId, day }) => ({
    rows: await pricedTrims(ctx, { modelId, day: day ?? (await todayOf(ctx)) }),
  })),
];
