import { serve, type Served } from '../serve.ts';
import { search } from './search.actions.ts';
import type { SearchKind } from './search-kind.ts';
import { getSearch } from './search.schema.ts';

/** Routes of the search over everything (全局搜索). */
export const searchRoutes = (kinds: readonly SearchKind[]): readonly Served[] => [
  serve(getSearch, search(kinds)),
];
