import { describe, expect, test } from 'vitest';
import {
  admin,
  bai,
  cheng,
  gu,
  lin,
  shen,
  song,
  stranger,
  tang,
  xu,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getAudit } from '../audit-log.schema.ts';
import { getPeople } from '../place.schema.ts';
import { getMe } from '../sign-in.schema.ts';
import * as contract from './role-grid.schema.ts';

const { as } = await world();
const codeOf = ({ status, body }: { status: number; body: { code?: string } }) => [
  status,
  body.code,
];
const roleOf = async (key: string) =>
  (await as(admin)(contract.getRoles, {})).body.rows.find((role) => role.key === key)!;
const make = async (nameZh: string, copyOf?: string) =>
  (await as(admin)(contract.postRole, { nameZh, nameEn: nameZh, ...(copyOf && { copyOf }) })).body
    .id;

describe('The role editor 角色', () => {
  test('a changed cell takes effect with the next request of everybody who holds the role', async () => {
    expect((await as(tang)(getPeople, {})).status).toBe(403);
    const { id } = await roleOf('marketing');
    const cells = [{ resource: 'person' as const, verb: 'read' as const, scope: 'all' as const }];
    await as(admin)(contract.patchRole, { id, cells });
    expect((await as(tang)(getPeople, {})).status).toBe(200);
    expect(await roleOf('marketing')).toMatchObject({ isReady: true, isChanged: true, holders: 1 });
    await as(admin)(contract.postRoleReset, { id });
    expect((await as(tang)(getPeople, {})).status).toBe(403);
    expect((await roleOf('marketing')).isChanged).toBe(false);
    const { rows } = (await as(admin)(getAudit, { recordId: id })).body;
    expect(rows).toMatchObject([
      { action: 'role.reset', before: { 'person:read': 'all' }, after: { 'person:read': 'no' } },
      { action: 'role.changed', before: { 'person:read': 'no' }, after: { 'person:read': 'all' } },
    ]);
  });

  test('a role is copied, renamed, held, and deleted only when nobody holds it', async () => {
    const { id: copyOf } = await roleOf('consultant');
    const id = await make('资深顾问', copyOf);
    const twice = await as(admin)(contract.postRole, { nameZh: '资深顾问', nameEn: 'x' });
    expect(codeOf(twice)).toEqual([409, 'role.name_taken']);
    await as(admin)(contract.patchRole, { id, nameZh: '首席顾问' });
    const names = (await as(lin)(contract.getRoleNames, {})).body.rows;
    const { key } = names.find(({ nameZh }) => nameZh === '首席顾问')!;
    await as(admin)(contract.postPersonRole, { id: xu.personId, role: key });
    expect((await as(xu)(getMe, {})).body.roles).toContain(key);
    expect(codeOf(await as(admin)(contract.deleteRole, { id }))).toEqual([409, 'role.held']);
    await as(admin)(contract.deletePersonRole, { id: xu.personId, role: key });
    expect((await as(xu)(getMe, {})).body.roles).not.toContain(key);
    expect((await as(admin)(contract.deleteRole, { id })).status).toBe(200);
    expect(codeOf(await as(admin)(contract.deleteRole, { id }))).toEqual([404, 'role.unknown']);
  });

  test('a ready role is reset, never deleted; a role of our own is never reset', async () => {
    const { id } = await roleOf('trainer');
    expect(codeOf(await as(admin)(contract.deleteRole, { id }))).toEqual([409, 'role.ready']);
    const own = await make('自建');
    expect(codeOf(await as(admin)(contract.postRoleReset, { id: own }))).toEqual([
      409,
      'role.not_ready',
    ]);
  });

  test('two cells that two people change at the same moment are both kept', async () => {
    const id = await make('并行');
    const set = (resource: 'lead' | 'deal') =>
      as(admin)(contract.patchRole, { id, cells: [{ resource, verb: 'read', scope: 'store' }] });
    await Promise.all([set('lead'), set('deal')]);
    const role = (await as(admin)(contract.getRoles, {})).body.rows.find((one) => one.id === id)!;
    expect(role.grants.map(({ resource }) => resource)).toEqual(['deal', 'lead']);
  });
});

describe('Nobody grants further than they reach 越权', () => {
  test('who may edit roles but not read pay can neither grant nor widen it', async () => {
    const id = await make('权限员');
    const all = (resource: 'role' | 'store' | 'person', verb: 'read' | 'edit') =>
      ({ resource, verb, scope: 'all' }) as const;
    const cells = (['role', 'store', 'person'] as const).flatMap((one) => [
      all(one, 'read'),
      all(one, 'edit'),
    ]);
    await as(admin)(contract.patchRole, { id, cells });
    const { key } = (await as(admin)(contract.getRoles, {})).body.rows.find(
      (one) => one.id === id,
    )!;
    await as(admin)(contract.postPersonRole, { id: bai.personId, role: key });
    await as(admin)(contract.deletePersonRole, { id: bai.personId, role: 'analyst' });
    const grant = (role: string) => as(bai)(contract.postPersonRole, { id: song.personId, role });
    expect(codeOf(await grant('finance'))).toEqual([403, 'role.beyond_you']);
    expect((await grant(key)).status).toBe(200);
    const taken = await as(bai)(contract.deletePersonRole, { id: gu.personId, role: 'director' });
    expect(codeOf(taken)).toEqual([403, 'role.beyond_you']);
    const widen = { id, cells: [{ resource: 'salary', verb: 'read', scope: 'own' }] } as const;
    expect(await as(bai)(contract.patchRole, { ...widen, cells: [...widen.cells] })).toMatchObject({
      status: 403,
      body: { code: 'role.beyond_you', details: { resource: 'salary', verb: 'read' } },
    });
  });

  test('a right over roles of one store changes people there, not the roles of the group', async () => {
    const id = await make('店内授权');
    const cells = (['read', 'edit'] as const).map(
      (verb) => ({ resource: 'role', verb, scope: 'store' }) as const,
    );
    await as(admin)(contract.patchRole, { id, cells });
    const { key } = (await as(admin)(contract.getRoles, {})).body.rows.find(
      (one) => one.id === id,
    )!;
    await as(admin)(contract.postPersonRole, { id: shen.personId, role: key });
    expect(codeOf(await as(shen)(contract.patchRole, { id, nameZh: 'x' }))).toEqual([
      403,
      'role.whole_group_only',
    ]);
    const there = await as(shen)(contract.postPersonRole, { id: cheng.personId, role: key });
    expect(codeOf(there)).toEqual([404, 'person.unknown']);
    expect((await as(shen)(contract.postPersonRole, { id: lin.personId, role: key })).status).toBe(
      200,
    );
  });

  test.each([
    { who: xu, because: 'a consultant' },
    { who: cheng, because: 'a manager' },
    { who: gu, because: 'the director' },
    { who: stranger, because: 'another group’s director' },
  ])('$because has no right over roles', async ({ who }) => {
    const { id } = await roleOf('trainer');
    const replies = await Promise.all([
      as(who)(contract.getRoles, {}),
      as(who)(contract.postRole, { nameZh: 'x', nameEn: 'x' }),
      as(who)(contract.patchRole, { id, nameZh: 'x' }),
      as(who)(contract.postRoleReset, { id }),
      as(who)(contract.deleteRole, { id }),
      as(who)(contract.postPersonRole, { id: xu.personId, role: 'trainer' }),
      as(who)(contract.deletePersonRole, { id: xu.personId, role: 'consultant' }),
    ]);
    for (const { status } of replies) expect(status).toBe(403);
  });
});

describe('The last administrator 最后一位管理员', () => {
  test('keeps the role and the rights that make one', async () => {
    const self = { id: admin.personId, role: 'administrator' };
    expect(codeOf(await as(admin)(contract.deletePersonRole, self))).toEqual([
      409,
      'account.last_administrator',
    ]);
    const { id } = await roleOf('administrator');
    const cells = [{ resource: 'login', verb: 'edit', scope: 'store' }] as const;
    const narrow = await as(admin)(contract.patchRole, { id, cells: [...cells] });
    expect(codeOf(narrow)).toEqual([409, 'account.last_administrator']);
    expect((await roleOf('administrator')).isChanged).toBe(false);
  });
});
