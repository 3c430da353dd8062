import { expect, test } from 'vitest';
import { freshDatabase } from '../../test/database.ts';
import { withClient } from './database-roles.ts';
import { migrate, pendingMigrations, readMigrations, type Migration } from './migrate.ts';

const extra: Migration = {
  name: '9000_extra.sql',
  sql: 'create table platform.extra (id int)',
  checksum: 'one',
};

test('a second run applies nothing, and nothing is pending', async () => {
  const { owner, drop } = await freshDatabase();
  expect(await migrate(owner)).toEqual([]);
  expect(await pendingMigrations(owner)).toEqual([]);
  await drop();
});

test('two starts at once apply each migration once', async () => {
  const { owner, drop } = await freshDatabase();
  const all = [...readMigrations(), extra];
  const runs = await Promise.all([migrate(owner, all), migrate(owner, all)]);
  expect(runs.flat()).toEqual([extra.name]);
  await drop();
});

test('a migration that fails changes nothing and names itself', async () => {
  const { owner, drop } = await freshDatabase();
  const broken = { ...extra, sql: `${extra.sql}; select nowhere` };
  await expect(migrate(owner, [...readMigrations(), broken])).rejects.toThrow(/9000_extra/);
  const found = await withClient(owner, (client) =>
    client.query(`select to_regclass('platform.extra') as name`),
  );
  expect(found.rows).toEqual([{ name: null }]);
  await drop();
});

test.each([
  {
    because: 'an applied file was edited',
    later: [{ ...extra, checksum: 'two' }],
    says: /changed/,
  },
  { because: 'the database is newer than the program', later: [], says: /newer/ },
])('it refuses in one line when $because', async ({ later, says }) => {
  const { owner, drop } = await freshDatabase();
  await migrate(owner, [...readMigrations(), extra]);
  await expect(migrate(owner, [...readMigrations(), ...later])).rejects.toThrow(says);
  await drop();
});

test('the request role writes rows, but no ledger, no schema and no partition', async () => {
  const { owner, web, drop } = await freshDatabase();
  const sql = `create table platform.month (day date) partition by range (day);
    create table platform.month_2026 partition of platform.month for values from ('2026-01-01') to ('2027-01-01')`;
  await migrate(owner, [...readMigrations(), { ...extra, sql }]);
  const attempt = (statement: string) =>
    withClient(web, (client) => client.query(statement)).then(
      () => 'allowed',
      (error: { code: string }) => error.code,
    );
  expect(await attempt(`insert into platform.month values ('2026-03-01')`)).toBe('allowed');
  expect(await attempt('select * from platform.month_2026')).toBe('42501');
  expect(await attempt('delete from platform.migration')).toBe('42501');
  expect(await attempt('create table platform.mine (id int)')).toBe('42501');
  expect(await attempt('create table public.mine (id int)')).toBe('42501');
  await drop();
});
