import type { ColumnsType } from 'antd/es/table';
import type { z } from 'zod';
import { useWords } from '../../../platform/web/language.ts';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Delta, Pace, Status } from '../../../platform/web/ui/figures.tsx';
import { paceState } from '../../../platform/web/ui/pace.rules.ts';
import type { DashboardBy, DashboardRow } from '../dashboard.schema.ts';
import type { GridUnit } from './unit.rules.ts';

type Row = z.infer<typeof DashboardRow>;

type FiguresTableProps = {
  by: DashboardBy;
  rows: readonly Row[];
  unit: GridUnit;
  onOpen: (row: Row) => void;
};

/** Attainment line by line: actual, target, the bar with its tick, forecast, last year, state. */
export function FiguresTable({ by, rows, unit, onOpen }: FiguresTableProps) {
  const { t, format } = useWords();
  const shown = (value: number | null) =>
    value === null ? format.none : format.decimal(value / unit.factor, unit.digits);
  const columns: ColumnsType<Row> = [
    {
      title: t(by === 'month' ? 'today.months' : 'today.name'),
      width: by === 'month' ? 72 : 150,
      ellipsis: true,
      render: (_, row) => <b>{by === 'month' ? format.monthName(row.id) : row.name}</b>,
    },
    {
      title: t('today.actualTarget'),
      width: 140,
      align: 'right',
      render: (_, row) => (
        <span className="nowrap">
          <b>{shown(row.actual)}</b>
          <span className="quiet"> / {shown(row.target)}</span>
        </span>
      ),
    },
    {
      title: '',
      key: 'pace',
      className: 'pace-cell',
      render: (_, row) =>
        row.target !== null &&
        row.dueByNow !== null && (
          <Pace
            value={row.actual / unit.factor}
            target={row.target / unit.factor}
            due={row.dueByNow / unit.factor}
            state={paceState(row.actual, row.dueByNow)}
          />
        ),
    },
    {
      title: t('today.attainment'),
      width: 76,
      align: 'right',
      render: (_, row) =>
        row.attainmentBp === null ? format.none : format.percent(row.attainmentBp),
    },
    {
      title: t('today.forecast'),
      width: 90,
      align: 'right',
      render: (_, row) => shown(row.forecast),
    },
    {
      title: t('today.lastYear'),
      width: 90,
      align: 'right',
      render: (_, row) => shown(row.lastYear),
    },
    {
      title: t('today.yoy'),
      width: 90,
      align: 'right',
      render: (_, row) => (
        <Delta by={row.yearOnYearBp === null ? null : row.yearOnYearBp / 100} digits={1} unit="%" />
      ),
    },
    {
      title: t('today.state'),
      width: 104,
      render: (_, row) => <PaceStatus row={row} unit={unit} />,
    },
  ];
  const long = rows.length > 20;
  return (
    <DataTable
      rowKey="id"
      dataSource={rows as Row[]}
      columns={columns}
      onOpen={onOpen}
      pagination={long ? { pageSize: 20, size: 'small', showSizeChanger: false } : false}
    />
  );
}

function PaceStatus({ row, unit }: { row: Row; unit: GridUnit }) {
  const { t, format } = useWords();
  if (row.dueByNow === null) return <span className="quiet">{format.none}</span>;
  const state = paceState(row.actual, row.dueByNow);
  const by = format.decimal((row.dueByNow - row.actual) / unit.factor, unit.digits);
  return (
    <Status state={state}>
      {state === 'breached' ? t('state.breachedBy', { by }) : t(`state.${state}`)}
    </Status>
  );
}
