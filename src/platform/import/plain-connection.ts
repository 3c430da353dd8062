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

/**
 * The same connection for code that asks several things at once (依次执行): they go out one after the other, because
 * only a pipelined connection takes a query while another is under way.
 */
export function oneByOne(client: pg.Client): Pick<pg.ClientBase, 'query'> {
  let last: Promise<unknown> = Promise.resolve();
  const query = (...asked: [never]) => {
    const answer = last.then(() => client.query(...asked));
    last = answer.catch(() => undefined);
    return answer;
  };
  return { query } as unknown as Pick<pg.ClientBase, 'query'>;
}
