import { useParams } from '@tanstack/react-router';
import { Button, Drawer, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getStores } from '../../people/place.schema.ts';
import { getTargetGrid, gridViews, type GridView } from '../grid.schema.ts';
import { getPlan, measures, type Measure, type Plan } from '../plan.schema.ts';
import { getDecomposition } from '../target.schema.ts';
import { DecompositionForm } from './DecompositionForm.tsx';
import { GridEditor } from './GridEditor.tsx';
import { PlanTabs } from './PlanTabs.tsx';
import './targets.css';

/** The year's targets: which measure, whose, in which split, on which basis. */
export function TargetsScreen() {
  const { id } = useParams({ strict: false }) as { id: string };
  const plan = useEndpoint(getPlan, { id });
  return <Loaded query={plan}>{(found) => <Targets plan={found} />}</Loaded>;
}

const oneOf = <T extends string>(all: readonly T[], value: string | undefined): T =>
  all.find((one) => one === value) ?? all[0]!;

function Targets({ plan }: { plan: Plan }) {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const [isOpen, setOpen] = useState(false);
  const measure: Measure = oneOf(measures, search['measure']);
  const view: GridView = oneOf(gridViews, search['view']);
  const storeId = search['storeId'];
  const decomposition = useEndpoint(getDecomposition, { id: plan.id, measure }, { keep: false });
  const begun = (decomposition.data?.version ?? 0) > 0;
  const grid = useEndpoint(
    getTargetGrid,
    { id: plan.id, measure, view, storeId },
    { enabled: begun, fresh: true, keep: false },
  );
  const filters = (
    <FilterBar>
      <PlanTabs id={plan.id} />
      <Segmented<Measure>
        value={measure}
        onChange={(value) => setSearch({ measure: value })}
        options={measures.map((value) => ({ value, label: t(`measure.${value}`) }))}
      />
      {begun && (
        <>
          {!plan.storeId && <StorePick storeId={storeId} onPick={setSearch} />}
          <Segmented<GridView>
            value={view}
            onChange={(value) => setSearch({ view: value })}
            options={gridViews.map((value) => ({ value, label: t(`targets.view.${value}`) }))}
          />
          <span className="quiet">{t('targets.basis')}</span>
          <Button onClick={() => setOpen(true)}>
            {t(`targets.basis.${decomposition.data?.settings.basis ?? 'even'}`)}
          </Button>
        </>
      )}
    </FilterBar>
  );
  return (
    <Loaded query={decomposition}>
      {(found) =>
        found.version === 0 ? (
          <Page
            title={t('targets.title', { year: plan.year })}
            note={plan.storeName ?? t('plan.group')}
            className="targets"
          >
            {filters}
            <Card title={t('targets.begin')} note={t('targets.beginHint')} className="begin">
              <DecompositionForm plan={plan} measure={measure} decomposition={found} />
            </Card>
          </Page>
        ) : (
          <>
            <Loaded query={grid}>
              {(sheet) => (
                <GridEditor
                  key={[measure, view, storeId, sheet.version].join()}
                  {...{ plan, measure, view, storeId, sheet, filters }}
                  decomposition={found}
                />
              )}
            </Loaded>
            <Drawer
              open={isOpen}
              onClose={() => setOpen(false)}
              title={t('targets.settings')}
              size={720}
              destroyOnHidden
            >
              <DecompositionForm
                plan={plan}
                measure={measure}
                decomposition={found}
                onDone={() => setOpen(false)}
              />
            </Drawer>
          </>
        )
      }
    </Loaded>
  );
}

type StorePickProps = {
  storeId: string | undefined;
  onPick: (change: { storeId: string | undefined }) => void;
};

function StorePick({ storeId, onPick }: StorePickProps) {
  const { t } = useWords();
  const stores = useEndpoint(getStores, {});
  const options = stores.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <Select
      value={storeId ?? ''}
      aria-label={t('plan.scope')}
      style={{ minWidth: 118 }}
      options={[{ value: '', label: t('plan.group') }, ...options]}
      onChange={(value) => onPick({ storeId: value || undefined })}
    />
  );
}
