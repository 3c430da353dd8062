import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import type { Grant } from '../role.rules.ts';

export type HeldRole = { key: string; zh: string; en: string; grants: Grant[] };

/** A person's roles, each with what it grants. */
export async function rolesHeld({ db, actor }: Ctx, personId: string): Promise<HeldRole[]> {
  const { rows } = await sql<HeldRole>`
    select r.key, r.name_zh as zh, r.name_en as en,
      coalesce((select json_agg(json_build_object('resource', rr.resource, 'verb', rr.verb, 'scope', rr.scope))
        from people.role_right rr where rr.tenant_id = r.tenant_id and rr.role_id = r.id), '[]') as grants
    from people.person_role pr
    join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
    where pr.tenant_id = ${actor.tenantId} and pr.person_id = ${personId}::uuid order by r.key`.execute(
    db,
  );
  return rows;
}

export async function namesOf({ db, actor }: Ctx, ids: readonly (string | null)[]) {
  const given = ids.filter((id) => id !== null);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from people.store where tenant_id = ${actor.tenantId} and id = any(${given}::uuid[])
    union all select id, name from people.team where tenant_id = ${actor.tenantId} and id = any(${given}::uuid[])
    union all select id, name from people.person where tenant_id = ${actor.tenantId} and id = any(${given}::uuid[])`.execute(
    db,
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Live bearer tokens of a person that carry fewer roles than the person. */
export async function narrowTokens({ db, actor, now }: Ctx, personId: string) {
  const { rows } = await sql<{ name: string; roleKeys: string[] }>`
    select s.name, s.role_keys from platform.session s join platform.login l on l.id = s.login_id
    where s.tenant_id = ${actor.tenantId} and l.person_id = ${personId}::uuid and s.kind = 'token'
      and s.role_keys is not null and s.revoked_at is null and s.expires_at > ${now}::timestamptz
    order by s.name limit 50`.execute(db);
  return rows;
}
