import { describe, expect, test } from 'vitest';
import {
  admin,
  cheng,
  gu,
  lin,
  ours,
  shen,
  song,
  stores,
  stranger,
  tang,
  teams,
  xu,
  zhou,
  type Member,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getAudit } from '../audit-log.schema.ts';
import { getStores, postPerson } from '../place.schema.ts';
import { insertMember } from '../place.queries.ts';
import { getMe, postSession, putPassword } from '../sign-in.schema.ts';
import * as contract from './account.schema.ts';
import {
  deleteInvitation,
  getInvitation,
  postAcceptance,
  postInvitation,
} from './invitation.schema.ts';
import { postPersonRole } from './role-grid.schema.ts';

const here = await world();
const { as, asNobody, inside, clock } = here;
const secret = 'a password of one’s own';

/** Somebody new in the northern store, without an account. */
const newcomer = (name: string) =>
  inside(ours.tenantId, (ctx) =>
    insertMember(ctx, {
      name,
      position: '销售顾问',
      storeId: stores.north,
      teamId: teams.first,
      phone: '',
      email: '',
      gender: '',
      joinedOn: null,
    }),
  );
const invited = async (id: string, email = '') =>
  (await as(admin)(postInvitation, { id, email })).body.token;
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [
  status,
  body.code,
];

describe('An invitation 邀请', () => {
  test('lets the invited choose login and password, once', async () => {
    const id = await newcomer('叶知秋');
    const token = await invited(id);
    expect((await asNobody(getInvitation, { token })).body).toMatchObject({
      name: '叶知秋',
      groupName: ours.name,
    });
    expect((await as(admin)(contract.getAccount, { id })).body.state).toBe('invited');
    const weak = await asNobody(postAcceptance, { token, login: 'ye', password: 'short' });
    expect(codeOf(weak)).toEqual([422, 'password.too_short']);
    const taken = await asNobody(postAcceptance, { token, login: 'lin', password: secret });
    expect(codeOf(taken)).toEqual([409, 'login.taken']);
    expect((await asNobody(postAcceptance, { token, login: 'ye', password: secret })).status).toBe(
      200,
    );
    expect((await asNobody(postSession, { login: 'ye', password: secret })).status).toBe(200);
    const again = await asNobody(postAcceptance, { token, login: 'ye2', password: secret });
    expect(codeOf(again)).toEqual([409, 'invitation.over']);
    expect((await as(admin)(contract.getAccount, { id })).body).toMatchObject({
      state: 'active',
      login: 'ye',
      mustChangePassword: false,
    });
  });

  test('is accepted by exactly one of two at the same moment', async () => {
    const token = await invited(await newcomer('双至'));
    const replies = await Promise.all(
      ['twice.a', 'twice.b'].map((login) =>
        asNobody(postAcceptance, { token, login, password: secret }),
      ),
    );
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('stops working when sent anew, revoked, or seven days old', async () => {
    const id = await newcomer('迟来');
    const first = await invited(id);
    const second = await invited(id);
    expect(codeOf(await asNobody(getInvitation, { token: first }))).toEqual([
      409,
      'invitation.over',
    ]);
    expect((await asNobody(getInvitation, { token: second })).status).toBe(200);
    await as(admin)(deleteInvitation, { id });
    expect(codeOf(await asNobody(getInvitation, { token: second }))).toEqual([
      409,
      'invitation.over',
    ]);
    expect(codeOf(await as(admin)(deleteInvitation, { id }))).toEqual([404, 'invitation.none']);
    const third = await invited(id);
    const started = clock.now;
    clock.now = '2026-11-30T02:00:00.000Z';
    expect(codeOf(await asNobody(getInvitation, { token: third }))).toEqual([
      409,
      'invitation.over',
    ]);
    clock.now = started;
    const guess = { token: 'x'.repeat(43) };
    expect(codeOf(await asNobody(getInvitation, guess))).toEqual([404, 'invitation.unknown']);
  });

  test('keeps only the hash of its link, and hands the link to the mail job where mail is asked', async () => {
    const id = await newcomer('收信');
    const token = await invited(id, 'shouxin@example.com');
    const { rows } = await here.database.owner.query<{ row: string }>(
      'select i::text as row from platform.invitation i where person_id = $1',
      [id],
    );
    expect(rows[0]!.row).not.toContain(token);
    const { rows: events } = await here.database.owner.query<{ payload: { link: string } }>(
      `select payload from platform.outbox where topic = 'person.invited'`,
    );
    expect(events.map(({ payload }) => payload.link)).toEqual([`/invite/${token}`]);
  });
});

describe('An account 账号', () => {
  test('made directly, it has a first password that must be changed', async () => {
    const id = await newcomer('直开');
    const { body } = await as(admin)(contract.postAccount, { id, login: 'zhikai' });
    const session = await asNobody(postSession, body);
    expect(session.body).toMatchObject({ mustChangePassword: true });
    const again = await as(admin)(contract.postAccount, { id, login: 'zhikai2' });
    expect(codeOf(again)).toEqual([409, 'account.exists']);
  });

  test('disabled, it ends its sessions and tokens with the next request; enabled, it signs in again', async () => {
    expect((await as(zhou)(getMe, {})).status).toBe(200);
    await as(admin)(contract.postDisablement, { id: zhou.personId, reason: '长假' });
    expect((await as(zhou)(getMe, {})).status).toBe(401);
    const refused = await asNobody(postSession, {
      login: 'zhou',
      password: 'a long enough password',
    });
    expect(refused.status).toBe(401);
    await as(admin)(contract.deleteDisablement, { id: zhou.personId });
    expect((await as(zhou)(getMe, {})).status).toBe(401);
    const back = await asNobody(postSession, { login: 'zhou', password: 'a long enough password' });
    expect(back.status).toBe(200);
    const { body } = await as(admin)(getAudit, { recordId: zhou.personId });
    expect(body.rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['account.disabled', 'account.enabled']),
    );
  });

  test('a reset password is shown once, works once, and lifts a lock', async () => {
    for (let i = 0; i < 8; i += 1)
      await asNobody(postSession, { login: 'xu', password: 'guess number something' });
    const locked = (await as(admin)(contract.getAccount, { id: xu.personId })).body;
    expect(locked).toMatchObject({ state: 'locked' });
    const { body } = await as(admin)(contract.postFirstPassword, { id: xu.personId });
    expect(body.password).toMatch(/^(\w{4}-){3}\w{4}$/);
    expect((await asNobody(postSession, body)).body.mustChangePassword).toBe(true);
    const own = await as(admin)(contract.postFirstPassword, { id: admin.personId });
    expect(codeOf(own)).toEqual([409, 'account.own']);
  });

  test('a lock is lifted without a new password', async () => {
    for (let i = 0; i < 8; i += 1)
      await asNobody(postSession, { login: 'cheng', password: 'guess number something' });
    await as(admin)(contract.deleteLock, { id: cheng.personId });
    const back = await asNobody(postSession, {
      login: 'cheng',
      password: 'a long enough password',
    });
    expect(back.status).toBe(200);
  });

  test('the list tells states apart and finds by them', async () => {
    const { rows } = (await as(admin)(contract.getAccounts, { state: 'none' })).body;
    const id = await newcomer('未开');
    const more = (await as(admin)(contract.getAccounts, { state: 'none' })).body.rows;
    expect(more.length).toBe(rows.length + 1);
    expect(more.find(({ personId }) => personId === id)).toMatchObject({
      state: 'none',
      login: null,
    });
    const active = (await as(admin)(contract.getAccounts, { state: 'active', named: '顾' })).body
      .rows;
    expect(active).toMatchObject([{ name: gu.name, login: 'gu', roles: ['director'] }]);
  });
});

describe('Who may handle accounts', () => {
  const tries = (who: Member, id: string) => [
    as(who)(postInvitation, { id }),
    as(who)(contract.postAccount, { id, login: 'somebody.else' }),
    as(who)(contract.postFirstPassword, { id }),
    as(who)(contract.postDisablement, { id }),
    as(who)(contract.deleteDisablement, { id }),
    as(who)(contract.deleteLock, { id }),
    as(who)(deleteInvitation, { id }),
  ];

  test.each([
    { who: lin, status: 403, because: 'a consultant has no right over logins' },
    { who: shen, status: 403, because: 'nor has a store manager' },
    { who: gu, status: 403, because: 'the director only reads them' },
    { who: stranger, status: 403, because: 'another group’s director neither' },
  ])('$who.name may not: $because', async ({ who, status }) => {
    for (const reply of await Promise.all(tries(who, xu.personId)))
      expect(reply.status).toBe(status);
  });

  test('HR may for a consultant, not for who hands out access, and not in another group', async () => {
    await as(admin)(postPersonRole, { id: song.personId, role: 'hr' });
    expect((await as(song)(contract.postFirstPassword, { id: lin.personId })).status).toBe(200);
    const higher = await as(song)(contract.postFirstPassword, { id: admin.personId });
    expect(codeOf(higher)).toEqual([403, 'account.beyond_you']);
    const foreign = await as(song)(contract.postFirstPassword, { id: stranger.personId });
    expect(codeOf(foreign)).toEqual([404, 'person.unknown']);
    expect((await as(song)(getStores, {})).status).toBe(200);
  });

  test('a marketer sees no accounts; the director sees all of the group', async () => {
    expect((await as(tang)(contract.getAccounts, {})).status).toBe(403);
    const rows = (await as(gu)(contract.getAccounts, { limit: 200 })).body.rows;
    expect(rows.map(({ personId }) => personId)).not.toContain(stranger.personId);
    const foreign = await as(stranger)(contract.getAccount, { id: lin.personId });
    expect(codeOf(foreign)).toEqual([404, 'person.unknown']);
  });
});

describe('The last administrator 最后一位管理员', () => {
  test('of two who disable each other at the same moment, one stays', async () => {
    const { body } = await as(admin)(postPerson, { name: '副管理员' });
    await as(admin)(postPersonRole, { id: body.id, role: 'administrator' });
    const made = (await as(admin)(contract.postAccount, { id: body.id, login: 'deputy' })).body;
    const deputy = { ...admin, personId: body.id, login: 'deputy' };
    const session = await asNobody(postSession, made);
    expect(session.status).toBe(200);
    await here.database.owner.query(
      `update platform.login set must_change_password = false where login = 'deputy'`,
    );
    const replies = await Promise.all([
      as(admin)(contract.postDisablement, { id: deputy.personId }),
      as(deputy)(contract.postDisablement, { id: admin.personId }),
    ]);
    const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b);
    expect(statuses[0]).toBe(200);
    expect([401, 403, 404, 409]).toContain(statuses[1]);
    const { rows } = await here.database.owner.query(
      `select login from platform.login where login in ('admin', 'deputy') and disabled_at is null`,
    );
    expect(rows.length).toBe(1);
    const [last] = rows as { login: string }[];
    const stays = last!.login === 'admin' ? admin : deputy;
    const self = await as(stays)(contract.postDisablement, { id: stays.personId });
    expect(codeOf(self)).toEqual([409, 'account.last_administrator']);
    expect((await as(stays)(putPassword, { current: 'x', next: 'y' })).status).toBe(422);
  });
});
