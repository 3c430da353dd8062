import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useEffect, useEffectEvent, useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useCommand } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import type { ListContracts, ListField } from '../list.schema.ts';
import { useChoices } from './ConditionForm.tsx';
import { useFields, useList } from './list-context.tsx';
import { useListRefresh } from './list-rows.ts';

type Answer = OutputOf<ListContracts['bulk']>;
export type Done = { batchId: string; changed: number };

type BarProps = {
  ids: readonly string[];
  count: number;
  isMore: boolean;
  onClear: () => void;
  onDone: (done: Done) => void;
};

/** Stands in place of the filters while rows are chosen: how many, set what, what will happen, do it. */
export function BulkBar({ ids, count, isMore, onClear, onDone }: BarProps) {
  const { t, format } = useWords();
  const { list, state } = useList();
  const fields = useFields().filter(({ bulk }) => bulk);
  const refresh = useListRefresh();
  const [isAll, setIsAll] = useState(false);
  const [field, setField] = useState<ListField | undefined>(fields[0]);
  const [value, setValue] = useState<string>();
  const choices = useChoices(field);
  const trial = useCommand(list.contracts.bulkTrial);
  const change = useCommand(list.contracts.bulk);
  const asked = {
    ...(isAll ? { filter: state.state.filter } : { ids: [...ids] }),
    field: field?.key ?? '',
    value: value ?? null,
  };
  const isReady = !!field && value !== undefined;
  const key = JSON.stringify(asked);
  const tryOut = useEffectEvent(() => trial.mutate(asked));
  useEffect(() => {
    if (key && isReady) tryOut();
  }, [key, isReady]);
  const apply = () =>
    change.mutate(asked, {
      onSuccess: ({ batchId, changed }) => {
        void refresh();
        if (batchId) onDone({ batchId, changed });
        onClear();
      },
    });
  return (
    <div className="bulk-bar noprint" role="region" aria-label={t('bulk.title')}>
      <b>{t('bulk.chosen', { count: isAll ? count : ids.length })}</b>
      {!isAll && !isMore && count > ids.length && (
        <Button type="link" size="small" onClick={() => setIsAll(true)}>
          {t('bulk.all', { count: format.int(count) as never })}
        </Button>
      )}
      <span>{t('bulk.set')}</span>
      <Select
        aria-label={t('bulk.field')}
        style={{ width: 120 }}
        value={field?.key ?? null}
        options={fields.map((one) => ({ value: one.key, label: t(one.word) }))}
        onChange={(name: string) => {
          setField(fields.find((one) => one.key === name));
          setValue(undefined);
        }}
      />
      {field?.type === 'day' ? (
        <DatePicker
          aria-label={t('bulk.value')}
          value={value ? dayjs(value) : null}
          onChange={(day) => setValue(day?.format('YYYY-MM-DD'))}
        />
      ) : (
        <Select
          aria-label={t('bulk.value')}
          style={{ width: 200 }}
          showSearch
          optionFilterProp="label"
          placeholder={t('condition.which')}
          value={value ?? null}
          options={[...choices]}
          onChange={(next: string) => setValue(next)}
        />
      )}
      {isReady && trial.data && <Preview answer={trial.data} />}
      <Button
        type="primary"
        disabled={!isReady || !trial.data || trial.data.changed === 0}
        loading={change.isPending}
        onClick={apply}
      >
        {trial.data && isReady ? t('bulk.do', { count: trial.data.changed }) : t('bulk.apply')}
      </Button>
      <Button onClick={onClear}>{t('cancel')}</Button>
      <RefusalNote error={trial.error ?? change.error} />
    </div>
  );
}

/** 改 37 条，跳过 2 条（无权限）. */
function Preview({ answer: { changed, same, skipped } }: { answer: Answer }) {
  const { t } = useWords();
  const kept = skipped.map(({ reason, count }) =>
    t('bulk.skipped', { count, reason: t(`bulk.because.${reason}`) }),
  );
  const parts = [
    t('bulk.changes', { count: changed }),
    ...(same > 0 ? [t('bulk.same', { count: same })] : []),
    ...kept,
  ];
  return (
    <span className="soft" aria-live="polite">
      {parts.join(t('comma'))}
    </span>
  );
}
