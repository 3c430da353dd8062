import { sql } from 'kysely';
import type { ImportRun } from '../../platform/import/kind.ts';
import {
  ensureNamed,
  isFilled,
  noteMade,
  noteUnknown,
} from '../../platform/import/naming.queries.ts';

/** Areas (地区) by name; they have no activity of their own. */
export const nameAreas = (run: ImportRun): Promise<void> =>
  ensureNamed(run, { relation: 'catalog.area', column: 'region' });

/** What a model without a brand stands under. */
const unknownBrand = '未知品牌';

/**
 * Brands and models by name (品牌与车型); unknown ones are made inactive. A model without its brand is
 * the one of that name where there is only one, else it stands under 未知品牌.
 */
export async function nameModels(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  await sql`update import_change c set brand = coalesce(known.brand, ${unknownBrand})
    from (select n.model, min(b.name) as brand
          from (select distinct model from import_change where brand is null and model is not null) n
          left join catalog.model m on m.tenant_id = ${actor.tenantId} and m.name = n.model
          left join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
          group by n.model having count(b.id) <= 1) known
    where c.brand is null and c.model = known.model`.execute(db);
  await sql`update import_change set brand = ${unknownBrand}
    where brand is null and model is not null`.execute(db);
  await ensureNamed(run, { what: 'brand', relation: 'catalog.brand', column: 'brand' });
  if (!(await isFilled(run, 'model'))) return;
  const { rows } = await sql<{ name: string; rows: number }>`
    with named as (
      select b.id as brand_id, c.brand, c.model as name, count(*)::int as rows
      from import_change c join catalog.brand b on b.tenant_id = ${actor.tenantId} and b.name = c.brand
      where c.model is not null group by 1, 2, 3),
    made as (
      insert into catalog.model (tenant_id, id, brand_id, name)
      select ${actor.tenantId}::uuid, gen_random_uuid(), brand_id, name from named order by brand_id, name
      on conflict do nothing returning id, brand_id, name),
    noted as (${noteMade(run, 'catalog.model', sql`made`)})
    select named.brand || ' ' || made.name as name, named.rows from made join named using (brand_id, name)
    order by named.rows desc, 1`.execute(db);
  noteUnknown(run, 'model', rows);
}

/** Body types that a file knows and the catalogue does not yet; the most frequent one counts. */
export async function completeBodyTypes({ db, actor }: ImportRun): Promise<void> {
  await sql`update catalog.model m set body_type = told.body_type
    from (select b.id as brand_id, c.model, mode() within group (order by c.body_type) as body_type
          from import_change c join catalog.brand b on b.tenant_id = ${actor.tenantId} and b.name = c.brand
          where c.body_type is not null group by 1, 2) told
    where m.tenant_id = ${actor.tenantId} and m.brand_id = told.brand_id and m.name = told.model
      and m.body_type = ''`.execute(db);
}
