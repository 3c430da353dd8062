import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { admin, lin, ours } from '../../../test/cast.ts';
import { browser, outsideWorld } from '../../../test/outside.ts';
import { world } from '../../../test/world.ts';
import { noticeProgram } from '../../notice-kinds.ts';
import { deleteChannel, postChannel, postChannelTest, putChannel } from './channel.schema.ts';
import { getDeliveries, getDelivery } from './delivery.schema.ts';
import * as notice from './notice.schema.ts';
import { sendDue } from './notify.jobs.ts';
import { notify } from './notify.ts';

const { as, inside, clock, database } = await world();
const outside = await outsideWorld(() => Date.parse(clock.now));
process.env['RELAY_URL'] = outside.url;
process.env['PUBLIC_URL'] = 'https://sales.example.cn';
process.env['DATA_DIR'] = mkdtempSync(path.join(tmpdir(), 'fairlead-push-'));

const send = () => sendDue({ database, clock: () => clock.now }, ours.tenantId, noticeProgram);
const targets = noticeProgram.kinds.find(({ key }) => key === 'target.published')!;
const tell = (key: string) =>
  inside(ours.tenantId, (ctx) =>
    notify(ctx, {
      kind: targets,
      to: [lin.personId],
      key,
      params: { year: 2027, number: 1, reason: `事由${key}。` },
      link: '/kpi',
    }),
  );
const log = async () => (await as(admin)(getDeliveries, { limit: 200 })).body.rows;
const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+08:00`).toISOString();
const later = (seconds: number) =>
  (clock.now = new Date(Date.parse(clock.now) + seconds * 1_000).toISOString());

const addresses = {
  wecom: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=a1b2c3',
  dingtalk: 'https://oapi.dingtalk.com/robot/send?access_token=a1b2c3',
  feishu: 'https://open.feishu.cn/open-apis/bot/v2/hook/a1b2c3',
};
const add = async (kind: keyof typeof addresses, secret = outside.say.secret) => {
  const made = await as(admin)(postChannel, {
    name: `${kind} 群`, kind, storeId: null, teamId: null, kinds: ['target.published'],
    language: 'zh', address: addresses[kind], secret: kind === 'wecom' ? '' : secret,
  }); // prettier-ignore
  expect(made.status).toBe(200);
  return made.body.id;
};
const said = () => JSON.stringify(outside.posts);

beforeEach(async () => {
  clock.now = at('10:00');
  outside.posts.length = outside.refused.length = outside.pushes.length = 0;
  Object.assign(outside.say, { robot: undefined, push: 201 });
  for (const table of ['notice', 'notification_delivery', 'channel', 'push_device'])
    await database.owner.query(`delete from platform.${table}`);
});

describe('group robots', () => {
  test.each(['wecom', 'dingtalk', 'feishu'] as const)(
    '%s takes what we sign and send, with a link to the record',
    async (kind) => {
      await add(kind);
      await tell('a');
      await send();
      expect(outside.posts).toHaveLength(1);
      expect(said()).toContain('2027 年');
      expect(said()).toContain('https://sales.example.cn/kpi');
      expect(await log()).toMatchObject([{ state: 'sent', to: `${kind} 群` }]);
    },
  );

  test.each(['dingtalk', 'feishu'] as const)(
    'a wrong secret at %s fails at once and says so; nobody is asked again and again',
    async (kind) => {
      await add(kind, 'wrong');
      await tell('a');
      await send();
      const [failed] = await log();
      expect(failed).toMatchObject({ state: 'failed', attempts: 1 });
      expect(failed!.reason).toMatch(/310000|19021/);
    },
  );

  test('a hundred notices at once reach the group complete, once each, and never too fast', async () => {
    await add('wecom');
    for (let n = 0; n < 100; n += 1) await tell(`N${n}`);
    for (let round = 0; round < 12; round += 1) {
      await Promise.all([send(), send()]);
      later(10);
    }
    expect(outside.refused).toEqual([]);
    const numbers = [...said().matchAll(/事由N(\d+)。/g)].map((match) => Number(match[1]));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n));
    expect((await log()).every(({ state }) => state === 'sent')).toBe(true);
  });

  test('single notices over a minute stop at twenty; the next goes when there is room, merged', async () => {
    await add('wecom');
    for (let n = 0; n < 25; n += 1) {
      await tell(`N${n}`);
      await Promise.all([send(), send()]);
      later(1);
    }
    expect(outside.posts).toHaveLength(20);
    const waiting = (await log()).filter(({ state }) => state === 'waiting');
    expect(waiting).toHaveLength(5);
    later(40);
    await send();
    expect(outside.refused).toEqual([]);
    expect([...said().matchAll(/事由N\d+。/g)]).toHaveLength(25);
  });

  test('who asks for a pause gets it, and everything comes after it', async () => {
    await add('dingtalk');
    outside.say.robot = { errcode: 130101, errmsg: 'send too fast' };
    for (const key of ['a', 'b', 'c']) await tell(key);
    await send();
    outside.say.robot = undefined;
    expect((await log()).every(({ state }) => state === 'waiting')).toBe(true);
    later(599);
    await send();
    expect(outside.posts).toEqual([]);
    later(2);
    await send();
    expect([...said().matchAll(/事由\w。/g)]).toHaveLength(3);
  });

  test('a group sleeps at night and reads one message in the morning', async () => {
    await add('feishu');
    clock.now = at('22:30');
    for (const key of ['a', 'b']) await tell(key);
    await send();
    expect(outside.posts).toEqual([]);
    clock.now = at('08:30', '2026-11-24');
    await send();
    expect(outside.posts).toHaveLength(1);
    expect(said()).toContain('领航：2 条通知');
  });

  test('a test message takes the same road, and its delivery says how it ended', async () => {
    const id = await add('feishu', 'wrong');
    const { deliveryId } = (await as(admin)(postChannelTest, { id })).body;
    await send();
    expect((await as(admin)(getDelivery, { id: deliveryId })).body.state).toBe('failed');
    const fields = {
      name: '改名',
      storeId: null,
      teamId: null,
      kinds: [],
      language: 'zh' as const,
    };
    await as(admin)(putChannel, { id, ...fields, secret: outside.say.secret });
    const again = (await as(admin)(postChannelTest, { id })).body;
    await send();
    expect((await as(admin)(getDelivery, { id: again.deliveryId })).body.state).toBe('sent');
  });

  test('what waits for a robot that was stopped or removed is dropped, and the log says so', async () => {
    const id = await add('wecom');
    await tell('a');
    const fields = { name: 'x', storeId: null, teamId: null, kinds: [], language: 'zh' as const };
    await as(admin)(putChannel, { id, ...fields, isStopped: true });
    await send();
    expect(await log()).toMatchObject([{ state: 'dropped', reason: 'robot_stopped' }]);
    expect((await as(admin)(postChannelTest, { id })).body.code).toBe('channel.stopped');
    await as(admin)(putChannel, { id, ...fields, kinds: ['target.published'] });
    await tell('b');
    await as(admin)(deleteChannel, { id });
    await send();
    expect((await log())[0]).toMatchObject({ state: 'dropped', reason: 'robot_gone' });
    expect(outside.posts).toEqual([]);
  });
});

describe('pushes to a browser', () => {
  const subscribe = async () => {
    const { p256dh, auth, read } = browser();
    const endpoint = 'https://fcm.googleapis.com/fcm/send/device-1';
    const made = await as(lin)(notice.postPushDevice, { endpoint, p256dh, auth, name: 'Chrome' });
    expect(made.status).toBe(200);
    return read;
  };

  test('only that browser can read what it gets, and the sender proves who it is', async () => {
    const read = await subscribe();
    await tell('a');
    await send();
    const [{ headers, body }] = outside.pushes as [(typeof outside.pushes)[number]];
    expect(headers['content-encoding']).toBe('aes128gcm');
    const { pushKey } = (await as(lin)(notice.getNoticeChoices, {})).body;
    expect(headers['authorization']).toMatch(/^vapid t=[\w-]+\.[\w-]+\.[\w-]+, k=/);
    expect(String(headers['authorization'])).toContain(pushKey);
    expect(body.toString('latin1')).not.toContain('2027');
    expect(JSON.parse(read(body))).toMatchObject({ body: '第 1 版。事由a。', link: '/kpi' });
  });

  test.each([404, 410])('a device that answers %i is forgotten', async (status) => {
    await subscribe();
    outside.say.push = status;
    await tell('a');
    await send();
    expect(await log()).toMatchObject([{ state: 'dropped', reason: 'device_gone' }]);
    expect((await as(lin)(notice.getNoticeChoices, {})).body.devices).toEqual([]);
  });

  test('a push service that is away is asked again', async () => {
    await subscribe();
    outside.say.push = 503;
    await tell('a');
    await send();
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    outside.say.push = 201;
    later(60);
    await send();
    expect(await log()).toMatchObject([{ state: 'sent' }]);
  });
});
