import type { ColumnsType, ColumnType } from 'antd/es/table';
import type { ReactNode } from 'react';
import { useLooks } from '../looks.tsx';
import { DataTable } from './DataTable.tsx';
import './stacked.css';

type StackedTableProps<Row extends object> = {
  dataSource: readonly Row[];
  columns: ColumnsType<Row>;
  empty: ReactNode;
  /** The field that tells rows apart; `id` where left out. */
  rowKey?: keyof Row & string;
};

/** A table on a desk; on a phone each row stands as a block, its first column as the heading. */
export function StackedTable<Row extends object>({
  dataSource,
  columns,
  empty,
  rowKey = 'id' as keyof Row & string,
}: StackedTableProps<Row>) {
  const { phone } = useLooks();
  if (!phone)
    return <DataTable rowKey={rowKey} dataSource={dataSource} columns={columns} empty={empty} />;
  if (dataSource.length === 0) return empty;
  return (
    <ul className="stacked">
      {dataSource.map((row, at) => (
        <li key={String(row[rowKey])}>
          {(columns as ColumnType<Row>[]).map((column, i) => (
            <p key={i} className={column.title ? '' : 'acts'}>
              {i > 0 && column.title && <small>{column.title as ReactNode}</small>}
              <span>{cellOf(column, row, at)}</span>
            </p>
          ))}
        </li>
      ))}
    </ul>
  );
}

function cellOf<Row>({ render, dataIndex }: ColumnType<Row>, row: Row, at: number): ReactNode {
  const value = dataIndex ? row[dataIndex as keyof Row] : undefined;
  return render ? (render(value, row, at) as ReactNode) : (value as ReactNode);
}
