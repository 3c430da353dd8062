import { context, propagation, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { Span } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { resourceFromAttributes } from '@opentelemetry/resources';
import { BatchSpanProcessor, NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Tracer } from './tracing.ts';

/**
 * Sends spans to the OTLP collector at `endpoint` (the base address, as OTEL_EXPORTER_OTLP_ENDPOINT has
 * it). Spans hold route patterns, statuses and durations; no address, body or statement.
 */
export function openTelemetry(endpoint: string): Tracer {
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/+$/, '')}/v1/traces` });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'fairlead' }),
    spanProcessors: [new BatchSpanProcessor(exporter, { scheduledDelayMillis: 1_000 })],
  });
  provider.register();
  const tracer = trace.getTracer('fairlead');
  return {
    span: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes }, (span) => ended(span, work)),
    traceId: () => trace.getActiveSpan()?.spanContext().traceId,
    follow,
    stop: async () => {
      await provider.shutdown().catch(() => undefined); // a collector that is away loses spans, not us
      context.disable();
      trace.disable();
      propagation.disable();
    },
  };

  /** Continues the trace of a caller that sent `traceparent`. */
  function follow(app: FastifyInstance): void {
    const open = new WeakMap<FastifyRequest, Span>();
    app.addHook('onRequest', (request, _, done) => {
      const caller = propagation.extract(context.active(), request.headers);
      const route = request.routeOptions.url ?? 'none';
      const attributes = { 'http.request.method': request.method, 'http.route': route };
      const name = `${request.method} ${route}`;
      const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, caller);
      open.set(request, span);
      context.with(trace.setSpan(caller, span), done);
    });
    app.addHook('onResponse', (request, reply, done) => {
      const span = open.get(request);
      span?.setAttribute('http.response.status_code', reply.statusCode);
      if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
      done();
    });
  }
}

/** An error marks its span by its code only: its message may hold what a person wrote. */
async function ended<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    const { code } = error as { code?: unknown };
    if (typeof code === 'string') span.setAttribute('error.type', code);
    throw error;
  } finally {
    span.end();
  }
}
