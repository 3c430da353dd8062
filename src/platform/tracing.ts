import type { FastifyInstance } from 'fastify';

export type Attributes = Record<string, string | number | boolean>;

/** What a tracer does for us. The SDK behind it is loaded only where a collector is named. */
export type Tracer = {
  span<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T>;
  traceId(): string | undefined;
  /** One span for each request, named by its route pattern; never by its address. */
  follow(app: FastifyInstance): void;
  stop(): Promise<void>;
};

let tracer: Tracer | undefined;

/**
 * Starts tracing (链路追踪) where OTEL_EXPORTER_OTLP_ENDPOINT names a collector; without it nothing of
 * OpenTelemetry is loaded. Answers how to stop it, which sends what is left.
 */
export async function startTracing(endpoint: string | undefined): Promise<() => Promise<void>> {
  if (!endpoint) return () => Promise.resolve();
  const { openTelemetry } = await import('./open-telemetry.ts');
  const started = openTelemetry(endpoint);
  tracer = started;
  return async () => {
    tracer = undefined;
    await started.stop();
  };
}

/** Runs the work inside a span, or plainly where nobody traces. */
export const spanned = <T>(
  name: string,
  attributes: Attributes,
  work: () => Promise<T>,
): Promise<T> => (tracer ? tracer.span(name, attributes, work) : work());

/** The trace that this code runs in, for logs and error replies. */
export const traceIdNow = (): string | undefined => tracer?.traceId();

/** Follows every request of `app`, where somebody traces. */
export const traceRequests = (app: FastifyInstance): void => tracer?.follow(app);
