import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { gu, lin, ours, stores, stranger, theirs } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { feedFile } from './feed-file.ts';
import { deleteCalendarFeed, getCalendarFeeds, postCalendarFeed } from './feed.schema.ts';

const it = await world({ now: '2026-11-23T02:00:00.000Z' });
const fetchFeed = (url: string) => it.app.inject({ method: 'GET', url });
const eventsOf = (text: string) =>
  new ICAL.Component(ICAL.parse(text) as unknown[])
    .getAllSubcomponents('vevent')
    .map((one) => new ICAL.Event(one));
const make = (parts: string[], who = lin) =>
  it.as(who)(postCalendarFeed, { name: '手机日历', parts });

describe('a calendar feed', () => {
  test('is read by any calendar program through its secret link', async () => {
    const { body } = await make(['holidays', 'festivals']);
    const reply = await fetchFeed(body.path);
    expect(reply.headers['content-type']).toContain('text/calendar');
    const events = eventsOf(reply.body);
    const newYear = events.find(({ summary }) => summary === '元旦' || summary === '春节');
    expect(newYear).toBeDefined();
    expect(events.find(({ summary }) => summary === '除夕')?.startDate.toString()).toBe(
      '2027-02-05',
    );
    expect(new Set(events.map(({ uid }) => uid)).size).toBe(events.length);
    const again = eventsOf((await fetchFeed(body.path)).body);
    expect(again.map(({ uid }) => uid)).toEqual(events.map(({ uid }) => uid));
  });

  test('keeps its secret: only a hash is stored, and it is never shown again', async () => {
    const { body } = await make(['holidays']);
    const secret = body.path.slice('/api/calendar/feed/'.length, -'.ics'.length);
    expect(JSON.stringify((await it.as(lin)(getCalendarFeeds, {})).body)).not.toContain(secret);
    const kept = await it.database.owner.query('select * from platform.calendar_feed');
    expect(JSON.stringify(kept.rows)).not.toContain(secret);
    expect((await fetchFeed(`/api/calendar/feed/${secret}x.ics`)).statusCode).toBe(404);
  });

  test('dies at once when it is revoked; nobody else can revoke it', async () => {
    const { body } = await make(['holidays']);
    for (const other of [gu, stranger])
      expect((await it.as(other)(deleteCalendarFeed, { id: body.id })).status).toBe(404);
    expect((await fetchFeed(body.path)).statusCode).toBe(200);
    expect((await it.as(lin)(deleteCalendarFeed, { id: body.id })).status).toBe(200);
    expect((await fetchFeed(body.path)).statusCode).toBe(404);
  });

  test('dies with the account and with the day a person leaves', async () => {
    const { body } = await make(['holidays'], gu);
    const set = (sql: string) => it.database.owner.query(sql, [gu.personId]);
    await set(`update platform.login set disabled_at = '2026-11-23' where person_id = $1`);
    expect((await fetchFeed(body.path)).statusCode).toBe(404);
    await set('update platform.login set disabled_at = null where person_id = $1');
    expect((await fetchFeed(body.path)).statusCode).toBe(200);
    await set(`update people.person set left_on = '2026-11-22' where id = $1`);
    expect((await fetchFeed(body.path)).statusCode).toBe(404);
    await set('update people.person set left_on = null where id = $1');
  });

  test('holds the person’s own store’s days, and none of another group', async () => {
    const put = (tenantId: string, name: string) =>
      it.inside(tenantId, ({ db }) =>
        db
          .insertInto('platform.storeDay')
          .values({
            tenantId,
            storeId: stores.north,
            day: '2026-12-24',
            name,
            setBy: gu.personId,
            setAt: it.clock.now,
          })
          .execute(),
      );
    await put(ours.tenantId, '盘点');
    await put(theirs.tenantId, '别家盘点');
    const { body } = await make(['store_days']);
    const events = eventsOf((await fetchFeed(body.path)).body);
    expect(events.map(({ summary }) => summary)).toEqual(['盘点 · 休息']);
  });

  test('ten are enough for anybody', async () => {
    const replies = [];
    for (let n = 0; n < 11; n += 1) replies.push((await make(['holidays'], stranger)).status);
    expect(replies.filter((status) => status === 200)).toHaveLength(10);
    expect(replies.at(-1)).toBe(409);
  });
});

test('titles of every kind survive the file: commas, quotes, line ends, emoji, long ones', () => {
  const titles = ['a,b;c\\d', '“引号”\n第二行', '🚗 试驾', '长'.repeat(200)];
  const entries = titles.map((title, n) => ({
    uid: `n${n}@x`,
    from: '2026-12-31',
    to: '2027-01-02',
    title,
  }));
  const text = feedFile({ name: 'x', origin: 'https://x', now: '2026-11-23T02:00:00Z', entries });
  expect(eventsOf(text).map(({ summary }) => summary)).toEqual(titles);
  expect(eventsOf(text)[0]!.endDate.toString()).toBe('2027-01-03');
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
});
