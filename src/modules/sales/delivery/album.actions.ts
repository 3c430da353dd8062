import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { systemActor } from '../../../kernel/actor.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import { fileStore } from '../../../platform/file/stores.ts';
import { thumbnailOf } from '../../../platform/file/take-in.ts';
import { whisper } from '../../../platform/outbox.ts';
import type { Visit } from '../../../platform/serve.ts';
import * as queries from './album.queries.ts';
import { placeOfDelivery } from './delivery.queries.ts';
import * as refusals from './delivery.refusals.ts';
import { albumText } from './delivery.rules.ts';
import type * as contract from './delivery.schema.ts';

async function mustWorkOn(ctx: Ctx, id: string) {
  const place = await placeOfDelivery(ctx, 'edit', id);
  if (!place) throw refusals.noSuchDelivery();
  return place;
}

/**
 * Keeps what the owner said to photographs (照片同意). A yes opens an album under a link that nobody can guess; a no, or
 * a yes that was taken back, closes it at once.
 */
export async function answerConsent(
  ctx: Ctx,
  { id, agrees }: z.output<typeof contract.putAlbum.input>,
) {
  const place = await mustWorkOn(ctx, id);
  const known = await queries.albumOf(ctx, id);
  if (known?.agrees && agrees && !known.withdrawnAt) return { code: known.code };
  const code = agrees ? randomBytes(12).toString('base64url') : null;
  await queries.closeLinks(ctx, id);
  await queries.keepAnswer(ctx, id, { agrees, code, textVersion: albumText.version });
  if (code) await queries.openLink(ctx, code, id);
  await audit(ctx, {
    action: agrees ? 'album.agreed' : 'album.declined',
    resource: 'deal',
    recordId: place.dealId,
    ownerId: place.personId,
    after: { deliveryId: id, textVersion: albumText.version },
  });
  await whisper(ctx, 'deal', place.dealId);
  return { code };
}

/** Puts a photograph into the owner's album, or takes it out (上相册). Without consent nothing is shown. */
export async function markPhoto(
  ctx: Ctx,
  { id, fileId, isShown }: z.output<typeof contract.putPhoto.input>,
) {
  const place = await mustWorkOn(ctx, id);
  const photos = await queries.photosOf(ctx, id);
  if (!photos.some((one) => one.fileId === fileId)) throw refusals.noSuchPhoto();
  if (isShown) {
    const album = await queries.albumOf(ctx, id);
    if (!album?.agrees || album.withdrawnAt) throw refusals.noConsent();
    await queries.showPhoto(ctx, id, fileId);
  } else await queries.hidePhoto(ctx, fileId);
  await audit(ctx, {
    action: isShown ? 'album.photo_shown' : 'album.photo_hidden',
    resource: 'deal',
    recordId: place.dealId,
    ownerId: place.personId,
    after: { deliveryId: id, fileId },
  });
  await whisper(ctx, 'deal', place.dealId);
  return { id };
}

async function behindCode<T>(
  { database, now }: Pick<Visit, 'database' | 'now'>,
  code: string,
  work: (ctx: Ctx, deliveryId: string) => Promise<T>,
): Promise<T> {
  const link = await queries.albumBehind(database.web, code);
  if (!link) throw refusals.albumClosed();
  const actor = systemActor(link.tenantId, `album ${code}`);
  return inTenant(database.web, link.tenantId, (db) => work({ db, actor, now }, link.recordId));
}

/** The album as its owner opens it (交车相册): only the photographs that were marked for them. */
export const showAlbum = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, async (ctx, id) => {
    const photos = await queries.photosOf(ctx, id);
    return {
      ...(await queries.albumFront(ctx, id)),
      photos: photos.flatMap(({ fileId, isShown }) => (isShown ? [{ id: fileId }] : [])),
    };
  });

/** A photograph of an album, made anew in the asked size, so that place and camera stay here. */
export async function sendPhoto(
  visit: Visit,
  { code, id, size }: z.output<typeof contract.getAlbumPhoto.input>,
): Promise<Buffer> {
  const content = await behindCode(visit, code, (ctx, deliveryId) =>
    queries.shownContent(ctx, deliveryId, id),
  );
  if (!content) throw refusals.noSuchPhoto();
  const picture = await thumbnailOf(await fileStore().get(content), Number(size));
  visit.answersAs('image/webp', 600);
  return picture;
}

/** The owner takes their consent back (撤回同意): the album closes at once and for good. */
export const withdrawConsent = (visit: Visit, { code }: { code: string }) =>
  behindCode(visit, code, async (ctx, id) => {
    const place = (await placeOfDelivery(ctx, 'read', id))!;
    await queries.closeLinks(ctx, id);
    if (await queries.withdraw(ctx, id, 'customer'))
      await audit(ctx, {
        action: 'album.withdrawn',
        resource: 'deal',
        recordId: place.dealId,
        after: { deliveryId: id },
      });
    await whisper(ctx, 'deal', place.dealId);
    return { withdrawnAt: ctx.now };
  });
