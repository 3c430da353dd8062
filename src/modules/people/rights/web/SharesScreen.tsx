import { Link } from '@tanstack/react-router';
import { Segmented } from 'antd';
import type { ColumnsType } from 'antd/es/table';
import type { z } from 'zod';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../../platform/web/ui/DataTable.tsx';
import { FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getShares, type Share } from '../share.schema.ts';
import { RevokeShare } from './RevokeShare.tsx';
import './rights.css';

type Row = z.infer<typeof Share>;
const sides = ['with_me', 'by_me'] as const;
type Side = (typeof sides)[number];

/** Records that colleagues opened to me one by one (共享), and those I opened. */
export function SharesScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const side = sides.find((one) => one === search['side']) ?? 'with_me';
  const shares = useEndpoint(getShares, { side }, { keep: false });
  const columns = useColumns(side);
  return (
    <Page title={t('shares.title')} note={t('nav.shares.note')}>
      <FilterBar>
        <Segmented<Side>
          value={side}
          onChange={(value) => setSearch({ side: value })}
          options={sides.map((value) => ({ value, label: t(`shares.${value}`) }))}
        />
      </FilterBar>
      <Card>
        <Loaded query={shares}>
          {({ rows }) => (
            <DataTable
              rowKey="id"
              dataSource={rows}
              columns={columns}
              empty={<Empty title={t(`shares.none.${side}`)}>{t(`shares.noneHint.${side}`)}</Empty>}
            />
          )}
        </Loaded>
      </Card>
    </Page>
  );
}

function useColumns(side: Side): ColumnsType<Row> {
  const { t, format } = useWords();
  const other = side === 'with_me' ? 'shares.by' : 'shares.to';
  return [
    {
      title: t('shares.record'),
      width: 240,
      render: (_, { resource, title, address }) => (
        <span className="nowrap">
          <span className="chip">{t(`right.of.${resource}`)}</span>{' '}
          {title ? <Link to={address}>{title}</Link> : t('shares.noRight')}
        </span>
      ),
    },
    {
      title: t(other),
      width: 140,
      render: (_, row) => (side === 'with_me' ? row.sharedByName : row.toName),
    },
    { title: t('shares.may'), width: 90, render: (_, { verb }) => t(`right.verb.${verb}`) },
    { title: t('shares.until'), width: 160, render: (_, row) => <Until of={row} /> },
    { title: t('shares.reason'), render: (_, { reason }) => reason || format.none },
    ...(side === 'by_me'
      ? [
          {
            width: 80,
            align: 'right' as const,
            render: (_: unknown, { id }: Row) => <RevokeShare id={id} />,
          },
        ]
      : []),
  ];
}

function Until({ of: { expiresAt, isOver } }: { of: Row }) {
  const { t, format } = useWords();
  if (isOver) return <span className="status idle">{t('shares.over')}</span>;
  return expiresAt ? format.moment(expiresAt) : t('shares.always');
}
