import { Input, Select } from 'antd';
import { useWords } from '../../web/language.ts';
import type { Field, KindShape } from '../field.schema.ts';
import type { Analysis, Column } from '../import.schema.ts';
import { moneyUnits, type Mapping, type MoneyUnit } from '../mapping.schema.ts';
import { columnsOf, isFilled, withColumns, withConstant } from './mapping-draft.rules.ts';

export type DraftProps = {
  kind: KindShape;
  analysis: Analysis;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
};

const nameOf = (column: Column) => column.name || `#${column.index}`;

/** A line per field of ours: its column, samples of what stands there, a unit, or a fixed value. */
export function FieldRows({ kind, analysis, mapping, onChange }: DraftProps) {
  const { t, either } = useWords();
  const { unpivot } = mapping;
  const wide = unpivot && analysis.columns.filter(({ name }) => matches(unpivot.columns, name));
  const label = (name: string) => {
    const field = kind.fields.find((one) => one.name === name);
    return field ? either(field) : name;
  };
  return (
    <>
      {unpivot && wide && (
        <p className="chip">
          {t('import.unpivot', {
            count: wide.length,
            to: label(unpivot.to),
            value: label(unpivot.value),
          })}
        </p>
      )}
      <div className="fields" role="table">
        <div className="head" role="row">
          <span role="columnheader">{t('import.field')}</span>
          <span role="columnheader">{t('import.column')}</span>
          <span role="columnheader">{t('import.samples')}</span>
          <span role="columnheader">{t('import.constant')}</span>
        </div>
        {kind.fields.map((field) => (
          <FieldRow
            key={field.name}
            field={field}
            columns={analysis.columns}
            mapping={mapping}
            onChange={onChange}
          />
        ))}
      </div>
    </>
  );
}

function matches(pattern: string, name: string): boolean {
  try {
    return new RegExp(pattern).test(name);
  } catch {
    return false; // a pattern that cannot be read matches nothing; the server says so
  }
}

type RowProps = {
  field: Field;
  columns: readonly Column[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
};

function FieldRow({ field, columns, mapping, onChange }: RowProps) {
  const { t, either } = useWords();
  const chosen = columnsOf(mapping, field.name);
  const samples = columns
    .filter((column) => chosen.includes(nameOf(column)))
    .flatMap((column) => column.samples.slice(0, 3));
  const lacks = field.required && !isFilled(mapping, field.name);
  return (
    <div role="row" className={lacks ? 'lacks' : ''}>
      <span role="rowheader">
        {either(field)}
        {field.required && <em>{t('import.required')}</em>}
      </span>
      <span role="cell">
        <Select
          mode="multiple"
          maxCount={4}
          maxTagCount="responsive"
          value={chosen}
          status={lacks ? 'error' : ''}
          aria-label={either(field)}
          options={columns.map((column) => ({
            value: nameOf(column),
            label: column.name || t('import.unnamed', { index: column.index }),
          }))}
          onChange={(names: string[]) => onChange(withColumns(mapping, field.name, names))}
        />
        {field.type.startsWith('yuan') && chosen.length > 0 && (
          <Select<MoneyUnit>
            className="unit"
            aria-label={t('import.unit')}
            value={mapping.units[field.name] ?? '元'}
            options={moneyUnits.map((value) => ({ value, label: value }))}
            onChange={(unit) =>
              onChange({ ...mapping, units: { ...mapping.units, [field.name]: unit } })
            }
          />
        )}
      </span>
      <span role="cell" className="samples">
        {samples.map((sample, i) => (
          <i key={i}>{sample}</i>
        ))}
      </span>
      <span role="cell">
        <Constant field={field} mapping={mapping} onChange={onChange} />
      </span>
    </div>
  );
}

/** The same on every row: one of our words for a choice, free text otherwise. */
function Constant({ field, mapping, onChange }: Omit<RowProps, 'columns'>) {
  const { t, either } = useWords();
  const label = `${either(field)} ${t('import.constant')}`;
  const value = mapping.constants[field.name];
  const set = (text: string) => onChange(withConstant(mapping, field.name, text));
  if (field.type !== 'choice')
    return (
      <Input
        placeholder={t('import.constantHint')}
        aria-label={label}
        value={value ?? ''}
        onChange={(event) => set(event.target.value)}
      />
    );
  return (
    <Select
      allowClear
      placeholder={t('import.constantHint')}
      aria-label={label}
      value={value ?? null}
      options={Object.keys(field.choices ?? {}).map((choice) => ({
        value: choice,
        label: t(`choice.${choice}`, { defaultValue: choice }),
      }))}
      onChange={(choice: string | null) => set(choice ?? '')}
    />
  );
}
