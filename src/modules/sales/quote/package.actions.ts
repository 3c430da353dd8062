import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { productsFor } from '../../catalog/index.ts';
import { allPackages, closePackage, insertPackage } from './package.queries.ts';
import type { postPackage } from './package.schema.ts';
import * as refusals from './quote.refusals.ts';

export const listPackages = async (ctx: Ctx) => ({ rows: await allPackages(ctx) });

/** Makes a package (新建套餐) of what is sold at a price of its own; nothing that is estimated or lent. */
export async function makePackage(ctx: Ctx, input: z.output<typeof postPackage.input>) {
  const fitting = await productsFor(ctx, {
    ...(input.modelId && { modelId: input.modelId }),
    kinds: ['accessory', 'service', 'warranty'],
  });
  const priced = new Set(fitting.flatMap(({ id, priceFen }) => (priceFen === null ? [] : [id])));
  if (!input.productIds.every((id) => priced.has(id))) throw refusals.notForPackage();
  const id = await insertPackage(ctx, input);
  if (!id) throw refusals.packageTaken();
  await audit(ctx, { action: 'package.made', resource: 'catalog', recordId: id, after: input });
  return { id };
}

/** Offers a package no more (停售套餐). */
export async function endPackage(ctx: Ctx, { id }: { id: string }) {
  if (!(await closePackage(ctx, id))) throw refusals.noSuchPackage();
  await audit(ctx, { action: 'package.closed', resource: 'catalog', recordId: id });
  return { id };
}
