import { destination, pino, stdTimeFunctions, type Logger } from 'pino';
import { traceIdNow } from './tracing.ts';

export type Log = Logger;

/**
 * Structured logs. Requests are logged by route pattern, never by address or body, so that no
 * personal data gets in; what slips into an error is cut at these paths.
 */
export function makeLog(level: string): Log {
  const out = destination(1);
  // Who read our output is gone (its launcher was killed): that must not end the server.
  out.on('error', () => undefined);
  return pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      mixin: () => {
        const traceId = traceIdNow();
        return traceId ? { traceId } : {};
      },
      redact: {
        paths: [
          'err.detail',
          'err.where',
          'err.parameters',
          'req',
          'res',
          '*.password',
          '*.phone',
          '*.token',
        ],
        remove: true,
      },
    },
    out,
  );
}
