import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, closeSync, existsSync, lchownSync, lstatSync, mkdirSync } from 'node:fs';
import {
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { halt } from './halt.ts';
import { isAlive } from './lock.ts';
import type { Programs } from './postgres-programs.ts';

/** The superuser that `initdb` makes; only the launcher signs in with it. */
export const SUPERUSER = 'postgres';

export type ClusterOptions = {
  folder: string;
  log: string;
  superuserPassword: string;
  /** For tests: forgets everything in a power failure, and is several times faster. */
  unsafeFast?: boolean;
  /** Where it listens, if nobody else does by now; otherwise, and by default, any free port. */
  port?: number;
};
export type Cluster = {
  host: string;
  port: number;
  pid: number;
  /** Settles when the process has ended, asked or not. */
  ended: Promise<void>;
  stop(): Promise<void>;
};

const environment = { PATH: '/usr/bin:/bin', LC_ALL: 'C.UTF-8', TZ: 'UTC', PGTZ: 'UTC' };
const served = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '80',
  shared_buffers: '256MB',
  timezone: 'UTC',
  jit: 'off', // compiling costs more than our short queries take
};
const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_wal_size: '2GB',
};

/**
 * Starts the cluster in `options.folder`, making it first where there is none. A server orphaned by a
 * killed parent is stopped first; what a power failure left behind PostgreSQL recovers by itself.
 */
export async function startCluster(programs: Programs, options: ClusterOptions): Promise<Cluster> {
  await stopOrphan(options.folder);
  if (existsSync(path.join(options.folder, 'PG_VERSION'))) giveTo(programs, options.folder);
  else makeCluster(programs, options);

  const port = await freePort(options.port).catch(() => freePort());
  const child = spawnServer(programs, options, port);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  // However we end, short of SIGKILL, it must not be left behind.
  const endWithUs = () => child.kill('SIGINT');
  process.once('exit', endWithUs);
  void ended.then(() => process.off('exit', endWithUs));
  await untilReady(child, options);
  return { host: '127.0.0.1', port, pid: child.pid!, ended, stop: () => stopServer(child) };
}

/** A port of this machine that nobody listens on: `wanted`, or any. Throws where it is taken. */
export function freePort(wanted = 0): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Lines of `postmaster.pid`: process id, folder, start, port, …, state. Empty where none runs. */
function postmaster(folder: string): string[] {
  try {
    return readFileSync(path.join(folder, 'postmaster.pid'), 'utf8').split('\n');
  } catch {
    return [];
  }
}

/**
 * Whether a PostgreSQL of a killed parent still runs in `folder`. A dead process's pid file stays:
 * PostgreSQL itself checks the shared memory named in it. A recycled id's file goes.
 */
async function stopOrphan(folder: string): Promise<void> {
  const pid = Number(postmaster(folder)[0] ?? 0);
  if (!pid || !isAlive(pid)) return;
  if (!commandOf(pid).includes(folder)) {
    rmSync(path.join(folder, 'postmaster.pid'), { force: true });
    return;
  }
  process.kill(pid, 'SIGINT');
  for (let waits = 0; waits < 600 && isAlive(pid); waits += 1) await sleep(50);
  if (!isAlive(pid)) return;
  throw halt(
    `PostgreSQL of an earlier run (process ${pid}) does not stop: end it and start again`,
    `上次运行留下的 PostgreSQL(进程 ${pid})无法停止:请结束该进程后重试`,
  );
}

/** The command line of a process; where the system does not tell, its folder is taken as ours. */
function commandOf(pid: number): string {
  if (process.platform !== 'linux') {
    const ps = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return ps.stdout ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Made aside and renamed when whole, so that a crash never leaves half a cluster. */
function makeCluster(
  programs: Programs,
  { folder, superuserPassword, unsafeFast }: ClusterOptions,
) {
  const draft = `${folder}.making`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true, mode: 0o700 });
  const passwordFile = `${folder}.password`;
  writeFileSync(passwordFile, `${superuserPassword}\n`, { mode: 0o600 });
  if (programs.uid !== undefined) {
    for (const file of [draft, passwordFile]) chownSync(file, programs.uid, programs.gid!);
  }
  const how = ['-A', 'scram-sha-256', '-E', 'UTF8', '--locale=C.UTF-8', '--locale-provider=icu'];
  const who = ['-U', SUPERUSER, `--pwfile=${passwordFile}`, '--icu-locale=und', '--data-checksums'];
  const made = run(programs, 'initdb', [
    '-D',
    draft,
    ...how,
    ...who,
    ...(unsafeFast ? ['-N'] : []),
  ]);
  rmSync(passwordFile, { force: true });
  if (made.status !== 0) {
    const reason = (made.stderr || made.error?.message || '').trim().split('\n').at(-1) ?? '';
    throw halt(
      `PostgreSQL could not be set up in ${folder}: ${reason}`,
      `无法在 ${folder} 建立 PostgreSQL:请检查磁盘空间与目录权限`,
    );
  }
  renameSync(draft, folder);
}

/** The folder may have been made in another mode or by another user: root hands it over. */
function giveTo(programs: Programs, folder: string): void {
  const owner = statSync(folder).uid;
  const runsAs = process.getuid?.();
  if (runsAs === 0) {
    const wanted = programs.uid ?? 0;
    if (owner !== wanted) chownAll(folder, wanted, programs.gid ?? 0);
  } else if (runsAs !== undefined && owner !== runsAs) {
    throw halt(
      `${folder} belongs to another user (${owner}): start as that user or set DATA_DIR elsewhere`,
      `${folder} 属于其他用户(${owner}):请以该用户启动,或另设 DATA_DIR`,
    );
  }
}

function chownAll(file: string, uid: number, gid: number): void {
  lchownSync(file, uid, gid);
  if (!lstatSync(file).isDirectory()) return;
  for (const entry of readdirSync(file)) chownAll(path.join(file, entry), uid, gid);
}

function run({ native, wrap, uid, gid }: Programs, program: string, args: string[]) {
  const [command, rest] = wrap(path.join(native, 'bin', program), args);
  return spawnSync(command, rest, { uid, gid, env: environment, cwd: '/', encoding: 'utf8' });
}

/** Detached: Ctrl-C at the terminal reaches us alone, and we stop PostgreSQL last. */
function spawnServer({ native, wrap, uid, gid }: Programs, options: ClusterOptions, port: number) {
  const settings = { ...served, port: String(port), ...(options.unsafeFast ? forgetful : {}) };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [command, args] = wrap(path.join(native, 'bin/postgres'), ['-D', options.folder, ...flags]);
  const log = openSync(options.log, 'a', 0o600);
  const stdio: ['ignore', number, number] = ['ignore', log, log];
  const child = spawn(command, args, {
    uid,
    gid,
    env: environment,
    cwd: '/',
    stdio,
    detached: true,
  });
  closeSync(log);
  child.unref();
  return child;
}

async function untilReady(child: ChildProcess, { folder, log }: ClusterOptions): Promise<void> {
  let failed = false;
  child.once('error', () => (failed = true));
  for (;;) {
    if (failed || hasEnded(child)) {
      throw halt(
        `PostgreSQL did not start: see the last lines of ${log}`,
        `PostgreSQL 未能启动:请查看 ${log} 末尾`,
      );
    }
    const lines = postmaster(folder);
    if (Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready') return;
    await sleep(10);
  }
}

async function stopServer(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  child.kill('SIGINT'); // fast shutdown: sessions end, what was committed is on disk
  for (let waits = 0; waits < 1_500 && !hasEnded(child); waits += 1) await sleep(10);
  if (!hasEnded(child)) child.kill('SIGQUIT');
}

const hasEnded = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;
