import { readFileSync } from 'node:fs';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/refusal.ts';
import { answerError } from './errors.ts';

const folder = path.resolve(import.meta.dirname, '../../dist/web');

/** Serves the built pages under a strict content security policy, and the API reference beside them. */
export async function servePages(app: FastifyInstance): Promise<void> {
  await app.register(async (docs) => {
    await docs.register(reference, {
      routePrefix: '/api/docs',
      configuration: { url: '/api/openapi.json', withDefaultFonts: false, telemetry: false },
    });
  });
  await app.register(async (pages) => {
    await pages.register(helmet, {
      enableCSPNonces: true,
      strictTransportSecurity: false,
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'"],
          imgSrc: ["'self'", 'data:', 'blob:'],
          fontSrc: ["'self'", 'data:'],
          connectSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
    });
    await pages.register(fastifyStatic, {
      root: folder,
      index: false,
      wildcard: false,
      cacheControl: false,
      setHeaders: (reply, file) => {
        const hashed = file.includes(`${path.sep}assets${path.sep}`);
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
    pages.get('/', { schema: { hide: true } }, sendPage);
    pages.get('/*', { schema: { hide: true } }, sendPage);
  });
  app.setNotFoundHandler((request, reply) => answerError(noSuchRoute(request), request, reply));
}

const noSuchRoute = ({ method, url }: FastifyRequest) =>
  new Refusal(404, 'no_such_route', { method, path: url.split('?')[0] });

let page: string | undefined;

/** Every address of the application is the same page; its router reads the address. */
function sendPage(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (request.url.startsWith('/api/') || request.url.startsWith('/assets/'))
    throw noSuchRoute(request);
  page ??= readFileSync(path.join(folder, 'index.html'), 'utf8');
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(page.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
}
