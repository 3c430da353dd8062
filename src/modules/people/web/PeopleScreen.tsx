import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Drawer, Input, Select } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { ask, useCommand, useEndpoint, type Refused } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { useRoleNames } from '../accounts/web/role-names.ts';
import { getPeople, getStores, patchPerson, type Person } from '../place.schema.ts';
import { PersonForm } from './PersonForm.tsx';

type Row = z.infer<typeof Person>;

/** Everybody within my reach; names that an import found unknown wait here to be completed. */
export function PeopleScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const stores = useEndpoint(getStores, {});
  const wanted = { storeId: search['storeId'], named: search['named'] };
  const people = useInfiniteQuery<Awaited<ReturnType<typeof page>>, Refused>({
    queryKey: [getPeople.method, getPeople.path, wanted],
    queryFn: ({ pageParam }) => page(wanted, pageParam as string | undefined),
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const activate = useCommand(patchPerson, { refreshes: [getPeople] });
  return (
    <Page title={t('people.title')} tools={<PeopleTools />}>
      <FilterBar>
        <Input.Search
          allowClear
          defaultValue={search['named']}
          placeholder={t('people.search')}
          style={{ width: 200 }}
          onSearch={(named) => setSearch({ named })}
        />
        <Select
          allowClear
          showSearch
          optionFilterProp="label"
          placeholder={t('people.store')}
          aria-label={t('people.store')}
          style={{ width: 180 }}
          value={search['storeId'] ?? null}
          onChange={(storeId: string | null) => setSearch({ storeId: storeId ?? undefined })}
          options={stores.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
      </FilterBar>
      <RefusalNote error={activate.error} />
      <Card>
        <Loaded query={{ ...people, data: people.data?.pages, isPlaceholderData: false }}>
          {(pages) => (
            <PeopleTable
              rows={pages.flatMap((one) => one.rows)}
              onActivate={(id) => activate.mutate({ id, activate: true })}
            />
          )}
        </Loaded>
        {people.hasNextPage && (
          <div className="more-rows">
            <Button loading={people.isFetchingNextPage} onClick={() => void people.fetchNextPage()}>
              {t('people.more')}
            </Button>
          </div>
        )}
      </Card>
    </Page>
  );
}

/** New people, and those who leave. */
function PeopleTools() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [adding, setAdding] = useState(false);
  const mayEdit = useMay('person', 'edit');
  return (
    <>
      <Link to="/people/handovers">{t('handover.title')}</Link>
      {mayEdit && (
        <Button type="primary" onClick={() => setAdding(true)}>
          {t('people.add')}
        </Button>
      )}
      <Drawer
        open={adding}
        onClose={() => setAdding(false)}
        title={t('people.add')}
        size={480}
        destroyOnHidden
      >
        <PersonForm onDone={(id) => void navigate({ to: `/people/${id}` })} />
      </Drawer>
    </>
  );
}

const page = (wanted: { storeId?: string; named?: string }, after: string | undefined) =>
  ask(getPeople, { ...wanted, after, limit: 100 });

function PeopleTable({ rows, onActivate }: { rows: Row[]; onActivate: (id: string) => void }) {
  const { t, format } = useWords();
  const { listOf } = useRoleNames();
  const mayEdit = useMay('person', 'edit');
  const columns: ColumnsType<Row> = [
    {
      title: t('people.name'),
      width: 140,
      render: (_, { id, name }) => (
        <Link to={`/people/${id}`}>
          <b>{name}</b>
        </Link>
      ),
    },
    { title: t('people.position'), dataIndex: 'position', width: 130 },
    { title: t('people.store'), dataIndex: 'storeName', width: 160 },
    { title: t('people.team'), dataIndex: 'teamName', width: 120 },
    {
      title: t('people.roles'),
      dataIndex: 'roles',
      width: 180,
      render: (roles: string[]) => listOf(roles),
    },
    {
      title: t('people.joinedOn'),
      dataIndex: 'joinedOn',
      width: 110,
      render: (day: string | null) => day ?? format.none,
    },
    {
      title: t('people.state'),
      width: 160,
      render: (_, row) =>
        row.leftOn ? (
          <span className="quiet">{t('people.left', { day: row.leftOn })}</span>
        ) : row.activatedAt ? (
          <span className="soft">{t('people.here')}</span>
        ) : (
          <>
            <Status state="idle">{t('people.incomplete')}</Status>
            {mayEdit && (
              <Button type="link" size="small" onClick={() => onActivate(row.id)}>
                {t('people.activate')}
              </Button>
            )}
          </>
        ),
    },
  ];
  return (
    <DataTable
      rowKey="id"
      dataSource={rows}
      columns={columns}
      empty={
        <Empty title={t('people.none')} action={<Link to="/imports">{t('stores.import')}</Link>}>
          {t('people.noneHint')}
        </Empty>
      }
    />
  );
}
