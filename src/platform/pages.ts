import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import reference from '@scalar/fastify-api-reference';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Refusal } from '../kernel/refusal.ts';
import { answerError } from './errors.ts';

const built = path.resolve(import.meta.dirname, '../../dist/web');

/**
 * Serves the built pages under a strict content security policy (ADR 0016), and the API reference beside
 * them. The page is read once: pages that are built anew meanwhile belong to the next start, and their
 * folder keeps what this page refers to.
 */
export async function servePages(app: FastifyInstance, folder = built): Promise<void> {
  const page = pageIn(folder);
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
    const send = (request: FastifyRequest, reply: FastifyReply) => sendPage(page, request, reply);
    pages.get('/', { schema: { hide: true } }, send);
    pages.get('/*', { schema: { hide: true } }, send);
  });
  app.setNotFoundHandler((request, reply) => answerError(noSuchRoute(request), request, reply));
}

const noSuchRoute = ({ method, url }: FastifyRequest) =>
  new Refusal(404, 'no_such_route', { method, path: url.split('?')[0] });

/** Without pages (a failed build outside production) the API still serves. */
const pageIn = (folder: string): string | undefined => {
  const file = path.join(folder, 'index.html');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/** Every address of the application is the same page; its router reads the address. */
function sendPage(page: string | undefined, request: FastifyRequest, reply: FastifyReply) {
  if (page === undefined || /^\/(api|assets)\//.test(request.url)) throw noSuchRoute(request);
  if (mayBeEmbedded(request.url)) openToFrames(reply);
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(page.replaceAll('__CSP_NONCE__', reply.cspNonce.style));
}

/** Public forms may stand inside anybody's page (嵌入); nothing behind a sign-in ever may. */
const mayBeEmbedded = (url: string): boolean => /^\/f\/[\w-]+(?:\?|$)/.test(url);

function openToFrames(reply: FastifyReply): void {
  const policy = String(reply.getHeader('content-security-policy'));
  reply.header(
    'content-security-policy',
    policy.replace("frame-ancestors 'none'", 'frame-ancestors *'),
  );
  reply.removeHeader('x-frame-options');
}
