import { sql } from 'kysely';
import type { ImportRun } from '../../platform/import/kind.ts';
import { completeBodyTypes, nameAreas, nameModels } from './naming.queries.ts';

/** What a file without regions is about. */
const wholeCountry = '全国';

/** The same month, area, brand and model from another file is the same figure, brought up to date. */
export async function adoptRegistrations({ db, actor }: ImportRun): Promise<void> {
  await sql`update import_row set region = ${wholeCountry} where region is null`.execute(db);
  await sql`update import_row r set record_id = known.id
    from (select g.id, g.month, a.name as region, b.name as brand, m.name as model
          from catalog.registration g
          join catalog.area a on a.tenant_id = g.tenant_id and a.id = g.area_id
          join catalog.brand b on b.tenant_id = g.tenant_id and b.id = g.brand_id
          left join catalog.model m on m.tenant_id = g.tenant_id and m.id = g.model_id
          where g.tenant_id = ${actor.tenantId}) known
    where known.month = r.month and known.region = r.region and known.brand = r.brand
      and known.model is not distinct from r.model and r.problems is null`.execute(db);
}

/** Writes the registrations of a file. */
export async function insertImportedRegistrations(run: ImportRun): Promise<void> {
  const { db, actor } = run;
  await nameAreas(run);
  await nameModels(run);
  await completeBodyTypes(run);
  await sql`insert into catalog.registration
      (tenant_id, id, month, area_id, brand_id, model_id, registrations)
    select ${actor.tenantId}::uuid, c.record_id, c.month, a.id, b.id, m.id, c.registrations
    from import_change c
    join catalog.area a on a.tenant_id = ${actor.tenantId} and a.name = c.region
    join catalog.brand b on b.tenant_id = a.tenant_id and b.name = c.brand
    left join catalog.model m on m.tenant_id = b.tenant_id and m.brand_id = b.id and m.name = c.model
    on conflict (tenant_id, id) do update set month = excluded.month, area_id = excluded.area_id,
      brand_id = excluded.brand_id, model_id = excluded.model_id,
      registrations = excluded.registrations`.execute(db);
}
