import { expect, test } from 'vitest';
import { scopeOf, type Verb } from '../src/kernel/actor.ts';
import { mergeGrants, readyRoles } from '../src/modules/people/role.rules.ts';
import { routes } from '../src/routes.ts';
import { everybody, everyRole, ours } from './cast.ts';
import { world } from './world.ts';

const { app, tokenOf, database } = await world({ cast: everyRole });
const anId = '00000000-0000-4000-8000-0000000000aa';
const pathOf = (path: string) => path.replace(/:\w+/g, anId);
const guarded = routes.filter(({ endpoint }) => endpoint.access !== 'public');

const ask = (method: string, path: string, token?: string) =>
  app.inject({
    method: method as 'GET',
    url: pathOf(path),
    headers: token ? { authorization: `Bearer ${token}` } : {},
    ...(method === 'GET' || method === 'DELETE' ? {} : { payload: {} }),
  });

test.each(
  guarded.map(({ endpoint }) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const),
)('%s tells nobody without a session anything', async (_, { method, path }) => {
  expect((await ask(method, path)).json()).toMatchObject({ code: 'session.not_signed_in' });
});

const members = readyRoles.map(({ key, grants }) => ({
  key,
  rights: mergeGrants(grants),
  member: everyRole.find(({ role, tenantId }) => role === key && tenantId === ours.tenantId),
}));

test('somebody plays every ready role', () => {
  expect(members.filter(({ member }) => !member)).toEqual([]);
});

test.each(members)(
  'a $key is refused exactly where the role has no right',
  async ({ rights, member }) => {
    const token = await tokenOf(member!);
    for (const { endpoint } of guarded) {
      const [resource, verb] = endpoint.access.split(':') as [string, Verb | undefined];
      const refused = verb !== undefined && scopeOf({ rights }, resource, verb) === 'no';
      const reply = await ask(endpoint.method, endpoint.path, token);
      const isRefused =
        reply.statusCode === 403 && reply.json<{ code: string }>().code === 'not_allowed';
      expect([endpoint.method, endpoint.path, isRefused]).toEqual([
        endpoint.method,
        endpoint.path,
        refused,
      ]);
      expect(reply.statusCode, `${endpoint.method} ${endpoint.path}: ${reply.body}`).toBeLessThan(
        500,
      );
    }
  },
);

test('no right says more than its scope: a person without roles may do nothing', async () => {
  const [someone] = everybody;
  const token = await tokenOf(someone!);
  await database.owner.query('delete from people.person_role where person_id = $1', [
    someone!.personId,
  ]);
  await database.owner.query(
    'update platform.login set version = version + 1 where person_id = $1',
    [someone!.personId],
  );
  for (const { endpoint } of guarded.filter(({ endpoint: { access } }) => access !== 'signed-in')) {
    expect((await ask(endpoint.method, endpoint.path, token)).statusCode, endpoint.path).toBe(403);
  }
});
