import { sql } from 'kysely';
import type { ImportRun } from '../../platform/import/kind.ts';
import {
  ensureNamed,
  isFilled,
  noteMade,
  noteUnknown,
} from '../../platform/import/naming.queries.ts';

/** Stores that an import names and nobody knows (未知门店) are made inactive. */
export const nameStores = (run: ImportRun): Promise<void> =>
  ensureNamed(run, { what: 'store', relation: 'people.store', column: 'store' });

type Made = { name: string; rows: number };

/** Teams by store and name; unknown ones are made inactive. Stores must be named before. */
export async function nameTeams(run: ImportRun): Promise<void> {
  if (!(await isFilled(run, 'team'))) return;
  const { db, actor } = run;
  const { rows } = await sql<Made>`
    with named as (
      select s.id as store_id, c.team as name, count(*)::int as rows
      from import_change c join people.store s on s.tenant_id = ${actor.tenantId} and s.name = c.store
      where c.team is not null group by 1, 2),
    made as (
      insert into people.team (tenant_id, id, store_id, name)
      select ${actor.tenantId}::uuid, gen_random_uuid(), store_id, name from named order by store_id, name
      on conflict do nothing returning id, store_id, name),
    noted as (${noteMade(run, 'people.team', sql`made`)})
    select made.name, named.rows from made join named using (store_id, name)
    order by named.rows desc, name`.execute(db);
  noteUnknown(run, 'team', rows);
}

/**
 * People by store and name (按门店与姓名认人), as rows (store_id, name, id) of `import_person`. Of
 * namesakes in one store the active one counts, then who still works there, then the first. Unknown
 * people are made inactive, once, even by two imports at the same time: a key of their name decides.
 */
export async function namePeople(run: ImportRun, column: string): Promise<void> {
  const { db, actor, importId } = run;
  const { tenantId } = actor;
  await sql`create temp table import_person on commit drop as
    select s.id as store_id, c.${sql.ref(column)} as name, min(c.team) as team, count(*)::int as rows, (
      select p.id from people.person p
      where p.tenant_id = ${tenantId} and p.store_id = s.id and p.name = c.${sql.ref(column)}
      order by p.activated_at is null, p.left_on is not null, p.id limit 1) as id
    from import_change c join people.store s on s.tenant_id = ${tenantId} and s.name = c.store
    where c.${sql.ref(column)} is not null group by s.id, c.${sql.ref(column)}`.execute(db);
  await sql`insert into platform.external_key
      (tenant_id, kind, source, external_id, record_id, content_hash, import_id)
    select ${tenantId}::uuid, 'person', 'name', store_id || '/' || name, gen_random_uuid(), '', ${importId}::uuid
    from import_person where id is null order by store_id || '/' || name
    on conflict do nothing`.execute(db);
  const { rows } = await sql<Made>`
    with named as (
      select n.store_id, n.name, n.rows, k.record_id as id, t.id as team_id
      from import_person n
      join platform.external_key k on k.tenant_id = ${tenantId} and k.kind = 'person'
        and k.source = 'name' and k.external_id = n.store_id || '/' || n.name
      left join people.team t on t.tenant_id = ${tenantId} and t.store_id = n.store_id and t.name = n.team
      where n.id is null),
    known as (update import_person n set id = named.id from named
      where n.store_id = named.store_id and n.name = named.name returning 1),
    made as (
      insert into people.person (tenant_id, id, name, store_id, team_id)
      select ${tenantId}::uuid, id, name, store_id, team_id from named
      on conflict do nothing returning id),
    noted as (${noteMade(run, 'people.person', sql`made`)})
    select named.name, named.rows from made join named using (id) order by named.rows desc, name`.execute(
    db,
  );
  noteUnknown(run, 'person', rows);
}

/**
 * Refuses rows that would bring open work into a store that closes or has closed (已闭店): closed deals and leads
 * of its history are welcome. For kinds with the fields `store` and `outcome`.
 */
export async function refuseOpenInClosedStores({ db, actor }: ImportRun): Promise<void> {
  await sql`update import_row r set problems = json_build_array(json_build_object('field', 'store',
      'code', 'store.closed', 'value', r.store, 'detail', s.closed_on::text))::text
    from people.store s
    where r.problems is null and s.tenant_id = ${actor.tenantId} and s.name = r.store
      and s.closed_on is not null and coalesce(r.outcome, 'open') = 'open'`.execute(db);
}
