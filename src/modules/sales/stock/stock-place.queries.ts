import { sql } from 'kysely';
import type { PlaceTie } from '../../people/index.ts';

/** Cars of a store that stand there or are on their way (挂靠车辆); teams have none. */
export const stockTie: PlaceTie = {
  kind: 'stock',
  zh: '库存车辆',
  en: 'Cars in stock',
  async of({ db, actor }, { storeId, teamId }, { open }) {
    if (teamId) return { count: 0, names: [] };
    const { rows } = await sql<{ count: number }>`select count(*)::int as count from sales.vehicle
      where tenant_id = ${actor.tenantId} and store_id = ${storeId}::uuid
        and (not ${open}::boolean or state in ('in_stock', 'in_transit'))`.execute(db);
    return { count: rows[0]!.count, names: [] };
  },
};
