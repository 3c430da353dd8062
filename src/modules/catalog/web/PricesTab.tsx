import { Link } from '@tanstack/react-router';
import { DatePicker, Drawer, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { z } from 'zod';
import { useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { DataTable } from '../../../platform/web/ui/DataTable.tsx';
import { Filter, FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { netCost } from '../trim.rules.ts';
import { getTrims, type Trim } from '../trim.schema.ts';
import { GuardedFen } from './Guarded.tsx';
import { PriceHistory } from './PriceHistory.tsx';
import { useModels } from './use-models.ts';

type Row = z.infer<typeof Trim>;

/** What each trim costs on a day (价格): guide price, floor, cost net of rebate; a row opens its history. */
export function PricesTab() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const [today] = useState(() => dayjs().format('YYYY-MM-DD'));
  const mayImport = useMay('import', 'edit');
  const { choices } = useModels();
  const [day, modelId] = [search['day'] ?? today, search['model']];
  const trims = useEndpoint(getTrims, { day, ...(modelId && { modelId }) });
  const open = trims.data?.rows.find(({ id }) => id === search['open']);
  return (
    <>
      <FilterBar end={mayImport && <Link to="/imports">{t('catalog.importPrices')}</Link>}>
        <Filter name={t('catalog.model')}>
          <Select
            allowClear
            value={modelId ?? null}
            placeholder={t('catalog.allModels')}
            popupMatchSelectWidth={false}
            onChange={(value: string | undefined) => setSearch({ model: value })}
            options={choices}
          />
        </Filter>
        <Filter name={t('catalog.day')}>
          <DatePicker
            value={dayjs(day)}
            allowClear={false}
            onChange={(value) => setSearch({ day: value?.format('YYYY-MM-DD') })}
          />
        </Filter>
      </FilterBar>
      <Card>
        <Loaded query={trims}>
          {({ rows }) => (
            <DataTable<Row>
              rowKey="id"
              dataSource={rows}
              empty={t('catalog.noPrices')}
              onOpen={({ id }) => setSearch({ open: id }, { keep: true })}
              columns={[
                { title: t('catalog.model'), dataIndex: 'modelName' },
                { title: t('catalog.trim'), dataIndex: 'name' },
                {
                  title: t('catalog.guide'),
                  align: 'right',
                  render: (_, row) =>
                    row.guideFen === null ? t('catalog.noPrice') : format.yuan(row.guideFen),
                },
                {
                  title: t('catalog.floor'),
                  align: 'right',
                  render: (_, row) => (
                    <GuardedFen row={row} field="floorFen" right="floor_price" fen={row.floorFen} />
                  ),
                },
                {
                  title: t('catalog.cost'),
                  align: 'right',
                  render: (_, row) => (
                    <GuardedFen row={row} field="costFen" right="cost" fen={row.costFen} />
                  ),
                },
                {
                  title: t('catalog.rebate'),
                  align: 'right',
                  render: (_, row) => (
                    <GuardedFen row={row} field="rebateFen" right="cost" fen={row.rebateFen} />
                  ),
                },
                {
                  title: t('catalog.netCost'),
                  align: 'right',
                  render: (_, row) => <Derived row={row} of={netOf} />,
                },
                {
                  title: <span title={t('catalog.atFloorRule')}>{t('catalog.atFloor')}</span>,
                  align: 'right',
                  render: (_, row) => <Derived row={row} of={profitAtFloor} />,
                },
              ]}
            />
          )}
        </Loaded>
      </Card>
      <Drawer
        open={!!open}
        onClose={() => setSearch({ open: undefined })}
        size={560}
        title={open && t('catalog.priceOf', { trim: `${open.modelName} ${open.name}` })}
        destroyOnHidden
      >
        {open && <PriceHistory key={open.id} trim={open} />}
      </Drawer>
    </>
  );
}

const netOf = ({ costFen, rebateFen }: Row): number | null =>
  costFen === null || rebateFen === null ? null : netCost({ costFen, rebateFen });

function profitAtFloor(row: Row): number | null {
  const net = netOf(row);
  return net === null || row.floorFen === null ? null : row.floorFen - net;
}

function Derived({ row, of }: { row: Row; of: (row: Row) => number | null }) {
  const { format } = useWords();
  const fen = of(row);
  return <>{fen === null ? format.none : format.yuan(fen)}</>;
}
