import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { InputOf } from '../../kernel/endpoint.ts';
import { audit } from '../audit.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { inTenant, type Ctx } from '../db.ts';
import { announce } from '../outbox.ts';
import type { Exchange } from '../serve.ts';
import { findImport, insertImport, takeTurn } from './import-record.queries.ts';
import * as no from './import.refusals.ts';
import type {
  Analysis,
  getImportAnalysis,
  getImportMappings,
  Import,
  postImportRun,
  SavedMapping,
} from './import.schema.ts';
import { shapeOf, type Kind } from './kind.ts';
import { defaultLimits } from './limits.schema.ts';
import { analysisOf } from './reader.ts';
import { rejectedCsv } from './rejected.ts';
import { removeMapping, savedMappings, upsertMapping } from './saved-mapping.queries.ts';
import { sniffed } from './sniff.ts';
import { fileOf, keepUpload } from './upload.ts';

type Kinds = readonly Kind[];

export function kindNamed(kinds: Kinds, name: string): Kind {
  const found = kinds.find(({ kind }) => kind === name);
  if (!found) throw no.noSuchKind(name, kinds.map(({ kind }) => kind)); // prettier-ignore
  return found;
}

export async function showImport(ctx: Ctx, { id }: { id: string }): Promise<Import> {
  const found = await findImport(ctx, id);
  if (!found) throw no.noSuchImport(id);
  return found;
}

/** Takes a file in (上传文件): multipart with `kind`, then `file`. Bad files are refused at once. */
export const takeUpload =
  (kinds: Kinds) =>
  async ({ request, actor, visit }: Exchange): Promise<Import> => {
    const part = await request.file();
    if (!part) throw no.fileEmpty();
    const field = part.fields['kind'];
    const named = field && 'value' in field ? String(field.value) : '';
    const { kind } = kindNamed(kinds, named);
    const id = uuidV7();
    const { bytes, hash } = await keepUpload(id, part.file, defaultLimits.fileBytes);
    try {
      await sniffed(fileOf(id), defaultLimits, part.filename);
      return await inTenant(visit.database.web, actor.tenantId, async (db) => {
        const ctx = { db, actor, now: visit.now };
        const fileName = part.filename.slice(0, 200);
        const file = { fileName, fileHash: hash, fileBytes: bytes };
        await insertImport(ctx, { id, kind, source: '', ...file, state: 'uploaded' });
        return showImport(ctx, { id });
      });
    } catch (error) {
      await rm(fileOf(id), { force: true });
      throw error;
    }
  };

/** What the uploaded file holds (文件分析); read in a worker, outside any transaction. */
export const analyseUpload =
  (kinds: Kinds) =>
  async (
    { actor, visit }: Exchange,
    input: InputOf<typeof getImportAnalysis>,
  ): Promise<Analysis> => {
    const { id, ...asked } = input;
    const found = await inTenant(visit.database.web, actor.tenantId, (db) =>
      showImport({ db, actor, now: visit.now }, { id }),
    );
    if (!existsSync(fileOf(id))) throw no.noSuchFile(found.fileName);
    const kind = shapeOf(kindNamed(kinds, found.kind));
    const limits = { ...defaultLimits, seconds: 60 };
    return analysisOf({ file: fileOf(id), name: found.fileName, kind, limits, asked });
  };

/** The topic on which a requested import waits for its job. */
export const importRequested = 'import.requested';

/** Starts a dry run (试运行) or the import itself; the job does it, screens watch. */
export const startImport =
  (kinds: Kinds, state: 'checking' | 'running') =>
  async (ctx: Ctx, { id, mapping }: InputOf<typeof postImportRun>): Promise<Import> => {
    const found = await showImport(ctx, { id });
    kindNamed(kinds, found.kind);
    if (!existsSync(fileOf(id))) throw no.noSuchFile(found.fileName);
    if (!(await takeTurn(ctx, id, { state, mapping }))) throw no.alreadyRunning(id);
    const { personId, login, name } = ctx.actor;
    await announce(ctx, importRequested, uuidV7(), {
      importId: id,
      dryRun: state === 'checking',
      asker: { personId, login, name, origin: ctx.actor.origin },
    });
    return showImport(ctx, { id });
  };

/** The file of refused rows (拒绝行文件). */
export const sendRejected =
  (kinds: Kinds) =>
  async ({ actor, visit, reply }: Exchange, { id }: { id: string }): Promise<unknown> => {
    const pages = await inTenant(visit.database.web, actor.tenantId, async (db) => {
      const ctx = { db, actor, now: visit.now };
      const { kind } = await showImport(ctx, { id });
      return Array.fromAsync(rejectedCsv(ctx, id, kindNamed(kinds, kind)));
    });
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="rejected-${id}.csv"`)
      .send(Readable.from(pages));
  };

export const listMappings = (ctx: Ctx, { kind }: InputOf<typeof getImportMappings>) =>
  savedMappings(ctx, kind);

export const saveMapping =
  (kinds: Kinds) =>
  async (ctx: Ctx, saved: SavedMapping): Promise<SavedMapping> => {
    kindNamed(kinds, saved.kind);
    const before = (await savedMappings(ctx, saved.kind)).find(({ name }) => name === saved.name);
    await upsertMapping(ctx, saved);
    const change = { action: 'mapping.saved', resource: 'import', recordId: null };
    await audit(ctx, { ...change, before, after: saved });
    return saved;
  };

export async function forgetMapping(ctx: Ctx, { name }: { name: string }) {
  if (!(await removeMapping(ctx, name))) throw no.noSuchMapping(name);
  await audit(ctx, {
    action: 'mapping.forgotten',
    resource: 'import',
    recordId: null,
    before: { name },
  });
  return { name };
}
