import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { halt } from '../platform/halt.ts';

const root = path.join(import.meta.dirname, '../..');
const built = path.join(root, 'dist/web');
const stamp = path.join(built, '.stamp');

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
  const old = `${aside}.old`;
  if (existsSync(built)) renameSync(built, old);
  renameSync(aside, built);
  rmSync(old, { recursive: true, force: true });
  return 'built';
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
