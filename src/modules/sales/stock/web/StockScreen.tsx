import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { List } from '../../../../platform/list/web/List.tsx';
import { useMay, useScope } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Status, type State } from '../../../../platform/web/ui/figures.tsx';
import { Empty } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getStockFactor, stockList, type StockRow } from '../stock.schema.ts';
import { NewVehicle } from './NewVehicle.tsx';
import { VehicleDrawer } from './VehicleDrawer.tsx';
import './stock.css';

type Row = z.infer<typeof StockRow>;

export const vehicleLooks: Record<Row['state'], State> = {
  in_stock: 'onTrack',
  in_transit: 'atRisk',
  delivered: 'idle',
  gone: 'idle',
};

/** Stock (库存): every car by its VIN, the oldest first; a row opens beside the list. */
export function StockScreen() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const [isNew, setNew] = useState(false);
  const mayEdit = useMay('stock', 'edit');
  const cost = useScope('cost', 'read');
  const mayCost = cost !== 'no' && cost !== 'own';
  const mayImport = useMay('import', 'edit');
  const about = (row: Row) => {
    if (row.state === 'in_transit') return row.etaOn ? format.shortDay(row.etaOn) : format.none;
    return row.daysInStock === null ? format.none : t('stock.daysOf', { days: row.daysInStock });
  };
  const stateCell = ({ state, use }: Row) => (
    <Status state={vehicleLooks[state]}>
      {use === 'drive' ? t('stock.useOf.drive') : t(`stock.stateOf.${state}`)}
    </Status>
  );
  const promiseCell = ({ contractNumber, state, use }: Row) => {
    const isFree = use === 'sale' && (state === 'in_stock' || state === 'in_transit');
    return contractNumber ?? (isFree ? t('stock.free') : format.none);
  };
  return (
    <Page
      title={t('stock.title')}
      tools={
        <>
          {mayCost && (
            <Link to="/stock/rebates">
              <Button>{t('stock.rebates')}</Button>
            </Link>
          )}{' '}
          {mayEdit && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
              {t('stock.new')}
            </Button>
          )}
        </>
      }
    >
      <Factor />
      <List<Row>
        list={stockList}
        onOpen={({ id }) => setSearch({ open: id }, { keep: true })}
        cells={{ state: stateCell, contractNumber: promiseCell }}
        // oxlint-disable-next-line react/no-unstable-nested-components -- called, not mounted
        card={(row) => ({
          title: [row.modelName, row.trimName, row.colour].filter(Boolean).join(' '),
          note: [row.vin, row.storeName, row.contractNumber ?? t('stock.free')]
            .filter(Boolean)
            .join(' · '),
          figure: about(row),
          mark: <Status state={vehicleLooks[row.state]}>{t(`stock.stateOf.${row.state}`)}</Status>,
        })}
        empty={
          search['filter'] ? (
            <Empty title={t('stock.filtered')}>{t('stock.filteredHint')}</Empty>
          ) : (
            <Empty
              title={t('stock.none')}
              action={mayImport && <Link to="/imports">{t('stock.import')}</Link>}
            >
              {t('stock.noneHint')}
            </Empty>
          )
        }
      />
      <VehicleDrawer id={search['open']} onClose={() => setSearch({ open: undefined })} />
      <NewVehicle open={isNew} onClose={() => setNew(false)} />
    </Page>
  );
}

const factorLooks = { normal: 'onTrack', high: 'atRisk', warning: 'breached' } as const;

/** The stock factor of the month by store, with its formula and warning line (库存系数). */
function Factor() {
  const { t, format } = useWords();
  const factor = useEndpoint(getStockFactor, {});
  const rows = factor.data?.rows.filter(({ stock, sold }) => stock + sold > 0) ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="stock-head">
      {rows.map((row) => (
        <span key={row.storeId} className="factor">
          {row.storeName}
          <b>{row.hundredths === null ? format.none : format.decimal(row.hundredths / 100, 2)}</b>
          <Status state={factorLooks[row.level]}>{t(`stock.levelOf.${row.level}`)}</Status>
          <small>
            {t('stock.factorOf', { stock: row.stock, sold: row.sold })} ·{' '}
            {t('stock.factorLine', { line: format.decimal(row.warningTenths / 10) })}
          </small>
        </span>
      ))}
    </div>
  );
}
