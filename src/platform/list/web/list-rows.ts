import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { ask, type Refused } from '../../web/api.ts';
import { filterText } from '../filter.rules.ts';
import { useList } from './list-context.tsx';
import type { ListRow } from './list-state.ts';

type Page = { rows: ListRow[]; next: string | null };

/** Rows of the list page by page; with `extra`, only those of one group or column. */
export function useRows(extra = '', enabled = true) {
  const { list, state } = useList();
  const { filter, sort } = state.state;
  const wanted = { filter: filterText([filter, extra]), sort };
  const contract = list.contracts.page;
  const query = useInfiniteQuery<Page, Refused>({
    queryKey: [contract.method, contract.path, wanted],
    queryFn: ({ pageParam }) =>
      ask(contract, {
        ...wanted,
        after: pageParam as string | undefined,
        limit: 100,
      }) as Promise<Page>,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled,
  });
  return { query, rows: query.data?.pages.flatMap((one) => one.rows) ?? [] };
}

/** Makes the list be asked again: its rows, its sums and groups. */
export function useListRefresh() {
  const client = useQueryClient();
  const { page, summary } = useList().list.contracts;
  return () =>
    Promise.all(
      [page, summary].map(({ method, path }) =>
        client.invalidateQueries({ queryKey: [method, path] }),
      ),
    );
}
