import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';

const prefixes = { contract: 'HT', receipt: 'SK', refund: 'TK' } as const;
export type Numbered = keyof typeof prefixes;

/**
 * The next number of a store and year (编号): `HT01-2026-000123`, without gaps, because the counter's row is the lock and
 * a transaction that fails takes its number back. The two digits after the letters are the store's own series.
 */
export async function nextNumber(
  { db, actor }: Ctx,
  { kind, storeId, year }: { kind: Numbered; storeId: string; year: number },
): Promise<string> {
  const { rows } = await sql<{ last: number }>`
    insert into sales.numbering as n (tenant_id, store_id, kind, year, last)
    values (${actor.tenantId}, ${storeId}::uuid, ${kind}, ${year}::smallint, 1)
    on conflict (tenant_id, store_id, kind, year) do update set last = n.last + 1 returning last`.execute(
    db,
  );
  const series = await seriesOf({ db, actor }, storeId);
  const two = String(series).padStart(2, '0');
  return `${prefixes[kind]}${two}-${year}-${String(rows[0]!.last).padStart(6, '0')}`;
}

/** The store's series: given once, in the order in which stores first need one. Of two at once each gets its own. */
async function seriesOf(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  storeId: string,
): Promise<number> {
  const { tenantId } = actor;
  for (;;) {
    const { rows } = await sql<{ series: number }>`select series from sales.series
      where tenant_id = ${tenantId} and store_id = ${storeId}::uuid`.execute(db);
    if (rows[0]) return rows[0].series;
    await sql`insert into sales.series (tenant_id, store_id, series)
      select ${tenantId}::uuid, ${storeId}::uuid, coalesce(max(series), 0) + 1 from sales.series
      where tenant_id = ${tenantId} on conflict do nothing`.execute(db);
  }
}
