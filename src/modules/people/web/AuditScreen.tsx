import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, DatePicker, Input } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import dayjs from 'dayjs';
import type { z } from 'zod';
import { ask, type Refused } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Filter, FilterBar, useFilters, type Search } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getAudit, type AuditRow } from '../audit-log.schema.ts';
import './audit.css';

type Row = z.infer<typeof AuditRow>;
type Pages = Awaited<ReturnType<typeof page>>;

/** Every change, newest first: who, when, from where, before and after. Read-only for everybody. */
export function AuditScreen() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const wanted = { from: search['from'], to: search['to'], login: search['login'] };
  const audit = useInfiniteQuery<Pages, Refused>({
    queryKey: [getAudit.method, getAudit.path, wanted],
    queryFn: ({ pageParam }) => page(wanted, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const columns: ColumnsType<Row> = [
    {
      title: t('audit.at'),
      dataIndex: 'at',
      width: 150,
      render: (at: string) => <span className="nowrap">{format.moment(at)}</span>,
    },
    { title: t('audit.who'), width: 150, render: (_, row) => <b>{row.personName ?? row.login}</b> },
    {
      title: t('audit.action'),
      width: 200,
      render: (_, { action }) => (
        <span title={action}>{t(`did.${action}`, { defaultValue: action })}</span>
      ),
    },
    {
      title: t('audit.record'),
      width: 130,
      render: (_, { resource }) => t(`thing.${resource}`, { defaultValue: resource }),
    },
    { title: t('audit.address'), dataIndex: 'address', width: 130 },
  ];
  return (
    <Page title={t('audit.title')} note={t('audit.note')}>
      <AuditFilters search={search} setSearch={setSearch} />
      <Card>
        <Loaded query={{ ...audit, data: audit.data?.pages, isPlaceholderData: false }}>
          {(pages) => (
            <DataTable
              rowKey="id"
              dataSource={pages.flatMap((one) => one.rows)}
              columns={columns}
              expandable={{ expandedRowRender: changeOf }}
              empty={<Empty title={t('audit.none')}>{t('audit.noneHint')}</Empty>}
            />
          )}
        </Loaded>
        {audit.hasNextPage && (
          <div className="more-rows">
            <Button loading={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
              {t('audit.more')}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

const page = (wanted: { from?: string; to?: string; login?: string }, after: string | undefined) =>
  ask(getAudit, { ...wanted, after, limit: 100 });

type FiltersProps = { search: Search; setSearch: (change: Search) => void };

function AuditFilters({ search, setSearch }: FiltersProps) {
  const { t } = useWords();
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
      {day('from')}
      {day('to')}
      <Input.Search
        allowClear
        defaultValue={search['login']}
        placeholder={t('audit.login')}
        style={{ width: 200 }}
        onSearch={(login) => setSearch({ login })}
      />
    </FilterBar>
  );
}

const changeOf = (row: Row) => <Change row={row} />;

function Change({ row }: { row: Row }) {
  const { t } = useWords();
  const text = (value: unknown) =>
    value === null || value === undefined ? t('audit.unchanged') : JSON.stringify(value, null, 2);
  return (
    <div className="change">
      <div>
        <h3>{t('audit.before')}</h3>
        <pre>{text(row.before)}</pre>
      </div>
      <div>
        <h3>{t('audit.after')}</h3>
        <pre>{text(row.after)}</pre>
      </div>
      <p className="note">
        {t('audit.login')} {row.login} · {t('audit.requestId')} {row.requestId}
      </p>
    </div>
  );
}
