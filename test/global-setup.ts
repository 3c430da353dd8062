import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type pg from 'pg';
import type { TestProject } from 'vitest/node';
import { rolesAt, signIn } from '../src/platform/database-record.ts';
import { OWNER_ROLE, prepareEmbedded, withClient } from '../src/platform/database-roles.ts';
import { migrate } from '../src/platform/migrate.ts';
import { startCluster, SUPERUSER } from '../src/platform/postgres-cluster.ts';
import { postgresPrograms } from '../src/platform/postgres-programs.ts';

/** How tests sign in; `database` is the migrated template, to be copied, never changed. */
export type TestServer = {
  superuser: pg.ClientConfig;
  owner: pg.ClientConfig;
  web: pg.ClientConfig;
};

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer;
  }
}

/** One embedded PostgreSQL for the run, with the template database `tpl` migrated once. */
export default async function setup(project: TestProject) {
  const home = mkdtempSync(path.join(tmpdir(), 'fairlead-test-'));
  const passwords = { superuser: secret(), owner: secret(), web: secret() };
  const cluster = await startCluster(postgresPrograms(), {
    folder: path.join(home, 'pg'),
    log: path.join(home, 'postgres.log'),
    superuserPassword: passwords.superuser,
    unsafeFast: true,
  });
  const superuser = signIn(cluster.port, SUPERUSER, passwords.superuser, 'postgres');
  await prepareEmbedded(superuser, passwords);
  await withClient(superuser, (client) => client.query(`create database tpl owner ${OWNER_ROLE}`));

  const roles = rolesAt(cluster.port, passwords);
  const owner = { ...roles.owner, database: 'tpl' };
  const web = { ...roles.web, database: 'tpl' };
  await migrate(owner);
  project.provide('server', { superuser, owner, web });
  return async () => {
    await cluster.stop();
    rmSync(home, { recursive: true, force: true });
  };
}

const secret = () => randomBytes(12).toString('base64url');
