import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { Refusal } from '../kernel/refusal.ts';
import { failures } from './metrics.ts';
import { traceIdNow } from './tracing.ts';

/** Codes for what the HTTP layer itself refuses, by Fastify's own code. */
const transport: Record<string, [status: number, code: string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'body_not_json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'body_not_json'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'body_type_unknown'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'body_not_json'],
  FST_REQ_FILE_TOO_LARGE: [413, 'file_too_large'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'body_type_unknown'],
  FST_ERR_MAX_PARAM_LENGTH: [404, 'not_found'],
  FST_ERR_BAD_URL: [400, 'bad_request'],
  FST_FILES_LIMIT: [413, 'too_many_files'],
};

type Trouble = 'database_unavailable' | 'disk_full' | 'too_busy' | 'too_slow';

/** Seconds after which asking again is worth it, by what is wrong with the machinery. */
const retryAfter: Record<string, number> = {
  database_unavailable: 2,
  too_busy: 1,
  too_slow: 10,
  disk_full: 60,
};

const busy = new Set(['53300', '55P03', '40001', '40P01']);
const full = new Set(['53100', '58030', 'ENOSPC', 'EDQUOT', 'EFBIG']);
const databaseAway = /^(08|57P|53)/;
const connectionLost = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
]);
const lostInWords = /connection (terminated|timeout|ended)|query read timeout|not queryable/i;
const fullInWords = /no space left on device|file too large|disk quota exceeded/i;

/**
 * What is wrong with the machinery (故障), by SQLSTATE, the system's code or the driver's words; undefined
 * where it is not the machinery's fault. A pool without a free connection is busy, not away.
 */
export function troubleOf(error: unknown): Trouble | undefined {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string };
  if (full.has(code) || fullInWords.test(message)) return 'disk_full';
  if (busy.has(code) || /timeout exceeded when trying to connect/i.test(message)) return 'too_busy';
  if (code === '57014') return 'too_slow';
  const isAway = databaseAway.test(code) || connectionLost.has(code) || lostInWords.test(message);
  return isAway ? 'database_unavailable' : undefined;
}

/** Whether the database, not the work, failed: the work may be done again once it is back. */
export const isDatabaseTrouble = (error: unknown): boolean => troubleOf(error) !== undefined;

/** Two transactions got in each other's way (SQLSTATE 40001, 40P01): one of them may simply start again. */
export const isCollision = (error: unknown): boolean =>
  /^(40001|40P01)$/.test((error as { code?: string } | null)?.code ?? '');

/** What went wrong, as the caller is told: a stable code, details, and the request id to quote. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError)
    return new Refusal(422, 'invalid_input', { problems: problemsOf(error) });
  const { code = '', statusCode } = error as FastifyError;
  const known = transport[code];
  if (known) return new Refusal(known[0] as Refusal['status'], known[1]);
  const trouble = troubleOf(error);
  if (trouble) return new Refusal(503, trouble, { seconds: retryAfter[trouble] });
  // A byte that PostgreSQL text cannot hold, or a number past its type: the caller's input, not our bug.
  if (code === '22021' || code === '22P05' || code === '22003')
    return new Refusal(422, 'invalid_input', { problems: [] });
  if (statusCode && statusCode >= 400 && statusCode < 500) return new Refusal(400, 'bad_request');
  return new Refusal(500 as never, 'unexpected');
}

const problemsOf = (error: ZodError) =>
  error.issues
    .slice(0, 50)
    .map((issue) => ({ field: issue.path.join('.'), rule: issue.code, message: issue.message }));

/** Fastify's error handler: one place maps every failure to HTTP. */
export function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error);
  if (refusal.status >= (500 as number)) {
    failures.inc({ code: refusal.code });
    request.log.error(
      { err: error, requestId: request.id, route: request.routeOptions.url },
      refusal.code,
    );
  }
  if (refusal.status === 503 && retryAfter[refusal.code])
    reply.header('retry-after', retryAfter[refusal.code]);
  const traceId = traceIdNow();
  reply.status(refusal.status).send({
    code: refusal.code,
    details: refusal.details,
    requestId: request.id,
    ...(traceId && { traceId }),
  });
}

/** Whether a constraint said that the row exists already (SQLSTATE 23505). */
export const isUniqueViolation = (error: unknown): boolean =>
  (error as { code?: string }).code === '23505';
