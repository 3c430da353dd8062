import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ZodError } from 'zod';
import { importKinds } from '../import-kinds.ts';
import { systemActor } from '../kernel/actor.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import { inTenant, type Database } from '../platform/db.ts';
import { halt } from '../platform/halt.ts';
import { kindNamed } from '../platform/import/import.actions.ts';
import { insertImport } from '../platform/import/import-record.queries.ts';
import { noSuchFile, wrongColumns } from '../platform/import/import.refusals.ts';
import { shapeOf, type Kind } from '../platform/import/kind.ts';
import { defaultLimits } from '../platform/import/limits.schema.ts';
import { encodings, Mapping } from '../platform/import/mapping.schema.ts';
import { performImport } from '../platform/import/perform.ts';
import { analysisOf } from '../platform/import/reader.ts';
import { rejectedCsv } from '../platform/import/rejected.ts';
import { rejectedFileOf } from '../platform/import/upload.ts';
import { sniffed } from '../platform/import/sniff.ts';
import { print, type Call, type Command } from './command.ts';
import { groupOption, tenantFor, withDatabase } from './group.ts';

const usage =
  'npx fairlead import <kind> <file> [--map FILE] [--sheet NAME] [--encoding E] [--dry-run]';

/** `fairlead import` (导入): the same road as the screen's, beside a running server or without one. */
export const importCommand: Command = {
  summary: 'import a file of deals, leads, staff, models, market or surveys · 导入文件',
  options: {
    map: { type: 'string' },
    sheet: { type: 'string' },
    encoding: { type: 'string' },
    'dry-run': { type: 'boolean' },
    ...groupOption,
  },
  async run(call) {
    const [name, given] = call.positionals;
    if (!name || !given) throw halt(`say what to import: ${usage}`, `用法：${usage}`);
    const kind = kindNamed(importKinds, name);
    const file = path.resolve(given);
    await sniffed(file, defaultLimits);
    const mapping = await mappingFor(call, kind, file);
    const done = await withDatabase(call.settings, (database) =>
      imported(database, call, { kind, file, mapping }),
    );
    const { unknown, ...answer } = done;
    print(call, answer, () => [
      `${answer.rows} rows: ${answer.created} created, ${answer.updated} updated, ${answer.unchanged} unchanged, ${answer.rejected} rejected`,
      ...(answer.rejectedFile ? [`rejected rows: ${answer.rejectedFile}`] : []),
      ...unknown
        .slice(0, 30)
        .map((one) => `  unknown ${one.what}: ${one.name} (${one.rows} rows), made inactive`),
      ...(unknown.length > 30 ? [`  … and ${unknown.length - 30} more`] : []),
      ...(call.values['dry-run'] ? ['dry run: nothing was changed'] : []),
    ]);
    return 0;
  },
};

type Work = { kind: Kind; file: string; mapping: Mapping };

async function imported(database: Database, call: Call, { kind, file, mapping }: Work) {
  const tenantId = await tenantFor(database, call.values['group'] as string | undefined);
  const actor = systemActor(tenantId, 'command-line');
  const clock = () => new Date().toISOString();
  const [importId, now, dryRun] = [uuidV7(), clock(), call.values['dry-run'] === true];
  const fileName = path.basename(file).slice(0, 200);
  const { size } = await stat(file);
  const fileHash = await hashOf(file);
  await inTenant(database.web, tenantId, (db) =>
    insertImport(
      { db, actor, now },
      {
        id: importId,
        kind: kind.kind,
        source: mapping.source,
        fileName,
        fileHash,
        fileBytes: size,
        state: dryRun ? 'checking' : 'running',
        mapping,
      },
    ),
  );
  const order = { importId, file, fileName, kind, mapping, actor, now, clock, dryRun };
  const { counts, unknown } = await performImport(database, { ...order, limits: defaultLimits });
  if (counts.rejected === 0) return { ...counts, rejectedFile: null, unknown };
  const rejectedFile = rejectedFileOf(importId);
  await mkdir(path.dirname(rejectedFile), { recursive: true, mode: 0o700 });
  await inTenant(database.web, tenantId, (db) =>
    pipeline(
      Readable.from(rejectedCsv({ db, actor }, importId, kind)),
      createWriteStream(rejectedFile, { mode: 0o600 }),
    ),
  );
  return { ...counts, rejectedFile, unknown };
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/** The mapping file with the command's own options on top; without a file, our guess. */
async function mappingFor(call: Call, kind: Kind, file: string): Promise<Mapping> {
  const { map, sheet, encoding } = call.values;
  const asked = { ...(sheet ? { sheet } : {}), ...(encoding ? { encoding } : {}) };
  const written = map ? await readMapping(String(map), asked) : undefined;
  if (written) return written;

  const told = Mapping.pick({ sheet: true, encoding: true }).safeParse(asked);
  if (!told.success) throw wrongEncoding();
  const { guess } = await analysisOf({
    file,
    name: file,
    kind: shapeOf(kind),
    limits: defaultLimits,
    asked: told.data,
  });
  if (guess.missing.length === 0) return guess.mapping;
  const problems = guess.missing.map((field) => ({ code: 'field.missing' as const, name: field }));
  throw wrongColumns(problems, Object.values(guess.mapping.fields).flat());
}

async function readMapping(map: string, asked: object): Promise<Mapping> {
  const text = await readFile(map, 'utf8').catch(() => {
    throw noSuchFile(map);
  });
  try {
    return Mapping.parse({ ...(JSON.parse(text.replace(/^\ufeff/, '')) as object), ...asked });
  } catch (error) {
    if (error instanceof ZodError) {
      const [issue] = error.issues;
      if (issue?.path[0] === 'encoding') throw wrongEncoding();
      throw halt(
        `${map}: ${issue?.path.join('.')}: ${issue?.message}`,
        `映射文件 ${map} 的 ${issue?.path.join('.')} 有误`,
      );
    }
    throw halt(`${map} is not JSON`, `映射文件 ${map} 不是 JSON`);
  }
}

const wrongEncoding = () =>
  halt(`--encoding is one of ${encodings.join(', ')}`, `--encoding 只能是 ${encodings.join('、')}`);
