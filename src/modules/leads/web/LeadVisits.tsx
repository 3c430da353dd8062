import { CalendarOutlined, CopyOutlined } from '@ant-design/icons';
import { App, Button, Popconfirm, QRCode } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { getLeadAppointments, postAppointmentEnd } from '../appointment/appointment.schema.ts';
import { stateLooks, visitRefreshes } from './visit-state.ts';
import { BookVisit, type Invited } from './BookVisit.tsx';
import './visit.css';

type Visit = OutputOf<typeof getLeadAppointments>['rows'][number];
/** When the customer comes (邀约到店): the open appointment with its invitation, and those before it. */
export function LeadVisits({ lead, mayWork }: { lead: Invited; mayWork: boolean }) {
  const { t } = useWords();
  const visits = useEndpoint(getLeadAppointments, { id: lead.id });
  useEvents('lead', [getLeadAppointments]);
  const [asked, setAsked] = useState<'new' | { moves: string }>();
  return (
    <section className="visits">
      <h3>
        {t('visit.title')}
        {mayWork && visits.data && !visits.data.rows.some(isOpen) && (
          <Button size="small" icon={<CalendarOutlined />} onClick={() => setAsked('new')}>
            {t('visit.book')}
          </Button>
        )}
      </h3>
      <Loaded query={visits}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="rule">{t('visit.none')}</p>
          ) : (
            <ul>
              {rows.map((visit) => (
                <VisitLine
                  key={visit.id}
                  visit={visit}
                  storeName={lead.storeName ?? ''}
                  mayWork={mayWork}
                  onMove={() => setAsked({ moves: visit.id })}
                />
              ))}
            </ul>
          )
        }
      </Loaded>
      {asked && (
        <BookVisit
          lead={lead}
          moves={asked === 'new' ? undefined : asked.moves}
          onClose={() => setAsked(undefined)}
        />
      )}
    </section>
  );
}

const isOpen = ({ state }: Visit) => state === 'booked' || state === 'confirmed';

type LineProps = { visit: Visit; storeName: string; mayWork: boolean; onMove: () => void };

function VisitLine({ visit, storeName, mayWork, onMove }: LineProps) {
  const { t, format } = useWords();
  const end = useCommand(postAppointmentEnd, { refreshes: visitRefreshes });
  const notes: Record<string, string> = { moved: t('visit.moved'), guest: t('visit.byGuest') };
  const about = [
    t(`visit.kindOf.${visit.kind}`),
    visit.car,
    visit.hostName,
    visit.proof && t(`visit.proofOf.${visit.proof}`),
    notes[visit.endNote] ?? visit.endNote,
    visit.note,
  ];
  return (
    <li>
      <b>{format.shortMoment(visit.at)}</b>
      <Status state={stateLooks[visit.state]}>{t(`visit.stateOf.${visit.state}`)}</Status>
      <small>{about.filter(Boolean).join(' · ')}</small>
      <RefusalNote error={end.error} />
      {isOpen(visit) && (
        <>
          <Invitation visit={visit} storeName={storeName} />
          {mayWork && (
            <span className="visit-acts">
              <Button size="small" onClick={onMove}>
                {t('visit.move')}
              </Button>
              <Popconfirm title={t('visit.cancel')} onConfirm={() => end.mutate({ id: visit.id })}>
                <Button size="small" type="text" loading={end.isPending}>
                  {t('visit.cancel')}
                </Button>
              </Popconfirm>
            </span>
          )}
        </>
      )}
    </li>
  );
}

/** What is sent to the customer (邀约函): the address of their page, whose code checks them in. */
function Invitation({ visit, storeName }: { visit: Visit; storeName: string }) {
  const { t, format } = useWords();
  const { message } = App.useApp();
  const address = `${location.origin}/a/${visit.code}`;
  const text = t('visit.message', {
    time: format.shortMoment(visit.at),
    store: storeName,
    kind: t(`visit.kindOf.${visit.kind}`),
    address,
  });
  return (
    <div className="invitation">
      <QRCode value={address} size={84} bordered={false} />
      <span>
        <b>{t('visit.invitation')}</b>
        <small>{t('visit.invitationHint')}</small>
        <Button
          size="small"
          icon={<CopyOutlined />}
          onClick={() =>
            void navigator.clipboard.writeText(text).then(() => message.success(t('visit.copied')))
          }
        >
          {t('visit.copy')}
        </Button>
      </span>
    </div>
  );
}
