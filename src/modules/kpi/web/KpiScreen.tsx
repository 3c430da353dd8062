import { Link, useNavigate } from '@tanstack/react-router';
import { DatePicker, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Delta } from '../../../platform/web/ui/figures.tsx';
import { Filter, FilterBar, useFilters, type Search } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getStores } from '../../people/place.schema.ts';
import { getKpi, getKpis, type Kpi, type KpiRow } from '../kpi.schema.ts';
import { KpiTrend } from './KpiTrend.tsx';
import { change, useKpiValue, yearBefore } from './kpi-value.ts';
import './kpi.css';

type Definition = z.infer<typeof Kpi>;
type Row = z.infer<typeof KpiRow>;
const splits = ['month', 'store', 'team', 'person', 'model', 'source', 'region'] as const;
type Split = (typeof splits)[number];

type Span = { from: string; to: string; storeId: string | undefined };

/** Every KPI over a span; one of them by month and by any dimension, down to its deals. */
export function KpiScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const [today] = useState(() => dayjs().format('YYYY-MM-DD'));
  const kpis = useEndpoint(getKpis, {});
  const span: Span = {
    from: search['from'] ?? `${today.slice(0, 4)}-01-01`,
    to: search['to'] ?? today,
    storeId: search['storeId'],
  };
  const by: Split = splits.find((one) => one === search['by']) ?? 'store';
  return (
    <Page title={t('kpi.title')}>
      <SpanFilter span={span} today={today} onChange={setSearch} />
      <Loaded query={kpis}>
        {({ rows }) => {
          const chosen = rows.find(({ key }) => key === search['key']) ?? rows[0]!;
          return (
            <div className="kpis">
              <nav className="card" aria-label={t('kpi.title')}>
                {rows.map((kpi) => (
                  <KpiEntry
                    key={kpi.key}
                    kpi={kpi}
                    span={span}
                    isChosen={kpi.key === chosen.key}
                    onChoose={() => setSearch({ key: kpi.key })}
                  />
                ))}
              </nav>
              <div className="detail">
                <KpiTrend key={chosen.key} kpi={chosen} span={span} />
                <KpiTable
                  kpi={chosen}
                  span={span}
                  by={by}
                  onSplit={(value) => setSearch({ by: value })}
                />
              </div>
            </div>
          );
        }}
      </Loaded>
    </Page>
  );
}

type SpanProps = { span: Span; today: string; onChange: (change: Search) => void };

function SpanFilter({ span, today, onChange }: SpanProps) {
  const { t } = useWords();
  const stores = useEndpoint(getStores, {});
  const year = today.slice(0, 4);
  const last = String(Number(year) - 1);
  const quarter = String(Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0');
  const spans: Record<string, [string, string]> = {
    month: [`${today.slice(0, 7)}-01`, today],
    quarter: [`${year}-${quarter}-01`, today],
    year: [`${year}-01-01`, today],
    lastYear: [`${last}-01-01`, `${last}-12-31`],
  };
  const chosen = Object.keys(spans).find(
    (name) => spans[name]!.join() === `${span.from},${span.to}`,
  );
  const options = stores.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <FilterBar>
      <Segmented
        value={chosen ?? ''}
        onChange={(name) => onChange({ from: spans[name]![0], to: spans[name]![1] })}
        options={Object.keys(spans).map((value) => ({ value, label: t(`kpi.${value}`) }))}
      />
      <Filter name={t('kpi.span')}>
        <DatePicker.RangePicker
          allowClear={false}
          value={[dayjs(span.from), dayjs(span.to)]}
          onChange={(days) =>
            onChange({
              from: days?.[0]?.format('YYYY-MM-DD'),
              to: days?.[1]?.format('YYYY-MM-DD'),
            })
          }
        />
      </Filter>
      <Select
        value={span.storeId ?? ''}
        aria-label={t('today.allStores')}
        style={{ width: 150 }}
        options={[{ value: '', label: t('today.allStores') }, ...options]}
        onChange={(value) => onChange({ storeId: value || undefined })}
      />
    </FilterBar>
  );
}

type EntryProps = { kpi: Definition; span: Span; isChosen: boolean; onChoose: () => void };

function KpiEntry({ kpi, span, isChosen, onChoose }: EntryProps) {
  const { either } = useWords();
  const shown = useKpiValue(kpi.unit);
  const { from, to, storeId } = span;
  const answer = useEndpoint(getKpi, {
    key: kpi.key,
    from,
    to,
    ...(storeId && { storeId: [storeId] }),
  });
  return (
    <button
      type="button"
      className={isChosen ? 'on' : ''}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span>{either(kpi).name}</span>
      <b>{shown(answer.data?.total ?? null)}</b>
    </button>
  );
}

type TableProps = { kpi: Definition; span: Span; by: Split; onSplit: (by: Split) => void };

function KpiTable({ kpi, span, by, onSplit }: TableProps) {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const shown = useKpiValue(kpi.unit);
  const { from, to, storeId } = span;
  const store = storeId && { storeId: [storeId] };
  const answer = useEndpoint(getKpi, { key: kpi.key, from, to, by: [by], ...store });
  const before = useEndpoint(getKpi, {
    key: kpi.key,
    from: yearBefore(from),
    to: yearBefore(to),
    by: [by],
    ...store,
  });
  const past = (row: Row) =>
    before.data?.rows.find((one) =>
      by === 'month' ? String(one[by]).slice(5) === String(row[by]).slice(5) : one[by] === row[by],
    )?.value ?? null;
  const drill = ({ ids }: Row) =>
    void navigate({
      to: '/deals',
      search: { from, to, ...(storeId && { storeId }), ...ids },
    } as never);
  return (
    <Card
      title={t(`kpi.by.${by}`)}
      end={
        <Segmented<Split>
          size="small"
          value={by}
          onChange={onSplit}
          options={splits.map((value) => ({ value, label: t(`kpi.by.${value}`) }))}
        />
      }
    >
      <Loaded query={answer}>
        {({ rows }) => (
          <DataTable<Row>
            rowKey={(row) => String(row[shownBy(rows, by)])}
            dataSource={rows}
            onOpen={drill}
            columns={[
              {
                title: t(`kpi.by.${by}`),
                render: (_, row) => <b>{String(row[shownBy(rows, by)] ?? '') || t('unknown')}</b>,
              },
              { title: t('kpi.value'), align: 'right', render: (_, row) => shown(row.value) },
              { title: t('kpi.sameSpan'), align: 'right', render: (_, row) => shown(past(row)) },
              {
                title: t('today.yoy'),
                align: 'right',
                render: (_, row) => {
                  const { by: moved, isPoints } = change(kpi.unit, row.value, past(row));
                  return (
                    <Delta by={moved} digits={1} unit={isPoints ? ` ${t('goals.points')}` : '%'} />
                  );
                },
              },
              ...(rows.some(({ denominator }) => denominator !== null)
                ? [
                    {
                      title: t('kpi.denominator'),
                      align: 'right' as const,
                      render: (_: unknown, row: Row) =>
                        row.denominator === null ? format.none : format.int(row.denominator),
                    },
                  ]
                : []),
            ]}
            pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            empty={<Empty title={t('kpi.nothing')}>{t('kpi.nothingHint')}</Empty>}
          />
        )}
      </Loaded>
      <p className="in note">
        <Link to="/deals" search={{ from, to } as never}>
          {t('today.deals')}
        </Link>
      </p>
    </Card>
  );
}

/** The split that the rows on screen have: while a new one is fetched, the old one stays. */
const shownBy = ([first]: readonly Row[], by: Split): Split =>
  splits.find((one) => first && one in first) ?? by;
