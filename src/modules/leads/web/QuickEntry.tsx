import { Button, Drawer } from 'antd';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { serverNow } from '../../../platform/offline/web/connection.ts';
import { useKept } from '../../../platform/offline/web/use-kept.ts';
import { useWords } from '../../../platform/web/language.ts';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getDesk } from '../desk/desk.schema.ts';
import { postLeadEntry } from '../entry/entry.schema.ts';
import { leadList } from '../lead.schema.ts';
import { EntryForm, type EntryInput } from './EntryForm.tsx';

/** A customer typed in while they stand there (＋录入): a sheet from below, kept on the phone without a network. */
export function QuickEntry({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Drawer
      open={open}
      onClose={onClose}
      placement="bottom"
      size="auto"
      title={t('entry.title')}
      className="entry-sheet"
      destroyOnHidden
    >
      <Entering onClose={onClose} />
    </Drawer>
  );
}

function Entering({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState<EntryInput>();
  const enter = useKept(postLeadEntry, {
    kind: 'lead_entry',
    about: '',
    title: typed?.name || typed?.phone || '',
    refreshes: [getDesk, leadList.contracts.page],
  });
  // The device adds the entry's own id as it keeps it.
  const send = (input: EntryInput) =>
    enter.mutate({ at: serverNow(), ...input } as Parameters<typeof enter.mutate>[0]);
  const holder = enter.error?.code === 'lead.held_by' ? enter.error.details : undefined;
  if (enter.data)
    return (
      <Entered
        outcome={enter.data}
        name={typed?.name || typed?.phone || t('unsent.nameless')}
        onMore={() => (setTyped(undefined), enter.reset())}
        onClose={onClose}
      />
    );
  return (
    <EntryForm
      go={t('entry.go')}
      isSending={enter.isPending}
      onDone={(input) => (setTyped(input), send(input))}
      note={
        <RefusalNote
          error={enter.error}
          action={
            holder &&
            typed && (
              <Button onClick={() => send({ ...typed, joins: true })}>
                {t('entry.join', holder as Record<string, string>)}
              </Button>
            )
          }
        />
      }
    />
  );
}

type EnteredProps = {
  outcome: { state: 'kept' } | { state: 'sent'; answer: unknown };
  name: string;
  onMore: () => void;
  onClose: () => void;
};

function Entered({ outcome, name, onMore, onClose }: EnteredProps) {
  const { t } = useWords();
  const taken =
    outcome.state === 'sent' ? (outcome.answer as OutputOf<typeof postLeadEntry>) : null;
  const word = taken ? (taken.isMine ? 'entry.taken' : 'entry.joined') : 'entry.kept';
  return (
    <div className="entered" role="status">
      <h3>{t(word, { name })}</h3>
      {!taken && <p>{t('unsent.kept')}</p>}
      <div className="two">
        <Button size="large" onClick={onMore}>
          {t('entry.more')}
        </Button>
        {taken?.isMine ? (
          <Link className="ant-btn" to={`/leads/${taken.leadId}`} onClick={onClose}>
            {t('entry.open')}
          </Link>
        ) : (
          <Button size="large" type="primary" onClick={onClose}>
            {t('entry.close')}
          </Button>
        )}
      </div>
    </div>
  );
}
