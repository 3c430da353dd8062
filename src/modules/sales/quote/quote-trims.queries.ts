import { sql } from 'kysely';
import type { z } from 'zod';
import type { Day } from '../../../kernel/period.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { OfferedTrim } from './quote-trims.schema.ts';

/** Cars of a model that could be sold at a store, by trim and colour: here, or on their way and not promised to anybody. */
type Stocked = { trimId: string; colour: string; inStock: number; etaOn: Day | null };

/** Trims of a model with the price of a day and what is in stock (可报车款). */
export async function offeredTrims(
  { db, actor }: Ctx,
  { modelId, storeId, day }: { modelId: string; storeId: string | null; day: Day },
): Promise<z.output<typeof OfferedTrim>[]> {
  const { rows: trims } = await sql<{
    id: string;
    name: string;
    guideFen: number | null;
    colours: string[];
  }>`select t.id, t.name, t.colours, p.guide_fen from catalog.trim t
    left join lateral (select guide_fen from catalog.trim_price p where p.tenant_id = t.tenant_id and p.trim_id = t.id
      and p.from_on <= ${day}::date order by p.from_on desc limit 1) p on true
    where t.tenant_id = ${actor.tenantId} and t.model_id = ${modelId}::uuid and t.closed_at is null
    order by p.guide_fen nulls last, t.name limit 50`.execute(db);
  const { rows: stocked } = await sql<Stocked>`
    select v.trim_id, v.colour, count(*) filter (where v.state = 'in_stock')::int as in_stock,
      min(v.eta_on) filter (where v.state = 'in_transit' and v.eta_on >= ${day}::date) as eta_on
    from sales.vehicle v join catalog.trim t on t.tenant_id = v.tenant_id and t.id = v.trim_id
    where v.tenant_id = ${actor.tenantId} and t.model_id = ${modelId}::uuid and v.store_id = ${storeId}::uuid
      and v.use = 'sale' and v.state in ('in_stock', 'in_transit')
      and not exists (select from sales.contract k where k.tenant_id = v.tenant_id and k.vehicle_id = v.id
        and k.state <> 'cancelled')
    group by v.trim_id, v.colour limit 500`.execute(db);
  return trims.map(({ colours, ...trim }) => {
    const mine = stocked.filter(({ trimId }) => trimId === trim.id);
    const names = [...new Set([...colours, ...mine.map(({ colour }) => colour)])];
    return {
      ...trim,
      ...summed(mine),
      colours: names
        .filter(Boolean)
        .map((name) => ({ name, ...summed(mine.filter(({ colour }) => colour === name)) })),
    };
  });
}

const summed = (rows: readonly Stocked[]) => ({
  inStock: rows.reduce((sum, { inStock }) => sum + inStock, 0),
  etaOn: rows.flatMap(({ etaOn }) => etaOn ?? []).toSorted()[0] ?? null,
});
