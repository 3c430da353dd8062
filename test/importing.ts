import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';
import { importKinds } from '../src/import-kinds.ts';
import { systemActor } from '../src/kernel/actor.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { kindNamed } from '../src/platform/import/import.actions.ts';
import { importJobs } from '../src/platform/import/import.jobs.ts';
import { insertImport } from '../src/platform/import/import-record.queries.ts';
import type { Import } from '../src/platform/import/import.schema.ts';
import { defaultLimits } from '../src/platform/import/limits.schema.ts';
import { Mapping, type MappingInput } from '../src/platform/import/mapping.schema.ts';
import { performImport } from '../src/platform/import/perform.ts';
import { makeLog } from '../src/platform/log.ts';
import { ours, type Member } from './cast.ts';
import type { Reply, World } from './world.ts';

/** Everything that a test of imports does again and again, on one world. */
export function importing(world: World) {
  const folder = mkdtempSync(path.join(tmpdir(), 'fairlead-importing-'));
  process.env['DATA_DIR'] = folder;
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Imports text at once, as the command line does. */
  async function run(kind: string, text: string, { dryRun = false, ...mapping }: Asked = {}) {
    const importId = uuidV7();
    const file = path.join(folder, `${importId}.csv`);
    writeFileSync(file, text);
    const read = Mapping.parse({ fields: fieldsOf(kind, text), ...mapping });
    const made = { id: importId, kind, source: read.source, fileName: 'file.csv', fileHash: '' };
    await world.inside(ours.tenantId, (ctx) =>
      insertImport(ctx, { ...made, fileBytes: text.length, state: 'running', mapping: read }),
    );
    const order = {
      importId,
      file,
      fileName: 'file.csv',
      kind: kindNamed(importKinds, kind),
      mapping: read,
      actor: systemActor(ours.tenantId),
      now: world.clock.now,
      clock: () => world.clock.now,
      dryRun,
      limits: defaultLimits,
    };
    return { importId, ...(await performImport(world.database, order)) };
  }

  /** Uploads a file over HTTP, as the screen does. */
  async function upload(member: Member, kind: string, bytes: Buffer, name = 'deals.csv') {
    const edge = 'edge-of-a-part';
    const head = `--${edge}\r\ncontent-disposition: form-data; name="kind"\r\n\r\n${kind}\r\n--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]);
    const token = await world.tokenOf(member);
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': `multipart/form-data; boundary=${edge}`,
    };
    const response = await world.app.inject({
      method: 'POST',
      url: '/api/imports',
      headers,
      payload,
    });
    return { status: response.statusCode, body: response.json<Reply<Import>['body']>() };
  }

  /** Does the work that the outbox holds, as the server's job would. */
  async function work(): Promise<void> {
    const { rows } = await world.database.owner.query<{
      id: string;
      payload: Record<string, unknown>;
    }>(
      `update platform.outbox set delivered_at = $1 where topic = 'import.requested' and delivered_at is null
       returning id, payload`,
      [world.clock.now],
    );
    const shop = { database: world.database, clock: () => world.clock.now, log: makeLog('silent') };
    for (const { id, payload } of rows) {
      const event = { tenantId: ours.tenantId, topic: 'import.requested', key: id, payload };
      await importJobs(importKinds)[0]!.run(shop, event);
    }
  }

  /** Looks into the tables from outside, as their owner. */
  const all = async <T extends object>(text: string): Promise<T[]> =>
    (await world.database.owner.query<T>(text)).rows;

  /** One row of figures, straight from the tables. */
  const figures = async () => {
    const rows = await all<Record<string, number>>(`select
      (select count(*) from sales.deal) as deals,
      (select count(*) from customers.customer) as customers,
      (select count(*) from people.store) as stores,
      (select count(*) from people.person) as people,
      (select count(*) from catalog.model) as models,
      (select coalesce(sum(quantity), 0) from platform.fact where kind = 1) as units,
      (select coalesce(sum(amount), 0) from platform.fact where kind = 1) as revenue`);
    return rows[0]!;
  };

  return { run, upload, work, figures, all };
}

type Asked = MappingInput & { dryRun?: boolean };

/** Headers that are the names of the fields map themselves. */
function fieldsOf(kind: string, text: string): Record<string, string> {
  const known = new Set(kindNamed(importKinds, kind).fields.map(({ name }) => name));
  const headers = text.split('\n')[0]!.split(',');
  return Object.fromEntries(headers.filter((name) => known.has(name)).map((name) => [name, name]));
}
