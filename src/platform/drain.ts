import type { FastifyInstance } from 'fastify';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long a proxy is given to see that we are leaving, and a client to hear it, in milliseconds. */
const noticeMs = 500;

/**
 * Closes the HTTP side without cutting anybody off (平稳停止): every reply from now on also closes its
 * connection; after a notice nobody new is let in; who is being served is served to the end, up to
 * `deadlineMs`. With nobody connected it is done at once.
 */
export async function drain(app: FastifyInstance, deadlineMs = 15_000): Promise<void> {
  app.server.prependListener('request', (_, reply) => {
    reply.shouldKeepAlive = false;
  });
  if ((await connected(app)) > 0) await sleep(noticeMs);
  const closing = app.close();
  // A connection that fell idle after the close began would otherwise be waited for.
  const idle = setInterval(() => app.server.closeIdleConnections(), 100);
  const deadline = setTimeout(() => app.server.closeAllConnections(), deadlineMs);
  try {
    await closing;
  } finally {
    clearInterval(idle);
    clearTimeout(deadline);
  }
}

const connected = (app: FastifyInstance): Promise<number> =>
  new Promise((resolve) => app.server.getConnections((_, count) => resolve(count ?? 0)));
