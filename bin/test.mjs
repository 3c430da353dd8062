// `npm test`: named steps, in order; the first that fails ends the run and is named.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ensureInstalled, pinnedNode, root } from './install.mjs';

ensureInstalled();
const node = pinnedNode();
const results = path.join(root, 'test-results');
const file = (name) => path.join(results, name);
const bin = (name, program = name) => {
  const home = path.join(root, 'node_modules', name);
  const { bin: programs } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'));
  return path.join(home, typeof programs === 'string' ? programs : programs[program]);
};

const steps = [
  {
    name: 'types of the server',
    run: () => node$([bin('typescript', 'tsc'), '-p', 'tsconfig.json']),
  },
  {
    name: 'types of the web',
    run: () => node$([bin('typescript', 'tsc'), '-p', 'tsconfig.web.json']),
  },
  { name: 'lint', run: () => node$([bin('oxlint'), '--type-aware', '--deny-warnings']) },
  { name: 'format', run: () => node$([bin('prettier'), '--check', '--log-level', 'warn', '.']) },
  { name: 'web build', run: () => node$(['src/main.ts', 'build']) },
  { name: 'API document', run: lintDocument },
  { name: 'unit and API tests', run: runVitest },
  { name: 'browser tests', run: runPlaywright },
];

const totals = { passed: 0, failed: 0, skipped: 0 };
const only = process.argv.slice(2).join(' ');
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const failed = steps.filter(({ name }) => name.includes(only)).find((step) => !passes(step));
if (failed) {
  totals.failed = Math.max(1, totals.failed);
  process.stdout.write(`\nfailed step: ${failed.name}\n`);
}
const skipped = totals.skipped ? `, ${totals.skipped} skipped` : '';
process.stdout.write(`${totals.passed} passed, ${totals.failed} failed${skipped}\n`);
process.exit(failed ? 1 : 0);

function passes({ name, run }) {
  const started = performance.now();
  process.stdout.write(`\n▸ ${name}\n`);
  const isPassed = run();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  process.stdout.write(`${isPassed ? '✓' : '✗'} ${name} (${seconds} s)\n`);
  return isPassed;
}

/** The pinned Node comes first in PATH, so that tools which start `node` get it too. */
function node$(args, options = {}) {
  const PATH = [path.dirname(node), path.join(root, 'node_modules/.bin'), process.env.PATH].join(
    path.delimiter,
  );
  const env = { ...process.env, PATH, ...options.env };
  const done = spawnSync(node, args, {
    cwd: root,
    stdio: options.stdio ?? 'inherit',
    env,
    maxBuffer: 1 << 28,
  });
  if (options.output) writeFileSync(options.output, done.stdout ?? '');
  return done.status === 0;
}

function lintDocument() {
  const output = file('openapi.json');
  const stdio = ['ignore', 'pipe', 'inherit'];
  if (!node$(['src/main.ts', 'openapi'], { stdio, output })) return false;
  const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' };
  return node$([bin('@redocly/cli', 'redocly'), 'lint', output], { env });
}

function runVitest() {
  const report = file('vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const isPassed = node$([bin('vitest'), 'run', ...reporters]);
  if (existsSync(report)) {
    const { numPassedTests, numFailedTests, numPendingTests } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    add(numPassedTests, numFailedTests, numPendingTests);
  }
  return isPassed;
}

function runPlaywright() {
  const report = file('playwright.json');
  const env = { PLAYWRIGHT_JSON_OUTPUT_FILE: report, NODE_ENV: 'test' };
  const args = ['test', '--config', 'test/playwright.config.ts', '--reporter=list,json'];
  const isPassed = node$([bin('@playwright/test', 'playwright'), ...args], { env });
  if (existsSync(report)) {
    const { stats } = JSON.parse(readFileSync(report, 'utf8'));
    add(stats.expected + stats.flaky, stats.unexpected, stats.skipped);
  }
  return isPassed;
}

function add(passed, broken, left) {
  totals.passed += passed;
  totals.failed += broken;
  totals.skipped += left;
}
