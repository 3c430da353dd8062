import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import pg from 'pg';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { scene, type Scene } from './history.ts';
import { leadsRun } from './leads-run.ts';
import { groupWithSeats, stores } from './leads-scene.ts';
import { servedPerSecond } from './load.ts';
import { median, rounded, type Measurement, type Stage } from './measurement.ts';

const [senders, seconds, rounds] = [50, 3, 5];

/**
 * `leads.intake.ratio_to_insert`: the whole intake of leads over HTTP, over a plain insert with three indexes; then
 * `leads.run.*`: nothing lost, doubled or unseen of 20,000 messages with duplicates.
 */
export async function leads({ dataDir }: Stage): Promise<Measurement[]> {
  const set = await scene(path.join(dataDir, 'leads'));
  const child = fork(path.join(import.meta.dirname, 'http-server.ts'));
  try {
    const { token, storeIds, sourceId, modelId } = await groupWithSeats(set, 'bench-leads');
    child.send({ dataDir, web: set.connections.web, owner: set.connections.owner });
    const [{ address }] = (await once(child, 'message')) as [{ address: string }];
    const { hostname, port } = new URL(address);
    let sent = 0;
    const aRequest = () => {
      const n = (sent += 1);
      // Every twentieth customer comes again.
      const phone = `13${String(n % 20 === 0 ? n - 10 : n).padStart(9, '0')}`;
      const body = JSON.stringify({
        storeId: storeIds[n % stores],
        externalId: `B-${n}`,
        phone,
        name: '客户',
        sourceId,
        modelId,
      });
      const head = `POST /api/leads HTTP/1.1\r\nhost: ${hostname}\r\nauthorization: Bearer ${token}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n`;
      return Buffer.from(head + body);
    };
    const intake = () => {
      const requests = Array.from({ length: seconds * 8_000 }, aRequest);
      return servedPerSecond({
        host: hostname,
        port: Number(port),
        connections: senders,
        seconds,
        requests,
        apart: true,
      });
    };
    const plain = await plainInsert(set);
    await intake();
    await set.database.owner.query('analyze'); // as autovacuum would have by now
    const pairs: [number, number][] = [];
    for (let round = 0; round < rounds; round++) pairs.push([await intake(), await plain()]);
    const run = await leadsRun(set, { address, token, storeIds, sourceId });
    const { rows } = await set.database.owner.query<{ unfair: number; waiting: number }>(
      `select (select max(level) - min(level) from leads.seat) / 1000000.0 as unfair,
         (select count(*)::int from leads.lead where owner_id is null) as waiting`,
    );
    return [
      {
        name: 'leads.intake.ratio_to_insert',
        value: rounded(median(pairs.map(([ours, driver]) => ours / driver))),
        unit: 'ratio',
        against: `plain insert with three indexes, ${senders} connections: ${Math.round(median(pairs.map(([, driver]) => driver)))}/s; intake ${Math.round(median(pairs.map(([ours]) => ours)))}/s; waiting ${rows[0]!.waiting}`,
      },
      ...run,
    ];
  } finally {
    child.send('stop');
    await once(child, 'exit');
    await set.close();
  }
}

/** What the database alone can take: one row a statement, a primary key and two indexes more. */
async function plainInsert({ connections: { owner }, database }: Scene) {
  await database.owner
    .query(`create table public.plain_lead (tenant_id uuid, id uuid primary key, customer_id uuid not null, store_id uuid not null, source_id uuid, model_id uuid, owner_id uuid, created_at timestamptz not null);
    create index on public.plain_lead (tenant_id, owner_id, created_at); create index on public.plain_lead (tenant_id, customer_id)`);
  return async () => {
    const pool = new pg.Pool({ ...owner, max: senders });
    const until = performance.now() + seconds * 1000;
    let written = 0;
    const one = async () => {
      for (; performance.now() < until; written++)
        await pool.query({
          name: 'plain',
          text: 'insert into public.plain_lead values ($1, $2, $3, $4, $5, $6, $7, now())',
          values: [
            randomUUID(),
            uuidV7(),
            randomUUID(),
            randomUUID(),
            randomUUID(),
            randomUUID(),
            randomUUID(),
          ],
        });
    };
    const since = performance.now();
    await Promise.all(Array.from({ length: senders }, one));
    const perSecond = written / ((performance.now() - since) / 1000);
    await pool.end();
    return perSecond;
  };
}
