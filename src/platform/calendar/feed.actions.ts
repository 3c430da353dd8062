import { randomBytes } from 'node:crypto';
import { systemActor } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { addDays } from '../../kernel/period.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import { inTenant, type Ctx } from '../db.ts';
import type { Visit } from '../serve.ts';
import { hashOf } from '../session.ts';
import { noSuchFeed, tooManyFeeds } from './calendar.refusals.ts';
import { feedFile } from './feed-file.ts';
import { deleteFeed, feedBySecret, feedsOf, insertFeed } from './feed.queries.ts';
import type { postCalendarFeed } from './feed.schema.ts';
import type { CalendarProgram } from './program.ts';

const feedsMost = 10;
/** How far a feed reaches back and ahead. */
const daysBack = 60;
const daysAhead = 400;

/** My calendar feeds (日历订阅) and what one may hold. */
export const listFeeds =
  ({ parts }: CalendarProgram) =>
  async (ctx: Ctx) => ({
    rows: await feedsOf(ctx),
    parts: parts.map(({ key, name }) => ({ key, name })),
  });

/** Makes a feed; only a hash of its secret is kept, so the link is shown this once. */
export const addFeed =
  ({ parts }: CalendarProgram) =>
  async (ctx: Ctx, input: InputOf<typeof postCalendarFeed>) => {
    if ((await feedsOf(ctx)).length >= feedsMost) throw tooManyFeeds(feedsMost);
    const known = parts.map(({ key }) => key).filter((key) => input.parts.includes(key));
    const id = uuidV7();
    const secret = randomBytes(32).toString('base64url');
    const { name, language } = input;
    await insertFeed(ctx, { id, secretHash: hashOf(secret), name, language, parts: known });
    await audit(ctx, {
      action: 'calendar_feed.made',
      resource: 'calendar',
      recordId: id,
      after: { name, parts: known },
    });
    return { id, path: `/api/calendar/feed/${secret}.ics` };
  };

export async function dropFeed(ctx: Ctx, { id }: { id: string }) {
  if (!(await deleteFeed(ctx, id))) throw noSuchFeed();
  await audit(ctx, { action: 'calendar_feed.revoked', resource: 'calendar', recordId: id });
  return { id };
}

/**
 * The file of a secret link, made as the person it belongs to stands today: who has left, or may no longer
 * sign in, has no feed.
 */
export const readFeed =
  (program: CalendarProgram) =>
  async (visit: Visit, { secret }: { secret: string }) => {
    const { database, now, origin } = visit;
    const feed = await feedBySecret(database.web, hashOf(secret.replace(/\.ics$/, '')), now);
    if (!feed) throw noSuchFeed();
    const text = await inTenant(database.web, feed.tenantId, async (db) => {
      const base: Ctx = { db, actor: systemActor(feed.tenantId), now };
      const actor = await program.standingActor(base, feed.personId);
      if (!actor) throw noSuchFeed();
      const ctx = { db, actor, now };
      const today = await program.todayOf(ctx);
      const wanted = {
        from: addDays(today, -daysBack),
        to: addDays(today, daysAhead),
        language: feed.language,
      };
      const entries = [];
      for (const part of program.parts.filter(({ key }) => feed.parts.includes(key)))
        entries.push(...(await part.entries(ctx, wanted)));
      const name = feed.language === 'zh' ? '领航' : 'Fairlead';
      return feedFile({ name, origin, now, entries });
    });
    visit.answersAs('text/calendar; charset=utf-8', 900);
    return text;
  };
