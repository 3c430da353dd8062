import { Checkbox, InputNumber, Select } from 'antd';
import type { z } from 'zod';
import { useWords } from '../../../platform/web/language.ts';
import type { Model } from '../../catalog/model.schema.ts';
import { modelRoles, type DecompositionSettings } from '../target.schema.ts';
import { keptAs, type GridUnit } from './unit.rules.ts';

type ModelSettingsProps = {
  models: readonly z.infer<typeof Model>[];
  unit: GridUnit;
  settings: DecompositionSettings;
  onChange: (change: Partial<DecompositionSettings>) => void;
};

type Line = DecompositionSettings['models'][number];

/** What each model is for, its year where that is fixed, and models that take no part. */
export function ModelSettings({ models, unit, settings, onChange }: ModelSettingsProps) {
  const { t } = useWords();
  if (models.length === 0) return null;
  const lineOf = (modelId: string): Line =>
    settings.models.find((line) => line.modelId === modelId) ?? {
      modelId,
      role: 'other',
      total: null,
      isLeftOut: false,
      closedMonths: [],
    };
  const set = (modelId: string, change: Partial<Line>) =>
    onChange({
      models: [
        ...settings.models.filter((line) => line.modelId !== modelId),
        { ...lineOf(modelId), ...change },
      ],
    });
  return (
    <fieldset>
      <legend>{t('targets.models')}</legend>
      <div className="models">
        {models.map(({ id, name }) => {
          const line = lineOf(id);
          return (
            <div key={id} className={line.isLeftOut ? 'out' : ''}>
              <span title={name}>{name}</span>
              <Select
                size="small"
                value={line.role}
                aria-label={`${name} ${t('targets.model.role')}`}
                options={modelRoles.map((value) => ({ value, label: t(`targets.role.${value}`) }))}
                onChange={(role) => set(id, { role })}
              />
              <InputNumber
                size="small"
                min={0}
                placeholder={t('targets.model.total')}
                aria-label={`${name} ${t('targets.model.total')}`}
                value={line.total === null ? null : line.total / unit.factor}
                onChange={(value) =>
                  set(id, { total: value === null ? null : keptAs(unit, value) })
                }
              />
              <Checkbox
                checked={line.isLeftOut}
                onChange={(event) => set(id, { isLeftOut: event.target.checked })}
              >
                {t('targets.model.out')}
              </Checkbox>
            </div>
          );
        })}
      </div>
    </fieldset>
  );
}
