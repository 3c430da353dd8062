import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Log } from './log.ts';
import { traceRequests } from './tracing.ts';

/** The process's metrics (Prometheus). One registry a process; figures only, no personal data. */
export const metrics = new Registry();
collectDefaultMetrics({ register: metrics });

const seconds = new Histogram({
  name: 'fairlead_http_seconds',
  help: 'Duration of HTTP requests by route and status',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
  registers: [metrics],
});

/** Requests that failed because of us or the machinery, by refusal code: `disk_full`, `too_busy`, … */
export const failures = new Counter({
  name: 'fairlead_failures_total',
  help: 'Requests answered with a server error, by code',
  labelNames: ['code'] as const,
  registers: [metrics],
});
export const databaseRestarts = new Counter({
  name: 'fairlead_database_restarts_total',
  help: 'Times the embedded database ended by itself and was started again',
  registers: [metrics],
});
export const factsFolded = new Counter({
  name: 'fairlead_facts_folded_total',
  help: 'Facts moved into totals',
  registers: [metrics],
});
export const outboxWaiting = new Gauge({
  name: 'fairlead_outbox_waiting',
  help: 'Outbox rows not yet delivered',
  registers: [metrics],
});

/** Counts and logs each request once it is answered. */
export function observe(app: FastifyInstance, log: Log): void {
  traceRequests(app);
  app.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none';
    const ms = reply.elapsedTime;
    seconds.observe({ method: request.method, route, status: String(reply.statusCode) }, ms / 1000);
    if (log.isLevelEnabled('info')) {
      log.info(
        {
          requestId: request.id,
          method: request.method,
          route,
          status: reply.statusCode,
          ms: Math.round(ms * 10) / 10,
        },
        'request',
      );
    }
    done();
  });
}
