import { Button, Checkbox, InputNumber, Select } from 'antd';
import { useState } from 'react';
import type { z } from 'zod';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getModels } from '../../catalog/model.schema.ts';
import { getTargetGrid } from '../grid.schema.ts';
import { getPlan, getPlans, type Measure, type Plan } from '../plan.schema.ts';
import { bases } from '../seasonality.rules.ts';
import {
  getDecomposition,
  postDecomposition,
  type Decomposition,
  type DecompositionSettings,
} from '../target.schema.ts';
import { ModelSettings } from './ModelSettings.tsx';
import { QuarterSettings } from './QuarterSettings.tsx';
import { keptAs, unitOf } from './unit.rules.ts';

type FormProps = {
  plan: Plan;
  measure: Measure;
  decomposition: z.infer<typeof Decomposition>;
  onDone?: () => void;
};

/** What a decomposition rests on; splitting again keeps what a person locked or typed, if they wish. */
export function DecompositionForm({ plan, measure, decomposition, onDone }: FormProps) {
  const { t } = useWords();
  const unit = unitOf(measure);
  const [settings, setSettings] = useState<DecompositionSettings>(decomposition.settings);
  const [keepLocks, setKeepLocks] = useState(true);
  const models = useEndpoint(getModels, {});
  const split = useCommand(postDecomposition, {
    refreshes: [getDecomposition, getTargetGrid, getPlan, getPlans],
  });
  const set = (change: Partial<DecompositionSettings>) => setSettings({ ...settings, ...change });
  const shares = settings.quarterSharesBp;
  const isWhole = !shares || shares.reduce((a, b) => a + b, 0) === 10_000;
  const go = () =>
    split.mutate(
      { id: plan.id, measure, version: decomposition.version, settings, keepLocks },
      { ...(onDone && { onSuccess: onDone }) },
    );
  return (
    <div className="in decompose">
      <label>
        <span>{t('targets.yearTotal')}</span>
        <InputNumber
          size="large"
          min={0}
          value={settings.total / unit.factor}
          onChange={(value) => set({ total: keptAs(unit, value ?? 0) })}
          suffix={t(`goals.unit.${measure === 'units' ? 'cars' : 'fen'}`)}
        />
      </label>
      <label>
        <span>{t('targets.basis')}</span>
        <Select
          value={settings.basis}
          options={bases.map((value) => ({ value, label: t(`targets.basis.${value}`) }))}
          onChange={(basis) =>
            set({ basis, ...(basis === 'by_hand' && { byHand: settings.byHand ?? evenly() }) })
          }
        />
      </label>
      {settings.basis === 'by_hand' && (
        <ByHand weights={settings.byHand ?? evenly()} onChange={(byHand) => set({ byHand })} />
      )}
      <Checkbox
        checked={settings.isFestivalSplit}
        onChange={(event) => set({ isFestivalSplit: event.target.checked })}
      >
        {t('targets.festivalSplit')}
      </Checkbox>
      <QuarterSettings settings={settings} onChange={set} />
      <ModelSettings
        models={models.data?.rows.filter((model) => model.own) ?? []}
        unit={unit}
        settings={settings}
        onChange={set}
      />
      <RefusalNote error={split.error} />
      <footer>
        {decomposition.version > 0 && (
          <Checkbox checked={keepLocks} onChange={(event) => setKeepLocks(event.target.checked)}>
            {t('targets.keepLocks')}
          </Checkbox>
        )}
        <Button
          type="primary"
          size="large"
          disabled={!decomposition.mayEdit || !isWhole}
          loading={split.isPending}
          onClick={go}
        >
          {t(split.isPending ? 'targets.going' : 'targets.go')}
        </Button>
      </footer>
    </div>
  );
}

const evenly = () => Array.from({ length: 12 }, () => 1);

function ByHand({
  weights,
  onChange,
}: {
  weights: number[];
  onChange: (weights: number[]) => void;
}) {
  const { t, format } = useWords();
  return (
    <fieldset>
      <legend>{t('targets.byHand')}</legend>
      <div className="twelve">
        {weights.map((weight, month) => (
          <label key={month}>
            <span>{format.monthName(month + 1)}</span>
            <InputNumber
              min={0}
              value={weight}
              onChange={(value) => onChange(weights.with(month, value ?? 0))}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}
