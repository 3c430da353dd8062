import type pg from 'pg';
import { addMonths, firstDay, monthOf, monthsBetween, type Month } from '../../kernel/period.ts';

/**
 * Makes the monthly partitions of the fact log from `from` to `to` where they are missing. Only the
 * owner may change the schema, so this runs before the tenant's transaction, never inside it.
 */
export async function ensureFactMonths(owner: pg.Pool, from: Month, to: Month): Promise<void> {
  const { rows } = await owner.query<{ name: string }>(
    `select c.relname as name from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'platform.fact'::regclass`,
  );
  const known = new Set(rows.map((row) => row.name));
  for (const month of monthsBetween(from, to)) {
    const name = `fact_${month.replace('-', '_')}`;
    if (known.has(name)) continue;
    await owner.query(
      `create table if not exists platform.${name} partition of platform.fact
       for values from ('${firstDay(month)}') to ('${firstDay(addMonths(month, 1))}')`,
    );
  }
}

/** The months every installation has from the start: last year to the end of next year. */
export async function ensureFactMonthsAround(owner: pg.Pool, now: string): Promise<void> {
  const month = monthOf(now);
  await ensureFactMonths(owner, addMonths(month, -12), addMonths(month, 14));
}
