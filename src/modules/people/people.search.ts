import type { SearchKind } from '../../platform/search/search-kind.ts';
import { peopleToFind, storesToFind } from './people-search.queries.ts';

/** People of the group by name, pinyin, position (人员). */
export const personSearch: SearchKind = {
  kind: 'person',
  resource: 'person',
  name: { zh: '人员', en: 'People' },
  table: 'people.person',
  shape: 1,
  address: (id) => `/people/${id}`,
  read: peopleToFind,
};

/** Stores by name, pinyin, city (门店). */
export const storeSearch: SearchKind = {
  kind: 'store',
  resource: 'store',
  name: { zh: '门店', en: 'Stores' },
  table: 'people.store',
  shape: 1,
  address: (id) => `/stores?open=${id}`,
  read: storesToFind,
};
