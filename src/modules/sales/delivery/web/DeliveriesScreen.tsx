import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { addDays, dayIn } from '../../../../kernel/period.ts';
import { getStores } from '../../../people/place.schema.ts';
import { useActor } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getDeliveries } from '../delivery.schema.ts';
import type { ShownDelivery } from './delivery-state.ts';
import { DeliveryMark, Lacks } from './DeliveryMark.tsx';
import './delivery.css';

type Shown = OutputOf<typeof getDeliveries>;

/** The deliveries of a store (交车日程): the day by bay, what each car still lacks, and what nobody booked. */
export function DeliveriesScreen() {
  const { t } = useWords();
  const actor = useActor();
  const [search, setSearch] = useFilters();
  const [today] = useState(() => dayIn(Date.now()));
  const stores = useEndpoint(getStores, { limit: 200 }, { enabled: !actor.storeId });
  const choices = stores.data?.rows ?? [];
  const storeId = actor.storeId ?? search['storeId'] ?? choices[0]?.id;
  const day = search['day'] ?? today;
  const found = useEndpoint(getDeliveries, { storeId: storeId ?? '', day }, { enabled: !!storeId });
  useEvents('deal', [getDeliveries]);
  const booked = found.data?.rows.filter(({ state }) => state === 'booked') ?? [];
  const ready = booked.filter(({ missing }) => missing.length === 0).length;
  return (
    <Page
      title={t('carDelivery.title')}
      tools={<Link to="/derivatives">{t('derivative.title')}</Link>}
      note={found.data && t('carDelivery.note', { count: found.data.rows.length, ready })}
    >
      <FilterBar>
        {!actor.storeId && (
          <Select
            value={storeId ?? null}
            aria-label={t('carDelivery.store')}
            className="delivery-store"
            onChange={(value: string) => setSearch({ storeId: value })}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <DayButtons day={day} today={today} onChange={(chosen) => setSearch({ day: chosen })} />
      </FilterBar>
      <Loaded query={found}>
        {(shown) => (
          <div className="delivery-day">
            <Bays shown={shown} />
            <Card title={t('carDelivery.ofDay')}>
              <DayList rows={shown.rows} />
            </Card>
            <Card title={t('carDelivery.unbooked')} note={t('carDelivery.unbookedNote')}>
              <Unbooked rows={shown.unbooked} />
            </Card>
          </div>
        )}
      </Loaded>
    </Page>
  );
}

type DayProps = { day: string; today: string; onChange: (day: string | undefined) => void };

function DayButtons({ day, today, onChange }: DayProps) {
  const { t, format } = useWords();
  return (
    <span className="day-buttons">
      <Button
        icon={<LeftOutlined />}
        aria-label={t('carDelivery.before')}
        onClick={() => onChange(addDays(day, -1))}
      />
      <b>{format.longDay(day)}</b>
      <Button
        icon={<RightOutlined />}
        aria-label={t('carDelivery.after')}
        onClick={() => onChange(addDays(day, 1))}
      />
      {day !== today && (
        <Button type="text" onClick={() => onChange(undefined)}>
          {t('carDelivery.today')}
        </Button>
      )}
    </span>
  );
}

/** Slots down, bays across; a place that is held by somebody out of my reach only says so. */
function Bays({ shown }: { shown: Shown }) {
  const { t, format } = useWords();
  const bays = Array.from({ length: shown.bays }, (_, i) => i + 1);
  if (shown.slots.length === 0)
    return (
      <Card>
        <Empty title={t('carDelivery.closed')}>{t('carDelivery.closedHint')}</Empty>
      </Card>
    );
  const columns = { gridTemplateColumns: `56px repeat(${bays.length}, minmax(0, 1fr))` };
  return (
    <Card>
      <div className="bays" role="table" aria-label={t('carDelivery.bays')}>
        <div role="row" className="head" style={columns}>
          <span role="columnheader" />
          {bays.map((bay) => (
            <span role="columnheader" key={bay}>
              {t('carDelivery.bay', { bay })}
            </span>
          ))}
        </div>
        {shown.slots.map((at) => (
          <div role="row" key={at} style={columns}>
            <time role="rowheader">{format.timeOf(at)}</time>
            {bays.map((bay) => (
              <Place key={bay} shown={shown} at={at} bay={bay} />
            ))}
          </div>
        ))}
      </div>
    </Card>
  );
}

function Place({ shown, at, bay }: { shown: Shown; at: string; bay: number }) {
  const { t } = useWords();
  const mine = shown.rows.find((row) => row.at === at && row.bay === bay);
  const isHeld = shown.taken.some((one) => one.at === at && one.bay === bay);
  if (mine)
    return (
      <span role="cell">
        <Link to="/deliveries/$id" params={{ id: mine.id }} className="place">
          <b>{mine.customerName}</b>
          <small>{[mine.modelName, mine.hostName].filter(Boolean).join(' · ')}</small>
          <DeliveryMark delivery={mine} />
        </Link>
      </span>
    );
  return (
    <span role="cell" className={isHeld ? 'held' : 'free'}>
      {t(isHeld ? 'carDelivery.held' : 'carDelivery.free')}
    </span>
  );
}

function DayList({ rows }: { rows: readonly ShownDelivery[] }) {
  const { t, format } = useWords();
  if (rows.length === 0)
    return <Empty title={t('carDelivery.none')}>{t('carDelivery.noneHint')}</Empty>;
  return (
    <ul className="delivery-list">
      {rows.map((row) => (
        <li key={row.id}>
          <Link to="/deliveries/$id" params={{ id: row.id }}>
            <time>{format.timeOf(row.at)}</time>
            <span className="who">
              <b>{row.customerName}</b>
              <small>
                {[row.modelName, row.colour, t('carDelivery.bay', { bay: row.bay }), row.hostName]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
              <Lacks missing={row.missing} />
            </span>
            <DeliveryMark delivery={row} />
          </Link>
        </li>
      ))}
    </ul>
  );
}

function Unbooked({ rows }: { rows: Shown['unbooked'] }) {
  const { t, format } = useWords();
  if (rows.length === 0) return <Empty title={t('carDelivery.allBooked')} />;
  return (
    <ul className="delivery-list">
      {rows.map((row) => (
        <li key={row.dealId}>
          <Link to="/deals/$id" params={{ id: row.dealId }}>
            <span className="who">
              <b>{row.customerName ?? row.number}</b>
              <small>
                {[row.modelName, row.colour, row.personName, row.number]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            <span className="ends">
              {row.promisedOn && (
                <small>{t('carDelivery.promised', { day: format.shortDay(row.promisedOn) })}</small>
              )}
              <span className="chip">{t(`carDelivery.vehicle.${row.vehicleState ?? 'none'}`)}</span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
