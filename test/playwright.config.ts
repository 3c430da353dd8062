import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { freePort } from '../src/platform/postgres-cluster.ts';
import { chromium } from './chromium.ts';

// Playwright reads this file again in every worker: what is chosen once travels in the environment.
const port = (process.env['FAIRLEAD_TEST_PORT'] ??= String(await freePort()));
const dataDir = (process.env['FAIRLEAD_TEST_DATA'] ??= mkdtempSync(
  path.join(tmpdir(), 'fairlead-browser-'),
));

export default defineConfig({
  testDir: 'browser',
  testMatch: '**/*.spec.ts',
  outputDir: '../test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: await chromium(),
  },
  webServer: {
    command: 'node ../bin/fairlead.mjs start',
    cwd: import.meta.dirname,
    url: `http://127.0.0.1:${port}/readyz`,
    env: {
      HOST: '127.0.0.1',
      PORT: port,
      DATA_DIR: dataDir,
      DATABASE_URL: '',
      FAIRLEAD_DEMO: '1',
      NODE_ENV: 'test',
      LOG_LEVEL: 'warn',
    },
    timeout: 180_000,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
