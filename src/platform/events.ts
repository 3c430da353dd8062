import pg from 'pg';
import type { FastifyReply } from 'fastify';
import { channel, type Happening } from './outbox.ts';

/**
 * Server-sent events (服务器推送): every open page of a tenant hears what happened in it, by topic and
 * key only; what it then reads goes through its own rights.
 */
export function eventStreams() {
  const open = new Map<string, Set<FastifyReply>>();
  let listener: pg.Client | undefined;
  let stopped = false;

  function tell({ tenantId, topic, key }: Happening): void {
    for (const reply of open.get(tenantId) ?? [])
      reply.raw.write(`event: ${topic}\ndata: ${JSON.stringify({ topic, key })}\n\n`);
  }

  /** Listens for as long as the server runs; a lost connection is made again until it holds. */
  async function listen(settings: pg.ClientConfig): Promise<void> {
    const client = new pg.Client({
      ...settings,
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    });
    listener = client;
    client.on('notification', ({ payload }) => tell(JSON.parse(payload ?? '{}') as Happening));
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      client.once('end', () => listenAgain(settings));
    } catch (error) {
      void client.end().catch(() => undefined);
      throw error;
    }
  }

  function listenAgain(settings: pg.ClientConfig): void {
    if (stopped) return;
    setTimeout(() => {
      if (!stopped) listen(settings).then(catchUp, () => listenAgain(settings));
    }, 500).unref();
  }

  /** What happened while nobody listened is unknown: pages are closed, and read anew as they reconnect. */
  function catchUp(): void {
    for (const streams of open.values()) for (const reply of streams) reply.raw.end();
  }

  /** Keeps one browser's stream open until it leaves. */
  function stream(tenantId: string, reply: FastifyReply): void {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      connection: 'keep-alive',
      'x-accel-buffering': 'no',
    });
    reply.raw.write('retry: 3000\n\n');
    if (stopped) return void reply.raw.end();
    const streams = open.get(tenantId) ?? new Set();
    open.set(tenantId, streams.add(reply));
    const beat = setInterval(() => reply.raw.write(': beat\n\n'), 25_000);
    reply.raw.on('close', () => {
      clearInterval(beat);
      streams.delete(reply);
    });
  }

  async function stop(): Promise<void> {
    stopped = true;
    for (const streams of open.values()) for (const reply of streams) reply.raw.end();
    await listener?.end().catch(() => undefined);
  }

  return { listen, stream, stop };
}

export type EventStreams = ReturnType<typeof eventStreams>;
