import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { systemActor } from '../src/kernel/actor.ts';
import { dealById } from '../src/modules/sales/deal.queries.ts';
import { kyselyOn } from '../src/platform/db.ts';
import { findLogin } from '../src/platform/login.ts';
import { openSession } from '../src/platform/session.ts';
import { groupWithDeals, scene, type Scene } from './history.ts';
import { servedPerSecond } from './load.ts';
import { median, rounded, type Measurement, type Stage } from './measurement.ts';

const connections = 16;
const seconds = 1;
const rounds = 15;

/** `http.read.ratio_to_sql`: a deal by id over HTTP with session and rights, over the same select through the driver. */
export async function http({ dataDir }: Stage): Promise<Measurement[]> {
  const set = await scene(path.join(dataDir, 'http'));
  const tenantId = await groupWithDeals(set, 'bench-http', 20_000);
  const child = fork(path.join(import.meta.dirname, 'http-server.ts'));
  try {
    const { rows } = await set.database.owner.query<{ id: string }>(
      'select id from sales.deal where tenant_id = $1 limit 2000',
      [tenantId],
    );
    const ids = rows.map((row) => row.id);
    child.send({ dataDir, web: set.connections.web, owner: set.connections.owner });
    const [{ address }] = (await once(child, 'message')) as [{ address: string }];
    const { hostname, port } = new URL(address);
    const token = await tokenOf(set, 'bench-http');
    const requests = ids.map((id) =>
      Buffer.from(
        `GET /api/deals/${id} HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\n\r\n`,
      ),
    );
    const overHttp = () =>
      servedPerSecond({ host: hostname, port: Number(port), connections, seconds, requests });
    const throughDriver = driverLoop(set, tenantId, ids);

    const pairs: [number, number][] = [];
    await overHttp();
    for (let round = 0; round < rounds; round++)
      pairs.push([await overHttp(), await throughDriver()]);
    const sql = Math.round(median(pairs.map(([, driver]) => driver)));
    return [
      {
        name: 'http.read.ratio_to_sql',
        value: rounded(median(pairs.map(([served, driver]) => served / driver))),
        unit: 'ratio',
        against: `same select through the driver, ${connections} connections: ${sql}/s; over HTTP ${Math.round(median(pairs.map(([served]) => served)))}/s`,
      },
    ];
  } finally {
    child.send('stop');
    await once(child, 'exit');
    await set.close();
  }
}

async function tokenOf({ database }: Scene, login: string): Promise<string> {
  const found = (await findLogin(database.web, login))!;
  const now = new Date().toISOString();
  const session = {
    kind: 'token',
    loginId: found.id,
    tenantId: found.tenantId,
    now,
    expiresAt: '2099-01-01T00:00:00Z',
  } as const;
  return (await openSession(database.web, session)).token;
}

/** The same statement on a pool of plain connections, without row-level security. */
function driverLoop({ connections: { owner } }: Scene, tenantId: string, ids: readonly string[]) {
  const nobody = kyselyOn({ query: () => Promise.reject(new Error('compiles only')) } as never);
  const { sql } = dealById(
    { db: nobody, actor: systemActor(tenantId), now: '' },
    { id: ids[0]! },
  ).compile();
  return async () => {
    const pool = new pg.Pool({ ...owner, max: connections });
    const until = performance.now() + seconds * 1000;
    let read = 0;
    const one = async (first: number) => {
      for (let at = first; performance.now() < until; at++, read++) {
        await pool.query({ name: 'deal', text: sql, values: [tenantId, ids[at % ids.length]] });
      }
    };
    const since = performance.now();
    await Promise.all(Array.from({ length: connections }, (_, i) => one(i * 7)));
    const perSecond = read / ((performance.now() - since) / 1000);
    await pool.end();
    return perSecond;
  };
}
