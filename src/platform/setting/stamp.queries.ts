import { sql } from 'kysely';
import type { Ctx } from '../db.ts';

/**
 * A text that changes whenever a dated setting of these kinds or a day of the calendar does (规则版本): what was
 * reckoned under one stamp holds for as long as it is read again the same. Rows are only ever added and removed.
 */
export async function stampOf(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  kinds: readonly string[],
): Promise<string> {
  const of = (table: string, only = sql``) =>
    sql`(select count(*) || ' ' || coalesce(max(set_at)::text, '') from ${sql.table(table)}
      where tenant_id = ${actor.tenantId} ${only})`;
  const { rows } = await sql<{
    stamp: string;
  }>`/* kept */ select ${of('platform.setting', sql`and kind in (${sql.join(kinds)})`)} || '|' || ${of('platform.calendar_year')}
      || '|' || ${of('platform.calendar_day')} || '|' || ${of('platform.store_day')} as stamp`.execute(
    db,
  );
  return rows[0]!.stamp;
}
