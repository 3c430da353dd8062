import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import type { Database } from './db.ts';
import type { EventStreams } from './events.ts';
import { metrics } from './metrics.ts';
import { serveExchange, type Served } from './serve.ts';

const getEvents = endpoint('GET /api/events', {
  summary: 'Server-sent events of my dealer group: topic and key only',
  access: 'signed-in',
  input: z.object({}),
  output: z.string(),
});

export const eventRoute = (streams: EventStreams): Served =>
  serveExchange(getEvents, async ({ actor, reply }) => {
    streams.stream(actor.tenantId, reply);
  });

/** What programs outside rely on: liveness, readiness, metrics and the API document. */
export function serveSystem(app: FastifyInstance, database: Database): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, () => ({ status: 'ok' }));
  app.get('/readyz', hidden, async (_, reply) => {
    const ready = await database.web.query('select 1').then(
      () => true,
      () => false,
    );
    return reply
      .status(ready ? 200 : 503)
      .send({ status: ready ? 'ready' : 'database_unavailable' });
  });
  app.get('/metrics', hidden, async (_, reply) =>
    reply
      .type(metrics.contentType)
      .serializer(String)
      .send(await metrics.metrics()),
  );
  app.get('/api/openapi.json', hidden, () => app.swagger());
}
