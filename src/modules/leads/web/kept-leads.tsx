import { Button, Input } from 'antd';
import { useState } from 'react';
import type { KeptKind, MendProps } from '../../../platform/offline/web/kept-kind.ts';
import { useWords } from '../../../platform/web/language.ts';
import { EntryForm, type EntryInput } from './EntryForm.tsx';

const words = (...parts: unknown[]) =>
  parts.filter((part) => typeof part === 'string' && part !== '').join(' · ');

/** A customer typed in without a network. */
export const keptEntry: KeptKind = {
  kind: 'lead_entry',
  word: 'entry.kind',
  text: ({ name, phone, wish }) => words(name, phone, wish),
  Mend: MendEntry,
  ways: ({ code }) =>
    code === 'lead.held_by' || code === 'lead.held_by_nobody'
      ? [
          {
            word: code === 'lead.held_by' ? 'entry.join' : 'entry.joinUnheld',
            body: { joins: true },
          },
        ]
      : [],
};

/** A contact noted without a network. */
export const keptContact: KeptKind = {
  kind: 'contact',
  word: 'entry.contactKind',
  text: ({ text }) => words(text),
  Mend: MendContact,
};

function MendEntry({ body, onSave }: MendProps) {
  const { t } = useWords();
  return (
    <EntryForm
      initial={body as EntryInput}
      go={t('unsent.save')}
      onDone={(input) => onSave({ ...body, ...input })}
    />
  );
}

function MendContact({ body, onSave }: MendProps) {
  const { t } = useWords();
  const [text, setText] = useState(String(body['text'] ?? ''));
  return (
    <div className="mend-contact">
      <Input.TextArea
        autoFocus
        rows={3}
        maxLength={2000}
        value={text}
        aria-label={t('entry.contactKind')}
        onChange={({ target }) => setText(target.value)}
      />
      <Button type="primary" onClick={() => onSave({ ...body, text })}>
        {t('unsent.save')}
      </Button>
    </div>
  );
}
