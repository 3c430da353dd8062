import { sql } from 'kysely';
import { asRows, type ListSource } from '../../../platform/list/source.ts';
import { visibleStores } from '../place.queries.ts';
import { peopleWords } from '../web/people.words.ts';
import { storeList, type Store } from './store-list.schema.ts';

const people = sql<number>`(select count(*)::int from people.person p
  where p.tenant_id = store.tenant_id and p.store_id = store.id and p.left_on is null)`;
const state = sql<
  'open' | 'incomplete' | 'closed'
>`case when store.closed_on is not null then 'closed'
  when store.activated_at is null then 'incomplete' else 'open' end`;

/** The list of stores: what its columns are in SQL. */
export const storeSource: ListSource<typeof Store> = {
  ...storeList,
  rows: (ctx, verb) => asRows(visibleStores(ctx, verb)),
  show: (rows) =>
    asRows(
      (rows as unknown as ReturnType<typeof visibleStores>)
        .select(['store.id', 'store.name', 'store.storeGroup', 'store.city', 'store.activatedAt'])
        .select('store.closedOn')
        .select([
          sql<
            { id: string; name: string }[]
          >`coalesce((select json_agg(json_build_object('id', t.id, 'name', t.name) order by t.name)
            from people.team t where t.tenant_id = store.tenant_id and t.store_id = store.id), '[]')`.as(
            'teams',
          ),
          people.as('people'),
          state.as('state'),
        ]),
    ),
  id: sql`store.id`,
  words: peopleWords,
  columns: {
    name: { value: sql`store.name` },
    storeGroup: { value: sql`store.store_group` },
    city: { value: sql`store.city` },
    people: { value: people },
    state: { value: state },
  },
};
