import { serve, type Served } from '../../platform/serve.ts';
import { setRole } from './model.actions.ts';
import { modelsWithBrands, rolesIn } from './model.queries.ts';
import * as model from './model.schema.ts';
import * as products from './product.actions.ts';
import * as product from './product.schema.ts';
import { rivalRoutes } from './rival/rival.routes.ts';
import * as trims from './trim.actions.ts';
import * as trim from './trim.schema.ts';

export const catalogRoutes: readonly Served[] = [
  serve(model.getModels, async (ctx) => ({ rows: await modelsWithBrands(ctx) })),
  serve(model.getModelRoles, async (ctx, { year }) => ({ rows: await rolesIn(ctx, year) })),
  serve(model.putModelRole, setRole),
  serve(trim.getTrims, trims.listTrims),
  serve(trim.postTrim, trims.addTrim),
  serve(trim.putTrim, trims.correctTrim),
  serve(trim.postTrimClosing, trims.closeTrim),
  serve(trim.getTrimPrices, trims.listPrices),
  serve(trim.postTrimPrice, trims.setPrice),
  serve(trim.deleteTrimPrice, trims.withdrawPrice),
  serve(product.getProducts, products.listProducts),
  serve(product.postProduct, products.addProduct),
  serve(product.putProduct, products.correctProduct),
  serve(product.postProductClosing, products.closeProduct),
  ...rivalRoutes,
];
