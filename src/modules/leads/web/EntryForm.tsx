import { Button, Form, Input, Segmented, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { addDays, dayIn } from '../../../kernel/period.ts';
import { getModels } from '../../catalog/model.schema.ts';
import { getSources } from '../../marketing/source.schema.ts';
import { useEndpoint, type SentTo } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { gradeOf } from '../clock/grade.rules.ts';
import { entryWays, getLeadGrades, type postLeadEntry } from '../entry/entry.schema.ts';
import { horizons, nextContactAt, nextContacts } from '../entry/next-contact.rules.ts';
import './entry.css';

export type EntryInput = Omit<SentTo<typeof postLeadEntry>, 'entryId'>;
type Way = (typeof entryWays)[number];

/** The hour belongs to the store, wherever the phone thinks it is. */
const midnightOf = (day: string) => Date.parse(`${day}T00:00:00+08:00`);

type EntryFormProps = {
  initial?: EntryInput;
  isSending?: boolean;
  note?: ReactNode;
  go: string;
  onDone: (input: EntryInput) => void;
};

/** Who came or called, in four taps (快速录入): number, name, model, when they buy, when to contact them next. */
export function EntryForm({ initial, isSending, note, go, onDone }: EntryFormProps) {
  const { t, format } = useWords();
  const [draft, setDraft] = useState<EntryInput>(initial ?? { way: 'reception' });
  const [now] = useState(() => Date.now());
  const models = useEndpoint(getModels, {}, { onDevice: true });
  const sources = useEndpoint(getSources, {}, { onDevice: true });
  const grades = useEndpoint(getLeadGrades, {}, { onDevice: true });
  const today = dayIn(now);
  const gradeIn = (expectedOn: string) =>
    grades.data ? gradeOf({ expectedOn }, today, grades.data.rows) : undefined;
  const set = (change: Partial<EntryInput>) => setDraft((before) => ({ ...before, ...change }));
  const own = models.data?.rows.filter((model) => model.own) ?? [];
  const isEmpty = !draft.phone && !draft.name;
  const times = nextContacts.map((choice) => ({
    choice,
    at: nextContactAt(choice, { today, nowMs: now, instantOf: midnightOf }),
  }));
  return (
    <Form layout="vertical" className="entry-form" onFinish={() => onDone(draft)}>
      {note}
      <Segmented<Way>
        block
        value={draft.way ?? 'reception'}
        onChange={(way) => set({ way })}
        options={entryWays.map((value) => ({ value, label: t(`desk.wayOf.${value}`) }))}
      />
      <div className="two">
        <Input
          autoFocus
          inputMode="tel"
          autoComplete="off"
          maxLength={40}
          aria-label={t('leads.phone')}
          placeholder={t('leads.phone')}
          value={draft.phone ?? ''}
          onChange={({ target }) => set({ phone: target.value })}
        />
        <Input
          autoComplete="off"
          maxLength={60}
          aria-label={t('leads.customer')}
          placeholder={t('desk.nameHint')}
          value={draft.name ?? ''}
          onChange={({ target }) => set({ name: target.value })}
        />
      </div>
      <Taps
        name={t('leads.model')}
        chosen={draft.modelId ?? null}
        choices={own.map(({ id, name }) => ({ value: id, label: name }))}
        onChoose={(modelId) => set({ modelId })}
      />
      <Taps
        name={t('desk.need.when')}
        chosen={draft.expectedOn ?? null}
        choices={horizons.map((days) => ({
          value: addDays(today, days),
          label: t(`desk.need.within${days}`),
          mark: gradeIn(addDays(today, days)),
        }))}
        onChoose={(expectedOn) => set({ expectedOn })}
      />
      <Taps
        name={t('entry.next')}
        chosen={draft.nextAt ?? null}
        choices={times.map(({ choice, at }) => ({ value: at, label: t(`entry.nextOf.${choice}`) }))}
        onChoose={(nextAt) => set({ nextAt })}
      />
      {draft.nextAt && <p className="chosen-time">{format.shortMoment(draft.nextAt)}</p>}
      <div className="two">
        <Select
          allowClear
          aria-label={t('leads.source')}
          placeholder={t('leads.source')}
          value={draft.sourceId ?? null}
          onChange={(sourceId: string | null) => set({ sourceId: sourceId ?? null })}
          options={sources.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        />
        <Input
          autoComplete="off"
          maxLength={500}
          aria-label={t('desk.wish')}
          placeholder={t('desk.wish')}
          value={draft.wish ?? ''}
          onChange={({ target }) => set({ wish: target.value })}
        />
      </div>
      <footer>
        <Button
          type="primary"
          htmlType="submit"
          size="large"
          block
          disabled={isEmpty && draft.way !== 'reception'}
          loading={isSending ?? false}
        >
          {go}
        </Button>
      </footer>
    </Form>
  );
}

type TapsProps = {
  name: string;
  chosen: string | null;
  choices: readonly { value: string; label: string; mark?: string | undefined }[];
  onChoose: (value: string | null) => void;
};

/** Choices in a row that a thumb reaches; a second tap takes the choice back. */
function Taps({ name, chosen, choices, onChoose }: TapsProps) {
  if (choices.length === 0) return null;
  return (
    <div className="taps" role="group" aria-label={name}>
      <span>{name}</span>
      <div>
        {choices.map(({ value, label, mark }) => (
          <button
            key={value}
            type="button"
            aria-pressed={chosen === value}
            className={chosen === value ? 'on' : ''}
            onClick={() => onChoose(chosen === value ? null : value)}
          >
            {label}
            {mark && <i>{mark}</i>}
          </button>
        ))}
      </div>
    </div>
  );
}
