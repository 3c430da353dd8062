import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';

export type Place = {
  deliveryId: string;
  storeId: string;
  at: string;
  bay: number | null;
  hostId: string | null;
};

/** Takes a bay, the lowest free one where none is named; undefined where a key of the table says no. */
export async function takePlace({ db, actor }: Ctx, { bay, ...place }: Place, bays: number) {
  const { rows } = await sql<{ bay: number }>`insert into sales.delivery_place
      (tenant_id, store_id, at, bay, delivery_id, host_id)
    select ${actor.tenantId}::uuid, ${place.storeId}::uuid, ${place.at}::timestamptz, n, ${place.deliveryId}::uuid,
      ${place.hostId}::uuid
    from generate_series(1, ${bays}::int) n
    where (${bay}::int is null or n = ${bay}::int) and not exists (select from sales.delivery_place p
      where p.tenant_id = ${actor.tenantId} and p.store_id = ${place.storeId}::uuid
        and p.at = ${place.at}::timestamptz and p.bay = n)
    order by n limit 1 on conflict do nothing returning bay`.execute(db);
  return rows[0]?.bay;
}

/** What stands against a place; undefined where only another bay was taken meanwhile. */
export async function clashOf({ db, actor }: Ctx, place: Place, bays: number) {
  const { rows } = await sql<{ host: boolean; taken: number; bay: boolean }>`select
      coalesce(bool_or(host_id = ${place.hostId}::uuid), false) as host,
      coalesce(bool_or(store_id = ${place.storeId}::uuid and bay = ${place.bay}::int), false) as bay,
      count(*) filter (where store_id = ${place.storeId}::uuid)::int as taken
    from sales.delivery_place where tenant_id = ${actor.tenantId} and at = ${place.at}::timestamptz
      and (store_id = ${place.storeId}::uuid or host_id = ${place.hostId}::uuid)`.execute(db);
  const { host, bay, taken } = rows[0]!;
  if (host) return 'host';
  return bay || taken >= bays ? 'bay' : undefined;
}

export async function freePlace({ db, actor }: Ctx, deliveryId: string): Promise<void> {
  await db
    .deleteFrom('sales.deliveryPlace')
    .where('tenantId', '=', actor.tenantId)
    .where('deliveryId', '=', deliveryId)
    .execute();
}

/** The held places of a day (已占车位), whoever's they are. */
export async function takenPlaces(
  { db, actor }: Ctx,
  storeId: string,
  [from, to]: [string, string],
) {
  return db
    .selectFrom('sales.deliveryPlace')
    .select(['at', 'bay', 'hostId'])
    .where('tenantId', '=', actor.tenantId)
    .where('storeId', '=', storeId)
    .where('at', '>=', from)
    .where('at', '<', to)
    .orderBy('at')
    .orderBy('bay')
    .limit(500)
    .execute();
}
