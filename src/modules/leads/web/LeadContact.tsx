import {
  ClockCircleOutlined,
  CommentOutlined,
  MessageOutlined,
  PhoneFilled,
} from '@ant-design/icons';
import { Button, Dropdown, Input, InputNumber, Space } from 'antd';
import { useState } from 'react';
import { postReveal } from '../../../platform/audit/audit.schema.ts';
import { serverNow } from '../../../platform/offline/web/connection.ts';
import { useKept } from '../../../platform/offline/web/use-kept.ts';
import { useMay } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Key } from '../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getContactBar } from '../../customers/customer.schema.ts';
import { getDesk } from '../desk/desk.schema.ts';
import { patchLead, postContact } from '../desk/work.schema.ts';
import { getLead, getLeadTimeline } from '../lead.schema.ts';

const refreshes = [getDesk, getLead, getLeadTimeline, getContactBar];
const minutes = (count: number, now: number) => new Date(now + count * 60_000).toISOString();

/** Hands the number to whatever makes calls here: the phone itself, a softphone on a desk. */
function dial(number: string): void {
  const link = document.createElement('a');
  link.href = `tel:${number}`;
  document.body.append(link);
  link.click();
  link.remove();
}

/** Everything one does with a lead (联系), and the call that was just made. */
export function useContact(lead: { id: string; customerName: string | null } | undefined) {
  const [calling, setCalling] = useState<string>();
  const reveal = useCommand(postReveal);
  const note = useKept(postContact, {
    kind: 'contact',
    about: lead?.id ?? '',
    title: lead?.customerName ?? '',
    refreshes,
  });
  const call = () => {
    if (!lead) return;
    setCalling(lead.id);
    reveal.mutate(
      { resource: 'lead', recordId: lead.id, field: 'phone' },
      { onSuccess: ({ value }) => value && dial(value) },
    );
  };
  // The form goes at once, so that nothing moves under the hand when the answer comes; a refusal brings it back.
  const say = (input: Parameters<typeof note.mutate>[0]) => {
    const before = calling;
    setCalling(undefined);
    note.mutate({ at: serverNow(), ...input }, { onError: () => setCalling(before) });
  };
  const message = () => lead && say({ id: lead.id, kind: 'message' });
  return { isCalling: !!lead && calling === lead.id, call, message, say, note, reveal };
}

type Contact = ReturnType<typeof useContact>;

export function ContactButtons({
  lead,
  contact,
  now,
}: {
  lead: { id: string; customerId: string | null };
  contact: Contact;
  now: number;
}) {
  const { t } = useWords();
  const change = useCommand(patchLead, { refreshes });
  const mayCustomer = useMay('customer', 'read');
  const peace = useEndpoint(
    getContactBar,
    { id: lead.customerId ?? '' },
    { enabled: mayCustomer && lead.customerId !== null },
  );
  const bar = peace.data?.bar ?? null;
  const later = (count: number) => change.mutate({ id: lead.id, nextAt: minutes(count, now) });
  return (
    <>
      <RefusalNote error={contact.note.error ?? contact.reveal.error ?? change.error} />
      <div className="acts">
        <Button
          type="primary"
          size="large"
          icon={<PhoneFilled />}
          disabled={bar !== null}
          onClick={contact.call}
        >
          {bar ? t(`customers.barOf.${bar}`) : t('desk.call')} <Key>C</Key>
        </Button>
        <Button
          size="large"
          icon={<MessageOutlined />}
          loading={contact.note.isPending}
          onClick={contact.message}
        >
          {t('desk.message')} <Key>W</Key>
        </Button>
        <Button
          size="large"
          icon={<CommentOutlined />}
          onClick={() => contact.say({ id: lead.id, kind: 'reply', direction: 'in' })}
        >
          {t('desk.replied')}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            items: [30, 120, 1440].map((count) => ({
              key: count,
              label: t(`desk.in${count}`),
              onClick: () => later(count),
            })),
          }}
        >
          <Button
            size="large"
            icon={<ClockCircleOutlined />}
            loading={change.isPending}
            className="desk-later"
          >
            {t('desk.later')} <Key>S</Key>
          </Button>
        </Dropdown>
      </div>
      {contact.isCalling && <CallForm key={lead.id} leadId={lead.id} contact={contact} />}
    </>
  );
}

/** How the call went (通话结果): its seconds are the evidence. */
export function CallForm({ leadId, contact }: { leadId: string; contact: Contact }) {
  const { t } = useWords();
  const [seconds, setSeconds] = useState<number | null>(null);
  const [text, setText] = useState('');
  const done = (length: number) => contact.say({ id: leadId, kind: 'call', seconds: length, text });
  return (
    <div className="call-form">
      <b>{t('desk.howWasCall')}</b>
      <Input
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder={t('desk.noteHint')}
        maxLength={500}
      />
      <Space wrap>
        <Button onClick={() => done(0)}>{t('desk.noAnswer')}</Button>
        <Space.Compact>
          <InputNumber
            autoFocus
            min={1}
            max={36_000}
            value={seconds}
            onChange={setSeconds}
            aria-label={t('desk.seconds')}
            placeholder={t('desk.seconds')}
          />
          <Button type="primary" disabled={!seconds} onClick={() => done(seconds!)}>
            {t('desk.talked')}
          </Button>
        </Space.Compact>
      </Space>
    </div>
  );
}

/** A word of the customer's (记一句): it does not stop the clock. */
export function NoteBox({ leadId, contact }: { leadId: string; contact: Contact }) {
  const { t } = useWords();
  const [text, setText] = useState('');
  const keep = () => {
    if (text.trim() === '') return;
    contact.say({ id: leadId, kind: 'note', text });
    setText('');
  };
  return (
    <section className="note-box">
      <Input.TextArea
        rows={3}
        value={text}
        maxLength={2000}
        placeholder={t('desk.notePlaceholder')}
        onChange={({ target }) => setText(target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) keep();
        }}
      />
      <div>
        <small>{t('desk.noteRule')}</small>
        <Button size="small" disabled={text.trim() === ''} onClick={keep}>
          {t('desk.noteKeep')}
        </Button>
      </div>
    </section>
  );
}
