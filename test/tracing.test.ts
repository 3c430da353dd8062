import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { readSettings } from '../src/platform/settings.ts';
import { spanned, traceIdNow } from '../src/platform/tracing.ts';
import { startServer } from '../src/server.ts';
import { freshDatabase } from './database.ts';

type Span = { name: string; traceId: string; attributes: { key: string }[] };
const spans: Span[] = [];

/** Stands in for a collector: takes OTLP over HTTP as the specification says, and keeps the spans. */
const collector = createServer((request, reply) => {
  let body = '';
  request.on('data', (chunk: Buffer) => (body += chunk.toString()));
  request.on('end', () => {
    const sent = JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
    if (request.url === '/v1/traces')
      spans.push(
        ...sent.resourceSpans.flatMap((one) => one.scopeSpans.flatMap((scope) => scope.spans)),
      );
    reply.setHeader('content-type', 'application/json').end('{}');
  });
});
collector.listen(0, '127.0.0.1');
await once(collector, 'listening');

const fresh = await freshDatabase();
const settings = readSettings({
  PORT: '0',
  LOG_LEVEL: 'silent',
  FAIRLEAD_DEMO: '0',
  NODE_ENV: 'test',
});
afterAll(async () => {
  delete process.env['OTEL_EXPORTER_OTLP_ENDPOINT'];
  collector.close();
  await fresh.drop();
});

test('without a collector nothing is traced, and the work is simply done', async () => {
  expect(await spanned('work', {}, () => Promise.resolve(traceIdNow() ?? 'untraced'))).toBe(
    'untraced',
  );
});

test('with a collector each request is one trace, quoted in its error, with its transaction inside', async () => {
  const { port } = collector.address() as AddressInfo;
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = `http://127.0.0.1:${port}`;
  const server = await startServer({ settings, database: fresh });
  const caller = '0af7651916cd43dd8448eb211c80319c';
  const refused = await fetch(`${server.address}/api/me?phone=13800000000`, {
    headers: { traceparent: `00-${caller}-b7ad6b7169203331-01` },
  });
  expect(await refused.json()).toMatchObject({ code: 'session.not_signed_in', traceId: caller });
  const setUp = await fetch(`${server.address}/api/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      groupName: '江城',
      name: '甲',
      login: 'first',
      password: 'a long enough password',
    }),
  });
  expect(setUp.status).toBe(200);
  await server.close(); // sends what is left

  expect(spans.find(({ traceId }) => traceId === caller)?.name).toBe('GET /api/me');
  const made = spans.find(({ name }) => name === 'POST /api/setup')!;
  const inside = spans.filter(({ traceId }) => traceId === made.traceId).map(({ name }) => name);
  expect(inside).toContain('database.transaction');
  expect(JSON.stringify(spans)).not.toContain('13800000000');
});

test('a collector that is away costs spans, not the stop', async () => {
  process.env['OTEL_EXPORTER_OTLP_ENDPOINT'] = 'http://127.0.0.1:9';
  const server = await startServer({ settings, database: fresh });
  await fetch(`${server.address}/api/me`);
  await expect(server.close()).resolves.toBeUndefined();
}, 30_000);
