import type { InputOf } from '../../kernel/endpoint.ts';
import { pageFrom } from '../../kernel/page.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { isUniqueViolation } from '../../platform/errors.ts';
import { renewStanding } from '../../platform/login.ts';
import {
  findPerson,
  findStore,
  peopleNamed,
  storesWithTeams,
  updatePerson,
  updateStore,
} from './place.queries.ts';
import { noSuchPerson, noSuchStore, storeNameTaken } from './place.refusals.ts';
import type { getPeople, patchPerson, patchStore } from './place.schema.ts';

export const listStores = async (ctx: Ctx) => ({ rows: await storesWithTeams(ctx) });

export async function listPeople(ctx: Ctx, asked: InputOf<typeof getPeople>) {
  return pageFrom(await peopleNamed(ctx, asked), asked.limit, ({ name, id }) => `${name}\n${id}`);
}

/** Completes or corrects a store (门店); an import's unknown store becomes a real one here. */
export async function correctStore(
  ctx: Ctx,
  { id, activate, ...change }: InputOf<typeof patchStore>,
) {
  const before = await findStore(ctx, id);
  if (!before) throw noSuchStore(id);
  const after = { ...change, ...(activate && !before.activatedAt && { activatedAt: ctx.now }) };
  if (Object.keys(after).length === 0) return { id };
  try {
    await updateStore(ctx, id, after);
  } catch (error) {
    throw isUniqueViolation(error) ? storeNameTaken(change.name ?? '') : error;
  }
  await audit(ctx, { action: 'store.corrected', resource: 'store', recordId: id, before, after });
  return { id };
}

/** Completes or corrects a person (人员). */
export async function correctPerson(
  ctx: Ctx,
  { id, activate, ...change }: InputOf<typeof patchPerson>,
) {
  const before = await findPerson(ctx, id);
  if (!before) throw noSuchPerson(id);
  const after = { ...change, ...(activate && !before.activatedAt && { activatedAt: ctx.now }) };
  if (Object.keys(after).length === 0) return { id };
  await updatePerson(ctx, id, after);
  await renewStanding(ctx.db, { tenantId: ctx.actor.tenantId, personId: id });
  await audit(ctx, { action: 'person.corrected', resource: 'person', recordId: id, before, after });
  return { id };
}
