import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import { withinReach, type RecordKind } from '../../platform/reach.ts';

/** Where a store and a person belong; the columns that rights over them are asked of. */
export const storeRecord: RecordKind = {
  resource: 'store',
  table: 'people.store',
  title: 'name',
  columns: { store: 'store.id', id: 'store.id' },
  address: '/stores?open=',
};
export const personRecord: RecordKind = {
  resource: 'person',
  table: 'people.person',
  title: 'name',
  columns: {
    store: 'person.storeId',
    team: 'person.teamId',
    person: 'person.id',
    id: 'person.id',
  },
  address: '/people/',
};

/** The only door to stores: those that the actor's right over stores reaches. */
export const visibleStores = (ctx: Ctx, verb: Verb = 'read') =>
  ctx.db
    .selectFrom('people.store as store')
    .where('store.tenantId', '=', ctx.actor.tenantId)
    .where(withinReach(ctx, 'store', verb, storeRecord.columns));

/** The only door to people: those that the actor's right over people, their logins or roles reaches. */
export const visiblePeople = (
  ctx: Ctx,
  verb: Verb = 'read',
  resource: 'person' | 'login' | 'role' = 'person',
) =>
  ctx.db
    .selectFrom('people.person as person')
    .where('person.tenantId', '=', ctx.actor.tenantId)
    .where(withinReach(ctx, resource, verb, personRecord.columns));

export const findStore = (ctx: Ctx, id: string) =>
  visibleStores(ctx, 'edit')
    .select(['store.id', 'store.name', 'store.storeGroup', 'store.city', 'store.activatedAt'])
    .where('store.id', '=', id)
    .executeTakeFirst();

export type StoreChange = {
  name?: string;
  storeGroup?: string;
  city?: string;
  activatedAt?: string;
};

export async function updateStore(
  { db, actor }: Ctx,
  id: string,
  change: StoreChange,
): Promise<void> {
  await db
    .updateTable('people.store')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export const findPerson = (ctx: Ctx, id: string) =>
  visiblePeople(ctx, 'edit')
    .select([
      'person.id',
      'person.name',
      'person.position',
      'person.storeId',
      'person.teamId',
      'person.phone',
      'person.email',
      'person.gender',
      'person.joinedOn',
      'person.leftOn',
      'person.activatedAt',
    ])
    .where('person.id', '=', id)
    .executeTakeFirst();

export type PersonChange = {
  name?: string;
  position?: string;
  storeId?: string | null;
  teamId?: string | null;
  phone?: string;
  email?: string;
  gender?: string;
  joinedOn?: string | null;
  activatedAt?: string;
};

export async function updatePerson(
  { db, actor }: Ctx,
  id: string,
  change: PersonChange,
): Promise<void> {
  await db
    .updateTable('people.person')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export type NewMember = Required<Omit<PersonChange, 'activatedAt'>>;

/** Puts somebody on the staff, complete from the start. */
export async function insertMember({ db, actor, now }: Ctx, person: NewMember): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('people.person')
    .values({ tenantId: actor.tenantId, id, activatedAt: now, ...person })
    .execute();
  return id;
}

/** Somebody of this name who works in the store already; imports could not tell the two apart. */
export async function hasNamesake(
  { db, actor }: Ctx,
  { name, storeId }: { name: string; storeId: string | null },
): Promise<boolean> {
  const found = await db
    .selectFrom('people.person')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('name', '=', name)
    .where('storeId', 'is not distinct from', storeId)
    .where('leftOn', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

export async function insertStore(
  { db, actor, now }: Ctx,
  store: { name: string; storeGroup: string; city: string },
): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('people.store')
    .values({ tenantId: actor.tenantId, id, activatedAt: now, ...store })
    .execute();
  return id;
}

export async function insertTeam(
  { db, actor, now }: Ctx,
  team: { storeId: string; name: string },
): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('people.team')
    .values({ tenantId: actor.tenantId, id, activatedAt: now, ...team })
    .execute();
  return id;
}

/** A team with its store, whoever asks: the caller holds its store against the asker's rights. */
export const findTeam = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('people.team')
    .select(['id', 'storeId', 'name'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

export async function updateTeam({ db, actor, now }: Ctx, id: string, name: string): Promise<void> {
  await db
    .updateTable('people.team')
    .set((team) => ({
      name,
      activatedAt: team.fn.coalesce('activatedAt', sql<string>`${now}::timestamptz`),
    }))
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
