import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyDatabase, freshDatabase, type TestDatabase } from '../../../test/database.ts';
import { withClient } from '../database-roles.ts';
import { readMigrations } from '../migrate.ts';
import { tablesToBackUp } from './catalogue.queries.ts';
import { checkBackup } from './check-backup.ts';
import { tableName } from './manifest.schema.ts';
import { restoreBackup } from './restore-backup.ts';
import { rowDigest } from './row-digest.ts';
import { rowsOf, writeBackup } from './write-backup.ts';

/** Read once: what the template was migrated with, whatever is edited while the tests run. */
const program = readMigrations();
const home = mkdtempSync(path.join(tmpdir(), 'fairlead-backup-'));
const created: TestDatabase[] = [];
let store: TestDatabase;
const tenant = '00000000-0000-4000-8000-000000000001';

beforeAll(async () => {
  store = await fresh();
  await withClient(store.owner, (client) => client.query(rows));
  mkdirSync(path.join(home, 'data/files/ab'), { recursive: true });
  writeFileSync(path.join(home, 'data/files/ab/abc'), 'a picture');
  writeFileSync(path.join(home, 'data/files/ab/empty'), '');
  writeFileSync(path.join(home, 'data/secret.key'), 'key', { mode: 0o600 });
});
afterAll(async () => {
  for (const one of created) await one.drop();
  rmSync(home, { recursive: true, force: true });
});

/** People who are each other's supervisors would be a circle; months beyond the migrations are made by use. */
const rows = `
  create table platform.fact_2026_03 partition of platform.fact for values from ('2026-03-01') to ('2026-04-01');
  insert into people.dealer_group values ('${tenant}', E'领航\\t集团\\n\\\\N', 'Asia/Shanghai', now());
  insert into people.store (tenant_id, id, name) select '${tenant}', gen_random_uuid(), 'store ' || n from generate_series(1, 2000) n;
  insert into platform.fact select '${tenant}', gen_random_uuid(), '2026-03-05', '2026-03-05', now(), now(), 1, 'deal',
    gen_random_uuid(), '${tenant}', '${tenant}', '${tenant}', '${tenant}', '${tenant}', '${tenant}', '${tenant}', 1, 99
    from generate_series(1, 30000);
  insert into platform.outbox values (gen_random_uuid(), '${tenant}', 'a', 'b', '{"n": 1.50}', now(), now(), 1)`;

async function fresh(): Promise<TestDatabase> {
  const one = await freshDatabase();
  created.push(one);
  return one;
}

async function empty(): Promise<{ owner: pg.ClientConfig; dataDir: string }> {
  const one = await emptyDatabase();
  created.push(one);
  return { owner: one.owner, dataDir: mkdtempSync(path.join(home, 'target-')) };
}

let files = 0;
const backUp = async (passphrase: string | null = null, database = store) => {
  const file = path.join(home, `${(files += 1)}.backup`);
  await withClient(database.owner, (client) =>
    writeBackup(client, {
      dataDir: path.join(home, 'data'),
      file,
      passphrase,
      withSecrets: true,
      now: '2026-11-23T02:00:00.000Z',
    }),
  );
  return file;
};

/** Every table with the sum of its rows. */
const sumsOf = (owner: pg.ClientConfig) =>
  withClient(owner, async (client) => {
    const sums: Record<string, string> = {};
    for (const table of await tablesToBackUp(client)) {
      const digest = rowDigest();
      for await (const chunk of rowsOf(client, table)) digest.take(chunk);
      const { rows: count, digest: sum } = digest.sum();
      sums[tableName(table)] = `${count} ${sum}`;
    }
    return sums;
  });

const tablesIn = (owner: pg.ClientConfig) =>
  withClient(owner, async (client) => (await tablesToBackUp(client)).map(tableName));

describe('a backup brings everything back', () => {
  test.each([
    { because: 'in the clear', passphrase: null },
    { because: 'under a passphrase', passphrase: 'a long passphrase of the store' },
  ])('every table and file is equal after a restore, $because', async ({ passphrase }) => {
    const file = await backUp(passphrase);
    const target = await empty();
    const { migrated } = await restoreBackup(target.owner, {
      migrations: program,
      ...target,
      file,
      passphrase,
    });
    expect(migrated).toEqual([]);
    const before = await sumsOf(store.owner);
    expect(await sumsOf(target.owner)).toEqual(before);
    expect(before['platform.fact_2026_03']).toMatch(/^30000 /);
    expect(readFileSync(path.join(target.dataDir, 'files/ab/abc'), 'utf8')).toBe('a picture');
    expect(readFileSync(path.join(target.dataDir, 'files/ab/empty'), 'utf8')).toBe('');
    expect(readFileSync(path.join(target.dataDir, 'secret.key'), 'utf8')).toBe('key');
    expect(readdirSync(target.dataDir).toSorted()).toEqual(['files', 'secret.key']);
  });

  test('keys, policies and the limits of the request role are those of a migrated database', async () => {
    const target = await empty();
    await restoreBackup(target.owner, {
      migrations: program,
      ...target,
      file: await backUp(),
      passphrase: null,
    });
    const shape = (owner: pg.ClientConfig) =>
      withClient(owner, async (client) => {
        const found = await client.query(`
          select conrelid::regclass::text as name, conname || pg_get_constraintdef(oid) as what from pg_constraint where connamespace::regnamespace::text !~ '^(pg_|inf)'
          union all select c.oid::regclass::text, coalesce(relacl, acldefault('r', relowner))::text || relrowsecurity from pg_class c where relkind in ('r', 'p') and relnamespace::regnamespace::text !~ '^(pg_|inf)'
          union all select tablename, policyname || qual from pg_policies
          union all select indexrelid::regclass::text, pg_get_indexdef(indexrelid) from pg_index where indexrelid::regclass::text !~ '^pg_' order by 1, 2`);
        return found.rows as unknown[];
      });
    expect(await shape(target.owner)).toEqual(await shape(store.owner));
  });

  test('work that was announced but not done is done after the restore', async () => {
    const source = await fresh();
    await withClient(source.owner, (client) =>
      client.query(`${rows}; create schema pgboss;
        create table pgboss.job as select 'active' as state, '{"tenantId": "${tenant}", "topic": "a", "key": "b"}'::jsonb as data`),
    );
    const target = await empty();
    await restoreBackup(target.owner, {
      migrations: program,
      ...target,
      file: await backUp(null, source),
      passphrase: null,
    });
    const outbox = await withClient(target.owner, (client) =>
      client.query('select delivered_at, attempts from platform.outbox'),
    );
    expect(outbox.rows).toEqual([{ delivered_at: null, attempts: 0 }]);
  });

  test('a backup of an earlier program is brought to this one', async () => {
    const file = await backUp();
    const target = await empty();
    const next = {
      name: '9000_next.sql',
      sql: `create table platform.next as select count(*)::int as stores from people.store`,
      checksum: 'next',
    };
    const migrations = [...program, next];
    const done = await restoreBackup(target.owner, {
      ...target,
      file,
      passphrase: null,
      migrations,
    });
    expect(done.migrated).toEqual([next.name]);
    const found = await withClient(target.owner, (client) =>
      client.query('select stores from platform.next'),
    );
    expect(found.rows).toEqual([{ stores: 2000 }]);
  });
});

describe('a restore changes nothing where it is refused', () => {
  const attempt = async (
    file: string,
    options: { passphrase?: string; migrations?: typeof program } = {},
  ) => {
    const target = await empty();
    const refused = await restoreBackup(target.owner, {
      migrations: program,
      ...target,
      file,
      passphrase: null,
      ...options,
    }).then(
      () => 'restored',
      (error: Error) => `${error.name}: ${error.message}`,
    );
    expect(await tablesIn(target.owner)).toEqual([]);
    expect(readdirSync(target.dataDir)).toEqual([]);
    return refused;
  };
  const altered = async (change: (bytes: Buffer) => Buffer, passphrase: string | null = null) => {
    const file = await backUp(passphrase);
    writeFileSync(file, change(readFileSync(file)));
    return file;
  };
  const flip = (at: number) => (bytes: Buffer) => {
    const spot = Math.floor(bytes.length * at);
    bytes[spot]! ^= 0x10;
    return bytes;
  };
  const secret = 'a long passphrase of the store';

  test.each([0.1, 0.3, 0.5, 0.7, 0.9])('one bit is wrong at %f of the file', async (at) => {
    expect(await attempt(await altered(flip(at)))).toMatch(/^Halt: .*(damaged|no backup)/);
    expect(await attempt(await altered(flip(at), secret), { passphrase: secret })).toMatch(
      /^Halt: .*damaged/,
    );
  });
  test.each([0, 3, 0.2, 0.6, 0.999])('the file ends after %f', async (at) => {
    const cut = (bytes: Buffer) => bytes.subarray(0, at >= 1 ? at : Math.floor(bytes.length * at));
    expect(await attempt(await altered(cut))).toMatch(/^Halt: .*(damaged|no backup)/);
    expect(await attempt(await altered(cut, secret), { passphrase: secret })).toMatch(/^Halt: /);
  });
  test('the file is none of ours, or not there', async () => {
    const file = path.join(home, 'letter.txt');
    writeFileSync(file, 'dear customer, this is not a backup at all');
    expect(await attempt(file)).toMatch(/Halt: .*no backup/);
    expect(await attempt(path.join(home, 'nowhere'))).toMatch(/Halt: .*ENOENT/);
  });
  test('the passphrase is missing or wrong', async () => {
    const file = await backUp(secret);
    expect(await attempt(file)).toMatch(/Halt: .*passphrase-file/);
    expect(await attempt(file, { passphrase: 'another long passphrase' })).toMatch(/Halt: .*wrong/);
  });
  test('the backup is newer than the program, or rests on another form of a migration', async () => {
    const file = await backUp();
    const mine = program;
    expect(await attempt(file, { migrations: mine.slice(0, -1) })).toMatch(/Halt: .*newer program/);
    const edited = mine.map((one, i) => (i === 1 ? { ...one, checksum: 'edited' } : one));
    expect(await attempt(file, { migrations: edited })).toMatch(/Halt: .*0002_people/);
  });
  test('a later migration fails', async () => {
    const broken = { name: '9000_broken.sql', sql: 'select nowhere', checksum: 'x' };
    const migrations = [...program, broken];
    expect(await attempt(await backUp(), { migrations })).toMatch(/nowhere/);
  });

  test('the database or the files folder holds something already: it is named', async () => {
    const file = await backUp();
    const before = await sumsOf(store.owner);
    const again = restoreBackup(store.owner, {
      dataDir: home,
      file,
      passphrase: null,
      migrations: program,
    });
    await expect(again).rejects.toThrow(/not empty: care\.survey, .* and \d+ more/);
    expect(await sumsOf(store.owner)).toEqual(before);
    const target = await empty();
    const here = { ...target, dataDir: path.join(home, 'data') };
    await expect(
      restoreBackup(here.owner, { ...here, file, passphrase: null, migrations: program }),
    ).rejects.toThrow(/files/);
    expect(await tablesIn(target.owner)).toEqual([]);
  });
});

/** A fact and the sum that it belongs to, in one statement as the program writes them. */
const sale = `with sold as (insert into platform.fact select '${tenant}', gen_random_uuid(), '2026-03-05', '2026-03-05', now(), now(), 2, 'deal',
    gen_random_uuid(), '${tenant}', '${tenant}', '${tenant}', '${tenant}', '${tenant}', '${tenant}', '${tenant}', 1, 7 returning 1)
  insert into platform.total select '${tenant}', 1, '${tenant}', '${tenant}', '2026-03-05', '2026-03-01', 2, count(*), 1, 7 from sold
  on conflict (tenant_id, grain, a_id, b_id, origin_on, starts_on, kind) do update set
    facts = platform.total.facts + 1, quantity = platform.total.quantity + 1, amount = platform.total.amount + 7`;

describe('a backup is one moment of a running system', () => {
  test('facts and the sums kept of them agree, though sales go on while it is made', async () => {
    const source = await fresh();
    await withClient(source.owner, (one) => one.query(rows));
    let selling = true;
    const sell = () =>
      withClient(source.owner, async (one) => {
        while (selling) await one.query(sale);
      });
    const sellers = [sell(), sell()];
    try {
      for (let round = 0; round < 2; round += 1) {
        const file = await backUp(null, source);
        await expect(checkBackup(file, null)).resolves.toBeTruthy();
        const target = await empty();
        await restoreBackup(target.owner, {
          migrations: program,
          ...target,
          file,
          passphrase: null,
        });
        const found = await withClient(target.owner, (one) =>
          one.query<{
            apart: number;
          }>(`select (select coalesce(sum(amount), 0)::int from platform.fact where kind = 2)
            - (select coalesce(sum(amount), 0)::int from platform.total where kind = 2) as apart`),
        );
        expect(found.rows).toEqual([{ apart: 0 }]);
      }
    } finally {
      selling = false;
      await Promise.all(sellers);
    }
  }, 60_000);

  test('of two backups to one name the second is refused, and the first is whole', async () => {
    const file = path.join(home, 'same.backup');
    const make = () =>
      withClient(store.owner, (client) =>
        writeBackup(client, {
          dataDir: home,
          file,
          passphrase: null,
          withSecrets: false,
          now: '2026-11-23T02:00:00.000Z',
        }),
      ).then(
        () => 'made',
        (error: Error) => error.message,
      );
    expect(await make()).toBe('made');
    expect(await make()).toMatch(/exists already/);
    await expect(checkBackup(file, null)).resolves.toBeTruthy();
    expect(readdirSync(home).filter((name) => name.includes('.part'))).toEqual([]);
  });

  test('a folder that cannot be written is named, and nothing is left behind', async () => {
    const file = path.join(home, 'no/such/folder.backup');
    const made = withClient(store.owner, (client) =>
      writeBackup(client, {
        dataDir: home,
        file,
        passphrase: null,
        withSecrets: false,
        now: '2026-11-23T02:00:00.000Z',
      }),
    );
    await expect(made).rejects.toThrow(/cannot be written \(ENOENT\)/);
  });
});
