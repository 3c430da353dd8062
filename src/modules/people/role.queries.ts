import { sql, type RawBuilder } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { inTenant, type Ctx, type Database, type Db } from '../../platform/db.ts';
import type { Holder } from '../../platform/session.ts';
import { mergeGrants, readyRoles, type Grant } from './role.rules.ts';

type AbsentRow = { personId: string; name: string; grants: Grant[] };
type Standing = {
  name: string;
  storeId: string | null;
  teamId: string | null;
  groupStoreIds: string[];
  roles: string[];
  grants: Grant[];
  absent: AbsentRow[];
  until: string;
};

/**
 * Reads who a session's holder is: name, place, merged rights, for whom they stand in. Nobody, where
 * the person has left. It holds until the day ends in the group's zone.
 */
export async function actorOf(
  database: Database,
  holder: Holder,
  now: string,
): Promise<Actor | undefined> {
  const { tenantId, personId, login, roleKeys } = holder;
  return inTenant(database.web, tenantId, async (db) => {
    const standing = await standingOf(db, { tenantId, personId, roleKeys, now });
    return standing && actorFrom(standing, { tenantId, personId, login });
  });
}

/** What a person may do today by all of their roles, for whoever explains it; nobody who has left. */
export async function standingActor(
  { db, actor, now }: Ctx,
  personId: string,
): Promise<Actor | undefined> {
  const { tenantId } = actor;
  const standing = await standingOf(db, { tenantId, personId, roleKeys: null, now });
  return standing && actorFrom(standing, { tenantId, personId, login: '' });
}

const actorFrom = (
  { grants, absent, until, ...person }: Standing,
  who: Pick<Actor, 'tenantId' | 'personId' | 'login'>,
): Actor => ({
  ...who,
  ...person,
  rights: mergeGrants(grants),
  standsInFor: absent.map((one) => ({
    personId: one.personId,
    name: one.name,
    rights: mergeGrants(one.grants),
  })),
  until: new Date(until).toISOString(),
  origin: { address: '', requestId: '' },
});

type Whose = { tenantId: string; personId: string; roleKeys: string[] | null; now: string };

const grantsOf = (roles: RawBuilder<unknown>) => sql`coalesce((select json_agg(
    json_build_object('resource', rr.resource, 'verb', rr.verb, 'scope', rr.scope))
  from people.role_right rr where rr.tenant_id = p.tenant_id and rr.role_id in (${roles})), '[]')`;

async function standingOf(
  db: Db,
  { tenantId, personId, roleKeys, now }: Whose,
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    with today as (
      select (${now}::timestamptz at time zone g.zone)::date as day,
        ((${now}::timestamptz at time zone g.zone)::date + 1)::timestamp at time zone g.zone as until
      from people.dealer_group g where g.tenant_id = ${tenantId}),
    roles as (
      select r.id, r.key from people.person_role pr
      join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
      where pr.tenant_id = ${tenantId} and pr.person_id = ${personId}
        and (${roleKeys}::text[] is null or r.key = any(${roleKeys}::text[])))
    select p.name, p.store_id, p.team_id, today.until,
      coalesce((select json_agg(other.id order by other.id) from people.store own join people.store other
          on other.tenant_id = own.tenant_id
          and (other.id = own.id or (own.store_group <> '' and other.store_group = own.store_group))
        where own.tenant_id = ${tenantId} and own.id = p.store_id), '[]') as group_store_ids,
      coalesce((select json_agg(key order by key) from roles), '[]') as roles,
      ${grantsOf(sql`select id from roles`)} as grants,
      coalesce((select json_agg(away.one) from (${absentFor(tenantId, personId)}) away), '[]') as absent
    from people.person p cross join today
    where p.tenant_id = ${tenantId} and p.id = ${personId} and (p.left_on is null or p.left_on > today.day)`.execute(
    db,
  );
  return rows[0];
}

/** The people whose leave names this deputy today, with what they may do themselves. No chains: only theirs. */
const absentFor = (tenantId: string, deputyId: string) => sql`
  select distinct on (p.id) json_build_object('personId', p.id, 'name', p.name, 'grants',
    ${grantsOf(sql`select held.role_id from people.person_role held
      where held.tenant_id = p.tenant_id and held.person_id = p.id`)}) as one
  from people.delegation d cross join today
  join people.person p on p.tenant_id = d.tenant_id and p.id = d.from_person_id
  where d.tenant_id = ${tenantId} and d.to_person_id = ${deputyId}
    and today.day between d.starts_on and d.ends_on and (p.left_on is null or p.left_on > today.day)
  order by p.id`;

/** Gives a new dealer group its ready roles. */
export async function insertReadyRoles(db: Db, tenantId: string): Promise<void> {
  const roles = readyRoles.map((role) => ({ ...role, id: uuidV7() }));
  await db
    .insertInto('people.role')
    .values(roles.map(({ id, key, zh, en }) => ({ tenantId, id, key, nameZh: zh, nameEn: en })))
    .execute();
  await db
    .insertInto('people.roleRight')
    .values(
      roles.flatMap(({ id, grants }) =>
        grants.map((grant) => ({ tenantId, roleId: id, ...grant })),
      ),
    )
    .execute();
}

/** Gives a person roles by their keys; those already held stay. */
export async function grantRoles(
  db: Db,
  { tenantId, personId, keys }: { tenantId: string; personId: string; keys: readonly string[] },
): Promise<void> {
  await db
    .insertInto('people.personRole')
    .columns(['tenantId', 'personId', 'roleId'])
    .expression((from) =>
      from
        .selectFrom('people.role')
        .select((role) => [
          role.val(tenantId).as('tenantId'),
          sql<string>`${personId}::uuid`.as('personId'),
          'id',
        ])
        .where('tenantId', '=', tenantId)
        .where('key', 'in', [...keys]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
