import type { FastifyInstance } from 'fastify';
import type { z } from 'zod';
import type { Endpoint } from '../src/kernel/endpoint.ts';
import type { Reply } from './world.ts';

let browsers = 0;

/** A browser with its own address and cookie jar, for what hangs on the session rather than on the person. */
export function browserOf(app: FastifyInstance, userAgent = 'Mozilla/5.0 (test)') {
  const remoteAddress = `10.8.${Math.floor(browsers / 200)}.${(browsers += 1) % 200}`;
  let cookie = '';

  const send = async (method: string, url: string, payload?: object) => {
    const response = await app.inject({
      method: method as 'GET',
      url,
      remoteAddress,
      headers: { host: 'localhost', 'user-agent': userAgent, ...(cookie && { cookie }) },
      ...(payload && { payload }),
    });
    const given = response.headers['set-cookie'];
    if (given) cookie = String(given).split(';')[0]!;
    return response;
  };

  return {
    remoteAddress,
    async ask<I extends z.ZodType, O extends z.ZodType>(
      endpoint: Endpoint<I, O>,
      input: z.input<I>,
    ): Promise<Reply<z.output<O>>> {
      const rest = { ...(input as Record<string, unknown>) };
      const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
        const value = encodeURIComponent(String(rest[name]));
        delete rest[name];
        return value;
      });
      const isRead = endpoint.method === 'GET' || endpoint.method === 'DELETE';
      const response = await send(endpoint.method, path, isRead ? undefined : rest);
      const body = response.json<Reply<z.output<O>>['body']>();
      if (response.statusCode < 300) endpoint.output.parse(body);
      return { status: response.statusCode, body };
    },
    isSignedIn: async () => (await send('GET', '/api/me')).statusCode === 200,
    signOut: () => send('DELETE', '/api/session'),
  };
}

export type Browser = ReturnType<typeof browserOf>;
