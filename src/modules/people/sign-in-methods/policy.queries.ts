import { sql } from 'kysely';
import type { Ctx, Db } from '../../../platform/db.ts';
import { todayOf } from '../group.queries.ts';

/** Sets whose second factor is demanded, and has everybody's standing read anew. */
export async function replacePolicy({ db, actor, now }: Ctx, roleKeys: string[]): Promise<void> {
  const { tenantId, personId } = actor;
  const changes = { secondFactorRoles: roleKeys, changedAt: now, changedBy: personId };
  await db
    .insertInto('platform.signInPolicy')
    .values({ tenantId, ...changes })
    .onConflict((conflict) => conflict.column('tenantId').doUpdateSet(changes))
    .execute();
  await db
    .updateTable('platform.login')
    .set((login) => ({ version: login('version', '+', 1) }))
    .where('tenantId', '=', tenantId)
    .execute();
}

/** The group's role keys among these. */
export async function knownRoles(db: Db, tenantId: string, keys: readonly string[]) {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom('people.role')
    .select('key')
    .where('tenantId', '=', tenantId)
    .where('key', 'in', [...keys])
    .execute();
  return rows.map(({ key }) => key);
}

/** How many people with a login hold one of these roles and have no second factor yet. */
export async function withoutFactor(ctx: Ctx, roleKeys: readonly string[]): Promise<number> {
  const { db, actor } = ctx;
  const today = await todayOf(ctx);
  const { rows } = await sql<{ missing: number }>`
    select count(distinct l.id)::int as missing from people.person_role pr
    join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
    join people.person p on p.tenant_id = pr.tenant_id and p.id = pr.person_id
    join platform.login l on l.tenant_id = pr.tenant_id and l.person_id = pr.person_id
    left join platform.second_factor f on f.login_id = l.id and f.confirmed_at is not null
    where pr.tenant_id = ${actor.tenantId} and r.key = any(${[...roleKeys]}::text[]) and f.login_id is null
      and l.disabled_at is null and (p.left_on is null or p.left_on > ${today})`.execute(db);
  return rows[0]!.missing;
}

/** A person's login and whether a second factor is set up. */
export const factorOfPerson = (
  db: Db,
  { tenantId, personId }: { tenantId: string; personId: string },
) =>
  db
    .selectFrom('platform.login as login')
    .leftJoin('platform.secondFactor as factor', (join) =>
      join.onRef('factor.loginId', '=', 'login.id').on('factor.confirmedAt', 'is not', null),
    )
    .select(['login.id as loginId', 'factor.confirmedAt'])
    .where('login.tenantId', '=', tenantId)
    .where('login.personId', '=', personId)
    .executeTakeFirst();
