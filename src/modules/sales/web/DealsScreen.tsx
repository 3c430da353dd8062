import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, DatePicker, Segmented, Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import dayjs from 'dayjs';
import type { z } from 'zod';
import { ask, type Refused } from '../../../platform/web/api.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Filter, FilterBar, useFilters, type Search } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getModels } from '../../catalog/model.schema.ts';
import { getStores } from '../../people/place.schema.ts';
import { getDeals, type DealRow } from '../deal.schema.ts';
import { DealDrawer } from './DealDrawer.tsx';
import { Outcome } from './Outcome.tsx';

type Row = z.infer<typeof DealRow>;
const filterNames = ['outcome', 'storeId', 'teamId', 'personId', 'modelId', 'from', 'to'] as const;

/** Deals within my reach, latest first; every filter is in the address, a row opens beside the list. */
export function DealsScreen() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const wanted = Object.fromEntries(filterNames.map((name) => [name, search[name]]));
  const deals = useInfiniteQuery<Awaited<ReturnType<typeof page>>, Refused>({
    queryKey: [getDeals.method, getDeals.path, wanted],
    queryFn: ({ pageParam }) => page(wanted, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const rows = deals.data?.pages.flatMap((one) => one.rows) ?? [];
  const filtered = filterNames.some((name) => search[name]);
  const count = format.int(rows.length);

  return (
    <Page
      title={t('deals.title')}
      note={rows.length > 0 && t(deals.hasNextPage ? 'deals.shownMore' : 'deals.shown', { count })}
    >
      <Filters search={search} setSearch={setSearch} filtered={filtered} />
      <Card>
        <Loaded query={{ ...deals, data: deals.data?.pages, isPlaceholderData: false }}>
          {() => (
            <Rows
              rows={rows}
              filtered={filtered}
              onOpen={(id) => setSearch({ open: id }, { keep: true })}
            />
          )}
        </Loaded>
        {deals.hasNextPage && (
          <div className="more-rows">
            <Button loading={deals.isFetchingNextPage} onClick={() => void deals.fetchNextPage()}>
              {t('deals.more')}
            </Button>
          </div>
        )}
      </Card>
      <DealDrawer id={search['open']} onClose={() => setSearch({ open: undefined })} />
    </Page>
  );
}

const page = (wanted: Search, after: string | undefined) =>
  ask(getDeals, { ...wanted, after, limit: 100 } as never);

type RowsProps = { rows: Row[]; filtered: boolean; onOpen: (id: string) => void };

function Rows({ rows, filtered, onOpen }: RowsProps) {
  const { t, format } = useWords();
  const { phone } = useLooks();
  const name = (key: keyof Row, word: string, width = 110) => ({
    title: t(word),
    dataIndex: key,
    width,
    ellipsis: true,
    render: (value: string | null) => value ?? format.none,
  });
  const money = (key: 'priceFen' | 'grossProfitFen', word: string, width = 120) => ({
    title: t(word),
    dataIndex: key,
    width,
    align: 'right' as const,
    render: (fen: number | null) => (fen === null ? format.none : format.yuan(fen)),
  });
  const outcome: ColumnsType<Row>[number] = {
    title: t('deals.outcome'),
    dataIndex: 'outcome',
    width: 80,
    render: (value: Row['outcome']) => <Outcome is={value} />,
  };
  const wide: ColumnsType<Row> = [
    {
      title: t('deals.closedOn'),
      dataIndex: 'closedOn',
      width: 110,
      render: (day: string | null) => <span className="nowrap">{day ?? format.none}</span>,
    },
    outcome,
    name('modelName', 'deals.model', 150),
    name('customerName', 'deals.customer'),
    name('customerPhone', 'deals.phone', 120),
    name('storeName', 'deals.store', 130),
    name('teamName', 'deals.team', 100),
    name('personName', 'deals.person', 100),
    money('priceFen', 'deals.price'),
    money('grossProfitFen', 'deals.grossProfit'),
  ];
  const narrow: ColumnsType<Row> = [
    name('modelName', 'deals.model', 96),
    name('customerName', 'deals.customer', 80),
    money('priceFen', 'deals.price', 92),
    outcome,
  ];
  return (
    <DataTable
      rowKey="id"
      dataSource={rows}
      columns={phone ? narrow : wide}
      onOpen={(row) => onOpen(row.id)}
      empty={<NoDeals filtered={filtered} />}
    />
  );
}

function NoDeals({ filtered }: { filtered: boolean }) {
  const { t } = useWords();
  return filtered ? (
    <Empty title={t('deals.filtered')}>{t('deals.filteredHint')}</Empty>
  ) : (
    <Empty title={t('deals.none')} action={<Link to="/imports">{t('deals.import')}</Link>}>
      {t('deals.noneHint')}
    </Empty>
  );
}

type FiltersProps = {
  search: Search;
  setSearch: (change: Search) => void;
  filtered: boolean;
};

function Filters({ search, setSearch, filtered }: FiltersProps) {
  const { t } = useWords();
  const stores = useEndpoint(getStores, {});
  const models = useEndpoint(getModels, {});
  const options = (rows: readonly { id: string; name: string }[] | undefined) =>
    rows?.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  const own = models.data?.rows.filter((model) => model.own);
  const teams = stores.data?.rows.find(({ id }) => id === search['storeId'])?.teams;
  const pick = (name: string, word: string, rows: { id: string; name: string }[] | undefined) => (
    <Select
      allowClear
      showSearch
      optionFilterProp="label"
      placeholder={t(word)}
      aria-label={t(word)}
      style={{ width: 150 }}
      value={search[name] ?? null}
      options={options(rows)}
      onChange={(value: string | null) =>
        setSearch({ [name]: value ?? undefined, ...(name === 'storeId' && { teamId: undefined }) })
      }
    />
  );
  const day = (name: 'from' | 'to') => (
    <Filter name={t(`deals.${name}`)}>
      <DatePicker
        placeholder={t('day.hint')}
        style={{ width: 132 }}
        value={search[name] ? dayjs(search[name]) : null}
        onChange={(value) => setSearch({ [name]: value?.format('YYYY-MM-DD') })}
      />
    </Filter>
  );
  return (
    <FilterBar>
      <Segmented
        value={search['outcome'] ?? ''}
        onChange={(value) => setSearch({ outcome: value })}
        options={[
          { value: '', label: t('all') },
          ...['won', 'lost', 'open'].map((value) => ({ value, label: t(`deals.${value}`) })),
        ]}
      />
      {pick('storeId', 'deals.store', stores.data?.rows)}
      {teams && teams.length > 0 && pick('teamId', 'deals.team', teams)}
      {pick('modelId', 'deals.model', own)}
      {day('from')}
      {day('to')}
      {filtered && (
        <Button
          type="link"
          onClick={() =>
            setSearch(Object.fromEntries(filterNames.map((name) => [name, undefined])))
          }
        >
          {t('deals.clear')}
        </Button>
      )}
    </FilterBar>
  );
}
