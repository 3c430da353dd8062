import pg from 'pg';
import type { Database } from '../db.ts';

/**
 * A connection of its own under row-level security, without pipelining, which COPY does not know.
 * An import holds it for its whole length, so it is not taken from the requests' pool.
 */
export async function plainConnection({ web }: Database) {
  // The pool hides its password from a spread, so that no log prints it.
  const { password } = web.options;
  const options = { ...web.options, password, pipeline: false };
  const client = new pg.Client(options as pg.ClientConfig);
  client.on('error', () => undefined); // the query under way reports it
  await client.connect();
  return { client, release: () => client.end().catch(() => undefined) };
}
