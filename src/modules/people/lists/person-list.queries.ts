import { sql } from 'kysely';
import { reaches } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/db.ts';
import { badValue } from '../../../platform/list/list.refusals.ts';
import { asRows, type BulkKind, type ListSource } from '../../../platform/list/source.ts';
import { renewStandings } from '../../../platform/login.ts';
import { visiblePeople } from '../place.queries.ts';
import { placeOutOfReach } from '../place.refusals.ts';
import { mustBeOpen } from '../places/places.actions.ts';
import { storeToEnter, teamToJoin } from '../places/places.queries.ts';
import { peopleWords } from '../web/people.words.ts';
import { personList, type PersonRow } from './person-list.schema.ts';

const state = sql<
  'here' | 'incomplete' | 'leaving'
>`case when person.left_on is not null then 'leaving'
  when person.activated_at is null then 'incomplete' else 'here' end`;

/** The list of people: what its columns are in SQL, and moving many of them. */
export const personSource: ListSource<typeof PersonRow> = {
  ...personList,
  rows: (ctx, verb) => asRows(visiblePeople(ctx, verb)),
  show: (rows) => asRows(withPersonColumns(rows as unknown as ReturnType<typeof visiblePeople>)),
  id: sql`person.id`,
  words: peopleWords,
  columns: {
    name: { value: sql`person.name` },
    position: { value: sql`person.position` },
    storeName: {
      value: sql`person.store_id`,
      id: sql`person.store_id`,
      names: 'people.store',
    },
    teamName: { value: sql`person.team_id`, id: sql`person.team_id`, names: 'people.team' },
    joinedOn: { value: sql`person.joined_on` },
    leftOn: { value: sql`person.left_on` },
    state: { value: state },
  },
  bulk: placesOfMany(),
};

const withPersonColumns = (people: ReturnType<typeof visiblePeople>) =>
  people
    .leftJoin('people.store as store', (join) =>
      join.onRef('store.tenantId', '=', 'person.tenantId').onRef('store.id', '=', 'person.storeId'),
    )
    .leftJoin('people.team as team', (join) =>
      join.onRef('team.tenantId', '=', 'person.tenantId').onRef('team.id', '=', 'person.teamId'),
    )
    .select(['person.id', 'person.name', 'person.position', 'person.storeId', 'person.teamId'])
    .select(['store.name as storeName', 'team.name as teamName'])
    .select(['person.joinedOn', 'person.leftOn', 'person.activatedAt'])
    .select([
      sql<string[]>`coalesce((select json_agg(r.key order by r.key) from people.person_role pr
        join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
        where pr.tenant_id = person.tenant_id and pr.person_id = person.id), '[]')`.as('roles'),
      state.as('state'),
    ]);

/** Many people get another store, or another team and with it its store (批量调店、调组). Who leaves stays put. */
function placesOfMany(): BulkKind {
  const keeps = (person: Record<string, string | null>) => (person['leftOn'] ? 'left' : undefined);
  return {
    fields: {
      storeName: {
        keeps,
        settle: (ctx, storeId) => placeFor(ctx, 'storeName', { storeId, teamId: null }),
      },
      teamName: {
        keeps,
        settle: async (ctx, teamId) => {
          const team = teamId === null ? undefined : await teamToJoin(ctx, teamId);
          if (!team) throw badValue('teamName');
          return placeFor(ctx, 'teamName', { storeId: team.storeId, teamId: team.id });
        },
      },
    },
    records: (ctx, ids) =>
      visiblePeople(ctx, 'bulk')
        .select(['person.id', 'person.storeId', 'person.teamId', 'person.leftOn'])
        .where(sql<boolean>`person.id = any(${[...ids]}::uuid[])`)
        .orderBy('person.id')
        .forUpdate('person')
        .execute(),
    write: async ({ db, actor }, ids, columns) => {
      await db
        .updateTable('people.person')
        .set(columns)
        .where('tenantId', '=', actor.tenantId)
        .where(sql<boolean>`id = any(${[...ids]}::uuid[])`)
        .execute();
    },
    bars: async (ctx, { storeId = null, teamId = null }) => {
      const store = storeId === null ? undefined : await storeToEnter(ctx, storeId);
      if (storeId !== null && (!store || store.closedOn !== null)) return 'shut';
      const team = teamId === null ? undefined : await teamToJoin(ctx, teamId);
      return teamId !== null && team?.storeId !== storeId ? 'gone' : undefined;
    },
    settled: ({ db, actor }, personIds) =>
      renewStandings(db, { tenantId: actor.tenantId, personIds }),
  };
}

type Placed = { storeId: string | null; teamId: string | null };

/** An open place that the asker's right to change many reaches. */
async function placeFor(ctx: Ctx, field: string, place: Placed): Promise<Placed> {
  if (place.storeId === null) throw badValue(field);
  if (!reaches(ctx.actor, 'person', 'bulk', place)) throw placeOutOfReach(field);
  await mustBeOpen(ctx, place.storeId);
  return place;
}
