import { sql } from 'kysely';
import type { Actor } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { inTenant, type Database, type Db } from '../../platform/db.ts';
import type { Holder } from '../../platform/session.ts';
import { mergeGrants, readyRoles, type Grant } from './role.rules.ts';

type Standing = {
  name: string;
  storeId: string | null;
  teamId: string | null;
  groupStoreIds: string[];
  roles: string[];
  grants: Grant[];
};

/** Reads who a session's holder is: name, place and merged rights. Nobody, where the person has left. */
export async function actorOf(
  database: Database,
  holder: Holder,
  now: string,
): Promise<Actor | undefined> {
  const { tenantId, personId, login, roleKeys } = holder;
  return inTenant(database.web, tenantId, async (db) => {
    const standing = await standingOf(db, {
      tenantId,
      personId,
      roleKeys,
      today: now.slice(0, 10),
    });
    if (!standing) return undefined;
    const { grants, ...person } = standing;
    return {
      tenantId,
      personId,
      login,
      ...person,
      rights: mergeGrants(grants),
      standsInFor: [],
      origin: { address: '', requestId: '' },
    };
  });
}

type Whose = { tenantId: string; personId: string; roleKeys: string[] | null; today: string };

async function standingOf(
  db: Db,
  { tenantId, personId, roleKeys, today }: Whose,
): Promise<Standing | undefined> {
  const { rows } = await sql<Standing>`
    with roles as (
      select r.id, r.key from people.person_role pr
      join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
      where pr.tenant_id = ${tenantId} and pr.person_id = ${personId}
        and (${roleKeys}::text[] is null or r.key = any(${roleKeys}::text[])))
    select p.name, p.store_id, p.team_id,
      coalesce((select json_agg(other.id) from people.store own join people.store other
          on other.tenant_id = own.tenant_id
          and (other.id = own.id or (own.store_group <> '' and other.store_group = own.store_group))
        where own.tenant_id = ${tenantId} and own.id = p.store_id), '[]') as group_store_ids,
      coalesce((select json_agg(key order by key) from roles), '[]') as roles,
      coalesce((select json_agg(json_build_object('resource', rr.resource, 'verb', rr.verb, 'scope', rr.scope))
        from people.role_right rr where rr.tenant_id = ${tenantId} and rr.role_id in (select id from roles)), '[]') as grants
    from people.person p
    where p.tenant_id = ${tenantId} and p.id = ${personId} and (p.left_on is null or p.left_on > ${today})`.execute(
    db,
  );
  return rows[0];
}

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
