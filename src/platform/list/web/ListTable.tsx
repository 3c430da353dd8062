import { Button, Table } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { DataTable } from '../../web/ui/DataTable.tsx';
import { Loaded } from '../../web/ui/Loaded.tsx';
import { sortsOf } from '../sort.rules.ts';
import { isFigure, useCell } from './Cell.tsx';
import { HeadCell } from './HeadCell.tsx';
import { headCells, InHead } from './InHead.tsx';
import { ListCards } from './ListCards.tsx';
import { useColumns, useList } from './list-context.tsx';
import { useRows } from './list-rows.ts';
import type { ListRow } from './list-state.ts';

export type Chosen = { ids: readonly string[]; set: (ids: readonly string[]) => void } | undefined;
type TableProps = { extra?: string; chosen: Chosen; sums?: Record<string, number> };

/** The rows as a table on a desk and as cards on a phone, with what adds up below. */
export function ListTable({ extra = '', chosen, sums }: TableProps) {
  const { t } = useWords();
  const { phone } = useLooks();
  const { query, rows } = useRows(extra);
  return (
    <>
      <Loaded query={{ ...query, data: query.data?.pages, isPlaceholderData: false }}>
        {() =>
          phone ? <ListCards rows={rows} /> : <Rows rows={rows} chosen={chosen} sums={sums} />
        }
      </Loaded>
      {query.hasNextPage && (
        <div className="more-rows">
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('list.more')}
          </Button>
        </div>
      )}
    </>
  );
}

type RowsProps = { rows: ListRow[]; chosen: Chosen; sums: Record<string, number> | undefined };

function Rows({ rows, chosen, sums }: RowsProps) {
  const { t, format } = useWords();
  const { list, state, cells, onOpen, empty } = useList();
  const shown = useColumns();
  const cell = useCell();
  const sorts = safeSorts(list.shape, state.state.sort);
  const columns: ColumnsType<ListRow> = shown.map((field) => ({
    key: field.key,
    title: (
      <InHead>
        <HeadCell field={field} sorts={sorts} />
      </InHead>
    ),
    width: state.state.widths[field.key] ?? field.width ?? 120,
    ellipsis: true,
    ...(isFigure(field) && { align: 'right' as const }),
    onHeaderCell: () => ({ 'aria-sort': ariaSort(sorts.find((one) => one.field === field)) }),
    render: (_, row) => cells?.[field.key]?.(row) ?? cell(field, row),
  }));
  const hasSums = sums && Object.keys(sums).length > 0 && rows.length > 0;
  return (
    <DataTable<ListRow>
      rowKey="id"
      dataSource={rows}
      columns={columns}
      components={headCells}
      empty={empty}
      {...(onOpen && { onOpen })}
      {...(chosen && {
        rowSelection: {
          selectedRowKeys: [...chosen.ids],
          preserveSelectedRowKeys: true,
          onChange: (keys) => chosen.set(keys as string[]),
          columnWidth: 42,
          // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
          columnTitle: (box) => <InHead>{box}</InHead>,
          getCheckboxProps: (row) => ({
            'aria-label': t('list.choose', { row: row.id.slice(-4) }),
          }),
        },
      })}
      {...(hasSums && {
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        summary: () => (
          <Table.Summary.Row className="sums">
            {chosen && <Table.Summary.Cell index={0} />}
            {shown.map((field, i) => (
              <Table.Summary.Cell
                key={field.key}
                index={i + 1}
                align={isFigure(field) ? 'right' : 'left'}
              >
                {i === 0
                  ? t('total')
                  : sums[field.key] === undefined
                    ? null
                    : field.type === 'money'
                      ? format.yuan(sums[field.key]!)
                      : format.int(sums[field.key]!)}
              </Table.Summary.Cell>
            ))}
          </Table.Summary.Row>
        ),
      })}
    />
  );
}

const ariaSort = (sort: { descending: boolean } | undefined) =>
  sort ? (sort.descending ? ('descending' as const) : ('ascending' as const)) : undefined;

function safeSorts(shape: Parameters<typeof sortsOf>[0], sort: string) {
  try {
    return sortsOf(shape, sort);
  } catch {
    return [];
  }
}
