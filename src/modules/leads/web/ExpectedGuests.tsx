import { Link } from '@tanstack/react-router';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import type { Endpoint, OutputOf } from '../../../kernel/endpoint.ts';
import { useCommand } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import {
  getAppointments,
  postArrival,
  postArrivalByCode,
} from '../appointment/appointment.schema.ts';
import { stateLooks } from './visit-state.ts';
import './visit.css';

type Guest = OutputOf<typeof getAppointments>['rows'][number];
type Refreshes = { refreshes: readonly Endpoint[] };

/** Who is expected at a store (邀约客户), in the order of their time, and one press when they are here. */
export function ExpectedGuests({ rows, refreshes }: { rows: readonly Guest[] } & Refreshes) {
  return (
    <ul className="guests">
      {rows.map((guest) => (
        <GuestLine key={guest.id} guest={guest} refreshes={refreshes} />
      ))}
    </ul>
  );
}

/** The code as it was scanned from the guest's phone, or as they read it out. */
export function ArrivalByCode({ scanned, refreshes }: { scanned: string } & Refreshes) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [code, setCode] = useState(scanned);
  const check = useCommand(postArrivalByCode, { refreshes: [getAppointments, ...refreshes] });
  return (
    <>
      <Input.Search
        className="by-code"
        value={code}
        maxLength={40}
        placeholder={t('reception.code')}
        aria-label={t('reception.code')}
        enterButton={t('reception.check')}
        loading={check.isPending}
        onChange={({ target }) => setCode(target.value.trim())}
        onSearch={() =>
          code &&
          check.mutate(
            { code },
            { onSuccess: () => void message.success(t('visit.stateOf.arrived')) },
          )
        }
      />
      <RefusalNote error={check.error} />
    </>
  );
}

function GuestLine({ guest, refreshes }: { guest: Guest } & Refreshes) {
  const { t, format } = useWords();
  const arrive = useCommand(postArrival, { refreshes: [getAppointments, ...refreshes] });
  const mayArrive =
    guest.state === 'booked' || guest.state === 'confirmed' || guest.state === 'missed';
  const about = [
    t(`visit.kindOf.${guest.kind}`),
    guest.modelName,
    guest.car,
    guest.hostName ?? t('visit.hostLater'),
    guest.note,
  ];
  return (
    <li>
      <time>{format.timeOf(guest.at)}</time>
      <span className="who">
        <Link to="/leads/$id" params={{ id: guest.leadId }}>
          {guest.customerName || t('desk.nameless')}
        </Link>
        <span className="tel">{guest.customerPhone}</span>
        <small>{about.filter(Boolean).join(' · ')}</small>
        <RefusalNote error={arrive.error} />
      </span>
      <Status state={stateLooks[guest.state]}>
        {t(`visit.stateOf.${guest.state}`)}
        {guest.proof && ` · ${t(`visit.proofOf.${guest.proof}`)}`}
      </Status>
      {mayArrive && (
        <Button
          size="large"
          loading={arrive.isPending}
          onClick={() => arrive.mutate({ id: guest.id })}
        >
          {t('reception.arrive')}
        </Button>
      )}
    </li>
  );
}
