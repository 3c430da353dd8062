import { sql, type RawBuilder } from 'kysely';
import { NOBODY } from '../../kernel/uuid.ts';
import type { ImportRun } from '../../platform/import/kind.ts';
import { noteMade } from '../../platform/import/naming.queries.ts';
import { todayOf } from '../people/index.ts';

/** The price of the same trim from the same day is that price, brought up to date while it has not begun. */
export async function adoptPrices({ db, actor }: ImportRun): Promise<void> {
  await sql`update import_row r set record_id = p.id
    from catalog.trim_price p
    join catalog.trim t on t.tenant_id = p.tenant_id and t.id = p.trim_id
    join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    where p.tenant_id = ${actor.tenantId} and b.name = r.brand and m.name = r.model and t.name = r.trim
      and p.from_on = r.from_on and r.problems is null`.execute(db);
}

/**
 * Refuses what the catalogue would: models that are not ours, prices that begin in the past or would change one in
 * force, a floor above the guide price, and every row of who may not set costs and floor prices.
 */
export async function refusePrices(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  const today = await todayOf(run);
  const refuse = (field: string, code: string, value: string, where: RawBuilder<unknown>) =>
    sql`update import_row r set problems = json_build_array(json_build_object('field', ${field}::text,
        'code', ${code}::text, 'value', ${sql.ref(value)}::text, 'detail', ${today}::text))::text
      where r.problems is null and ${where}`.execute(db);
  if (!(await mayPrice(run))) await refuse('cost', 'price.not_allowed', 'r.trim', sql`true`);
  await refuse(
    'model',
    'reference.unknown',
    'r.model',
    sql`not exists (
      select from catalog.model m join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
      where m.tenant_id = ${actor.tenantId} and b.name = r.brand and m.name = r.model and b.own_since is not null)`,
  );
  const known = (same: RawBuilder<unknown>) => sql`exists (select from catalog.trim_price p
      join catalog.trim t on t.tenant_id = p.tenant_id and t.id = p.trim_id
      join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
      join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
      where p.tenant_id = ${actor.tenantId} and b.name = r.brand and m.name = r.model and t.name = r.trim
        and p.from_on = r.from_on and ${same})`;
  const same = sql`(p.guide_fen, p.floor_fen, p.cost_fen, p.rebate_fen)
    = (r.guide, r.floor, r.cost, coalesce(r.rebate, 0))`;
  await refuse(
    'from_on',
    'price.past',
    'r.from_on',
    sql`r.from_on <= ${today}::date and not ${known(same)}
      and (r.from_on < ${today}::date or ${known(sql`true`)})`,
  );
  await refuse('floor', 'price.floor_above_guide', 'r.trim', sql`r.floor > r.guide`);
}

/** A file is read with the program's rights, so whoever asked for it is looked up; nobody is the program itself. */
async function mayPrice({ db, actor }: ImportRun): Promise<boolean> {
  if (actor.personId === NOBODY) return true;
  const { rows } = await sql`select r.resource from people.person_role h
    join people.role_right r on r.tenant_id = h.tenant_id and r.role_id = h.role_id
    where h.tenant_id = ${actor.tenantId} and h.person_id = ${actor.personId}::uuid
      and r.verb = 'edit' and r.resource in ('cost', 'floor_price') and r.scope <> 'no' group by 1`.execute(
    db,
  );
  return rows.length === 2;
}

/** Writes the trims and prices of a file; of a known trim only what is still empty is filled in. */
export async function insertImportedPrices(run: ImportRun): Promise<void> {
  const { db, actor, now } = run;
  await sql`create temp table import_trim on commit drop as
    select m.id as model_id, c.trim as name, max(c.seats)::smallint as seats,
      round(max(c.engine) * 10)::smallint as engine_tenths, max(c.electric_range) as electric_range,
      bool_or(c.in_nev_catalogue) as in_nev_catalogue,
      array_remove(regexp_split_to_array(coalesce(max(c.colours), ''), '[、，,/;；[:space:]]+'), '') as colours
    from import_change c
    join catalog.brand b on b.tenant_id = ${actor.tenantId} and b.name = c.brand
    join catalog.model m on m.tenant_id = b.tenant_id and m.brand_id = b.id and m.name = c.model
    group by m.id, c.trim`.execute(db);
  await sql`with made as (
      insert into catalog.trim (tenant_id, id, model_id, name, seats, engine_tenths, electric_range_km, in_nev_catalogue, colours)
      select ${actor.tenantId}::uuid, gen_random_uuid(), model_id, name, coalesce(seats, 5), engine_tenths, electric_range,
        coalesce(in_nev_catalogue, false), colours from import_trim order by model_id, name
      on conflict do nothing returning id)
    ${noteMade(run, 'catalog.trim', sql`made`)}`.execute(db);
  await sql`update catalog.trim t set engine_tenths = coalesce(t.engine_tenths, told.engine_tenths),
      electric_range_km = coalesce(t.electric_range_km, told.electric_range),
      colours = case when t.colours = '{}' then told.colours else t.colours end
    from import_trim told where t.tenant_id = ${actor.tenantId} and t.model_id = told.model_id and t.name = told.name`.execute(
    db,
  );
  await sql`insert into catalog.trim_price
      (tenant_id, id, trim_id, from_on, guide_fen, floor_fen, cost_fen, rebate_fen, source, set_by, set_at)
    select t.tenant_id, c.record_id, t.id, c.from_on, c.guide, c.floor, c.cost, coalesce(c.rebate, 0), 'import',
      ${actor.personId}::uuid, ${now}::timestamptz
    from import_change c
    join catalog.brand b on b.tenant_id = ${actor.tenantId} and b.name = c.brand
    join catalog.model m on m.tenant_id = b.tenant_id and m.brand_id = b.id and m.name = c.model
    join catalog.trim t on t.tenant_id = m.tenant_id and t.model_id = m.id and t.name = c.trim
    on conflict (tenant_id, id) do update set guide_fen = excluded.guide_fen, floor_fen = excluded.floor_fen,
      cost_fen = excluded.cost_fen, rebate_fen = excluded.rebate_fen, set_by = excluded.set_by,
      set_at = excluded.set_at`.execute(db);
}
