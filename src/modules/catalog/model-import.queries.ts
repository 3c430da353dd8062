import { sql } from 'kysely';
import type { ImportRun } from '../../platform/import/kind.ts';
import { ensureNamed } from '../../platform/import/naming.queries.ts';

/** A model that stands under the same brand and name is completed. */
export async function adoptModels({ db, actor }: ImportRun): Promise<void> {
  await sql`update import_row r set record_id = m.id
    from catalog.model m join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    where m.tenant_id = ${actor.tenantId} and b.name = r.brand and m.name = r.model
      and r.problems is null`.execute(db);
}

/** Writes the models of a file, now active; empty cells leave what is known (空白不覆盖). */
export async function insertImportedModels(run: ImportRun): Promise<void> {
  const { db, actor, now } = run;
  await ensureNamed(run, { what: 'brand', relation: 'catalog.brand', column: 'brand' });
  await sql`insert into catalog.model as m
      (tenant_id, id, brand_id, name, body_type, energy, guide_price_low_fen, guide_price_high_fen, activated_at)
    select ${actor.tenantId}::uuid, c.record_id, b.id, c.model, coalesce(c.body_type, ''),
      coalesce(c.energy, ''), c.price_low, coalesce(c.price_high, c.price_low), ${now}::timestamptz
    from import_change c join catalog.brand b on b.tenant_id = ${actor.tenantId} and b.name = c.brand
    on conflict (tenant_id, id) do update set brand_id = excluded.brand_id, name = excluded.name,
      body_type = coalesce(nullif(excluded.body_type, ''), m.body_type),
      energy = coalesce(nullif(excluded.energy, ''), m.energy),
      guide_price_low_fen = coalesce(excluded.guide_price_low_fen, m.guide_price_low_fen),
      guide_price_high_fen = coalesce(excluded.guide_price_high_fen, m.guide_price_high_fen),
      activated_at = coalesce(m.activated_at, excluded.activated_at)`.execute(db);
  await sql`update catalog.brand b set activated_at = coalesce(b.activated_at, ${now}::timestamptz),
      own_since = case when told.own then coalesce(b.own_since, ${now}::timestamptz::date) else b.own_since end
    from (select brand, bool_or(own) as own from import_change group by brand) told
    where b.tenant_id = ${actor.tenantId} and b.name = told.brand`.execute(db);
}
