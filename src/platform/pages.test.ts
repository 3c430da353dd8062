import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { swapIn } from '../cli/pages.ts';
import { answerError } from './errors.ts';
import { servePages } from './pages.ts';

const home = mkdtempSync(path.join(tmpdir(), 'fairlead-pages-'));
const served = path.join(home, 'web');
const open: FastifyInstance[] = [];
afterAll(async () => {
  for (const app of open) await app.close();
  rmSync(home, { recursive: true, force: true });
});

/** Pages whose screens are in one file, named by what it holds. */
function build(name: string): string {
  const folder = path.join(home, `fresh-${name}`);
  mkdirSync(path.join(folder, 'assets'), { recursive: true });
  writeFileSync(path.join(folder, 'index.html'), `<script src="/assets/${name}.js">`);
  writeFileSync(path.join(folder, 'assets', `${name}.js`), name);
  return folder;
}

async function server() {
  const app = fastify();
  open.push(app);
  app.setErrorHandler(answerError);
  await servePages(app, served);
  return async (url: string) => {
    const { statusCode, body } = await app.inject(url);
    return `${statusCode} ${body}`;
  };
}

test('pages built anew leave a running server and open browsers with all that they ask for', async () => {
  swapIn(build('one'), served);
  const before = await server();
  swapIn(build('two'), served);
  expect(await before('/deals')).toBe('200 <script src="/assets/one.js">');
  expect(await before('/assets/one.js')).toBe('200 one');
  const after = await server();
  expect(await after('/deals')).toBe('200 <script src="/assets/two.js">');
  expect(await after('/assets/two.js')).toBe('200 two');
  expect(await after('/assets/one.js')).toBe('200 one');
});

test('parts of pages that nobody can have open any more are let go', async () => {
  const longAgo = new Date(Date.now() - 40 * 86_400_000);
  utimesSync(path.join(served, 'assets/one.js'), longAgo, longAgo);
  swapIn(build('three'), served);
  const now = await server();
  expect(await now('/assets/one.js')).toMatch(/^404 .*no_such_route/);
  expect(await now('/assets/two.js')).toBe('200 two');
});

test('a public form may stand in anybody’s page, nothing else may', async () => {
  swapIn(build('frames'), served);
  const app = fastify();
  open.push(app);
  await servePages(app, served);
  const policyOf = async (url: string) =>
    (await app.inject(url)).headers['content-security-policy'] as string;
  expect(await policyOf('/f/abcd1234?utm_source=x')).toContain('frame-ancestors *');
  for (const url of ['/', '/desk', '/f/', '/f/a/b', '/today?x=/f/abcd'])
    expect(await policyOf(url)).toContain("frame-ancestors 'none'");
});
