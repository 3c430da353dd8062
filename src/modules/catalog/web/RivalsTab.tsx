import { Button, Drawer, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useActor, useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Filter, FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { StackedTable } from '../../../platform/web/ui/StackedTable.tsx';
import { mayReport } from '../rival/rival.rules.ts';
import { getPriceReports, getRivals, type Rival } from '../rival/rival.schema.ts';
import { NewRival } from './NewRival.tsx';
import { PriceReportForm } from './PriceReportForm.tsx';
import { RivalDetail } from './RivalDetail.tsx';
import { Freshness, PriceMove } from './rival-marks.tsx';
import { useModels } from './use-models.ts';

type Row = z.infer<typeof Rival>;

/** Rivals with the latest price seen of each (竞品动态); a row opens its trend and reports. */
export function RivalsTab() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const actor = useActor();
  const mayEdit = useMay('catalog', 'edit');
  const [sheet, setSheet] = useState<'report' | 'pair'>();
  const { choices } = useModels();
  const modelId = search['model'];
  const rivals = useEndpoint(getRivals, modelId ? { modelId } : {});
  useEvents('rival', [getRivals, getPriceReports]);
  const open = rivals.data?.rows.find(({ id }) => id === search['open']);
  return (
    <>
      <FilterBar
        end={
          <>
            {mayEdit && <Button onClick={() => setSheet('pair')}>{t('rivals.add')}</Button>}{' '}
            {mayReport(actor) && (
              <Button type="primary" onClick={() => setSheet('report')}>
                {t('rivals.report')}
              </Button>
            )}
          </>
        }
      >
        <Filter name={t('rivals.own')}>
          <Select
            allowClear
            value={modelId ?? null}
            placeholder={t('catalog.allModels')}
            popupMatchSelectWidth={false}
            onChange={(value: string | undefined) => setSearch({ model: value })}
            options={choices}
          />
        </Filter>
      </FilterBar>
      <Card>
        <Loaded query={rivals}>
          {({ rows, today, freshDays }) => (
            <Rivals
              rows={rows}
              today={today}
              freshDays={freshDays}
              onOpen={({ id }) => setSearch({ open: id }, { keep: true })}
            />
          )}
        </Loaded>
      </Card>
      <Drawer
        open={!!open}
        onClose={() => setSearch({ open: undefined })}
        size={640}
        title={open && `${open.brandName} ${open.name}`}
        destroyOnHidden
      >
        {open && <RivalDetail key={open.id} rival={open} mayEdit={mayEdit} />}
      </Drawer>
      <Drawer
        open={!!sheet}
        onClose={() => setSheet(undefined)}
        size={440}
        title={sheet && t(sheet === 'pair' ? 'rivals.add' : 'rivals.report')}
        destroyOnHidden
      >
        {sheet === 'pair' && <NewRival onClose={() => setSheet(undefined)} />}
        {sheet === 'report' && (
          <PriceReportForm rivals={rivals.data?.rows ?? []} onClose={() => setSheet(undefined)} />
        )}
      </Drawer>
    </>
  );
}

type RivalsProps = {
  rows: Row[];
  today: string;
  freshDays: number;
  onOpen: (row: Row) => void;
};

function Rivals({ rows, today, freshDays, onOpen }: RivalsProps) {
  const { t, format } = useWords();
  return (
    <StackedTable<Row>
      dataSource={rows}
      empty={<Empty title={t('rivals.none')}>{t('rivals.noneHint')}</Empty>}
      columns={[
        {
          title: t('rivals.rival'),
          render: (_, row) => (
            <button type="button" className="rival-name" onClick={() => onOpen(row)}>
              {row.brandName} {row.name}
            </button>
          ),
        },
        {
          title: t('rivals.against'),
          render: (_, { against }) => (
            <span className="catalog-chips">
              {against.map(({ id, name }) => (
                <span key={id} className="chip">
                  {name}
                </span>
              ))}
            </span>
          ),
        },
        {
          title: t('rivals.latest'),
          align: 'right',
          render: (_, { latest }) =>
            latest ? format.yuan(latest.priceFen) : t('rivals.neverSeen'),
        },
        { title: t('rivals.change'), render: (_, row) => <PriceMove rival={row} /> },
        { title: t('rivals.place'), render: (_, { latest }) => latest?.place ?? format.none },
        { title: t('rivals.gift'), render: (_, { latest }) => latest?.gift || format.none },
        {
          title: t('rivals.seen'),
          render: (_, { latest }) =>
            latest && <Freshness report={latest} today={today} freshDays={freshDays} />,
        },
      ]}
    />
  );
}
