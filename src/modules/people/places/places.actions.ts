import { reaches, scopeOf } from '../../../kernel/actor.ts';
import type { InputOf } from '../../../kernel/endpoint.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { isUniqueViolation } from '../../../platform/errors.ts';
import { renewStanding } from '../../../platform/login.ts';
import { todayOf } from '../group.queries.ts';
import { findStore, visibleStores } from '../place.queries.ts';
import { noSuchStore, noSuchTeam, placeOutOfReach, teamNameTaken } from '../place.refusals.ts';
import type { Place, PlaceTie } from './place-tie.ts';
import {
  closingsOf,
  endClosing,
  insertClosing,
  lockStore,
  lockTeam,
  moveTeamTo,
  removeTeam,
  storeToEnter,
  teamMembers,
  writeClosedOn,
} from './places.queries.ts';
import * as refused from './places.refusals.ts';
import { earliestClosing, hangingInWords, isShutOn, type Hanging } from './places.rules.ts';
import type { postStoreClosing, postStoreReopening, postTeamMove } from './places.schema.ts';

type Ties = readonly PlaceTie[];

/** What hangs on a place, in words. */
async function hangingOn(ctx: Ctx, ties: Ties, { open, ...place }: Place & { open: boolean }) {
  const hanging: Hanging[] = [];
  for (const { zh, en, of } of ties) hanging.push({ zh, en, ...(await of(ctx, place, { open })) });
  return hangingInWords(hanging);
}

async function teamInReach(ctx: Ctx, id: string) {
  const team = await lockTeam(ctx, id);
  const store = team && (await findStore(ctx, team.storeId));
  if (!team || !store) throw noSuchTeam(id);
  return { ...team, storeName: store.name };
}

/** Deletes a team (删除团队) that no person and no record names; otherwise says who and what does. */
export const dropTeam =
  (ties: Ties) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    const { storeId, name } = await teamInReach(ctx, id);
    const hanging = await hangingOn(ctx, ties, { storeId, teamId: id, open: false });
    if (hanging) throw refused.teamInUse(hanging);
    await removeTeam(ctx, id);
    const change = { action: 'team.deleted', resource: 'store', recordId: storeId };
    await audit(ctx, { ...change, before: { name } });
    return {};
  };

/**
 * Moves a team with its people to another store (团队转店). What they sold stays with the store where
 * they sold it; what is still open is handed over first.
 */
export const moveTeam =
  (ties: Ties) =>
  async (ctx: Ctx, { id, storeId }: InputOf<typeof postTeamMove>) => {
    const team = await teamInReach(ctx, id);
    if (!(await findStore(ctx, storeId))) throw noSuchStore(storeId);
    if (team.storeId === storeId) throw refused.teamIsThere(team.storeName);
    await mustBeOpen(ctx, storeId);
    await mustReachMembers(ctx, { id, storeId });
    const work = ties.filter(({ kind }) => kind !== 'staff');
    const hanging = await hangingOn(ctx, work, { storeId: team.storeId, teamId: id, open: true });
    if (hanging) throw refused.teamHasOpenWork(hanging);
    const moved = await moveTeamTo(ctx, { id, storeId }).catch((error: unknown) => {
      throw isUniqueViolation(error) ? teamNameTaken(team.name) : error;
    });
    for (const personId of moved)
      await renewStanding(ctx.db, { tenantId: ctx.actor.tenantId, personId });
    await audit(ctx, {
      action: 'team.moved',
      resource: 'store',
      recordId: storeId,
      before: { name: team.name, storeId: team.storeId },
      after: { name: team.name, storeId, people: moved.length },
    });
    return { people: moved.length };
  };

async function mustReachMembers(ctx: Ctx, { id, storeId }: { id: string; storeId: string }) {
  for (const { id: personId, storeId: from } of await teamMembers(ctx, id))
    for (const place of [from, storeId])
      if (!reaches(ctx.actor, 'person', 'edit', { storeId: place, teamId: id, personId }))
        throw placeOutOfReach('teamId');
}

/** The store takes people and teams; it cannot close before this transaction ends. */
export async function mustBeOpen(ctx: Ctx, storeId: string): Promise<void> {
  const store = await storeToEnter(ctx, storeId);
  if (!store) throw noSuchStore(storeId);
  if (store.closedOn !== null) throw refused.storeClosed(store.name, store.closedOn);
}

export async function listClosings(ctx: Ctx, { id }: { id: string }) {
  const seen = await visibleStores(ctx).select('store.id').where('store.id', '=', id).execute();
  if (seen.length === 0) throw noSuchStore(id);
  const rows = await closingsOf(ctx, id);
  return { rows, isShut: isShutOn(rows, await todayOf(ctx)) };
}

/** The store, held, for those whose right over stores covers the whole group. */
async function storeInTurn(ctx: Ctx, id: string) {
  if (scopeOf(ctx.actor, 'store', 'edit') !== 'all') throw refused.mayNotClose();
  const store = await lockStore(ctx, id);
  if (!store) throw noSuchStore(id);
  return store;
}

/**
 * Closes a store from a day on (停业). From the decision on nobody and nothing new is placed there;
 * what is open has to be handed over before.
 */
export const closeStore =
  (ties: Ties) =>
  async (ctx: Ctx, { id, closedOn, reason }: InputOf<typeof postStoreClosing>) => {
    const store = await storeInTurn(ctx, id);
    if (store.closedOn !== null) throw refused.alreadyClosed(store.closedOn);
    const earliest = earliestClosing(await closingsOf(ctx, id));
    if (earliest !== null && closedOn < earliest) throw refused.closesTooEarly(earliest);
    const hanging = await hangingOn(ctx, ties, { storeId: id, teamId: null, open: true });
    if (hanging) throw refused.storeInUse(hanging);
    const closingId = await insertClosing(ctx, { storeId: id, closedOn, reason });
    await writeClosedOn(ctx, { id, closedOn });
    await audit(ctx, {
      action: 'store.closed',
      resource: 'store',
      recordId: id,
      before: { closedOn: null },
      after: { closedOn, reason },
    });
    return { id: closingId };
  };

/** Reopens a store from a day on (恢复营业); it may be staffed from the decision on. */
export async function reopenStore(ctx: Ctx, { id, reopensOn }: InputOf<typeof postStoreReopening>) {
  const { name, closedOn } = await storeInTurn(ctx, id);
  if (closedOn === null) throw refused.notClosed(name);
  if (reopensOn < closedOn) throw refused.reopensTooEarly(closedOn);
  await endClosing(ctx, { storeId: id, reopensOn });
  await writeClosedOn(ctx, { id, closedOn: null });
  await audit(ctx, {
    action: 'store.reopened',
    resource: 'store',
    recordId: id,
    before: { closedOn },
    after: { reopensOn },
  });
  return {};
}
