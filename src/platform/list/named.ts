import { sql } from 'kysely';

/** The name that a reference stands for, by primary key from a small table, once for each row of a page. */
export const nameIn = (alias: string) => (table: string, column: string) =>
  sql<string | null>`(select name from ${sql.table(table)} named
    where named.tenant_id = ${sql.ref(`${alias}.tenantId`)} and named.id = ${sql.ref(`${alias}.${column}`)})`;

/** A reference as a column of a list: compared by its id, grouped under its name. */
export const named = (alias: string) => (names: string, column: string) => ({
  value: sql`${sql.ref(`${alias}.${column}`)}`,
  id: sql`${sql.ref(`${alias}.${column}`)}`,
  names,
});
