import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { halt } from '../platform/halt.ts';

const root = path.join(import.meta.dirname, '../..');
const built = path.join(root, 'dist/web');
const stamp = path.join(built, '.stamp');

/** How long the parts of earlier pages are kept: longer than a tablet on a desk stays open. */
const keptMs = 30 * 86_400_000;

/** What a page is made of: screens, the pure files they share with the server, and the tools' versions. */
const ingredients = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'tsconfig.{base,web}.json',
  'public/**',
  'src/web/**',
  'src/kernel/**',
  'src/**/web/**',
  'src/**/*.{schema,rules,refusals}.ts',
];

/** A fingerprint of everything the pages are built from; equal fingerprints need no build. */
export function pagesFingerprint(folder = root): string {
  const hash = createHash('sha256');
  const files = ingredients.flatMap((pattern) =>
    globSync(pattern, { cwd: folder, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
      .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))),
  );
  for (const file of [...new Set(files)].sort()) {
    hash.update(`${file.replaceAll('\\', '/')}\0`).update(readFileSync(path.join(folder, file)));
  }
  return hash.digest('hex');
}

/** Whether the built pages are those of the sources. */
export const pagesAreCurrent = (): boolean =>
  existsSync(stamp) && readFileSync(stamp, 'utf8') === pagesFingerprint();

/** Builds the web pages (网页构建) when they are stale: aside, then swapped in whole. */
export async function buildPages(): Promise<'current' | 'built'> {
  if (pagesAreCurrent()) return 'current';
  process.stderr.write('fairlead: building the pages … · 正在构建网页 …\n');
  const fingerprint = pagesFingerprint();
  const aside = `${built}.${process.pid}`;
  const { code, output } = await vite([
    'build',
    '--outDir',
    aside,
    '--emptyOutDir',
    '--logLevel',
    'warn',
  ]);
  if (code !== 0) {
    rmSync(aside, { recursive: true, force: true });
    throw halt(`The pages could not be built: ${firstError(output)}`, '网页构建失败');
  }
  writeFileSync(path.join(aside, '.stamp'), fingerprint);
  swapIn(aside, built);
  return 'built';
}

/**
 * Puts newly built pages where the served ones are (网页更替). What earlier pages refer to stays beside it
 * for a month, since a running server and open browsers still ask for it: names hold a fingerprint of
 * the content, so old and new never meet.
 */
export function swapIn(fresh: string, served: string): void {
  const old = `${fresh}.old`;
  if (existsSync(served)) {
    keepAssets(path.join(served, 'assets'), path.join(fresh, 'assets'));
    renameSync(served, old);
  }
  renameSync(fresh, served);
  rmSync(old, { recursive: true, force: true });
}

function keepAssets(from: string, to: string): void {
  if (!existsSync(from)) return;
  mkdirSync(to, { recursive: true });
  for (const name of readdirSync(from)) {
    const [source, target] = [path.join(from, name), path.join(to, name)];
    const { mtimeMs } = statSync(source);
    if (existsSync(target) || Date.now() - mtimeMs > keptMs) continue;
    cpSync(source, target, { preserveTimestamps: true });
  }
}

function vite(args: string[]): Promise<{ code: number | null; output: string }> {
  const program = path.join(root, 'node_modules/vite/bin/vite.js');
  const env = { ...process.env, NODE_ENV: 'production' };
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: error.message }));
    child.on('close', (code) => resolve({ code, output }));
  });
}

/** The first line that says why; Vite's own headline only says that it failed. */
function firstError(output: string): string {
  const lines = output.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => line !== '' && !line.includes('Build failed'));
  return (
    said.find((line) => /error|cannot|could not|failed/i.test(line)) ??
    said[0] ??
    'run npm run build'
  );
}
