import { beforeEach, describe, expect, test } from 'vitest';
import { admin, gu, lin, ours, shen, stores, stranger, tang, teams } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { noticeProgram } from '../../notice-kinds.ts';
import * as channel from './channel.schema.ts';
import { getDeliveries } from './delivery.schema.ts';
import * as notice from './notice.schema.ts';
import type { NoticeKind } from './notice-kind.rules.ts';
import { notify, type Notice } from './notify.ts';

const { as, inside, clock, database } = await world();
const targets = noticeProgram.kinds.find(({ key }) => key === 'target.published')!;
const params = { year: 2027, number: 1, reason: '年初', measure: { zh: '交车', en: 'delivery' }, what: { zh: '下达', en: 'handed out' } }; // prettier-ignore

const tell = (told: Partial<Notice> & { key: string }) =>
  inside(ours.tenantId, (ctx) =>
    notify(ctx, { kind: targets, to: [lin.personId], params, link: '/kpi', ...told }),
  );
const unread = async (member = lin) => (await as(member)(notice.getUnreadNotices, {})).body.count;

beforeEach(async () => {
  clock.now = '2026-11-23T02:00:00.000Z';
  for (const table of ['notice', 'notification_delivery', 'channel', 'notice_choice'])
    await database.owner.query(`delete from platform.${table}`);
});

describe('my notices', () => {
  test('are worded in both languages and lead to their record', async () => {
    await tell({ key: 'a' });
    const { rows } = (await as(lin)(notice.getNotices, {})).body;
    expect(rows).toMatchObject([
      {
        title: { zh: '2027 年交车目标已下达', en: '2027 delivery targets handed out' },
        text: { zh: '第 1 版。年初' },
        link: '/kpi',
        readAt: null,
      },
    ]);
  });

  test('the same event told twice, even at once, is one notice', async () => {
    await Promise.all([tell({ key: 'a' }), tell({ key: 'a' }), tell({ key: 'a' })]);
    expect(await unread()).toBe(1);
  });

  test('nobody reads or ticks off another’s, in the same group or elsewhere', async () => {
    await tell({ key: 'a' });
    const { id } = (await as(lin)(notice.getNotices, {})).body.rows[0]!;
    for (const other of [shen, admin, stranger]) {
      expect((await as(other)(notice.getNotices, {})).body.rows).toEqual([]);
      expect((await as(other)(notice.postNoticesRead, { ids: [id] })).body.count).toBe(0);
    }
    expect(await unread()).toBe(1);
    expect((await as(lin)(notice.postNoticesRead, { ids: [id] })).body.count).toBe(1);
    expect(await unread()).toBe(0);
  });

  test('are paged without loss, and filtered by kind and unread', async () => {
    for (const key of ['a', 'b', 'c', 'd', 'e']) await tell({ key });
    const seen: string[] = [];
    for (let after: string | undefined; ;) {
      const { rows, next } = (await as(lin)(notice.getNotices, { limit: 2, after })).body;
      seen.push(...rows.map(({ id }) => id));
      if (!next) break;
      after = next;
    }
    expect(new Set(seen).size).toBe(5);
    await as(lin)(notice.postNoticesRead, { ids: seen.slice(0, 3) });
    expect((await as(lin)(notice.getNotices, { unread: 'true' })).body.rows).toHaveLength(2);
    expect((await as(lin)(notice.getNotices, { kind: 'import.done' })).body.rows).toEqual([]);
    expect((await as(lin)(notice.postAllNoticesRead, {})).body.count).toBe(2);
  });

  test('a transaction that fails tells nobody', async () => {
    const failing = inside(ours.tenantId, async (ctx) => {
      await notify(ctx, { kind: targets, to: [lin.personId], key: 'x', link: '/kpi' });
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await unread()).toBe(0);
  });
});

const muted: NoticeKind['key'] = 'target.published';
const wishes = { language: 'en', quietFrom: 1290, quietTo: 480 } as const;

describe('what I am told is my choice', () => {
  const choose = (kind: string, choice: 'now' | 'digest' | 'off') =>
    as(lin)(notice.putNoticeChoices, {
      ...wishes,
      choices: [{ kind, channel: 'push', choice }],
    });

  test('a choice is kept and shown again', async () => {
    expect((await choose(muted, 'off')).status).toBe(200);
    const { body } = await as(lin)(notice.getNoticeChoices, {});
    expect(body).toMatchObject(wishes);
    expect(body.kinds.find(({ key }) => key === muted)).toMatchObject({ push: 'off' });
    expect((await as(gu)(notice.getNoticeChoices, {})).body.language).toBe('zh');
  });

  test('what guards the account may not be muted, and a refused change changes nothing', async () => {
    const reply = await as(lin)(notice.putNoticeChoices, {
      ...wishes,
      choices: [
        { kind: muted, channel: 'email', choice: 'off' },
        { kind: 'session.new_device', channel: 'email', choice: 'off' },
      ],
    });
    expect(reply).toMatchObject({ status: 422, body: { code: 'notice.may_not_mute' } });
    const { rows } = await database.owner.query('select * from platform.notice_choice');
    expect(rows).toEqual([]);
  });

  test('a kind that does not exist is refused', async () => {
    expect(await choose('no.such', 'off')).toMatchObject({
      status: 422,
      body: { code: 'notice.kind_unknown' },
    });
  });
});

describe('devices', () => {
  const device = (endpoint: string) => ({
    endpoint,
    p256dh: 'BKey',
    auth: 'secret',
    name: 'Chrome',
  });

  test('only a browser’s own push service may be named: we would post anywhere otherwise', async () => {
    for (const endpoint of ['https://10.0.0.1/x', 'https://evil.example/x', 'http://fcm.googleapis.com/x']) {
      expect(await as(lin)(notice.postPushDevice, device(endpoint))).toMatchObject({
        status: 422,
        body: { code: 'push_device.address_wrong' },
      });
    } // prettier-ignore
  });

  test('I take away my own devices, nobody else’s', async () => {
    const made = await as(lin)(notice.postPushDevice, device('https://fcm.googleapis.com/fcm/a'));
    const { id } = made.body;
    for (const other of [shen, stranger])
      expect((await as(other)(notice.deletePushDevice, { id })).status).toBe(404);
    expect((await as(lin)(notice.deletePushDevice, { id })).status).toBe(200);
  });
});

describe('group robots', () => {
  const robot = {
    name: '江北店销售群',
    kind: 'feishu' as const,
    storeId: stores.north as string | null,
    teamId: null as string | null,
    kinds: ['target.published'],
    language: 'zh' as const,
    address: 'https://open.feishu.cn/open-apis/bot/v2/hook/abcd-1234',
    secret: 'sealed-secret',
  };

  test('address and secret are sealed and never shown again', async () => {
    expect((await as(admin)(channel.postChannel, robot)).status).toBe(200);
    const shown = JSON.stringify((await as(admin)(channel.getChannels, {})).body);
    const { rows } = await database.owner.query('select * from platform.channel');
    const { rows: logged } = await database.owner.query('select after from platform.audit');
    for (const text of [shown, JSON.stringify(rows), JSON.stringify(logged)]) {
      expect(text).not.toContain('abcd-1234');
      expect(text).not.toContain('sealed-secret');
    }
    expect(shown).toContain('open.feishu.cn … 1234');
  });

  test('a manager sets up those of the own store, not of the group or another store', async () => {
    expect((await as(shen)(channel.postChannel, robot)).status).toBe(200);
    for (const storeId of [null, stores.lake]) {
      const reply = await as(shen)(channel.postChannel, { ...robot, name: 'x', storeId });
      expect(reply).toMatchObject({ status: 403, body: { code: 'channel.beyond_reach' } });
    }
    expect((await as(lin)(channel.postChannel, robot)).status).toBe(403);
    expect((await as(tang)(channel.getChannels, {})).status).toBe(403);
  });

  test('a manager neither sees, changes, tests nor removes another store’s robot', async () => {
    const made = await as(admin)(channel.postChannel, { ...robot, storeId: stores.lake });
    const { id } = made.body;
    const { address: _, secret: __, kind: ___, ...fields } = robot;
    expect((await as(shen)(channel.getChannels, {})).body.rows).toEqual([]);
    expect((await as(shen)(channel.putChannel, { id, ...fields })).status).toBe(404);
    expect((await as(shen)(channel.postChannelTest, { id })).status).toBe(404);
    expect((await as(stranger)(channel.putChannel, { id, ...fields })).status).toBe(404);
    expect((await as(admin)(channel.putChannel, { id, ...fields, name: '改名' })).status).toBe(200);
    expect((await as(admin)(channel.deleteChannel, { id })).status).toBe(200);
  });

  test.each([
    { change: { address: 'https://evil.example/hook' }, code: 'channel.address_wrong' },
    { change: { kinds: ['session.new_device'] }, code: 'notice.kind_unknown' },
    { change: { storeId: stores.north, teamId: teams.lake }, code: 'channel.place_unknown' },
  ])('is refused: $code', async ({ change, code }) => {
    expect(await as(admin)(channel.postChannel, { ...robot, ...change })).toMatchObject({
      status: 422,
      body: { code },
    });
  });

  test('of two additions of one robot at once, one is refused', async () => {
    const replies = await Promise.all(
      ['甲群', '乙群'].map((name) => as(admin)(channel.postChannel, { ...robot, name })),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('hears what happened at its store, not at another; the group’s hears all', async () => {
    await as(admin)(channel.postChannel, robot);
    const groups = { ...robot, name: '集团群', storeId: null, address: `${robot.address}-2` };
    await as(admin)(channel.postChannel, groups);
    await tell({ key: 'a', places: [{ storeId: stores.lake }] });
    await tell({ key: 'b', places: [{ storeId: stores.north }] });
    await tell({ key: 'b', places: [{ storeId: stores.north }] });
    const log = (await as(admin)(getDeliveries, { channel: 'robot' })).body.rows;
    expect(log.map(({ to }) => to).sort()).toEqual(['江北店销售群', '集团群', '集团群']);
    const managers = (await as(shen)(getDeliveries, {})).body.rows;
    expect(managers.map(({ to }) => to)).toEqual(['江北店销售群']);
    expect((await as(stranger)(getDeliveries, {})).body.rows).toEqual([]);
  });
});
