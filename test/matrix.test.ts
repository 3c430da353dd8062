import { beforeAll, describe, expect, test } from 'vitest';
import {
  reaches,
  scopeOf,
  systemActor,
  type Actor,
  type Place,
  type Verb,
} from '../src/kernel/actor.ts';
import type { Endpoint } from '../src/kernel/endpoint.ts';
import { uuidV7 } from '../src/kernel/uuid.ts';
import { mergeGrants, readyRoles } from '../src/modules/people/role.rules.ts';
import type { Ctx } from '../src/platform/db.ts';
import { routes } from '../src/routes.ts';
import { everyRole, lin, ours, stores, stranger, teams, theirs, xu, type Member } from './cast.ts';
import { sampleOf } from './sample-input.ts';
import { aModel, world } from './world.ts';

const { app, tokenOf, inside, database } = await world({ cast: everyRole });

/** One record of each kind in one place; `mark` stands in its texts, so that a leak shows in any answer. */
type Scene = { mark: string; place: Required<Omit<Place, 'shared'>>; ids: Record<string, string> };
const scenes = {
  north: {
    mark: 'MARK-NORTH',
    place: { storeId: stores.north, teamId: teams.first, personId: lin.personId },
    ids: {},
  },
  lake: {
    mark: 'MARK-LAKE',
    place: { storeId: stores.lake, teamId: teams.lake, personId: xu.personId },
    ids: {},
  },
  theirs: {
    mark: 'MARK-THEIRS',
    place: { storeId: uuidV7(), teamId: uuidV7(), personId: stranger.personId },
    ids: {},
  },
} satisfies Record<string, Scene>;
type Where = keyof typeof scenes;
const costOf: Record<Where, number> = { north: 71_111_111, lake: 72_222_222, theirs: 73_333_333 };
const places = Object.keys(scenes) as Where[];

/** Which record the `:id` of a path stands for; any other id is one that nobody has. */
const kindOfPath: Record<string, string> = {
  deals: 'deal',
  people: 'person',
  stores: 'store',
  teams: 'team',
  plans: 'plan',
  imports: 'import',
  shares: 'share',
  delegations: 'delegation',
  roles: 'role',
  audit: 'audit',
};
/** Kinds that belong to a store or a person; the rest belong to the whole group. */
const placed = new Set(['deal', 'person', 'store', 'team', 'plan']);

beforeAll(async () => {
  for (const where of places)
    await inside(where === 'theirs' ? theirs.tenantId : ours.tenantId, (ctx) =>
      furnish(ctx, where),
    );
});

async function furnish(ctx: Ctx, where: Where): Promise<void> {
  const { db, actor, now } = ctx;
  const { mark, place } = scenes[where];
  const ids: Record<string, string> = scenes[where].ids;
  const { tenantId } = actor;
  if (where === 'theirs') {
    await db
      .insertInto('people.store')
      .values({ tenantId, id: place.storeId, name: mark, activatedAt: now })
      .execute();
    await db
      .insertInto('people.team')
      .values({ tenantId, id: place.teamId, storeId: place.storeId, name: mark })
      .execute();
    await db
      .updateTable('people.person')
      .set({ phone: `+86${mark}` })
      .where('tenantId', '=', tenantId)
      .execute();
  }
  const { modelId } = await aModel(ctx, `车 ${where}`, `牌 ${where}`);
  const made = { ...place, store: place.storeId, team: place.teamId, person: place.personId };
  Object.assign(ids, { store: made.store, team: made.team, person: made.person, model: modelId });
  for (const kind of [
    'deal',
    'plan',
    'import',
    'share',
    'delegation',
    'action',
    'audit',
    'customer',
  ])
    ids[kind] = uuidV7();
  await db
    .insertInto('customers.customer')
    .values({
      tenantId,
      id: ids['customer']!,
      name: `客户${mark}`,
      phone: '+8613812345678',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('sales.deal')
    .values({
      tenantId,
      id: ids['deal']!,
      number: mark,
      outcome: 'won',
      closedOn: '2026-03-01',
      ...place,
      customerId: ids['customer']!,
      modelId,
      costFen: costOf[where],
      grossProfitFen: costOf[where],
    })
    .execute();
  await db
    .insertInto('plan.yearPlan')
    .values({
      tenantId,
      id: ids['plan']!,
      year: 2027,
      scopeStoreId: place.storeId,
      createdAt: now,
      createdBy: place.personId,
    })
    .execute();
  await db
    .insertInto('plan.action')
    .values({
      tenantId,
      id: ids['action']!,
      planId: ids['plan']!,
      title: mark,
      ownerId: place.personId,
      startsOn: '2027-01-01',
      endsOn: '2027-02-01',
      createdAt: now,
    })
    .execute();
  await db
    .insertInto('platform.import')
    .values({
      tenantId,
      id: ids['import']!,
      kind: 'deals',
      source: mark,
      fileName: mark,
      fileHash: mark,
      fileBytes: 1,
      state: 'done',
      mapping: '{}',
      found: '{}',
      counts: '{}',
      createdBy: place.personId,
      createdAt: now,
    } as never)
    .execute();
  await db
    .insertInto('platform.audit')
    .values({
      tenantId,
      id: ids['audit']!,
      at: now,
      personId: place.personId,
      login: mark,
      address: '',
      requestId: '',
      action: 'deal.changed',
      resource: 'deal',
      recordId: ids['deal']!,
    } as never)
    .execute();
  const role = await db
    .selectFrom('people.role')
    .select('id')
    .where('tenantId', '=', tenantId)
    .where('key', '=', 'trainer')
    .executeTakeFirstOrThrow();
  ids['role'] = role.id;
  const to = where === 'theirs' ? place.teamId : teams.second;
  await db
    .insertInto('platform.share')
    .values({
      tenantId,
      id: ids['share']!,
      resource: 'deal',
      recordId: ids['deal']!,
      toKind: 'team',
      toId: to,
      verb: 'read',
      reason: mark,
      sharedBy: place.personId,
      sharedAt: now,
    })
    .execute();
}

/** The actor that a member is by the ready roles, as rights see it. */
const actorFor = ({ role, storeId, teamId, personId }: Member): Actor => ({
  ...systemActor(ours.tenantId),
  personId,
  storeId,
  teamId,
  groupStoreIds: storeId ? [storeId] : [],
  rights: mergeGrants(readyRoles.find(({ key }) => key === role)!.grants),
});

const members = readyRoles.map(({ key }) =>
  everyRole.find(({ role, tenantId }) => role === key && tenantId === ours.tenantId)!,
);
const asked = routes.filter(
  ({ endpoint, road }) => endpoint.access !== 'public' && road !== 'visit',
);
const rightOf = ({ access }: Endpoint) => access.split(':') as [string, Verb | undefined];
const kindOf = (path: string) => kindOfPath[path.split('/')[2]!];
const takesId = ({ path }: Endpoint) => path.includes(':');

type Asking = { endpoint: Endpoint; where: Where; member: Member };

async function ask({ endpoint, where, member }: Asking) {
  const { ids } = scenes[where] as Scene;
  const nobody = '00000000-0000-4000-8000-0000000000aa';
  const kind = kindOf(endpoint.path);
  const input = (sampleOf(endpoint.input, (field) =>
    field === 'id'
      ? ((kind && ids[kind]) ?? nobody)
      : (ids[field.replace(/Id$/, '')] ?? ids['person'] ?? nobody),
  ) ?? {}) as Record<string, unknown>;
  const url = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = input[name] ?? nobody;
    delete input[name];
    return encodeURIComponent(String(value));
  });
  const isRead = endpoint.method === 'GET' || endpoint.method === 'DELETE';
  const query = Object.fromEntries(
    Object.entries(input).map(([key, value]) => [key, String(value)]),
  );
  const reply = await app.inject({
    method: endpoint.method,
    url,
    headers: { authorization: `Bearer ${await tokenOf(member)}` },
    ...(isRead ? { query } : { payload: input }),
  });
  return { status: reply.statusCode, text: reply.body, url: `${endpoint.method} ${url}` };
}

function reachesScene(member: Member, endpoint: Endpoint, where: Where): boolean {
  if (where === 'theirs') return false;
  const [resource, verb] = rightOf(endpoint);
  if (!verb) return true;
  const actor = actorFor(member);
  const kind = kindOf(endpoint.path);
  if (!kind || !placed.has(kind)) return scopeOf(actor, resource, verb) !== 'no';
  const { storeId, teamId, personId } = scenes[where].place;
  const place =
    kind === 'store' || kind === 'plan'
      ? { storeId }
      : kind === 'team'
        ? { storeId }
        : { storeId, teamId, personId };
  return reaches(actor, resource, verb, place);
}

/** Every row of the tenants, as one number per table: what must not have changed. */
async function state(tenantId: string): Promise<Record<string, string>> {
  const tables = [
    'people.store',
    'people.team',
    'people.person',
    'people.role',
    'people.role_right',
    'people.person_role',
    'sales.deal',
    'customers.customer',
    'plan.year_plan',
    'plan.action',
    'platform.import',
    'platform.share',
    'people.delegation',
  ];
  const found: Record<string, string> = {};
  for (const table of tables) {
    const { rows } = await database.owner.query<{ sum: string }>(
      `select count(*) || ' ' || coalesce(sum(hashtext(t::text)), 0) as sum from ${table} t where tenant_id = $1`,
      [tenantId],
    );
    found[table] = rows[0]!.sum;
  }
  return found;
}

describe('Every route × every ready role × own store, other store, other group 权限矩阵', () => {
  test.each(members)(
    '$role: what the rights do not reach is neither told nor touched',
    async (member) => {
      const before = [await state(ours.tenantId), await state(theirs.tenantId)];
      let [checked, unclear] = [0, 0];
      for (const { endpoint } of asked.filter(({ endpoint }) => takesId(endpoint)))
        for (const where of places) {
          if (reachesScene(member, endpoint, where)) continue;
          const { status, text, url } = await ask({ endpoint, where, member });
          checked += 1;
          expect(status, `${url}: ${text}`).toBeLessThan(500);
          // An input that its own schema refuses has asked nothing yet.
          if (status === 422 && text.includes('invalid_input')) unclear += 1;
          else if (status >= 300 || kindOf(endpoint.path))
            expect([403, 404, 409, 413, 415, 422], `${url}: ${status} ${text}`).toContain(status);
          expect(text, url).not.toContain(scenes[where].mark);
        }
      expect([await state(ours.tenantId), await state(theirs.tenantId)]).toEqual(before);
      expect(checked).toBeGreaterThan(50);
      expect(unclear / checked).toBeLessThan(0.2);
    },
  );

  test.each(members)('$role: no answer names what lies out of reach', async (member) => {
    const actor = actorFor(member);
    const reads = asked.filter(({ endpoint }) => endpoint.method === 'GET');
    for (const { endpoint } of reads) {
      const { status, text, url } = await ask({ endpoint, where: 'north', member });
      expect(status, `${url}: ${text}`).toBeLessThan(500);
      if (status >= 300) continue;
      expect(text, url).not.toContain(scenes.theirs.mark);
      for (const id of Object.values(scenes.theirs.ids as Record<string, string>))
        if (id !== stranger.personId) expect(text, url).not.toContain(id);
      const sees = reaches(actor, 'deal', 'read', scenes.lake.place);
      const ids: Record<string, string> = scenes.lake.ids;
      if (!sees && scopeOf(actor, 'audit', 'read') === 'no')
        expect(text, url).not.toContain(ids['deal']);
      if (!reaches(actor, 'plan', 'read', { storeId: stores.lake }))
        expect(text, url).not.toContain(ids['plan']);
      for (const where of places)
        if (!reaches(actor, 'cost', 'read', scenes[where].place))
          expect(text, `${url} tells a cost of ${where}`).not.toContain(costOf[where]);
    }
  });

  test.each(members)(
    '$role: what the rights do reach is answered, never with a fault of ours',
    async (member) => {
      const foreign = await state(theirs.tenantId);
      for (const { endpoint } of asked) {
        if (/invitations|sessions|password|second-factor|leaving/.test(endpoint.path)) continue;
        for (const where of ['north', 'lake'] as const) {
          if (!reachesScene(member, endpoint, where)) continue;
          const { status, text, url } = await ask({ endpoint, where, member });
          expect(status, `${url}: ${text}`).toBeLessThan(500);
        }
      }
      expect(await state(theirs.tenantId)).toEqual(foreign);
    },
  );
});
