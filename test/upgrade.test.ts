import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { restoreBackup } from '../src/platform/backup/restore-backup.ts';
import { writeBackup } from '../src/platform/backup/write-backup.ts';
import { withClient } from '../src/platform/database-roles.ts';
import { migrate, readMigrations } from '../src/platform/migrate.ts';
import { fillTables } from './filled.ts';
import { emptyDatabase, freshDatabase, type TestDatabase } from './database.ts';

/** The last migration of each state in which the program was handed over; its databases are out there. */
const landed = ['0010_plan.sql', '0025_search.sql', '0026_document.sql', '0031_push.sql'];

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-upgrade-'));
const program = readMigrations();
const made: TestDatabase[] = [];
let fresh: TestDatabase;
beforeAll(async () => {
  fresh = await freshDatabase();
});
afterAll(async () => {
  await fresh.drop();
  for (const database of made) await database.drop();
  rmSync(home, { recursive: true, force: true });
});

async function nothingYet(): Promise<pg.ClientConfig> {
  const database = await emptyDatabase();
  made.push(database);
  return database.owner;
}

/** A database as an earlier program left it, with a row in nearly every table. */
async function earlier(last: string) {
  const owner = await nothingYet();
  await migrate(
    owner,
    program.filter(({ name }) => name <= last),
  );
  const kept = await withClient(owner, async (client) => {
    await client.query('begin');
    const names = await fillTables(client);
    await client.query('commit');
    const rows = new Map<string, Rows>();
    for (const name of names) rows.set(name, await rowsIn(client, name));
    return rows;
  });
  return { owner, kept };
}

type Rows = Record<string, unknown>[];
const rowsIn = async (client: pg.ClientBase, table: string): Promise<Rows> =>
  (await client.query<{ row: Rows[number] }>(`select to_jsonb(t) as row from ${table} t`)).rows.map(
    ({ row }) => row,
  );

/** Tables, columns, keys, policies, indexes and rights, as text that two databases can be compared by. */
const shapeOf = (owner: pg.ClientConfig) =>
  withClient(owner, async (client) => {
    const found = await client.query<{ line: string }>(`
      select line from (
        select concat_ws(' ', 'column', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull,
          pg_get_expr(adbin, adrelid)) as line, relnamespace
          from pg_attribute join pg_class c on c.oid = attrelid left join pg_attrdef on adrelid = attrelid and adnum = attnum
          where attnum > 0 and not attisdropped and relkind in ('r', 'p', 'v') and not relispartition
        union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid)), connamespace
          from pg_constraint where conrelid not in (select oid from pg_class where relispartition)
        union all select concat_ws(' ', 'index', pg_get_indexdef(indexrelid)), relnamespace
          from pg_index join pg_class c on c.oid = indexrelid where not relispartition
        union all select concat_ws(' ', 'table', c.oid::regclass, relrowsecurity, relacl), relnamespace
          from pg_class c where relkind in ('r', 'p') and not relispartition
        union all select concat_ws(' ', 'policy', polrelid::regclass, polname, pg_get_expr(polqual, polrelid)), relnamespace
          from pg_policy join pg_class c on c.oid = polrelid
      ) all_of_it where relnamespace::regnamespace::text !~ '^(pg_|information_schema)' order by line`);
    return found.rows.map(({ line }) => line);
  });

describe.each(landed)('a database that was left at %s', (last) => {
  test('comes to this program’s state with every row, and is shaped like a new one', async () => {
    const { owner, kept } = await earlier(last);
    expect(kept.size).toBeGreaterThan(40);
    const applied = await migrate(owner);
    expect(applied).toEqual(program.map(({ name }) => name).filter((name) => name > last));
    expect(await shapeOf(owner)).toEqual(await shapeOf(fresh.owner));
    await withClient(owner, async (client) => {
      for (const [table, before] of kept) {
        const after = await rowsIn(client, table);
        expect(after, table).toEqual(
          expect.arrayContaining(before.map((row) => expect.objectContaining(row) as unknown)),
        );
      }
    });
  });

  test('comes there by its backup too; this program’s backup is refused by the earlier one', async () => {
    const { owner, kept } = await earlier(last);
    const old = program.filter(({ name }) => name <= last);
    const file = path.join(home, `${last}.backup`);
    const now = '2026-11-24T02:00:00.000Z';
    const options = { dataDir: home, passphrase: null, withSecrets: false, now };
    await withClient(owner, (client) => writeBackup(client, { ...options, file }));
    const target = await nothingYet();
    const { migrated } = await restoreBackup(target, { dataDir: home, file, passphrase: null });
    expect(migrated.length).toBe(program.length - old.length);
    expect(await shapeOf(target)).toEqual(await shapeOf(fresh.owner));
    await withClient(target, async (client) => {
      for (const [table, before] of kept)
        // Which backups lie on a machine is not taken to another one.
        if (table !== 'platform.backup')
          expect((await rowsIn(client, table)).length, table).toBeGreaterThanOrEqual(before.length);
    });
    const newer = path.join(home, `${last}.newer.backup`);
    await withClient(target, (client) => writeBackup(client, { ...options, file: newer }));
    const empty = await nothingYet();
    await expect(
      restoreBackup(empty, { dataDir: home, file: newer, passphrase: null, migrations: old }),
    ).rejects.toThrow(/newer program.*较新的程序/);
  });
});
