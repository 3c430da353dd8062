import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Trim } from './trim.schema.ts';

export type PricedTrim = Omit<z.output<typeof Trim>, 'hidden'>;
type Asked = { modelId?: string | undefined; id?: string | undefined; day: Day };

/** Trims on sale with the prices in force on a day (当日价格); a trim without a price that day has none. */
export async function pricedTrims({ db, actor }: Ctx, asked: Asked): Promise<PricedTrim[]> {
  const { modelId = null, id = null, day } = asked;
  const { rows } = await sql<PricedTrim>`
    select t.id, t.name, t.model_id, m.name as model_name, b.name as brand_name, m.energy, t.seats, t.engine_tenths,
      t.electric_range_km, t.in_nev_catalogue, t.colours, p.guide_fen, p.floor_fen, p.cost_fen, p.rebate_fen, t.closed_at
    from catalog.trim t
    join catalog.model m on m.tenant_id = t.tenant_id and m.id = t.model_id
    join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    left join lateral (select * from catalog.trim_price p where p.tenant_id = t.tenant_id and p.trim_id = t.id
      and p.from_on <= ${day}::date order by p.from_on desc limit 1) p on true
    where t.tenant_id = ${actor.tenantId} and (${modelId}::uuid is null or t.model_id = ${modelId}::uuid)
      and (${id}::uuid is null or t.id = ${id}::uuid) and (${id}::uuid is not null or t.closed_at is null)
    order by b.name, m.name, p.guide_fen nulls last, t.name limit 1000`.execute(db);
  return rows;
}
