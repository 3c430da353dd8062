import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Dealt } from './comparison.rules.ts';

type Named = { modelIds: readonly string[]; trimIds: readonly string[] };

/** Whether each model is one of ours and each trim is in the catalogue. */
export async function areOurs({ db, actor }: Ctx, { modelIds, trimIds }: Named): Promise<boolean> {
  const { rows } = await sql<{ models: number; trims: number }>`select
      (select count(*)::int from catalog.model m join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
        where m.tenant_id = ${actor.tenantId} and b.own_since is not null and m.id = any(${[...modelIds]}::uuid[])) as models,
      (select count(*)::int from catalog.trim t
        where t.tenant_id = ${actor.tenantId} and t.id = any(${[...trimIds]}::uuid[])) as trims`.execute(
    db,
  );
  const { models, trims } = rows[0]!;
  return models === new Set(modelIds).size && trims === new Set(trimIds).size;
}

export async function isCampaign({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from marketing.campaign where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid`.execute(db);
  return rows.length > 0;
}

export async function isStore({ db, actor }: Ctx, id: string): Promise<boolean> {
  const { rows } = await sql`select from people.store where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid and closed_on is null`.execute(db);
  return rows.length > 0;
}

type Cars = Named & { storeId: string | null; startsOn: Day };

/** The guide prices in force on a day of the trims that a rule names, or of its models' trims on sale. */
export async function guidePricesOf({ db, actor }: Ctx, cars: Cars): Promise<number[]> {
  const { rows } = await sql<{ guideFen: number }>`
    select distinct price.guide_fen from catalog.trim t
    join lateral (select p.guide_fen from catalog.trim_price p where p.tenant_id = t.tenant_id and p.trim_id = t.id
      and p.from_on <= ${cars.startsOn}::date order by p.from_on desc limit 1) price on true
    where t.tenant_id = ${actor.tenantId} and t.closed_at is null
      and (t.id = any(${[...cars.trimIds]}::uuid[]) or t.model_id = any(${[...cars.modelIds]}::uuid[]))
    limit 200`.execute(db);
  return rows.map(({ guideFen }) => guideFen);
}

/** What such cars were sold for before a day, the latest first: contracts signed, cancelled ones left out. */
export async function dealtBefore({ db, actor }: Ctx, cars: Cars): Promise<Dealt[]> {
  const { rows } = await sql<Dealt>`
    select (c.signed_at at time zone g.zone)::date as day, c.car_fen as price_fen
    from sales.contract c
    join people.dealer_group g on g.tenant_id = c.tenant_id
    join catalog.trim t on t.tenant_id = c.tenant_id and t.id = c.trim_id
    where c.tenant_id = ${actor.tenantId} and c.signed_at is not null and c.state <> 'cancelled'
      and (t.id = any(${[...cars.trimIds]}::uuid[]) or t.model_id = any(${[...cars.modelIds]}::uuid[]))
      and (${cars.storeId}::uuid is null or c.store_id = ${cars.storeId}::uuid)
      and (c.signed_at at time zone g.zone)::date < ${cars.startsOn}::date
    order by c.signed_at desc limit 1000`.execute(db);
  return rows;
}
