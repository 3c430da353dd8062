import { CloseOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons';
import { Button, Drawer, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useWords } from '../../web/language.ts';
import { useLooks } from '../../web/looks.tsx';
import { conditionText, conditionsIn, filterText, type Condition } from '../filter.rules.ts';
import type { ListField, ListShape } from '../list.schema.ts';
import { ConditionForm, useChoices, type Draft } from './ConditionForm.tsx';
import { useFields, useList } from './list-context.tsx';

/** The conditions of the address; one that is broken is left out rather than breaking the page. */
export function readableConditions(shape: ListShape, filter: string): Condition[] {
  return filter.split(';').flatMap((one) => {
    try {
      return conditionsIn(shape, one);
    } catch {
      return [];
    }
  });
}

/** Conditions as chips, and "＋ 条件"; on a phone they stand in a sheet. */
export function ListFilters({ end }: { end?: ReactNode }) {
  const { t } = useWords();
  const { phone } = useLooks();
  const { list, state } = useList();
  const [sheet, setSheet] = useState(false);
  const conditions = readableConditions(list.shape, state.state.filter);
  const put = (next: readonly Condition[]) =>
    state.change({ filter: filterText(next.map(conditionText)) });
  const replace = (at: number, draft: Draft | undefined) =>
    put(conditions.flatMap((one, i) => (i !== at ? [one] : draft ? [{ ...one, ...draft }] : [])));
  const chips = (
    <>
      {conditions.map((condition, i) => (
        <Chip
          key={`${condition.field.key}${i}`}
          condition={condition}
          onChange={(draft) => replace(i, draft)}
        />
      ))}
      <AddCondition onAdd={(field, draft) => put([...conditions, { field, ...draft }])} />
      {conditions.length > 0 && (
        <Button type="link" size="small" onClick={() => put([])}>
          {t('list.clear')}
        </Button>
      )}
    </>
  );
  return (
    <div className="filters list-filters noprint">
      {list.shape.named && (
        <NameSearch key={state.state.filter} conditions={conditions} put={put} />
      )}
      {phone ? (
        <>
          <Button onClick={() => setSheet(true)}>
            {conditions.length
              ? t('list.filtersOf', { count: conditions.length })
              : t('list.filters')}
          </Button>
          <Drawer
            placement="bottom"
            open={sheet}
            onClose={() => setSheet(false)}
            title={t('list.filters')}
          >
            <div className="list-sheet">{chips}</div>
          </Drawer>
        </>
      ) : (
        chips
      )}
      {end && <span className="end">{end}</span>}
    </div>
  );
}

type PutProps = { conditions: readonly Condition[]; put: (next: readonly Condition[]) => void };

function NameSearch({ conditions, put }: PutProps) {
  const { t } = useWords();
  const { list } = useList();
  const field = list.shape.fields.find(({ key }) => key === list.shape.named)!;
  const isIt = (one: Condition) => one.field === field && one.is === 'has';
  return (
    <Input
      className="list-search"
      allowClear
      maxLength={100}
      prefix={<SearchOutlined />}
      placeholder={t('list.search', { field: t(field.word) })}
      aria-label={t('list.search', { field: t(field.word) })}
      defaultValue={conditions.find(isIt)?.values[0] ?? ''}
      onPressEnter={(event) => {
        const text = event.currentTarget.value.trim();
        const rest = conditions.filter((one) => !isIt(one));
        put(text ? [...rest, { field, is: 'has', values: [text] }] : rest);
      }}
      onClear={() => put(conditions.filter((one) => !isIt(one)))}
    />
  );
}

function AddCondition({ onAdd }: { onAdd: (field: ListField, draft: Draft) => void }) {
  const { t } = useWords();
  const fields = useFields().filter(({ filterable }) => filterable);
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<ListField>();
  const show = (is: boolean) => {
    setOpen(is);
    setField(undefined);
  };
  return (
    <Popover
      open={open}
      onOpenChange={show}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      destroyOnHidden
      content={
        field ? (
          <ConditionForm
            field={field}
            onDone={(draft) => {
              show(false);
              if (draft) onAdd(field, draft);
            }}
          />
        ) : (
          <ul className="field-menu">
            {fields.map((one) => (
              <li key={one.key}>
                <button type="button" onClick={() => setField(one)}>
                  {t(one.word)}
                </button>
              </li>
            ))}
          </ul>
        )
      }
    >
      <Button className="add-condition" size="small" type="dashed" icon={<PlusOutlined />}>
        {t('list.addCondition')}
      </Button>
    </Popover>
  );
}

type ChipProps = { condition: Condition; onChange: (draft: Draft | undefined) => void };

function Chip({ condition, onChange }: ChipProps) {
  const { t } = useWords();
  const text = useConditionText()(condition);
  const [open, setOpen] = useState(false);
  return (
    <span className="condition-chip">
      <Popover
        open={open}
        onOpenChange={setOpen}
        trigger="click"
        placement="bottomLeft"
        arrow={false}
        destroyOnHidden
        content={
          <ConditionForm
            field={condition.field}
            draft={condition}
            onDone={(draft) => {
              setOpen(false);
              onChange(draft);
            }}
          />
        }
      >
        <button type="button">
          <ChipText condition={condition} fallback={text} />
        </button>
      </Popover>
      <button
        type="button"
        aria-label={t('list.dropCondition', { field: t(condition.field.word) })}
        onClick={() => onChange(undefined)}
      >
        <CloseOutlined />
      </button>
    </span>
  );
}

function ChipText({ condition, fallback }: { condition: Condition; fallback: string }) {
  const { t } = useWords();
  const isNamed = condition.is === 'in' || condition.is === 'not';
  const choices = useChoices(isNamed ? condition.field : undefined);
  if (!isNamed) return fallback;
  const names = condition.values.map(
    (value) => choices.find((one) => one.value === value)?.label ?? '…',
  );
  const shown =
    names.length > 3
      ? t('list.andMore', { name: names[0], count: names.length })
      : names.join('、');
  return t(condition.is === 'in' ? 'list.chip' : 'list.chipNot', {
    field: t(condition.field.word),
    text: shown,
  });
}

/** A condition in words, as far as it names no records. */
function useConditionText() {
  const { t, format } = useWords();
  return ({ field, is, values }: Condition): string => {
    const shown = (value: string | undefined) =>
      value && field.type === 'money' ? format.yuan(Number(value)) : (value ?? '');
    const text =
      is === 'period'
        ? t(`period.${values[0]}`)
        : is === 'between'
          ? `${shown(values[0])} – ${shown(values[1])}`
          : is === 'has'
            ? `“${values[0]}”`
            : t(`condition.${is}`);
    return t('list.chip', { field: t(field.word), text });
  };
}
