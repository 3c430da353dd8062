import type { Database } from '../platform/db.ts';
import { eventStreams } from '../platform/events.ts';
import { httpServer } from '../platform/http.ts';
import { makeLog } from '../platform/log.ts';
import { eventRoute } from '../platform/system.routes.ts';
import { routes } from '../routes.ts';
import type { Command } from './command.ts';

/** `fairlead openapi`: the API document as /api/openapi.json serves it; needs no database. */
export const openapi: Command = {
  summary: 'print the OpenAPI document · 输出接口文档',
  options: {},
  async run() {
    const app = await httpServer({
      database: {} as Database, // describing the routes asks nothing of it
      routes: [...routes, eventRoute(eventStreams())],
      actorOf: () => Promise.resolve(undefined),
      clock: () => '1970-01-01T00:00:00.000Z',
      log: makeLog('silent'),
      settings: { trustProxy: false, secureCookies: true, uploadBytesMost: 1 },
    });
    await app.ready();
    process.stdout.write(`${JSON.stringify(app.swagger(), null, 2)}\n`);
    await app.close();
    return 0;
  },
};
