import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { stringify } from 'csv-stringify/sync';
import { importKinds } from '../import-kinds.ts';
import { assert } from '../kernel/assert.ts';
import type { Actor } from '../kernel/actor.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import { inTenant, type Database } from '../platform/db.ts';
import { insertImport } from '../platform/import/import-record.queries.ts';
import { defaultLimits } from '../platform/import/limits.schema.ts';
import { Mapping } from '../platform/import/mapping.schema.ts';
import { performImport } from '../platform/import/perform.ts';
import type { Cells } from './rows.ts';

export type Feeding = { actor: Actor; now: string };

/**
 * Feeds the importer (导入演示数据) one CSV file for each kind, as a person would. What an earlier,
 * interrupted load brought in already is found unchanged.
 */
export async function feed(
  database: Database,
  { actor, now }: Feeding,
  files: readonly { kind: string; rows: readonly Cells[] }[],
): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'fairlead-demo-'));
  try {
    for (const { kind: name, rows } of files) {
      const fileName = `${name}.csv`;
      const file = path.join(folder, fileName);
      const columns = Object.keys(rows[0]!);
      const text = stringify(rows as Cells[], { header: true, columns });
      await writeFile(file, text, { mode: 0o600 });

      const kind = importKinds.find((one) => one.kind === name);
      assert(kind, `${name} can be imported`);
      const mapping = mappingOf(columns);
      const importId = uuidV7();
      await inTenant(database.web, actor.tenantId, (db) =>
        insertImport(
          { db, actor, now },
          {
            id: importId,
            kind: name,
            source: mapping.source,
            fileName,
            fileHash: createHash('sha256').update(text).digest('hex'),
            fileBytes: Buffer.byteLength(text),
            state: 'running',
            mapping,
          },
        ),
      );
      const order = { importId, file, fileName, kind, mapping, actor, now };
      const { counts } = await performImport(database, {
        ...order,
        dryRun: false,
        limits: defaultLimits,
        clock: () => now,
      });
      assert(counts.rejected === 0, `none of the demo's ${name} is refused`);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The columns carry the names of the fields. */
const mappingOf = (columns: readonly string[]): Mapping =>
  Mapping.parse({
    fields: Object.fromEntries(columns.map((column) => [column, column])),
    dateOrder: 'YMD',
    encoding: 'utf-8',
    source: 'demo',
  });
