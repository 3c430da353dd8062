import { useFilters } from '../../web/ui/filters.tsx';
import { filterOfShortcuts, filterText } from '../filter.rules.ts';
import type { ListShape } from '../list.schema.ts';
import type { ViewStateOf } from '../view.schema.ts';

const names = ['filter', 'sort', 'group', 'columns', 'widths', 'layout'] as const;

/** A row of any list, as the machine sees it. */
export type ListRow = { id: string } & Record<string, unknown>;

/** What the address says the list shows; a link with it shows a colleague the same. */
export function useListState(shape: ListShape) {
  const [search, setSearch] = useFilters();
  const widths = Object.fromEntries(
    (search['widths'] ?? '').split(',').flatMap((one) => {
      const [key, width] = one.split('.');
      return key && Number(width) > 0 ? [[key, Number(width)]] : [];
    }),
  );
  const state: ViewStateOf = {
    filter: filterText([filterOfShortcuts(shape, search), search['filter'] ?? '']),
    sort: search['sort'] ?? '',
    group: search['group'] ?? '',
    columns: search['columns']?.split(',').filter(Boolean) ?? [],
    widths,
    layout: search['layout'] === 'board' ? 'board' : 'table',
  };
  const isPlain = [...names, 'view', ...Object.keys(shape.shortcuts ?? {})].every(
    (name) => !search[name],
  );
  const change = (part: Partial<ViewStateOf>, view: string | undefined = search['view']) => {
    const next = { ...state, ...part };
    const cleared = Object.keys(shape.shortcuts ?? {}).map((name) => [name, undefined]);
    setSearch({
      ...Object.fromEntries(cleared),
      view,
      filter: next.filter,
      sort: next.sort,
      group: next.group,
      columns: next.columns.join(','),
      widths: Object.entries(next.widths)
        .map(([key, width]) => `${key}.${width}`)
        .join(','),
      layout: next.layout === 'board' ? 'board' : undefined,
    });
  };
  return { state, change, isPlain, view: search['view'], search, setSearch };
}

export type ListState = ReturnType<typeof useListState>;

const emptyState: ViewStateOf = {
  filter: '',
  sort: '',
  group: '',
  columns: [],
  widths: {},
  layout: 'table',
};
export { emptyState };

/** Whether two states show the same; widths do not count as a change. */
export const showsSame = (one: ViewStateOf, other: ViewStateOf): boolean =>
  names
    .filter((name) => name !== 'widths')
    .every((name) => String(one[name]) === String(other[name]));
