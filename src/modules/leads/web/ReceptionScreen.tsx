import { PlusOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { App, Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { dayIn } from '../../../kernel/period.ts';
import { getStores } from '../../people/place.schema.ts';
import { useActor } from '../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Status } from '../../../platform/web/ui/figures.tsx';
import { FilterBar, useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded, RefusalNote } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import {
  getAppointments,
  postArrival,
  postArrivalByCode,
} from '../appointment/appointment.schema.ts';
import { useNow } from './Clock.tsx';
import { NewLead } from './NewLead.tsx';
import { RedeemCoupon } from './RedeemCoupon.tsx';
import { stateLooks } from './visit-state.ts';
import './visit.css';

type Guest = OutputOf<typeof getAppointments>['rows'][number];

/** The reception (前台): who is expected today, who is here, and a walk-in in a few taps. */
export function ReceptionScreen() {
  const { t } = useWords();
  const actor = useActor();
  const [search, setSearch] = useFilters();
  const [isNew, setNew] = useState(false);
  const stores = useEndpoint(getStores, { limit: 200 }, { enabled: !actor.storeId });
  const choices = stores.data?.rows ?? [];
  const storeId = actor.storeId ?? search['storeId'] ?? choices[0]?.id;
  const now = useNow(undefined);
  const day = dayIn(now);
  const guests = useEndpoint(
    getAppointments,
    { storeId: storeId ?? '', day },
    { enabled: !!storeId, everyMs: 60_000 },
  );
  useEvents('lead', [getAppointments]);
  return (
    <Page
      title={t('reception.title')}
      note={guests.data && t('reception.expected', { count: guests.data.rows.length })}
      className="narrow"
      tools={
        <Button type="primary" icon={<PlusOutlined />} onClick={() => setNew(true)}>
          {t('reception.walkIn')}
        </Button>
      }
    >
      <FilterBar>
        {!actor.storeId && (
          <Select
            value={storeId ?? null}
            aria-label={t('reception.store')}
            className="reception-store"
            onChange={(value: string) => setSearch({ storeId: value })}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <ByCode key={search['code'] ?? ''} scanned={search['code'] ?? ''} />
        {storeId && <RedeemCoupon storeId={storeId} />}
      </FilterBar>
      <Card>
        <div className="in">
          <Loaded query={guests}>
            {({ rows }) =>
              rows.length === 0 ? (
                <Empty title={t('reception.none')}>{t('reception.noneHint')}</Empty>
              ) : (
                <ul className="guests">
                  {rows.map((guest) => (
                    <GuestLine key={guest.id} guest={guest} />
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </Card>
      <NewLead open={isNew} onClose={() => setNew(false)} />
    </Page>
  );
}

/** The code as it was scanned from the guest's phone, or as they read it out. */
function ByCode({ scanned }: { scanned: string }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const [code, setCode] = useState(scanned);
  const check = useCommand(postArrivalByCode, { refreshes: [getAppointments] });
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

function GuestLine({ guest }: { guest: Guest }) {
  const { t, format } = useWords();
  const arrive = useCommand(postArrival, { refreshes: [getAppointments] });
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
