import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { isUniqueViolation } from '../../platform/errors.ts';
import { todayOf } from '../people/index.ts';
import * as no from './catalog.refusals.ts';
import { knownModel } from './model.queries.ts';
import { isComing, priceBar } from './trim.rules.ts';
import * as queries from './trim.queries.ts';
import type * as contract from './trim.schema.ts';

export async function listTrims(ctx: Ctx, asked: InputOf<typeof contract.getTrims>) {
  const { modelId, closed = false } = asked;
  const day = asked.day ?? (await todayOf(ctx));
  return { rows: await queries.pricedTrims(ctx, { modelId, closed, day }) };
}

/** Adds a trim (新增车款) to a model of a brand that the group sells. */
export async function addTrim(ctx: Ctx, input: InputOf<typeof contract.postTrim>) {
  const model = await knownModel(ctx, input.modelId);
  if (!model) throw no.noSuchModel();
  if (!model.own) throw no.notOurs();
  const id = await queries.insertTrim(ctx, input);
  if (!id) throw no.trimTaken();
  await audit(ctx, { action: 'trim.added', resource: 'catalog', recordId: id, after: input });
  return { id };
}

export async function correctTrim(
  ctx: Ctx,
  { id, ...fields }: InputOf<typeof contract.putTrim>,
): Promise<{ id: string }> {
  const before = await queries.lockTrim(ctx, id);
  if (!before) throw no.noSuchTrim();
  try {
    await queries.changeTrim(ctx, id, fields);
  } catch (error) {
    throw isUniqueViolation(error) ? no.trimTaken() : error;
  }
  await audit(ctx, {
    action: 'trim.corrected',
    resource: 'catalog',
    recordId: id,
    before,
    after: fields,
  });
  return { id };
}

/** A trim is sold no longer, or again (停售、恢复). */
export async function closeTrim(
  ctx: Ctx,
  { id, closed }: InputOf<typeof contract.postTrimClosing>,
) {
  const before = await queries.lockTrim(ctx, id);
  if (!before) throw no.noSuchTrim();
  if ((before.closedAt !== null) === closed) return { id };
  await queries.changeTrim(ctx, id, { closedAt: closed ? ctx.now : null });
  const action = closed ? 'trim.closed' : 'trim.reopened';
  await audit(ctx, { action, resource: 'catalog', recordId: id });
  return { id };
}

export async function listPrices(ctx: Ctx, { id }: { id: string }) {
  const today = await todayOf(ctx);
  const [trim] = await queries.pricedTrims(ctx, { id, day: today });
  if (!trim) throw no.noSuchTrim();
  return { today, rows: await queries.pricesOf(ctx, id) };
}

/** Sets a price from a day (调价), never backwards; the key of the table decides of two. */
export async function setPrice(ctx: Ctx, { id, ...price }: InputOf<typeof contract.postTrimPrice>) {
  if (!(await queries.lockTrim(ctx, id))) throw no.noSuchTrim();
  const bar = priceBar(price.fromOn, price, await todayOf(ctx));
  if (bar) throw no.badPrice(bar);
  if (!(await queries.insertPrice(ctx, { trimId: id, ...price })))
    throw no.priceTaken(price.fromOn);
  await audit(ctx, { action: 'trim.priced', resource: 'catalog', recordId: id, after: price });
  return { id, fromOn: price.fromOn };
}

/** Withdraws a price that has not begun (撤回调价). */
export async function withdrawPrice(
  ctx: Ctx,
  { id, fromOn }: InputOf<typeof contract.deleteTrimPrice>,
) {
  const today = await todayOf(ctx);
  if (!(await queries.lockTrim(ctx, id))) throw no.noSuchTrim();
  if (!isComing(fromOn, today)) throw no.priceBegun();
  if (!(await queries.deletePrice(ctx, { trimId: id, fromOn, today }))) throw no.noSuchTrim();
  await audit(ctx, {
    action: 'trim.price_withdrawn',
    resource: 'catalog',
    recordId: id,
    before: { fromOn },
  });
  return { id };
}
