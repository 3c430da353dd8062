import { sql } from 'kysely';
import { scopeOf } from '../../kernel/actor.ts';
import { isUuid, NOBODY } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';

/** The only door to stores: those that the actor's right over stores reaches. */
export function visibleStores({ db, actor }: Ctx, verb: 'read' | 'edit' = 'read') {
  const scope = scopeOf(actor, 'store', verb);
  const all = db.selectFrom('people.store as store').where('store.tenantId', '=', actor.tenantId);
  if (scope === 'all') return all;
  if (scope === 'no') return all.where(sql.lit(false));
  const reached = scope === 'group' ? actor.groupStoreIds : [actor.storeId ?? NOBODY];
  return all.where('store.id', 'in', reached.length > 0 ? [...reached] : [NOBODY]);
}

/** The only door to people: those that the actor's right over people reaches. */
export function visiblePeople({ db, actor }: Ctx, verb: 'read' | 'edit' = 'read') {
  const scope = scopeOf(actor, 'person', verb);
  const all = db
    .selectFrom('people.person as person')
    .where('person.tenantId', '=', actor.tenantId);
  if (scope === 'all') return all;
  if (scope === 'group') return all.where('person.storeId', 'in', [NOBODY, ...actor.groupStoreIds]);
  if (scope === 'store') return all.where('person.storeId', '=', actor.storeId ?? NOBODY);
  if (scope === 'team') return all.where('person.teamId', '=', actor.teamId ?? NOBODY);
  return scope === 'own' ? all.where('person.id', '=', actor.personId) : all.where(sql.lit(false));
}

export const storesWithTeams = (ctx: Ctx) =>
  visibleStores(ctx)
    .select(['store.id', 'store.name', 'store.storeGroup', 'store.city', 'store.activatedAt'])
    .select([
      sql<
        { id: string; name: string }[]
      >`coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name)
        from people.team t where t.tenant_id = store.tenant_id and t.store_id = store.id), '[]')`.as(
        'teams',
      ),
      sql<number>`(select count(*)::int from people.person p
        where p.tenant_id = store.tenant_id and p.store_id = store.id and p.left_on is null)`.as(
        'people',
      ),
    ])
    .orderBy('store.name')
    .limit(1000)
    .execute();

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

export function peopleNamed(ctx: Ctx, { storeId, named, after, limit }: PeopleAsked) {
  const [name, id] = (after ?? '').split('\n');
  return visiblePeople(ctx)
    .leftJoin('people.store as store', (join) =>
      join.onRef('store.tenantId', '=', 'person.tenantId').onRef('store.id', '=', 'person.storeId'),
    )
    .leftJoin('people.team as team', (join) =>
      join.onRef('team.tenantId', '=', 'person.tenantId').onRef('team.id', '=', 'person.teamId'),
    )
    .select([
      'person.id',
      'person.name',
      'person.position',
      'person.storeId',
      'store.name as storeName',
      'person.teamId',
      'team.name as teamName',
      'person.joinedOn',
      'person.leftOn',
      'person.activatedAt',
    ])
    .select(
      sql<string[]>`coalesce((select json_agg(r.key order by r.key) from people.person_role pr
        join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
        where pr.tenant_id = person.tenant_id and pr.person_id = person.id), '[]')`.as('roles'),
    )
    .$if(!!storeId, (query) => query.where('person.storeId', '=', storeId!))
    .$if(!!named, (query) =>
      query.where('person.name', 'like', `%${named!.replace(/[\\%_]/g, '\\$&')}%`),
    )
    .$if(id !== undefined && isUuid(id), (query) =>
      query.where(sql<boolean>`(person.name, person.id) > (${name}, ${id}::uuid)`),
    )
    .orderBy('person.name')
    .orderBy('person.id')
    .limit(limit + 1)
    .execute();
}

export type PeopleAsked = {
  storeId?: string | undefined;
  named?: string | undefined;
  after?: string | undefined;
  limit: number;
};

export const findPerson = (ctx: Ctx, id: string) =>
  visiblePeople(ctx, 'edit')
    .select(['person.id', 'person.position', 'person.activatedAt', 'person.leftOn'])
    .where('person.id', '=', id)
    .executeTakeFirst();

export type PersonChange = { position?: string; activatedAt?: string; leftOn?: string | null };

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
