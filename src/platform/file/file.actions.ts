import type { FastifyReply } from 'fastify';
import type { Actor } from '../../kernel/actor.ts';
import { isUuid, uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import { inTenant, type Ctx } from '../db.ts';
import type { Exchange, Visit } from '../serve.ts';
import type { FileHome } from './file-home.ts';
import * as files from './file.queries.ts';
import * as no from './file.refusals.ts';
import { allowedMedia, dispositionOf, isPicture, rangeOf, safeName } from './media.rules.ts';
import { fileStore } from './stores.ts';
import { takingIn, thumbnailOf } from './take-in.ts';

type Homes = readonly FileHome[];
const perRecordMost = 200;

/** Files of a record (附件列表), for whoever may read the record. */
export const listFiles =
  (homes: Homes) => async (ctx: Ctx, asked: { home: string; recordId: string }) => {
    const home = homeCalled(homes, asked.home);
    if (!(await home.mayRead(ctx, asked.recordId))) throw no.noSuchRecord();
    const mayEdit = await home.mayEdit(ctx, asked.recordId);
    return { rows: await files.filesOf(ctx, asked), mayEdit };
  };

/** Hangs a file on a record (上传附件): the content first, then the row that says whose it is. */
export const takeFile =
  (homes: Homes) =>
  async ({ request, actor, visit }: Exchange) => {
    const part = await request.file();
    if (!part) throw no.noFile();
    const field = (name: string) => {
      const found = part.fields[name];
      return found && 'value' in found ? String(found.value) : '';
    };
    const home = homeCalled(homes, field('home'));
    const recordId = field('recordId').toLowerCase();
    if (!isUuid(recordId)) throw no.noSuchRecord();
    const inside = within(visit, actor);
    await inside((ctx) => mustEdit(ctx, home, recordId));
    const name = safeName(part.filename);
    return takingIn(part.file, name, async ({ path, sha256, ...taken }) => {
      await fileStore().put(sha256, { path, ...taken });
      return inside(async (ctx) => {
        const held = await mustEdit(ctx, home, recordId);
        if (held >= perRecordMost) throw no.tooMany(perRecordMost);
        const file = { id: uuidV7(), home: home.home, recordId, name, sha256, ...taken };
        await files.insertFile(ctx, file);
        await logged(ctx, 'file.added', home, file);
        const { home: _, recordId: __, sha256: ___, ...shown } = file;
        return { ...shown, createdBy: actor.name, createdAt: ctx.now };
      });
    });
  };

/** Removes a file; for a week it can be brought back, then its content goes. */
export const removeFile =
  (homes: Homes) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    const { file, home } = await reached(ctx, homes, id);
    await mustEdit(ctx, home, file.recordId);
    await files.markRemoved(ctx, id, ctx.now);
    await logged(ctx, 'file.removed', home, file);
    return { id };
  };

export const returnFile =
  (homes: Homes) =>
  async (ctx: Ctx, { id }: { id: string }) => {
    const { file, home } = await reached(ctx, homes, id, true);
    await mustEdit(ctx, home, file.recordId);
    await files.markRemoved(ctx, id, null);
    await logged(ctx, 'file.returned', home, file);
    return { id };
  };

/** Sends a content: shown in place only where a browser can do no harm with it. */
export const sendContent =
  (homes: Homes) =>
  async (
    { visit, actor, request, reply }: Exchange,
    { id, download }: { id: string; download: string },
  ) => {
    const { file } = await within(visit, actor)((ctx) => reached(ctx, homes, id));
    const range = rangeOf(request.headers.range, file.bytes);
    if (range === null)
      return reply.status(416).header('content-range', `bytes */${file.bytes}`).send();
    const isInline = download === '0' && allowedMedia[file.mediaType]?.inline;
    if (range)
      void reply
        .status(206)
        .header('content-range', `bytes ${range.start}-${range.end}/${file.bytes}`);
    return guarded(reply)
      .type(file.mediaType)
      .header('accept-ranges', 'bytes')
      .header('content-length', range ? range.end - range.start + 1 : file.bytes)
      .header('content-disposition', dispositionOf(isInline ? 'inline' : 'attachment', file.name))
      .send(await fileStore().get(file.sha256, range));
  };

/** Sends a picture in small; made when it is asked for, kept by the browser. */
export const sendThumbnail =
  (homes: Homes) =>
  async ({ visit, actor, reply }: Exchange, { id, size }: { id: string; size: string }) => {
    const { file } = await within(visit, actor)((ctx) => reached(ctx, homes, id));
    if (!isPicture(file.mediaType)) throw no.noThumbnail();
    const small = await thumbnailOf(await fileStore().get(file.sha256), Number(size));
    return guarded(reply).type('image/webp').send(small);
  };

/** Whatever a file holds, it runs nothing, guesses nothing and is kept by nobody but the reader. */
const guarded = (reply: FastifyReply) =>
  reply
    .header('content-security-policy', "sandbox; default-src 'none'; style-src 'unsafe-inline'")
    .header('x-content-type-options', 'nosniff')
    .header('cache-control', 'private, max-age=3600');

const within =
  (visit: Visit, actor: Actor) =>
  <T>(work: (ctx: Ctx) => Promise<T>): Promise<T> =>
    inTenant(visit.database.web, actor.tenantId, (db) => work({ db, actor, now: visit.now }));

function homeCalled(homes: Homes, name: string): FileHome {
  const home = homes.find((one) => one.home === name);
  if (!home) throw no.noSuchHome(name);
  return home;
}

async function mustEdit(ctx: Ctx, home: FileHome, recordId: string): Promise<number> {
  if (!(await home.mayRead(ctx, recordId))) throw no.noSuchRecord();
  if (!(await home.mayEdit(ctx, recordId))) throw no.mayNotEdit();
  return (await files.filesOf(ctx, { home: home.home, recordId })).length;
}

/** A file whose record the asker may read; any other is as if it were not there. */
async function reached(ctx: Ctx, homes: Homes, id: string, isRemoved = false) {
  const file = await files.fileById(ctx, id, isRemoved);
  const home = file && homes.find((one) => one.home === file.home);
  if (!file || !home || !(await home.mayRead(ctx, file.recordId))) throw no.noSuchFile(id);
  return { file, home };
}

type Told = { id: string; recordId: string; name: string; mediaType: string; bytes: number };

const logged = (ctx: Ctx, action: string, home: FileHome, file: Told) =>
  audit(ctx, {
    action,
    resource: home.resource,
    recordId: file.recordId,
    after: { file: file.id, name: file.name, mediaType: file.mediaType, bytes: file.bytes },
  });
