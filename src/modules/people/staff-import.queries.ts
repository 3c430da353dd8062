import { sql, type RawBuilder } from 'kysely';
import { announce } from '../../platform/outbox.ts';
import type { ImportRun } from '../../platform/import/kind.ts';
import { nameStores, nameTeams } from './naming.queries.ts';

/** A row of staff who stand in the store under the same name completes them. */
export async function adoptStaff({ db, actor }: ImportRun): Promise<void> {
  await sql`update import_row r set record_id = known.id
    from (select distinct on (s.name, p.name) s.name as store, p.name, p.id
          from people.person p join people.store s on s.tenant_id = p.tenant_id and s.id = p.store_id
          where p.tenant_id = ${actor.tenantId}
          order by s.name, p.name, p.activated_at is null, p.left_on is not null, p.id) known
    where known.store = r.store and known.name = r.name and r.problems is null`.execute(db);
}

/** Writes the staff of a file; empty cells leave what is known (空白不覆盖). */
export async function insertImportedStaff(run: ImportRun): Promise<void> {
  const { db, actor, now } = run;
  await nameStores(run);
  await nameTeams(run);
  await sql`insert into people.person as p
      (tenant_id, id, name, position, store_id, team_id, phone, email, gender, joined_on, left_on, activated_at)
    select distinct on (c.record_id) ${actor.tenantId}::uuid, c.record_id, c.name, coalesce(c.position, ''),
      s.id, t.id, coalesce(c.phone, ''), coalesce(c.email, ''), coalesce(c.gender, ''),
      c.joined_on, c.left_on, ${now}::timestamptz
    from import_change c
    join people.store s on s.tenant_id = ${actor.tenantId} and s.name = c.store
    left join people.team t on t.tenant_id = s.tenant_id and t.store_id = s.id and t.name = c.team
    order by c.record_id, c.row_number desc
    on conflict (tenant_id, id) do update set
      name = excluded.name, store_id = excluded.store_id,
      position = coalesce(nullif(excluded.position, ''), p.position),
      team_id = coalesce(excluded.team_id, case when p.store_id = excluded.store_id then p.team_id end),
      phone = coalesce(nullif(excluded.phone, ''), p.phone),
      email = coalesce(nullif(excluded.email, ''), p.email),
      gender = coalesce(nullif(excluded.gender, ''), p.gender),
      joined_on = coalesce(excluded.joined_on, p.joined_on),
      left_on = coalesce(excluded.left_on, p.left_on),
      activated_at = coalesce(p.activated_at, excluded.activated_at)`.execute(db);
  await sql`update people.store s set city = c.region
    from (select store, min(region) as region from import_change where region is not null group by store) c
    where s.tenant_id = ${actor.tenantId} and s.name = c.store and s.city = ''`.execute(db);
}

/**
 * A new place or a last day counts with the next request of whom it concerns; the leavers' job then
 * shuts their doors and lists their work.
 */
export async function settleImportedStaff(
  run: ImportRun,
  records: RawBuilder<unknown>,
): Promise<void> {
  const { db, actor, importId } = run;
  await sql`update platform.login set version = version + 1
    where tenant_id = ${actor.tenantId} and person_id in (${records})`.execute(db);
  await announce(run, 'staff.imported', importId);
}
