import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { newPasswords, readRecord, rolesAt, signIn, writeRecord } from './database-record.ts';
import type { DatabaseRecord } from './database-record.ts';
import { DATABASE, derivedPassword, prepareEmbedded, prepareHosted } from './database-roles.ts';
import { WEB_ROLE, withClient } from './database-roles.ts';
import { codeOf, halt } from './halt.ts';
import { holderOf, LockHeld, takeLock, type Lock, type Purpose } from './lock.ts';
import { SUPERUSER, type Cluster } from './postgres-cluster.ts';
import { canEnter, postgresPrograms, type Programs } from './postgres-programs.ts';
import { superviseCluster } from './postgres-supervisor.ts';
import type { Settings } from './settings.ts';

/**
 * Where the database is, as its owner and as the role of requests, and how to leave it. The port of an
 * embedded one may change while it runs: keep these objects, not copies of them.
 */
export type RunningDatabase = {
  owner: pg.ClientConfig;
  web: pg.ClientConfig;
  /** Stops what this process started; harmless when called twice. */
  stop(): Promise<void>;
};

type Where = Pick<Settings, 'dataDir' | 'databaseUrl'>;

/**
 * The database of a server (数据库启动): the one of `DATABASE_URL`, else the embedded PostgreSQL, which
 * it starts. Throws `Halt` where another server works in the same data directory.
 */
export async function startDatabase(settings: Where): Promise<RunningDatabase> {
  const lock = await lockFor(settings, 'server');
  return startHolding(lock, settings);
}

/**
 * The database of a command: that of the running server where one runs, else started for the command
 * and stopped behind it, once nobody else is using it.
 */
export async function joinDatabase(settings: Where): Promise<RunningDatabase> {
  if (settings.databaseUrl) return hosted(settings.databaseUrl, settings.dataDir);
  for (;;) {
    const running = await joinRunning(settings.dataDir);
    if (running) return running;
    try {
      return await startHolding(await lockFor(settings, 'command'), settings);
    } catch (error) {
      if (!(error instanceof LockHeld)) throw error; // a server was quicker: join that
    }
  }
}

async function startHolding(lock: Lock, settings: Where): Promise<RunningDatabase> {
  try {
    const database = settings.databaseUrl
      ? await hosted(settings.databaseUrl, settings.dataDir)
      : await embedded(settings.dataDir);
    let stopping: Promise<void> | undefined;
    const stop = () => (stopping ??= database.stop().finally(() => lock.release()));
    return { ...database, stop };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** A server waits for a command to finish, and a moment for one that is stopping; then it is refused. */
async function lockFor({ dataDir }: Where, purpose: Purpose): Promise<Lock> {
  makeDataDir(dataDir);
  for (let waits = 0; ; waits += 1) {
    try {
      return takeLock(path.join(dataDir, 'lock'), purpose);
    } catch (error) {
      if (!(error instanceof LockHeld) || purpose === 'command') throw error;
      if (waits > (error.holder.purpose === 'server' ? 20 : 300)) {
        throw halt(
          `${dataDir} is in use by process ${error.holder.pid}: stop it, or set DATA_DIR and PORT for a second one`,
          `数据目录 ${dataDir} 正被进程 ${error.holder.pid} 使用:请先停止它,或另设 DATA_DIR 与 PORT`,
        );
      }
      await sleep(100);
    }
  }
}

function makeDataDir(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(path.join(dataDir, '.writable'), '');
  } catch (error) {
    throw halt(
      `DATA_DIR ${dataDir} cannot be written (${codeOf(error)}): change its owner or set DATA_DIR elsewhere`,
      `数据目录 ${dataDir} 不可写:请更改其属主,或另设 DATA_DIR`,
    );
  }
}

async function embedded(dataDir: string): Promise<RunningDatabase> {
  const programs = postgresPrograms();
  const folder = clusterFolder(programs, dataDir);
  const record = readRecord(dataDir) ?? { passwords: newPasswords(), port: null };
  writeRecord(dataDir, { ...record, port: null }); // before the cluster: it must never lack its passwords
  const superuserPassword = record.passwords.superuser;
  const log = path.join(dataDir, 'postgres.log');
  const roles = rolesAt(0, record.passwords);
  const follow = ({ port }: Cluster) => {
    writeRecord(dataDir, { ...record, port }); // for commands that join from now on
    for (const role of [roles.owner, roles.web]) role.port = port; // pools read it anew
  };
  const cluster = await superviseCluster(programs, { folder, log, superuserPassword }, follow);
  try {
    await prepareEmbedded(
      signIn(cluster.port, SUPERUSER, superuserPassword, 'postgres'),
      record.passwords,
    );
  } catch (error) {
    await cluster.stop();
    throw error;
  }
  follow(cluster);
  return { ...roles, stop: () => leave(cluster, dataDir, record) };
}

/** Others may have joined a command's PostgreSQL: it stops once they are gone. */
async function leave(cluster: Cluster, dataDir: string, record: DatabaseRecord): Promise<void> {
  writeRecord(dataDir, { ...record, port: null }); // nobody joins from here on
  if (holderOf(path.join(dataDir, 'lock'))?.purpose === 'command') {
    const { superuser } = record.passwords;
    await withClient(signIn(cluster.port, SUPERUSER, superuser, DATABASE), untilAlone).catch(
      () => {},
    );
  }
  await cluster.stop();
}

async function untilAlone(client: pg.Client): Promise<void> {
  const others = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
    and backend_type = 'client backend'`;
  while ((await client.query(others)).rowCount) await sleep(50);
}

async function joinRunning(dataDir: string): Promise<RunningDatabase | undefined> {
  for (let waits = 0; waits < 600; waits += 1) {
    if (!holderOf(path.join(dataDir, 'lock'))) return undefined;
    const record = readRecord(dataDir);
    if (record?.port) return { ...rolesAt(record.port, record.passwords), stop: async () => {} };
    await sleep(50); // it is starting or stopping
  }
  throw halt(
    `The server in ${dataDir} does not become ready: see its messages`,
    `数据目录 ${dataDir} 中的服务未能就绪:请查看其输出`,
  );
}

async function hosted(databaseUrl: string, dataDir: string): Promise<RunningDatabase> {
  const { password } = new URL(databaseUrl);
  makeDataDir(dataDir);
  const web = password ? derivedPassword(decodeURIComponent(password)) : storedWebPassword(dataDir);
  const owner = { connectionString: databaseUrl };
  await prepareHosted(owner, web);
  const webUrl = new URL(databaseUrl);
  webUrl.username = WEB_ROLE;
  webUrl.password = web;
  return { owner, web: { connectionString: webUrl.href }, stop: async () => {} };
}

function storedWebPassword(dataDir: string): string {
  const record = readRecord(dataDir) ?? { passwords: newPasswords(), port: null };
  writeRecord(dataDir, record);
  return record.passwords.web;
}

/** Below a directory that PostgreSQL's user cannot enter, the cluster lives in /var/lib instead. */
function clusterFolder(programs: Programs, dataDir: string): string {
  if (programs.mode === 'plain' || canEnter(programs, dataDir)) return path.join(dataDir, 'pg');
  if (programs.mode === 'nobody' && openTo(programs, dataDir)) return path.join(dataDir, 'pg');
  const name = createHash('sha256').update(dataDir).digest('hex').slice(0, 12);
  const home = path.join('/var/lib/fairlead', name);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  return path.join(home, 'pg');
}

/** Lets others pass through DATA_DIR itself (its files stay closed), where that is enough. */
function openTo(programs: Programs, dataDir: string): boolean {
  chmodSync(dataDir, 0o711);
  return canEnter(programs, dataDir);
}
