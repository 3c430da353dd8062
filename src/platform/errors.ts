import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import { Refusal } from '../kernel/refusal.ts';

/** Codes for what the HTTP layer itself refuses, by Fastify's own code. */
const transport: Record<string, [status: number, code: string]> = {
  FST_ERR_CTP_INVALID_JSON_BODY: [400, 'body_not_json'],
  FST_ERR_CTP_EMPTY_JSON_BODY: [400, 'body_not_json'],
  FST_ERR_CTP_BODY_TOO_LARGE: [413, 'body_too_large'],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [415, 'body_type_unknown'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: [400, 'body_not_json'],
  FST_REQ_FILE_TOO_LARGE: [413, 'file_too_large'],
  FST_INVALID_MULTIPART_CONTENT_TYPE: [415, 'body_type_unknown'],
  FST_FILES_LIMIT: [413, 'too_many_files'],
};

/** SQLSTATE classes that mean the database is away, starting, stopping or out of room. */
const databaseAway = /^(08|57P|53)/;
const connectionLost = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ENOENT', 'ETIMEDOUT']);

/** What went wrong, as the caller is told: a stable code, details, and the request id to quote. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError)
    return new Refusal(422, 'invalid_input', { problems: problemsOf(error) });
  const { code = '', statusCode, message = '' } = error as FastifyError;
  const known = transport[code];
  if (known) return new Refusal(known[0] as Refusal['status'], known[1]);
  if (
    databaseAway.test(code) ||
    connectionLost.has(code) ||
    /connection (terminated|timeout)|timeout exceeded when trying to connect/i.test(message)
  ) {
    return new Refusal(503, 'database_unavailable');
  }
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
    request.log.error(
      { err: error, requestId: request.id, route: request.routeOptions.url },
      refusal.code,
    );
  }
  reply
    .status(refusal.status)
    .send({ code: refusal.code, details: refusal.details, requestId: request.id });
}

/** Whether a constraint said that the row exists already (SQLSTATE 23505). */
export const isUniqueViolation = (error: unknown): boolean =>
  (error as { code?: string }).code === '23505';
