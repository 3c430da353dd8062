import { Link } from '@tanstack/react-router';
import type { z } from 'zod';
import { dayIn } from '../../../kernel/period.ts';
import { RevealPhone } from '../../../platform/audit/web/Reveal.tsx';
import { UnsentOf } from '../../../platform/offline/web/Unsent.tsx';
import { useMay } from '../../../platform/web/actor.ts';
import { useWords } from '../../../platform/web/language.ts';
import type { Lead } from '../lead.schema.ts';
import { Clock } from './Clock.tsx';
import { Grade } from './Grade.tsx';
import { ContactButtons, NoteBox, type useContact } from './LeadContact.tsx';
import { ClaimFromPool, EndButtons } from './LeadEnd.tsx';
import { LeadNeeds } from './LeadNeeds.tsx';
import { LeadTrack } from './LeadTrack.tsx';

type Shown = z.infer<typeof Lead>;
type CaseProps = {
  lead: Shown;
  now: number;
  mayWork: boolean;
  contact: ReturnType<typeof useContact>;
};

/** The lead in the middle of the desk (个案): who, how long is left, what was reached, what to do. */
export function LeadCase({ lead, now, mayWork, contact }: CaseProps) {
  const { t, format } = useWords();
  const mayCustomer = useMay('customer', 'read');
  const about = [
    lead.sourceName,
    lead.campaignName,
    lead.modelName && t('desk.wants', { model: lead.modelName }),
    lead.storeName,
    lead.ownerName,
  ];
  return (
    <>
      <div className="case-head">
        <div>
          <h2>
            <Grade is={lead.grade} />
            {lead.customerName || t('desk.nameless')}
            <span className="tel">
              <RevealPhone
                key={lead.id}
                resource="lead"
                recordId={lead.id}
                masked={lead.customerPhone}
              />
            </span>
          </h2>
          <p>
            {lead.customerId && mayCustomer && (
              <Link to="/customers/$id" params={{ id: lead.customerId }}>
                {t('customers.goTo')}
              </Link>
            )}{' '}
            {about.filter(Boolean).join(' · ')}
          </p>
          {lead.wish && <p className="wish">“{lead.wish}”</p>}
        </div>
        {lead.outcome === 'open' && lead.nextAt && (
          <div className="timer">
            <small>{t(`desk.leftOf.${lead.nextWhat || 'follow_up'}`)}</small>
            <Clock big due={lead.nextAt} since={lead.lastContactAt ?? lead.receivedAt} now={now} />
          </div>
        )}
      </div>
      <LeadTrack lead={lead} now={now} />
      <p className="rule">{t('desk.rule')}</p>
      {lead.outcome !== 'open' ? (
        <p className="rule">
          {t('desk.closed', { outcome: t(`leads.outcomeOf.${lead.outcome}`) })}
        </p>
      ) : lead.ownerId === null ? (
        <ClaimFromPool leadId={lead.id} />
      ) : mayWork ? (
        <ContactButtons lead={lead} contact={contact} now={now} />
      ) : (
        <p className="rule">{t('desk.notYours', { name: lead.ownerName ?? format.none })}</p>
      )}
      {lead.outcome === 'open' && lead.ownerId !== null && mayWork && (
        <>
          <LeadNeeds key={lead.id} lead={lead} today={dayIn(now)} />
          <NoteBox key={`note ${lead.id}`} leadId={lead.id} contact={contact} />
          <UnsentOf about={lead.id} />
          <EndButtons key={`end ${lead.id}`} leadId={lead.id} />
        </>
      )}
    </>
  );
}
