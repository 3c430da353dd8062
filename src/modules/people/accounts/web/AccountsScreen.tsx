import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Segmented } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { z } from 'zod';
import { ask, type Refused } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { StackedTable } from '../../../../platform/web/ui/StackedTable.tsx';
import { accountStates, getAccounts, type Account, type AccountState } from '../account.schema.ts';
import { AccountStatus } from './AccountStatus.tsx';
import { useRoleNames } from './role-names.ts';
import './accounts.css';

type Row = z.infer<typeof Account>;
type Wanted = { state?: AccountState; named?: string };
const page = (wanted: Wanted, after: string | undefined) =>
  ask(getAccounts, { ...wanted, after, limit: 100 });

/** Everybody's account and its state; what is done about one is done on the person's page. */
export function AccountsScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const state = accountStates.find((one) => one === search['state']);
  const wanted: Wanted = {
    ...(state && { state }),
    ...(search['named'] && { named: search['named'] }),
  };
  const accounts = useInfiniteQuery<Awaited<ReturnType<typeof page>>, Refused>({
    queryKey: [getAccounts.method, getAccounts.path, wanted],
    queryFn: ({ pageParam }) => page(wanted, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const states = accountStates.map((one) => ({ value: one, label: t(`accounts.state.${one}`) }));
  return (
    <Page title={t('nav.accounts')} note={t('nav.accounts.note')}>
      <FilterBar>
        <Segmented<string>
          className="states"
          value={state ?? ''}
          onChange={(value) => setSearch({ state: value })}
          options={[{ value: '', label: t('all') }, ...states]}
        />
        <Input.Search
          allowClear
          defaultValue={search['named']}
          placeholder={t('people.search')}
          style={{ width: 200 }}
          onSearch={(named) => setSearch({ named })}
        />
      </FilterBar>
      <Card>
        <Loaded query={{ ...accounts, data: accounts.data?.pages, isPlaceholderData: false }}>
          {(pages) => <AccountTable rows={pages.flatMap(({ rows }) => rows)} />}
        </Loaded>
        {accounts.hasNextPage && (
          <div className="more-rows">
            <Button
              loading={accounts.isFetchingNextPage}
              onClick={() => void accounts.fetchNextPage()}
            >
              {t('people.more')}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

function AccountTable({ rows }: { rows: Row[] }) {
  const { t, format } = useWords();
  const { listOf } = useRoleNames();
  const columns: ColumnsType<Row> = [
    {
      title: t('people.name'),
      width: 130,
      render: (_, { personId, name }) => (
        <Link to={`/people/${personId}`}>
          <b>{name}</b>
        </Link>
      ),
    },
    {
      title: t('people.state'),
      width: 110,
      render: (_, row) => <AccountStatus state={row.state} />,
    },
    {
      title: t('signIn.login'),
      dataIndex: 'login',
      width: 140,
      render: (login) => login ?? format.none,
    },
    {
      title: t('people.roles'),
      width: 190,
      render: (_, { roles }) => listOf(roles) || format.none,
    },
    { title: t('people.position'), dataIndex: 'position', width: 120 },
    {
      title: t('people.store'),
      width: 130,
      render: (_, { storeName }) => storeName ?? t('people.headOffice'),
    },
    { title: t('accounts.sessions'), dataIndex: 'sessions', width: 80, align: 'right' },
    { title: t('accounts.note'), width: 190, render: (_, row) => <AccountNote row={row} /> },
  ];
  return (
    <StackedTable
      rowKey="personId"
      dataSource={rows}
      columns={columns}
      empty={<Empty title={t('accounts.empty')}>{t('accounts.emptyHint')}</Empty>}
    />
  );
}

function AccountNote({ row }: { row: Row }) {
  const { t, format } = useWords();
  if (row.lockedUntil)
    return <span>{t('accounts.lockedUntil', { until: format.moment(row.lockedUntil) })}</span>;
  if (row.state === 'invited')
    return <span>{t('accounts.invitedUntil', { until: format.moment(row.invitedUntil!) })}</span>;
  if (row.state === 'none' && row.invitedUntil) return <span>{t('accounts.invitationOver')}</span>;
  return row.mustChangePassword ? <span>{t('accounts.mustChange')}</span> : null;
}
