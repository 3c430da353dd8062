import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { z } from 'zod';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { StackedTable } from '../../../../platform/web/ui/StackedTable.tsx';
import { getHandovers, handoverStates, type Handover } from '../handover.schema.ts';
import { HandoverProgress } from './HandoverProgress.tsx';
import { HandoverStatus } from './HandoverStatus.tsx';

type Row = z.infer<typeof Handover>;

/** Who leaves or has left, and how much of their work still waits for somebody. */
export function HandoversScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const state = handoverStates.find((one) => one === search['state']);
  const lists = useEndpoint(getHandovers, { ...(state && { state }) });
  const columns: ColumnsType<Row> = [
    {
      title: t('people.name'),
      width: 130,
      render: (_, { id, personName }) => (
        <Link to={`/people/handovers/${id}`}>
          <b>{personName}</b>
        </Link>
      ),
    },
    { title: t('people.position'), dataIndex: 'position', width: 120 },
    {
      title: t('people.store'),
      width: 140,
      render: (_, { storeName }) => storeName ?? t('people.headOffice'),
    },
    { title: t('handover.day'), dataIndex: 'lastDay', width: 120 },
    {
      title: t('people.state'),
      width: 120,
      render: (_, row) => <HandoverStatus state={row.state} />,
    },
    {
      title: t('handover.progress'),
      width: 220,
      render: (_, { items, open }) => <HandoverProgress items={items} open={open} />,
    },
    { title: t('handover.reason'), dataIndex: 'reason' },
  ];
  const states = handoverStates.map((one) => ({ value: one, label: t(`handover.state.${one}`) }));
  return (
    <Page title={t('handover.title')} note={t('handover.titleNote')}>
      <FilterBar>
        <Segmented<string>
          className="states"
          value={state ?? ''}
          onChange={(value) => setSearch({ state: value })}
          options={[{ value: '', label: t('all') }, ...states]}
        />
      </FilterBar>
      <Card>
        <Loaded query={lists}>
          {({ rows }) => (
            <StackedTable
              dataSource={rows}
              columns={columns}
              empty={<Empty title={t('handover.none')}>{t('handover.noneHint')}</Empty>}
            />
          )}
        </Loaded>
      </Card>
    </Page>
  );
}
