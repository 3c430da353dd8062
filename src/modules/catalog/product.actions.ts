import type { z } from 'zod';
import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { isUniqueViolation } from '../../platform/errors.ts';
import * as no from './catalog.refusals.ts';
import { knownModel } from './model.queries.ts';
import { lacking } from './product.rules.ts';
import * as queries from './product.queries.ts';
import type * as contract from './product.schema.ts';

export const listProducts = async (ctx: Ctx, asked: InputOf<typeof contract.getProducts>) => {
  const { kinds, ...rest } = asked;
  const ofKinds = kinds.length > 0 ? kinds : undefined;
  return { rows: await queries.productsFor(ctx, { ...rest, kinds: ofKinds }) };
};

type Fields = z.output<typeof contract.ProductFields>;

async function settled(ctx: Ctx, kind: contract.ProductKind, fields: Fields) {
  const { loan, insurance, ...row } = fields;
  const lack = lacking(kind, fields);
  if (lack === 'provider') throw no.noProvider();
  if (lack === 'price') throw no.noPrice();
  if (lack) throw no.noTerms(lack);
  if (row.modelId && !(await knownModel(ctx, row.modelId))) throw no.noSuchModel();
  const terms = (kind === 'finance' ? loan : kind === 'insurance' ? insurance : null) ?? {};
  return { ...row, terms };
}

/** Adds a product (新增产品): an accessory, a service, a warranty, a loan, an insurance, an option. */
export async function addProduct(
  ctx: Ctx,
  { kind, ...fields }: InputOf<typeof contract.postProduct>,
) {
  const row = await settled(ctx, kind, fields);
  const id = await queries.insertProduct(ctx, { kind, ...row });
  if (!id) throw no.productTaken();
  const after = { kind, ...row };
  await audit(ctx, { action: 'product.added', resource: 'catalog', recordId: id, after });
  return { id };
}

export async function correctProduct(
  ctx: Ctx,
  { id, ...fields }: InputOf<typeof contract.putProduct>,
) {
  const before = await queries.lockProduct(ctx, id);
  if (!before) throw no.noSuchProduct();
  const { costFen, incomeFen, ...row } = await settled(ctx, before.kind, fields);
  const change = {
    ...row,
    ...(costFen !== undefined && { costFen }),
    ...(incomeFen !== undefined && { incomeFen }),
  };
  try {
    await queries.changeProduct(ctx, id, change);
  } catch (error) {
    throw isUniqueViolation(error) ? no.productTaken() : error;
  }
  await audit(ctx, {
    action: 'product.corrected',
    resource: 'catalog',
    recordId: id,
    before,
    after: change,
  });
  return { id };
}

/** A product is sold no longer, or again (停售、恢复). */
export async function closeProduct(
  ctx: Ctx,
  { id, closed }: InputOf<typeof contract.postProductClosing>,
) {
  const before = await queries.lockProduct(ctx, id);
  if (!before) throw no.noSuchProduct();
  if ((before.closedAt !== null) === closed) return { id };
  await queries.changeProduct(ctx, id, { closedAt: closed ? ctx.now : null });
  const action = closed ? 'product.closed' : 'product.reopened';
  await audit(ctx, { action, resource: 'catalog', recordId: id });
  return { id };
}
