import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import { systemActor } from '../../../kernel/actor.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { audit } from '../../../platform/audit.ts';
import { inTenant, type Ctx } from '../../../platform/db.ts';
import type { Visit } from '../../../platform/serve.ts';
import { todayOf } from '../../people/index.ts';
import { linkBehind } from '../form.queries.ts';
import { formNames, noSuchLink } from '../marketing.refusals.ts';
import { closeLink, countClick, insertLink, linksOf, missingOf } from './link.queries.ts';
import type { postShortLink } from './link.schema.ts';

export const listLinks = async (ctx: Ctx) => ({ rows: await linksOf(ctx) });

/** Makes a short link (短链) to a form; its code is what later tells its leads from others. */
export async function makeLink(ctx: Ctx, input: z.output<typeof postShortLink.input>) {
  const missing = await missingOf(ctx, input);
  if (missing) throw formNames(missing);
  const [id, code] = [uuidV7(), randomBytes(4).toString('base64url')];
  await insertLink(ctx, { ...input, id, code });
  await audit(ctx, { action: 'short_link.made', resource: 'market', recordId: id, after: input });
  return { id, code };
}

export async function endLink(ctx: Ctx, { id }: { id: string }) {
  if (!(await closeLink(ctx, id))) throw noSuchLink();
  await audit(ctx, { action: 'short_link.closed', resource: 'market', recordId: id });
  return { id };
}

/** Follows a short link (点击): the day's count, and the form with where the visitor comes from. */
export async function followLink({ database, now }: Visit, { code }: { code: string }) {
  const link = await linkBehind(database.web, code, 'short_link');
  if (!link) throw noSuchLink();
  const actor = systemActor(link.tenantId, 'short link');
  return inTenant(database.web, link.tenantId, async (db) => {
    const ctx = { db, actor, now };
    const { formCode, utmSource, utmMedium, campaign } = await countClick(
      ctx,
      link.recordId,
      await todayOf(ctx),
    );
    const utm = {
      utm_id: code,
      utm_source: utmSource,
      ...(utmMedium && { utm_medium: utmMedium }),
      ...(campaign && { utm_campaign: campaign }),
    };
    return { formCode, utm };
  });
}
