import { Button, DatePicker, Input, InputNumber, Segmented, Select } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { conditionsOf, periods, type Condition, type Operator } from '../filter.rules.ts';
import type { ListField } from '../list.schema.ts';
import { useList, type Choice } from './list-context.tsx';

/** The values that stand in the list for a field, most frequent first, with their names. */
export function useChoices(field: ListField | undefined): readonly Choice[] {
  const { t } = useWords();
  const { list, options } = useList();
  const isAsked = !!field?.groupable && (field.type === 'reference' || field.type === 'text');
  const summary = useEndpoint(
    list.contracts.summary,
    { group: field?.key ?? '' },
    { enabled: isAsked },
  );
  if (!field) return [];
  if (field.type === 'choice')
    return (field.choices ?? []).map((value) => ({
      value,
      label: t(`${field.choiceWord}.${value}`, { defaultValue: value }),
    }));
  const more = (field.refers && options?.[field.refers]) ?? [];
  const labels = new Map(more.map((one) => [one.value, one.label]));
  const found = (isAsked ? (summary.data?.groups ?? []) : []).flatMap(({ value, label }) =>
    value === null || value === '' ? [] : [{ value, label: labels.get(value) ?? label ?? value }],
  );
  const known = new Set(found.map(({ value }) => value));
  return [...found, ...more.filter(({ value }) => !known.has(value))];
}

export type Draft = Pick<Condition, 'is' | 'values'>;
type FormProps = { field: ListField; draft?: Draft; onDone: (draft: Draft | undefined) => void };

/** One condition by the field's type: days as a span or a moving period, money from and to, names chosen. */
export function ConditionForm({ field, draft, onDone }: FormProps) {
  const { t } = useWords();
  const operators = conditionsOf(field);
  const [is, setIs] = useState<Operator>(draft?.is ?? operators[0]!);
  const [values, setValues] = useState<readonly string[]>(draft?.values ?? []);
  const isBare = is === 'none' || is === 'some' || is === 'mine';
  const isWhole = isBare || values.some((value) => value !== '');
  return (
    <form
      className="condition"
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) onDone({ is, values: isBare ? [] : values });
      }}
    >
      <b>{t(field.word)}</b>
      {operators.length > 1 && (
        <Segmented<Operator>
          size="small"
          value={is}
          options={operators.map((value) => ({ value, label: t(`condition.${value}`) }))}
          onChange={(next) => {
            setIs(next);
            setValues([]);
          }}
        />
      )}
      {!isBare && <Values field={field} is={is} values={values} onChange={setValues} />}
      <div className="do">
        <Button type="primary" size="small" htmlType="submit" disabled={!isWhole}>
          {t('condition.apply')}
        </Button>
        {draft && (
          <Button size="small" onClick={() => onDone(undefined)}>
            {t('condition.drop')}
          </Button>
        )}
      </div>
    </form>
  );
}

type ValuesProps = {
  field: ListField;
  is: Operator;
  values: readonly string[];
  onChange: (values: readonly string[]) => void;
};

function Values({ field, is, values, onChange }: ValuesProps) {
  const { t } = useWords();
  const choices = useChoices(is === 'in' || is === 'not' ? field : undefined);
  const bound = (at: 0 | 1, value: string) =>
    onChange(at === 0 ? [value, values[1] ?? ''] : [values[0] ?? '', value]);
  if (is === 'has')
    return (
      <Input
        autoFocus
        maxLength={100}
        aria-label={t(field.word)}
        value={values[0] ?? ''}
        onChange={(event) => onChange([event.target.value])}
      />
    );
  if (is === 'period')
    return (
      <Select
        aria-label={t(field.word)}
        value={values[0] ?? null}
        placeholder={t('condition.which')}
        options={periods.map((value) => ({ value, label: t(`period.${value}`) }))}
        onChange={(value: string) => onChange([value])}
      />
    );
  if (is === 'between' && (field.type === 'day' || field.type === 'moment'))
    return (
      <div className="span">
        {([0, 1] as const).map((at) => (
          <DatePicker
            key={at}
            aria-label={t(at === 0 ? 'condition.from' : 'condition.to')}
            placeholder={t(at === 0 ? 'condition.from' : 'condition.to')}
            value={values[at] ? dayjs(values[at]) : null}
            onChange={(day) => bound(at, day?.format('YYYY-MM-DD') ?? '')}
          />
        ))}
      </div>
    );
  if (is === 'between') return <Amounts field={field} values={values} onChange={bound} />;
  return (
    <Select
      mode="multiple"
      autoFocus
      aria-label={t(field.word)}
      placeholder={t('condition.which')}
      optionFilterProp="label"
      value={[...values]}
      options={[...choices]}
      onChange={(chosen: string[]) => onChange(chosen)}
    />
  );
}

type AmountsProps = {
  field: ListField;
  values: readonly string[];
  onChange: (at: 0 | 1, value: string) => void;
};

function Amounts({ field, values, onChange }: AmountsProps) {
  const { t } = useWords();
  const per = field.type === 'money' ? 100 : 1;
  return (
    <div className="span">
      {([0, 1] as const).map((at) => (
        <InputNumber
          key={at}
          aria-label={t(at === 0 ? 'condition.from' : 'condition.to')}
          placeholder={t(at === 0 ? 'condition.from' : 'condition.to')}
          value={values[at] ? Number(values[at]) / per : null}
          onChange={(amount) =>
            onChange(at, amount === null ? '' : String(Math.round(Number(amount) * per)))
          }
          {...(field.type === 'money' && { prefix: '¥' })}
        />
      ))}
    </div>
  );
}
