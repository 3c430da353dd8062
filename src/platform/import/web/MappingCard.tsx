import { Button, Checkbox, Input, Popover, Segmented, Select } from 'antd';
import { useState } from 'react';
import { useCommand, useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { Filter } from '../../web/ui/filters.tsx';
import { RefusalNote } from '../../web/ui/Loaded.tsx';
import type { KindShape } from '../field.schema.ts';
import {
  getImport,
  getImportMappings,
  getImports,
  postImportTrial,
  putImportMapping,
  type Analysis,
  type Import,
} from '../import.schema.ts';
import { dateOrders, type Mapping } from '../mapping.schema.ts';
import { FieldRows } from './FieldRows.tsx';
import { isFilled } from './mapping-draft.rules.ts';
import { ValueRows } from './ValueRows.tsx';

type MappingCardProps = { one: Import; kind: KindShape; analysis: Analysis };

/** Which column means what; the guess is the start, a saved mapping may take its place. */
export function MappingCard({ one, kind, analysis }: MappingCardProps) {
  const { t } = useWords();
  const [draft, setDraft] = useState<Mapping>(one.mapping ?? analysis.guess.mapping);
  const refreshes = [getImport, getImports];
  const trial = useCommand(postImportTrial, { refreshes });
  const mapping = {
    ...draft,
    headerRow: analysis.headerRow,
    ...(analysis.encoding && { encoding: analysis.encoding }),
    ...(analysis.sheet !== null && analysis.sheets.length > 1 && { sheet: analysis.sheet }),
  };
  const missing = kind.fields.filter(({ name, required }) => required && !isFilled(draft, name));
  const checked =
    one.state === 'checked' && JSON.stringify(one.mapping) === JSON.stringify(mapping);

  return (
    <Card
      title={t('import.step.map')}
      note={t('import.step.mapNote')}
      end={<SavedMappings kind={kind.kind} mapping={mapping} onUse={setDraft} />}
    >
      <div className="in mapping">
        <div className="filters">
          <Filter name={t('import.dateOrder')}>
            <Segmented
              size="small"
              value={draft.dateOrder ?? 'YMD'}
              onChange={(dateOrder) => setDraft({ ...draft, dateOrder })}
              options={dateOrders.map((value) => ({
                value,
                label: t(`import.dateOrder.${value}`),
              }))}
            />
          </Filter>
          {!analysis.guess.dateOrderSure && <span className="warn">{t('import.dateUnsure')}</span>}
          <Checkbox
            checked={draft.skipEmpty}
            onChange={(event) => setDraft({ ...draft, skipEmpty: event.target.checked })}
          >
            {t('import.skipEmpty')}
          </Checkbox>
        </div>
        <FieldRows kind={kind} analysis={analysis} mapping={draft} onChange={setDraft} />
        <ValueRows kind={kind} analysis={analysis} mapping={draft} onChange={setDraft} />
        <RefusalNote error={trial.error} />
        <footer>
          {missing.length > 0 && (
            <span className="warn">
              {t('import.notFound')}：<FieldNames fields={missing} />
            </span>
          )}
          <span className="note">{t('import.tryNote')}</span>
          <Button
            type={checked ? 'default' : 'primary'}
            loading={trial.isPending}
            disabled={missing.length > 0}
            onClick={() => trial.mutate({ id: one.id, mapping })}
          >
            {t('import.try')}
          </Button>
        </footer>
      </div>
    </Card>
  );
}

function FieldNames({ fields }: { fields: KindShape['fields'] }) {
  const { either } = useWords();
  return fields.map(either).join('、');
}

type SavedProps = { kind: string; mapping: Mapping; onUse: (mapping: Mapping) => void };

function SavedMappings({ kind, mapping, onUse }: SavedProps) {
  const { t } = useWords();
  const saved = useEndpoint(getImportMappings, { kind });
  const save = useCommand(putImportMapping, { refreshes: [getImportMappings] });
  const [name, setName] = useState('');
  return (
    <>
      {(saved.data?.length ?? 0) > 0 && (
        <Select
          size="small"
          placeholder={t('import.saved')}
          style={{ width: 170 }}
          value={null}
          options={saved.data?.map((one) => ({ value: one.name, label: one.name })) ?? []}
          onChange={(chosen: string | null) => {
            const found = saved.data?.find((one) => one.name === chosen);
            if (found) onUse(found.mapping);
          }}
        />
      )}
      <Popover
        trigger="click"
        placement="bottomRight"
        content={
          <div className="filters">
            <Input
              value={name}
              placeholder={t('import.saveName')}
              onChange={(event) => setName(event.target.value)}
            />
            <Button
              disabled={!name.trim()}
              loading={save.isPending}
              onClick={() => save.mutate({ name: name.trim(), kind, mapping })}
            >
              {t('save')}
            </Button>
          </div>
        }
      >
        <Button size="small">{t('import.saveAs')}</Button>
      </Popover>
    </>
  );
}
