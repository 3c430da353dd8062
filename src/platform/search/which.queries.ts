import { sql, type RawBuilder } from 'kysely';
import type { Which } from './search-kind.ts';

/** The end of a statement that reads the wanted records of a kind: some by id, or a page in order of ids. */
export function whichOf(which: Which, column: string): RawBuilder<unknown> {
  const id = sql.ref(column);
  if ('ids' in which) return sql`${id} in (${sql.join(which.ids.map((one) => sql`${one}::uuid`))})`;
  return sql`${id} > ${which.after}::uuid order by ${id} limit ${which.limit}`;
}
