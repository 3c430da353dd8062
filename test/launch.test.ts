import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { withClient } from '../src/platform/database-roles.ts';
import { freePort, startCluster, SUPERUSER } from '../src/platform/postgres-cluster.ts';
import { postgresPrograms } from '../src/platform/postgres-programs.ts';

// Programs are really started here, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 90_000 });

const launcher = path.join(import.meta.dirname, '../bin/fairlead.mjs');
const home = mkdtempSync(path.join(tmpdir(), 'fairlead-launch-'));
const isRoot = process.getuid?.() === 0;
const NOBODY = 65_534;
const running = new Set<ChildProcess>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
  rmSync(home, { recursive: true, force: true });
});

describe('npm start, as an operator meets it', () => {
  const dataDir = path.join(home, 'data');

  test('it serves, refuses a second start, lets commands join, and stops cleanly', async () => {
    const first = await started({ DATA_DIR: dataDir });
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200);

    const second = call(['start'], { DATA_DIR: dataDir });
    expect(second).toMatchObject({ code: 1, lines: 1 });
    expect(second.error).toMatch(/in use by process \d+: stop it/);

    const doctor = call(['doctor', '--json'], { DATA_DIR: dataDir });
    expect(doctor.error).toBe('');
    expect((JSON.parse(doctor.output) as { ok: boolean }).ok).toBe(true);

    expect(await ended(first.child, 'SIGTERM')).toBe(0);
    expect(existsSync(path.join(dataDir, 'lock'))).toBe(false);
    expect(existsSync(path.join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });

  test('after kill -9 the next start recovers by itself, and Ctrl-C ends it', async () => {
    const killed = await started({ DATA_DIR: dataDir });
    const pid = holder(dataDir);
    process.kill(pid, 'SIGKILL');
    await new Promise((resolve) => killed.child.once('exit', resolve));

    const next = await started({ DATA_DIR: dataDir });
    expect((await fetch(`${next.address}/readyz`)).status).toBe(200);
    expect(await ended(next.child, 'SIGINT')).toBe(0);
  });

  test('a command without a server starts the database and stops it behind itself', () => {
    expect(call(['migrate', '--json'], { DATA_DIR: dataDir }).output).toBe('{"applied":[]}\n');
    expect(existsSync(path.join(dataDir, 'pg/postmaster.pid'))).toBe(false);
  });

  test('its passwords are random and for its owner only', () => {
    const file = path.join(dataDir, 'database.json');
    expect(spawnSync('stat', ['-c', '%a', file]).stdout.toString().trim()).toBe('600');
    const { passwords } = JSON.parse(readFileSync(file, 'utf8')) as {
      passwords: Record<string, string>;
    };
    expect(new Set(Object.values(passwords)).size).toBe(3);
  });

  test.each([
    { wrong: { PORT: 'http' }, mend: /PORT=3000/ },
    {
      wrong: { DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x' },
      mend: /DATABASE_URL cannot be reached/,
    },
    { wrong: { NODE_ENV: 'production', FAIRLEAD_DEMO: '1' }, mend: /FAIRLEAD_DEMO=0/ },
    { wrong: { DATA_DIR: path.join(launcher, 'data') }, mend: /DATA_DIR/ },
  ])('a wrong setting $wrong is one line that names the mend', ({ wrong, mend }) => {
    const reply = call(['start'], { DATA_DIR: path.join(home, 'unused'), ...wrong });
    expect(reply).toMatchObject({ code: 1, lines: 1 });
    expect(reply.error).toMatch(mend);
  });

  test('a port that is taken is one line that names the mend', async () => {
    const first = await started({ DATA_DIR: dataDir });
    const { port } = new URL(first.address);
    const reply = call(['start'], { DATA_DIR: path.join(home, 'other'), PORT: port });
    expect(reply.error).toMatch(/PORT \d+ is in use: stop the other program or set PORT/);
    expect(reply.code).toBe(1);
    expect(await ended(first.child, 'SIGTERM')).toBe(0);
  });
});

describe.runIf(isRoot)('whoever starts it', () => {
  test('root may keep the data below a directory that others cannot enter', () => {
    const closed = path.join(home, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    chownSync(closed, 1234, 1234);
    const reply = call(['migrate', '--json'], { DATA_DIR: path.join(closed, 'data') });
    expect(reply).toMatchObject({ code: 0, error: '' });
  });

  const isReachable =
    spawnSync('test', ['-r', launcher], { uid: NOBODY, gid: NOBODY, cwd: '/' }).status === 0;
  test.runIf(isReachable)('an ordinary user starts it in a directory of their own', () => {
    const own = path.join(home, 'own');
    mkdirSync(own);
    chownSync(own, NOBODY, NOBODY);
    chownSync(home, NOBODY, NOBODY);
    const reply = call(['migrate', '--json'], { DATA_DIR: own, HOME: own }, NOBODY);
    expect(reply).toMatchObject({ code: 0, error: '' });
  });

  test('without user namespaces root hands PostgreSQL to nobody', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-nobody-'));
    spawnSync('chmod', ['711', folder]);
    const cluster = await startCluster(postgresPrograms('nobody'), {
      folder: path.join(folder, 'pg'),
      log: path.join(folder, 'log'),
      superuserPassword: 'only here',
      unsafeFast: true,
    });
    const { host, port } = cluster;
    const signIn = { host, port, user: SUPERUSER, password: 'only here', database: 'postgres' };
    const reply = await withClient(signIn, (client) => client.query('select 1 as one'));
    expect(reply.rows).toEqual([{ one: 1 }]);
    await cluster.stop();
    rmSync(folder, { recursive: true });
  });
});

type Environment = Record<string, string | undefined>;

function environment(settings: Environment): Environment {
  const { PATH = '' } = process.env;
  return { PATH, HOST: '127.0.0.1', FAIRLEAD_DEMO: '0', LOG_LEVEL: 'silent', ...settings };
}

function call(args: string[], settings: Environment, uid?: number) {
  const env = { PORT: '0', ...environment(settings) };
  const done = spawnSync(process.execPath, ['--no-warnings', launcher, ...args], {
    env,
    cwd: '/',
    encoding: 'utf8',
    uid,
    gid: uid,
    timeout: 60_000,
  });
  const error = done.stderr.trim();
  return { code: done.status, output: done.stdout, error, lines: error.split('\n').length };
}

/** Starts a server and waits for the line that names its address. */
async function started(settings: Environment) {
  const env = environment({ ...settings, PORT: String(await freePort()) });
  const child = spawn(process.execPath, ['--no-warnings', launcher, 'start', '--json'], {
    env,
    cwd: '/',
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
  let said = '';
  let output = '';
  child.stderr.on('data', (text: Buffer) => (said += text.toString()));
  const address = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`ended: ${said}`)));
    child.stdout.on('data', (text: Buffer) => {
      output += text.toString();
      const found = /"address":"([^"]+)"/.exec(output);
      if (found) resolve(found[1]!);
    });
  });
  return { child, address };
}

async function ended(child: ChildProcess, signal: 'SIGTERM' | 'SIGINT'): Promise<number | null> {
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return exit;
}

const holder = (dataDir: string): number =>
  (JSON.parse(readFileSync(path.join(dataDir, 'lock'), 'utf8')) as { pid: number }).pid;
