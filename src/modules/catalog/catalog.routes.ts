import { serve } from '../../platform/serve.ts';
import { modelsWithBrands } from './model.queries.ts';
import { getModels } from './model.schema.ts';

export const catalogRoutes = [
  serve(getModels, async (ctx) => ({ rows: await modelsWithBrands(ctx) })),
];
