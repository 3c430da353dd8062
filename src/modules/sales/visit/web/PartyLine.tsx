import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { NewLead } from '../../../leads/web/NewLead.tsx';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postDeal } from '../../deal-open.schema.ts';
import * as reception from '../visit.schema.ts';
import { CorrectVisit } from './CorrectVisit.tsx';
import { VisitRecord } from './VisitRecord.tsx';

type Board = OutputOf<typeof reception.getReception>;
type Row = Board['rows'][number];
const refreshes = [reception.getReception];

const looks = {
  first: 'onTrack',
  returning: 'idle',
  invited: 'onTrack',
  unregistered: 'idle',
} as const;

/** Who a party is, in the words at hand: the customer, what they were called, their plate. */
function useTitle(visit: Row) {
  const { t } = useWords();
  return visit.customerName || visit.name || visit.plate || t('showroom.nobody');
}

function Who({ visit }: { visit: Row }) {
  const { t } = useWords();
  const title = useTitle(visit);
  const about = [
    visit.party > 1 && t('showroom.people', { count: visit.party }),
    visit.modelName,
    title !== visit.plate && visit.plate,
    visit.note,
  ];
  return (
    <span className="who">
      <b>
        {visit.leadId ? (
          <Link to="/leads/$id" params={{ id: visit.leadId }}>
            {title}
          </Link>
        ) : (
          title
        )}
      </b>
      <Status state={looks[visit.kind]}>{t(`showroom.kindOf.${visit.kind}`)}</Status>
      <small>{about.filter(Boolean).join(' · ')}</small>
    </span>
  );
}

/** Minutes after which a wait is marked. */
const longWait = 10;

type LineProps = { visit: Row; hosts: Board['hosts']; now: number; mayEdit: boolean };

/** One party in the showroom: since when, with whom, and what comes next. */
export function PartyLine({ visit, hosts, now, mayEdit }: LineProps) {
  const { t, format } = useWords();
  const minutes = (from: string) => Math.max(0, Math.floor((now - Date.parse(from)) / 60_000));
  const waited = minutes(visit.cameAt);
  const long = (word: string, count: number) =>
    count < 120 ? t(word, { count }) : t(`${word}Hours`, { count: Math.floor(count / 60) });
  return (
    <li>
      <time>{format.timeOf(visit.cameAt)}</time>
      <Who visit={visit} />
      <span className="host">
        {visit.hostName ?? <em>{t('showroom.unassigned')}</em>}
        {visit.startedAt ? (
          <small>{long('showroom.served', minutes(visit.startedAt))}</small>
        ) : (
          <small className={waited > longWait ? 'long' : ''}>
            {long('showroom.waits', waited)}
          </small>
        )}
      </span>
      {mayEdit && <Acts visit={visit} hosts={hosts} />}
    </li>
  );
}

/** What comes next for a party: take, read, begin, note the contact, open a deal; and they leave. */
function Acts({ visit, hosts }: Pick<LineProps, 'visit' | 'hosts'>) {
  const { t } = useWords();
  const actor = useActor();
  const [open, setOpen] = useState<'record' | 'file' | 'correct'>();
  const give = useCommand(reception.postReceptionHost, { refreshes });
  const start = useCommand(reception.postReceptionStart, { refreshes });
  const file = useCommand(reception.postReceptionFile, { refreshes });
  const leave = useCommand(reception.postReceptionLeave, { refreshes });
  const isMine = visit.hostId === actor.personId;
  const mayHost = hosts.some(({ personId }) => personId === actor.personId);
  const giveTo = (hostId: string) => give.mutate({ id: visit.id, from: visit.hostId, hostId });
  const isUnread = start.error?.code === 'visit.record_unopened' || !visit.isRecordKnown;
  const close = () => setOpen(undefined);
  return (
    <div className="party-acts">
      {!visit.hostId && mayHost && (
        <Button type="primary" loading={give.isPending} onClick={() => giveTo(actor.personId)}>
          {t('showroom.take')}
        </Button>
      )}
      {isMine && !visit.startedAt && visit.leadId && isUnread && (
        <Button type="primary" onClick={() => setOpen('record')}>
          {t('showroom.recordFirst')}
        </Button>
      )}
      {isMine && !visit.startedAt && !(visit.leadId && isUnread) && (
        <Button
          type="primary"
          loading={start.isPending}
          onClick={() => start.mutate({ id: visit.id })}
        >
          {t('showroom.start')}
        </Button>
      )}
      {!visit.leadId && <Button onClick={() => setOpen('file')}>{t('showroom.file')}</Button>}
      <DealButton visit={visit} isMine={isMine} />
      <Button loading={leave.isPending} onClick={() => leave.mutate({ id: visit.id })}>
        {t('showroom.leave')}
      </Button>
      <More visit={visit} hosts={hosts} onGive={giveTo} onCorrect={() => setOpen('correct')} />
      {[give, start, file, leave].map(({ error }, i) => (
        <RefusalNote key={i} error={error} />
      ))}
      <NewLead
        open={open === 'file'}
        name={visit.name}
        onClose={close}
        onTaken={(leadId) => file.mutate({ id: visit.id, leadId })}
      />
      {open === 'record' && <VisitRecord id={visit.id} onClose={close} />}
      {open === 'correct' && <CorrectVisit visit={visit} onClose={close} />}
    </div>
  );
}

type MoreProps = Pick<LineProps, 'visit' | 'hosts'> & {
  onGive: (hostId: string) => void;
  onCorrect: () => void;
};

/** What is needed now and then: to whom the party goes, and mending the entry. */
function More({ visit, hosts, onGive, onCorrect }: MoreProps) {
  const { t } = useWords();
  const others = hosts.filter(({ personId }) => personId !== visit.hostId);
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            type: 'group',
            label: t(visit.hostId ? 'showroom.handOver' : 'showroom.give'),
            children: others.map(({ personId, personName, inHand }) => ({
              key: personId,
              label: t(inHand === 0 ? 'showroom.hostFree' : 'showroom.hostBusy', {
                name: personName,
                count: inHand,
              }),
            })),
          },
          { type: 'divider' },
          { key: 'correct', label: t('showroom.correct') },
        ],
        onClick: ({ key }) => (key === 'correct' ? onCorrect() : onGive(key)),
      }}
    >
      <Button>{t('showroom.more')}</Button>
    </Dropdown>
  );
}

/** The deal with them, or opening it once whoever receives them has begun (开商机). */
function DealButton({ visit, isMine }: { visit: Row; isMine: boolean }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const mayDeal = useMay('deal', 'edit');
  const begin = useCommand(postDeal, { refreshes });
  const { leadId, dealId } = visit;
  if (!mayDeal || !isMine) return null;
  const show = (id: string) => void navigate({ to: '/deals/$id', params: { id } });
  if (dealId) return <Button onClick={() => show(dealId)}>{t('showroom.toDeal')}</Button>;
  if (!leadId || !visit.startedAt) return null;
  return (
    <>
      <Button
        loading={begin.isPending}
        onClick={() => begin.mutate({ leadId }, { onSuccess: ({ id }) => show(id) })}
      >
        {t('showroom.deal')}
      </Button>
      <RefusalNote error={begin.error} />
    </>
  );
}

/** A party that has left. */
export function GoneLine({ visit }: { visit: Row }) {
  const { format } = useWords();
  return (
    <li>
      <time>{format.timeOf(visit.cameAt)}</time>
      <Who visit={visit} />
      <span className="host">
        {visit.hostName ?? format.none}
        <small>– {format.timeOf(visit.leftAt!)}</small>
      </span>
    </li>
  );
}
