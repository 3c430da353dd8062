import { createReadStream, writeFileSync } from 'node:fs';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { from } from 'pg-copy-streams';
import { importKinds } from '../src/import-kinds.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { addDays } from '../src/kernel/period.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { inTenant } from '../src/platform/db.ts';
import { kindNamed } from '../src/platform/import/import.actions.ts';
import { insertImport } from '../src/platform/import/import-record.queries.ts';
import { defaultLimits } from '../src/platform/import/limits.schema.ts';
import { Mapping } from '../src/platform/import/mapping.schema.ts';
import { performImport } from '../src/platform/import/perform.ts';
import { groupWithDeals, scene, type Scene } from './history.ts';
import type { Suite } from './measurement.ts';

const rows = 100_000;
const columns = [
  'deal_id',
  'opened_on',
  'closed_on',
  'outcome',
  'store',
  'team',
  'consultant',
].concat(
  ['brand', 'model', 'body_type', 'price', 'cost', 'gross_profit', 'source', 'customer_name'],
  ['customer_phone', 'customer_gender'],
);

/** A history of 100,000 deals as a file: half with phones, a tenth lost, facts on every day of two years. */
function writeHistory(file: string): void {
  const lines = Array.from({ length: rows }, (_, i) => {
    const closed = addDays('2024-01-01', i % 730);
    return [
      `D${i}`,
      addDays(closed, -(i % 40)),
      closed,
      i % 10 === 9 ? '战败' : '成交',
      `门店${i % 50}`,
      `${i % 3}队`,
      `顾问${i % 500}`,
      '澜驰',
      `车型${i % 60}`,
      'SUV',
      String(100_000 + (i % 9_000)),
      '95000',
      String(5_000 + (i % 900)),
      `来源${i % 12}`,
      `客户${i}`,
      i % 2 ? '' : `138${String(i).padStart(8, '0')}`,
      i % 2 ? '男' : '女',
    ].join(',');
  });
  writeFileSync(file, `${[columns.join(','), ...lines].join('\n')}\n`);
}

/** Seconds that PostgreSQL itself needs to take the same rows, as text, into a bare table. */
async function plainCopySeconds({ database }: Scene, file: string): Promise<number> {
  const client = await database.owner.connect();
  try {
    await client.query(
      `create table bare_copy (${columns.map((name) => `${name} text`).join(', ')})`,
    );
    const since = performance.now();
    const into = client.query(from('copy bare_copy from stdin (format csv, header)'));
    await pipeline(createReadStream(file), into);
    const seconds = (performance.now() - since) / 1000;
    await client.query('drop table bare_copy');
    return seconds;
  } finally {
    client.release();
  }
}

async function importSeconds({ database }: Scene, tenantId: string, file: string) {
  const mapping = Mapping.parse({
    fields: Object.fromEntries(columns.map((name) => [name, name])),
  });
  const clock = () => new Date().toISOString();
  const actor = systemActor(tenantId);
  const [importId, now, fileName] = [uuidV7(), clock(), 'history.csv'];
  const made = {
    id: importId,
    kind: 'deals',
    source: 'file',
    fileName,
    fileHash: '',
    fileBytes: 1,
  };
  await inTenant(database.web, tenantId, (db) =>
    insertImport({ db, actor, now }, { ...made, state: 'running', mapping }),
  );
  const delay = monitorEventLoopDelay({ resolution: 10 });
  let peak = 0;
  const sampler = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 20);
  delay.enable();
  const since = performance.now();
  const kind = kindNamed(importKinds, 'deals');
  const order = { importId, file, fileName, kind, mapping, actor, now, clock, dryRun: false };
  const { counts } = await performImport(database, { ...order, limits: defaultLimits });
  const seconds = (performance.now() - since) / 1000;
  delay.disable();
  clearInterval(sampler);
  if (counts.created !== rows) throw new Error(`${counts.created} of ${rows} rows were created`);
  return { seconds, peakMb: peak / 1024 / 1024, stallMs: delay.max / 1e6 - 10 };
}

/** How fast 100,000 deals become rows and facts, how much memory that takes, how long requests wait. */
export const importing: Suite = async ({ dataDir }) => {
  const stage = await scene(path.join(dataDir, 'import'));
  try {
    const tenantId = await groupWithDeals(stage, 'import-bench', 1);
    const file = path.join(dataDir, 'history.csv');
    writeHistory(file);
    const copySeconds = await plainCopySeconds(stage, file);
    const { seconds, peakMb, stallMs } = await importSeconds(stage, tenantId, file);
    return [
      {
        name: 'import.deals.rows_per_s',
        value: Math.round(rows / seconds),
        unit: 'rows/s',
        against: `plain COPY of the same ${rows} rows: ${Math.round(rows / copySeconds)} rows/s`,
      },
      {
        name: 'import.deals.peak_mb',
        value: Math.round(peakMb),
        unit: 'MB',
        against: 'limit 400 MB',
      },
      {
        name: 'import.stall.max_ms',
        value: Math.round(stallMs),
        unit: 'ms',
        against: 'longest wait of the main loop during the import',
      },
    ];
  } finally {
    await stage.close();
  }
};
