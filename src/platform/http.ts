import cookie from '@fastify/cookie';
import compress from '@fastify/compress';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import swagger from '@fastify/swagger';
import fastify, {
  LogController,
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
} from 'fastify';
import { Refusal } from '../kernel/refusal.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import type { Database } from './db.ts';
import { answerError } from './errors.ts';
import {
  identification,
  notSignedIn,
  sessionCookie,
  tokenOf,
  type ActorOf,
  type Remembered,
} from './identify.ts';
import type { Log } from './log.ts';
import { observe } from './metrics.ts';
import { openApi, schemaOf } from './openapi.ts';
import { inputOf, run, StaleActor } from './roads.ts';
import type { Served, Visit } from './serve.ts';

export type HttpSettings = {
  /** PEM texts; with them the server speaks HTTPS. */
  tls?: { cert: Buffer; key: Buffer };
  trustProxy: boolean;
  secureCookies: boolean;
  uploadBytesMost: number;
  /** Where people reach the program; the request's own address where it is not set. */
  publicUrl?: string | null;
};
export type HttpParts = {
  database: Database;
  routes: readonly Served[];
  actorOf: ActorOf;
  /** The instant, as ISO text; stories replace it to move the clock. */
  clock: () => string;
  log: Log;
  settings: HttpSettings;
};

/** The HTTP side of the contracts: parses, identifies, checks rights, opens the tenant, answers. */
export async function httpServer(parts: HttpParts): Promise<FastifyInstance> {
  const { settings, log } = parts;
  const app = fastify({
    ...(settings.tls && ({ https: settings.tls } as object)),
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: settings.trustProxy,
    genReqId: () => uuidV7(),
    // An address that the router itself cannot read is refused in our words too.
    frameworkErrors: answerError as never,
    bodyLimit: 2 * 1024 * 1024,
    routerOptions: { maxParamLength: 200 },
  });
  app.setValidatorCompiler(() => () => true);
  app.setSerializerCompiler(() => (reply) => JSON.stringify(reply));
  app.setErrorHandler(answerError);
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'x-request-id': request.id,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'referrer-policy': 'same-origin',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
      ...(settings.secureCookies && { 'strict-transport-security': 'max-age=31536000' }),
    });
  });
  observe(app, log);
  await app.register(cookie);
  await app.register(compress, { threshold: 4096 });
  await app.register(rateLimit, {
    global: false,
    errorResponseBuilder: (_, { ttl }) => tooMany(ttl),
  });
  await app.register(multipart, {
    limits: { fileSize: settings.uploadBytesMost, files: 1, fields: 20 },
  });
  await app.register(swagger, openApi);

  const identity = identification(parts.database, parts.actorOf);
  await app.register(async (scope) => {
    for (const served of parts.routes)
      if (served.road !== 'raw') addRoute(scope, served, { ...parts, identity });
  });
  await app.register(async (scope) => {
    takeBytes(scope);
    for (const served of parts.routes)
      if (served.road === 'raw') addRoute(scope, served, { ...parts, identity });
  });
  return app;
}

/** Bodies of any kind stay bytes: what is wrong with them is for the handler to say. */
function takeBytes(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers();
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
}

type Wired = HttpParts & { identity: ReturnType<typeof identification> };

function addRoute(app: FastifyInstance, served: Served, wired: Wired): void {
  const { endpoint, rateLimit: limit } = served;
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    schema: schemaOf(endpoint),
    ...(limit && {
      config: { rateLimit: { max: limit.max, timeWindow: limit.perMinutes * 60_000 } },
    }),
    handler: async (request, reply) => {
      const now = wired.clock();
      if (endpoint.access === 'public' && served.road === 'visit') {
        return served.handle(visitOf(request, reply, wired, now), inputOf(request, endpoint));
      }
      if (served.road === 'raw')
        return served.handle(
          visitOf(request, reply, wired, now),
          endpoint.input.parse(request.params) as never,
          {
            headers: request.headers,
            body: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
            mediaType: request.headers['content-type'] ?? '',
          },
        );
      const answer = await asActor(request, wired, now, (known) =>
        run(served, known, {
          request,
          reply,
          now,
          database: wired.database,
          visit: () => visitOf(request, reply, wired, now),
        }),
      );
      return answer ?? reply;
    },
  });
}

/** Runs the work as the request's actor; where its remembered rights are stale, again with fresh ones. */
async function asActor<T>(
  request: FastifyRequest,
  { identity }: Wired,
  now: string,
  work: (known: Remembered) => Promise<T>,
): Promise<T> {
  const given = tokenOf(request);
  if (!given) throw notSignedIn();
  if (given.byCookie) refuseForeignOrigin(request);
  for (let stale = 0; stale < 5; stale += 1) {
    try {
      return await work(await identity.identify(given.token, now, request.ip));
    } catch (error) {
      if (!(error instanceof StaleActor)) throw error;
      identity.forget(given.token);
    }
  }
  throw new Refusal(503, 'too_busy'); // its rights change faster than they can be read
}

/**
 * Cross-site requests with our cookie are refused. Browsers name the page's origin on every unsafe
 * request; a program sends neither header and carries no ambient cookie.
 */
function refuseForeignOrigin(request: FastifyRequest): void {
  if (request.method === 'GET') return;
  const { origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  const foreign = site
    ? site !== 'same-origin' && site !== 'none'
    : !!origin && !sameHost(origin, request.host);
  if (foreign) throw new Refusal(403, 'session.foreign_origin');
}

const sameHost = (origin: string, host: string) =>
  URL.canParse(origin) && new URL(origin).host === host;

const tooMany = (ttlMs: number) =>
  new Refusal(429, 'too_many_requests', { seconds: Math.ceil(ttlMs / 1000) });

function visitOf(
  request: FastifyRequest,
  reply: FastifyReply,
  { database, settings }: Wired,
  now: string,
): Visit {
  const options = {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: settings.secureCookies || request.protocol === 'https',
  } as const;
  return {
    database,
    now,
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 300),
    requestId: request.id,
    origin: settings.publicUrl ?? `${request.protocol}://${request.host}`,
    token: tokenOf(request)?.token,
    setSession: (token, expiresAt) =>
      token === null
        ? reply.clearCookie(sessionCookie, options)
        : reply.setCookie(sessionCookie, token, {
            ...options,
            ...(expiresAt && { expires: new Date(expiresAt) }),
          }),
    answersAs: (mediaType, keptSeconds) =>
      reply
        .type(mediaType)
        .header('cache-control', `private, max-age=${keptSeconds}`)
        .serializer(String),
  };
}
