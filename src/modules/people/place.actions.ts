import { reaches, scopeOf } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../../platform/audit.ts';
import type { Ctx } from '../../platform/db.ts';
import { isUniqueViolation } from '../../platform/errors.ts';
import { renewStanding } from '../../platform/login.ts';
import { mustBeOpen } from './places/places.actions.ts';
import { renewStoreGroups, teamToJoin } from './places/places.queries.ts';
import {
  findPerson,
  findStore,
  findTeam,
  hasNamesake,
  insertMember,
  insertStore,
  insertTeam,
  updatePerson,
  updateStore,
  updateTeam,
} from './place.queries.ts';
import {
  hasNamesakeAlready,
  mayNotOpenStores,
  noSuchPerson,
  noSuchStore,
  noSuchTeam,
  placeOutOfReach,
  storeNameTaken,
  teamNameTaken,
} from './place.refusals.ts';
import type {
  patchPerson,
  patchStore,
  patchTeam,
  postPerson,
  postStore,
  postTeam,
} from './place.schema.ts';

/** Opens a store (新开门店): for those whose right over stores covers the whole group. */
export async function openStore(ctx: Ctx, store: InputOf<typeof postStore>) {
  if (scopeOf(ctx.actor, 'store', 'edit') !== 'all') throw mayNotOpenStores();
  const id = await insertStore(ctx, store).catch(takenAs(storeNameTaken, store.name));
  await audit(ctx, { action: 'store.opened', resource: 'store', recordId: id, after: store });
  return { id };
}

const takenAs = (refusal: (name: string) => Error, name: string) => (error: unknown) => {
  throw isUniqueViolation(error) ? refusal(name) : error;
};

/** Completes or corrects a store (门店); an import's unknown store becomes a real one here. */
export async function correctStore(
  ctx: Ctx,
  { id, activate, ...change }: InputOf<typeof patchStore>,
) {
  const before = await findStore(ctx, id);
  if (!before) throw noSuchStore(id);
  const after = { ...change, ...(activate && !before.activatedAt && { activatedAt: ctx.now }) };
  if (Object.keys(after).length === 0) return { id };
  await updateStore(ctx, id, after).catch(takenAs(storeNameTaken, change.name ?? ''));
  if (change.storeGroup !== undefined && change.storeGroup !== before.storeGroup)
    await renewStoreGroups(ctx, {
      storeId: id,
      storeGroups: [before.storeGroup, change.storeGroup],
    });
  await audit(ctx, { action: 'store.corrected', resource: 'store', recordId: id, before, after });
  return { id };
}

/** Adds a team (小组) to a store within reach. */
export async function addTeam(ctx: Ctx, { id: storeId, name }: InputOf<typeof postTeam>) {
  if (!(await findStore(ctx, storeId))) throw noSuchStore(storeId);
  await mustBeOpen(ctx, storeId);
  const id = await insertTeam(ctx, { storeId, name }).catch(takenAs(teamNameTaken, name));
  const after = { storeId, name };
  await audit(ctx, { action: 'team.added', resource: 'store', recordId: storeId, after });
  return { id };
}

export async function renameTeam(ctx: Ctx, { id, name }: InputOf<typeof patchTeam>) {
  const before = await findTeam(ctx, id);
  if (!before || !(await findStore(ctx, before.storeId))) throw noSuchTeam(id);
  await updateTeam(ctx, id, name).catch(takenAs(teamNameTaken, name));
  const [after, recordId] = [{ ...before, name }, before.storeId];
  await audit(ctx, { action: 'team.renamed', resource: 'store', recordId, before, after });
  return { id };
}

/** Adds somebody to the staff (新增人员). A namesake in the same store has to be meant. */
export async function addPerson(ctx: Ctx, { namesake, ...person }: InputOf<typeof postPerson>) {
  await mustBeMine(ctx, person);
  if (!namesake && (await hasNamesake(ctx, person))) throw hasNamesakeAlready(person.name);
  const id = await insertMember(ctx, person);
  await audit(ctx, { action: 'person.added', resource: 'person', recordId: id, after: person });
  return { id };
}

/** Completes or corrects a person (人员); who changes store leaves the old store's team. */
export async function correctPerson(
  ctx: Ctx,
  { id, activate, ...change }: InputOf<typeof patchPerson>,
) {
  const before = await findPerson(ctx, id);
  if (!before) throw noSuchPerson(id);
  const moves = change.storeId !== undefined && change.storeId !== before.storeId;
  const after = {
    ...change,
    ...(moves && change.teamId === undefined && { teamId: null }),
    ...(activate && !before.activatedAt && { activatedAt: ctx.now }),
  };
  if (Object.keys(after).length === 0) return { id };
  if (moves || after.teamId) await mustBeMine(ctx, { ...before, ...after, id });
  await updatePerson(ctx, id, after);
  await renewStanding(ctx.db, { tenantId: ctx.actor.tenantId, personId: id });
  await audit(ctx, { action: 'person.corrected', resource: 'person', recordId: id, before, after });
  return { id };
}

type At = { id?: string; storeId: string | null; teamId: string | null };

/** The place exists, its team is the store's, and the asker's right over people reaches it. */
async function mustBeMine(ctx: Ctx, { id = '', storeId, teamId }: At): Promise<void> {
  const team = teamId === null ? undefined : await teamToJoin(ctx, teamId);
  if (teamId !== null && team?.storeId !== storeId) throw noSuchTeam(teamId);
  if (!reaches(ctx.actor, 'person', 'edit', { storeId, teamId, personId: id }))
    throw placeOutOfReach(teamId === null ? 'storeId' : 'teamId');
  if (storeId !== null) await mustBeOpen(ctx, storeId);
}
