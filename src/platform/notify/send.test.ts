import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { admin, gu, lin, ours, zhou } from '../../../test/cast.ts';
import { mailServer } from '../../../test/outside.ts';
import { world } from '../../../test/world.ts';
import { noticeProgram } from '../../notice-kinds.ts';
import { noticeReactions } from '../../notice-reactions.ts';
import { makeLog } from '../log.ts';
import { claimDue } from './claim.queries.ts';
import { getDeliveries, postResend } from './delivery.schema.ts';
import * as notice from './notice.schema.ts';
import { sendDue } from './notify.jobs.ts';
import { notify, type Notice } from './notify.ts';

const mail = await mailServer();
process.env['SMTP_URL'] = mail.url;
process.env['PUBLIC_URL'] = 'https://sales.example.cn';
process.env['DATA_DIR'] = mkdtempSync(path.join(tmpdir(), 'fairlead-notify-'));

const { as, inside, clock, database } = await world();
const kindNamed = (key: string) => noticeProgram.kinds.find((kind) => kind.key === key)!;
const send = () => sendDue({ database, clock: () => clock.now }, ours.tenantId, noticeProgram);
const tell = (told: Partial<Notice> & { key: string }) =>
  inside(ours.tenantId, (ctx) =>
    notify(ctx, {
      kind: kindNamed('import.failed'),
      to: [lin.personId],
      params: { file: `${told.key}.xlsx` },
      link: '/imports/1',
      ...told,
    }),
  );
const choose = (choice: 'now' | 'digest' | 'off', language: 'zh' | 'en' = 'zh') =>
  as(lin)(notice.putNoticeChoices, {
    language,
    quietFrom: 1290,
    quietTo: 480,
    choices: [{ kind: 'import.failed', channel: 'email', choice }],
  });
const log = async () => (await as(admin)(getDeliveries, {})).body.rows;
/** By the store's clock on 23 November 2026. */
const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+08:00`).toISOString();
const subjects = () =>
  mail.got.map(({ raw }) =>
    (/^Subject: ((?:.|\r\n )*)/m.exec(raw)?.[1] ?? '').replace(
      /=\?UTF-8\?([BQ])\?([^?]*)\?=(?:\r\n )?/gi,
      (_, form: string, text: string) =>
        form.toUpperCase() === 'B'
          ? Buffer.from(text, 'base64').toString()
          : decodeURIComponent(text.replaceAll('_', ' ').replaceAll('=', '%')),
    ),
  );

beforeEach(async () => {
  clock.now = at('10:00');
  mail.got.length = 0;
  mail.say.answer = undefined;
  for (const table of ['notice', 'notification_delivery', 'notice_choice', 'notice_reader'])
    await database.owner.query(`delete from platform.${table}`);
  await database.owner.query(
    `update people.person set email = $2 where id = $1`,
    [lin.personId, 'lin@dealer.example'],
  ); // prettier-ignore
});

describe('mail', () => {
  test('comes once, in the reader’s language, as text and HTML, with a link to the record', async () => {
    await choose('now');
    await tell({ key: 'a' });
    await send();
    await send();
    expect(mail.got.map(({ to }) => to)).toEqual(['lin@dealer.example']);
    expect(subjects()).toEqual(['“a.xlsx”没有导入']);
    const { raw } = mail.got[0]!;
    expect(raw).toContain('text/plain');
    expect(raw).toContain('text/html');
    expect(raw.replaceAll('=\r\n', '')).toContain('https://sales.example.cn/imports/1');
    expect(await log()).toMatchObject([{ state: 'sent', to: lin.name, attempts: 1 }]);
  });

  test('is English for who chose English', async () => {
    await choose('now', 'en');
    await tell({ key: 'a' });
    await send();
    expect(subjects()).toEqual(['“a.xlsx” was not imported']);
  });

  test('two senders at once send it once', async () => {
    for (const key of ['a', 'b', 'c', 'd']) await tell({ key });
    await Promise.all([send(), send(), send()]);
    expect(mail.got).toHaveLength(4);
  });

  test('what one sender has taken on, another neither takes nor waits for', async () => {
    for (const key of ['a', 'b']) await tell({ key });
    const claim = () => inside(ours.tenantId, (ctx) => claimDue(ctx, 'email'));
    const [mine, theirs] = await inside(ours.tenantId, async (ctx) => [
      await claimDue(ctx, 'email'),
      await Promise.race([claim(), new Promise<'waits'>((so) => setTimeout(so, 2_000, 'waits'))]),
    ]);
    expect(mine).toHaveLength(2);
    expect(theirs).toEqual([]);
    expect(await claim()).toEqual([]);
  });

  test('is not sent to who switched the kind off, nor queued where no mail server is set', async () => {
    await choose('off');
    await tell({ key: 'a' });
    delete process.env['SMTP_URL'];
    await tell({ key: 'b', to: [gu.personId] });
    const { body } = await as(gu)(notice.getNoticeChoices, {});
    process.env['SMTP_URL'] = mail.url;
    expect(body.mail.isSetUp).toBe(false);
    expect(await log()).toEqual([]);
  });

  test('to somebody without an address is dropped, and the log says why', async () => {
    await tell({ key: 'a', to: [zhou.personId] });
    await send();
    expect(await log()).toMatchObject([{ state: 'dropped', reason: 'no_address' }]);
  });

  test('what a person typed is no HTML', async () => {
    await tell({ key: 'a', params: { file: '<img src=x onerror=alert(1)>' } });
    await send();
    expect(mail.got[0]!.raw.replaceAll('=\r\n', '')).not.toContain('<img');
  });
});

describe('quiet hours and digests', () => {
  test('what happens at night waits for the morning and comes as one mail', async () => {
    clock.now = at('22:00');
    for (const key of ['a', 'b', 'c']) await tell({ key });
    await send();
    clock.now = at('08:29', '2026-11-24');
    await send();
    expect(mail.got).toEqual([]);
    clock.now = at('08:30', '2026-11-24');
    await send();
    expect(subjects()).toEqual(['领航：3 条通知']);
  });

  test('what is urgent passes the night', async () => {
    clock.now = at('03:00');
    await tell({ key: 'a', kind: kindNamed('session.new_device'), params: { device: 'Chrome' } });
    await send();
    expect(mail.got).toHaveLength(1);
  });

  test('a chosen digest comes at 18:00, without what was read before', async () => {
    await choose('digest');
    for (const key of ['a', 'b', 'c']) await tell({ key });
    const { rows } = (await as(lin)(notice.getNotices, {})).body;
    await as(lin)(notice.postNoticesRead, { ids: [rows[0]!.id] });
    await send();
    expect(mail.got).toEqual([]);
    clock.now = at('18:00');
    await send();
    expect(subjects()).toEqual(['领航：2 条通知']);
    expect((await log()).map(({ state }) => state).sort()).toEqual(['dropped', 'sent', 'sent']);
  });

  test('a server that stood still until night does not wake anybody', async () => {
    await tell({ key: 'a' });
    clock.now = at('23:00');
    await send();
    expect(mail.got).toEqual([]);
    clock.now = at('08:30', '2026-11-24');
    await send();
    expect(mail.got).toHaveLength(1);
  });
});

describe('what fails', () => {
  test('is tried again after a minute, then after five', async () => {
    mail.say.answer = { code: 451, text: 'try later' };
    await tell({ key: 'a' });
    await send();
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 1, dueAt: at('10:01') }]);
    clock.now = at('10:01');
    await send();
    expect(await log()).toMatchObject([{ state: 'waiting', attempts: 2, dueAt: at('10:06') }]);
    mail.say.answer = undefined;
    clock.now = at('10:06');
    await send();
    expect(mail.got).toHaveLength(1);
    expect(await log()).toMatchObject([{ state: 'sent', attempts: 3, reason: '' }]);
  });

  test('for good stays in the log, and an administrator sends it again', async () => {
    mail.say.answer = { code: 550, text: 'no such mailbox' };
    await tell({ key: 'a' });
    await send();
    const [failed] = await log();
    expect(failed).toMatchObject({ state: 'failed' });
    expect(failed!.reason).toContain('no such mailbox');
    const { id } = failed!;
    expect((await as(lin)(postResend, { id })).status).toBe(403);
    mail.say.answer = undefined;
    const twice = await Promise.all([as(admin)(postResend, { id }), as(admin)(postResend, { id })]);
    expect(twice.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    await send();
    expect(mail.got).toHaveLength(1);
    expect(await as(admin)(postResend, { id })).toMatchObject({
      status: 409,
      body: { code: 'delivery.not_failed' },
    });
  });

  test('with its process is taken on by another after ten minutes', async () => {
    await tell({ key: 'a' });
    await database.owner.query(
      `update platform.notification_delivery set state = 'sending', claimed_at = $1, attempts = 1`,
      [clock.now],
    );
    clock.now = at('10:09');
    await send();
    expect(mail.got).toEqual([]);
    clock.now = at('10:11');
    await send();
    expect(mail.got).toHaveLength(1);
  });
});

describe('what the program announces', () => {
  const happens = async (on: string, key: string, payload: Record<string, unknown>) => {
    const kind = noticeReactions.find((one) => 'on' in one && one.on === on)!;
    const workshop = { database, clock: () => clock.now, log: makeLog('silent') };
    const event = { tenantId: ours.tenantId, topic: on, key, payload };
    for (let again = 0; again < 2; again += 1) await kind.run(workshop, event as never);
    await send();
  };

  test('an invitation is mailed once, in both languages, and its link is not kept', async () => {
    const invited = { email: 'new@dealer.example', link: '/invite/secret-token' };
    await happens('person.invited', 'i1', invited);
    expect(mail.got.map(({ to }) => to)).toEqual(['new@dealer.example']);
    expect(mail.got[0]!.raw.replaceAll('=\r\n', '')).toContain('/invite/secret-token');
    const { rows } = await database.owner.query('select * from platform.notification_delivery');
    expect(JSON.stringify(rows)).not.toContain('secret-token');
    expect((await log())[0]!.to).toBe('n***@dealer.example');
  });

  test('an invitation whose link nobody could follow is not mailed, and the log says why', async () => {
    delete process.env['PUBLIC_URL'];
    await happens('person.invited', 'i2', { email: 'x@dealer.example', link: '/invite/t' });
    process.env['PUBLIC_URL'] = 'https://sales.example.cn';
    expect(mail.got).toEqual([]);
    expect(await log()).toMatchObject([{ state: 'dropped', reason: 'no_public_url' }]);
  });

  test('a webhook that was switched off and a backup that failed reach the administrator', async () => {
    await happens('webhook.disabled', 'w1', { url: 'https://dms.example/hook' });
    await happens('backup.failed', 'b1', { failure: '磁盘已满' });
    const { rows } = (await as(admin)(notice.getNotices, {})).body;
    expect(rows.map(({ kind }) => kind)).toEqual(['backup.failed', 'webhook.disabled']);
    expect((await as(lin)(notice.getNotices, {})).body.rows).toEqual([]);
  });

  test('work that was handed over reaches who has it now', async () => {
    const assigned = { fromPersonId: zhou.personId, toPersonId: lin.personId, items: 12 };
    await happens('handover.assigned', 'h1', assigned);
    expect(subjects()).toEqual(['周砚的工作交给了你']);
  });
});

test('the keys for pushes are made once and readable by nobody else', async () => {
  const [one, two] = await Promise.all(
    [lin, gu].map((who) => as(who)(notice.getNoticeChoices, {})),
  );
  expect(one!.body.pushKey).toMatch(/^[\w-]{80,}$/);
  expect(two!.body.pushKey).toBe(one!.body.pushKey);
  const { mode } = statSync(path.join(process.env['DATA_DIR']!, 'vapid.json'));
  expect(mode & 0o777).toBe(0o600);
});
