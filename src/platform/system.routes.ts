import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import type { EventStreams } from './events.ts';
import type { Health } from './health.ts';
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
export function serveSystem(app: FastifyInstance, health: Health): void {
  const hidden = { schema: { hide: true } };
  app.get('/healthz', hidden, (_, reply) =>
    health.isLeaving() ? reply.status(503).send({ status: 'stopping' }) : { status: 'ok' },
  );
  app.get('/readyz', hidden, async (_, reply) => {
    const status = await health.readiness();
    return reply.status(status === 'ready' ? 200 : 503).send({ status });
  });
  app.get('/metrics', hidden, async (_, reply) =>
    reply
      .type(metrics.contentType)
      .serializer(String)
      .send(await metrics.metrics()),
  );
  app.get('/api/openapi.json', hidden, () => app.swagger());
}
