import { sql } from 'kysely';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Grant } from '../role.rules.ts';

export type RoleRow = {
  id: string;
  key: string;
  nameZh: string;
  nameEn: string;
  holders: number;
  grants: Grant[];
};

export const roleNames = ({ db, actor }: Ctx) =>
  db
    .selectFrom('people.role')
    .select(['key', 'nameZh', 'nameEn'])
    .where('tenantId', '=', actor.tenantId)
    .orderBy('nameZh')
    .limit(1000)
    .execute();

/** Every role of the group, or the one asked for by id or key. */
export async function rolesOf(
  { db, actor }: Ctx,
  asked: { id?: string; key?: string } = {},
): Promise<RoleRow[]> {
  const { rows } = await sql<RoleRow>`
    select r.id, r.key, r.name_zh, r.name_en,
      (select count(*)::int from people.person_role pr
        where pr.tenant_id = r.tenant_id and pr.role_id = r.id) as holders,
      coalesce((select json_agg(json_build_object('resource', g.resource, 'verb', g.verb, 'scope', g.scope))
        from people.role_right g where g.tenant_id = r.tenant_id and g.role_id = r.id), '[]') as grants
    from people.role r where r.tenant_id = ${actor.tenantId}
      ${asked.id ? sql`and r.id = ${asked.id}::uuid` : sql``}
      ${asked.key ? sql`and r.key = ${asked.key}` : sql``}
    order by r.id limit 500`.execute(db);
  return rows;
}

/** Lets changes to one role take turns; undefined where there is none. */
export const lockRole = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('people.role')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function insertRole(
  { db, actor }: Ctx,
  { nameZh, nameEn }: { nameZh: string; nameEn: string },
): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('people.role')
    .values({ tenantId: actor.tenantId, id, key: `own_${id.slice(-12)}`, nameZh, nameEn })
    .execute();
  return id;
}

export async function renameRole(
  { db, actor }: Ctx,
  id: string,
  names: { nameZh?: string; nameEn?: string },
): Promise<void> {
  await db
    .updateTable('people.role')
    .set(names)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Sets a role's rights to exactly these. */
export async function replaceGrants(
  { db, actor }: Ctx,
  roleId: string,
  grants: readonly Grant[],
): Promise<void> {
  const { tenantId } = actor;
  await db
    .deleteFrom('people.roleRight')
    .where('tenantId', '=', tenantId)
    .where('roleId', '=', roleId)
    .execute();
  if (grants.length > 0)
    await db
      .insertInto('people.roleRight')
      .values(grants.map((grant) => ({ tenantId, roleId, ...grant })))
      .execute();
}

/** Deletes a role unless somebody holds it. */
export async function removeRole({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { numAffectedRows } = await sql`delete from people.role r
    where r.tenant_id = ${actor.tenantId} and r.id = ${id}::uuid and not exists (
      select 1 from people.person_role pr where pr.tenant_id = r.tenant_id and pr.role_id = r.id)`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** Grants a role; false where the person has it. */
export async function insertPersonRole(
  { db, actor }: Ctx,
  personId: string,
  roleId: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('people.personRole')
    .values({ tenantId: actor.tenantId, personId, roleId })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function removePersonRole(
  { db, actor }: Ctx,
  personId: string,
  roleId: string,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('people.personRole')
    .where('tenantId', '=', actor.tenantId)
    .where('personId', '=', personId)
    .where('roleId', '=', roleId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** Has everybody who holds a role read anew with their next request. */
export async function renewHolders({ db, actor }: Ctx, roleId: string): Promise<void> {
  await sql`update platform.login set version = version + 1 where tenant_id = ${actor.tenantId}
    and person_id in (select person_id from people.person_role
      where tenant_id = ${actor.tenantId} and role_id = ${roleId}::uuid)`.execute(db);
}
