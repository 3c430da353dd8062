import { pino, stdTimeFunctions, type Logger } from 'pino';

export type Log = Logger;

/**
 * Structured logs. Requests are logged by route pattern, never by address or body, so that no
 * personal data gets in; what slips into an error is cut at these paths.
 */
export const makeLog = (level: string): Log =>
  pino({
    level,
    base: null,
    timestamp: stdTimeFunctions.isoTime,
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
  });
