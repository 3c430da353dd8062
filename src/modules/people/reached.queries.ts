import { sql } from 'kysely';
import type { Verb } from '../../kernel/actor.ts';
import type { Ctx } from '../../platform/db.ts';
import { todayOf } from './group.queries.ts';

type Asker = Pick<Ctx, 'db' | 'actor'>;

/** Names and mail addresses for notices (通知收件人); who has left is not among them. */
export async function peopleReached(ctx: Asker & { now: string }, ids: readonly string[]) {
  const { db, actor } = ctx;
  const today = await todayOf(ctx);
  return db
    .selectFrom('people.person')
    .select(['id as personId', 'name', 'email'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', 'in', [...ids])
    .where((is) => is.or([is('leftOn', 'is', null), is('leftOn', '>', today)]))
    .execute();
}

/** A person's name, also of who has left. */
export async function nameOf({ db, actor }: Asker, personId: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('people.person')
    .select('name')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return found?.name;
}

/** Every store and team by name: `江北店`, `江北店 · 一队`. */
export async function placesNamed({ db, actor }: Asker) {
  const { rows } = await sql<{ storeId: string; teamId: string | null; name: string }>`
    select s.id as store_id, null::uuid as team_id, s.name from people.store s
      where s.tenant_id = ${actor.tenantId} and s.closed_on is null
    union all
    select s.id, t.id, s.name || ' · ' || t.name from people.team t
      join people.store s on s.tenant_id = t.tenant_id and s.id = t.store_id
      where t.tenant_id = ${actor.tenantId} and s.closed_on is null
    order by 3 limit 5000`.execute(db);
  return rows;
}

/** Who may do this everywhere (有权处理的人): whom the program tells when it needs somebody's hand. */
export async function holdersOf(
  { db, actor }: Asker,
  resource: string,
  verb: Verb,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from people.role_right r
    join people.person_role h on h.tenant_id = r.tenant_id and h.role_id = r.role_id
    join people.person p on p.tenant_id = h.tenant_id and p.id = h.person_id and p.left_on is null
    where r.tenant_id = ${actor.tenantId} and r.resource = ${resource} and r.verb = ${verb}
      and r.scope = 'all'`.execute(db);
  return rows.map(({ id }) => id);
}

/** Who answers for a store (门店主管): the right over its records, as far as this store. */
export async function holdersAt(
  { db, actor }: Asker,
  resource: string,
  verb: Verb,
  storeId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from people.role_right r
    join people.person_role h on h.tenant_id = r.tenant_id and h.role_id = r.role_id
    join people.person p on p.tenant_id = h.tenant_id and p.id = h.person_id and p.left_on is null
    where r.tenant_id = ${actor.tenantId} and r.resource = ${resource} and r.verb = ${verb}
      and r.scope = 'store' and p.store_id = ${storeId}::uuid`.execute(db);
  return rows.map(({ id }) => id);
}

/** Who answers for a team (组长): whoever holds the right over just this team, among its members. */
export async function leadersOf(
  { db, actor }: Asker,
  resource: string,
  verb: Verb,
  teamId: string,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct p.id from people.role_right r
    join people.person_role h on h.tenant_id = r.tenant_id and h.role_id = r.role_id
    join people.person p on p.tenant_id = h.tenant_id and p.id = h.person_id and p.left_on is null
    where r.tenant_id = ${actor.tenantId} and r.resource = ${resource} and r.verb = ${verb}
      and r.scope = 'team' and p.team_id = ${teamId}::uuid`.execute(db);
  return rows.map(({ id }) => id);
}
