import { MessageOutlined, PhoneFilled, RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import type { z } from 'zod';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import type { DeskRow } from '../../../leads/desk/desk.schema.ts';
import { getLead } from '../../../leads/lead.schema.ts';
import { Grade } from '../../../leads/web/Grade.tsx';
import { CallForm, useContact } from '../../../leads/web/LeadContact.tsx';
import { DueTime } from './DueTime.tsx';

type FirstProps = { row: z.infer<typeof DeskRow>; now: number };

/** The first thing to do (先办这件): who, how long is left, what is known, and the two buttons in thumb reach. */
export function FirstThing({ row, now }: FirstProps) {
  const { t } = useWords();
  const lead = useEndpoint(getLead, { id: row.id }, { onDevice: true });
  const contact = useContact(row);
  return (
    <section className="card first-thing" aria-label={t('phone.first')}>
      <div className="line">
        <Grade is={row.grade} />
        <b>{row.customerName || t('desk.nameless')}</b>
        <span className="quiet">{[row.modelName, row.sourceName].filter(Boolean).join(' · ')}</span>
        {row.nextAt && (
          <span className="due">
            <small>{t(`desk.nextOf.${row.nextWhat || 'none'}`)}</small>
            <DueTime big nextAt={row.nextAt} nextWhat={row.nextWhat} since={row.since} now={now} />
          </span>
        )}
      </div>
      {lead.data?.wish && <p>{lead.data.wish}</p>}
      <RefusalNote error={contact.note.error ?? contact.reveal.error} />
      <div className="two">
        <Button type="primary" size="large" icon={<PhoneFilled />} onClick={contact.call}>
          {t('desk.call')}
        </Button>
        <Button
          size="large"
          icon={<MessageOutlined />}
          loading={contact.note.isPending}
          onClick={contact.message}
        >
          {t('desk.message')}
        </Button>
      </div>
      {contact.isCalling && <CallForm key={row.id} leadId={row.id} contact={contact} />}
      <Link className="small" to={`/leads/${row.id}`}>
        {t('phone.readFirst')} <RightOutlined />
      </Link>
    </section>
  );
}
