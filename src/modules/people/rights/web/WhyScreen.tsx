import { Input, Select } from 'antd';
import { useState } from 'react';
import { resources, verbs } from '../../../../kernel/actor.ts';
import { fieldRights } from '../../../../kernel/field.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Filter, FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getExplanation } from '../explain.schema.ts';
import { ReceiverSelect, receiverKey, receiverOf } from './ReceiverSelect.tsx';
import { WhyAnswer } from './WhyAnswer.tsx';
import './rights.css';

const records = resources.filter((one) => !(fieldRights as readonly string[]).includes(one));

/** Why somebody can or cannot see or do something (权限溯源), asked in the address so it can be sent on. */
export function WhyScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const { person, resource = 'deal', record = '' } = search;
  const verb = verbs.find((one) => one === search['verb']) ?? 'read';
  const answer = useEndpoint(
    getExplanation,
    { personId: person ?? '', resource, record },
    { enabled: !!person, keep: false, fresh: true },
  );
  return (
    <Page title={t('why.title')} note={t('nav.why.note')} className="narrow">
      <FilterBar>
        <Filter name={t('why.person')}>
          <span className="who">
            <ReceiverSelect
              kind="person"
              placeholder={t('why.person')}
              {...(person && { value: receiverKey({ kind: 'person', id: person }) })}
              {...(answer.data && { known: answer.data.person.name })}
              onChange={(key) => setSearch({ person: key && receiverOf(key).toId })}
            />
          </span>
        </Filter>
        <Filter name={t('why.resource')}>
          <Select
            value={resource}
            popupMatchSelectWidth={false}
            options={records.map((value) => ({ value, label: t(`right.of.${value}`) }))}
            onChange={(value) => setSearch({ resource: value, record: undefined })}
          />
        </Filter>
        <Filter name={t('why.verb')}>
          <Select
            value={verb}
            popupMatchSelectWidth={false}
            options={verbs.map((value) => ({ value, label: t(`right.verb.${value}`) }))}
            onChange={(value) => setSearch({ verb: value })}
          />
        </Filter>
        <Filter name={t('why.record')}>
          <RecordField
            key={record}
            value={record}
            onChange={(value) => setSearch({ record: value })}
          />
        </Filter>
      </FilterBar>
      {person ? (
        <Loaded query={answer}>
          {(told) => (
            <WhyAnswer told={told} verb={verb} onVerb={(next) => setSearch({ verb: next })} />
          )}
        </Loaded>
      ) : (
        <Card>
          <Empty title={t('why.pick')}>{t('why.pickHint')}</Empty>
        </Card>
      )}
    </Page>
  );
}

type RecordFieldProps = { value: string; onChange: (value: string) => void };

function RecordField({ value, onChange }: RecordFieldProps) {
  const { t } = useWords();
  const [text, setText] = useState(value);
  const ask = () => text.trim() !== value && onChange(text.trim());
  return (
    <Input
      className="pasted"
      allowClear
      maxLength={500}
      placeholder={t('why.recordHint')}
      value={text}
      onChange={({ target }) => setText(target.value)}
      onClear={() => onChange('')}
      onPressEnter={ask}
      onBlur={ask}
    />
  );
}
