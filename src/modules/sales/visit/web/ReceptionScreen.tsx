import { PlusOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { dayIn } from '../../../../kernel/period.ts';
import { getAppointments } from '../../../leads/appointment/appointment.schema.ts';
import { useNow } from '../../../leads/web/Clock.tsx';
import { ArrivalByCode, ExpectedGuests } from '../../../leads/web/ExpectedGuests.tsx';
import { RedeemCoupon } from '../../../leads/web/RedeemCoupon.tsx';
import { getStores } from '../../../people/place.schema.ts';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { visitKinds } from '../visit.rules.ts';
import { getReception } from '../visit.schema.ts';
import { EnterVisit } from './EnterVisit.tsx';
import { GoneLine, PartyLine } from './PartyLine.tsx';
import './showroom.css';

type Board = OutputOf<typeof getReception>;

/** The reception (前台): who is in the showroom and with whom, who is expected, and somebody new in two taps. */
export function ReceptionScreen() {
  const { t } = useWords();
  const actor = useActor();
  const mayEdit = useMay('lead', 'edit');
  const [search, setSearch] = useFilters();
  const [isEntering, setEntering] = useState(false);
  const stores = useEndpoint(getStores, { limit: 200 }, { enabled: !actor.storeId });
  const choices = stores.data?.rows ?? [];
  const storeId = actor.storeId ?? search['storeId'] ?? choices[0]?.id ?? '';
  const now = useNow(undefined);
  const asked = [
    { storeId, day: dayIn(now) },
    { enabled: storeId !== '', everyMs: 60_000 },
  ] as const;
  const board = useEndpoint(getReception, ...asked);
  const guests = useEndpoint(getAppointments, ...asked);
  useEvents('lead', [getAppointments]);
  useEvents('visit', [getReception]);
  return (
    <Page
      title={t('reception.title')}
      note={guests.data && t('reception.expected', { count: guests.data.rows.length })}
      className="showroom"
      tools={
        mayEdit && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            disabled={!board.data}
            onClick={() => setEntering(true)}
          >
            {t('showroom.enter')}
          </Button>
        )
      }
    >
      <FilterBar>
        {!actor.storeId && (
          <Select
            value={storeId || null}
            aria-label={t('reception.store')}
            className="reception-store"
            onChange={(value: string) => setSearch({ storeId: value })}
            options={choices.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <ArrivalByCode
          key={search['code'] ?? ''}
          scanned={search['code'] ?? ''}
          refreshes={[getReception]}
        />
        {storeId && <RedeemCoupon storeId={storeId} />}
      </FilterBar>
      <Loaded query={board}>{(shown) => <Counts counts={shown.counts} />}</Loaded>
      <div className="showroom-two">
        <div>
          <Loaded query={board}>
            {(shown) => <Inside board={shown} now={now} mayEdit={mayEdit} />}
          </Loaded>
        </div>
        <Card title={t('showroom.expected')}>
          <div className="in">
            <Loaded query={guests}>
              {({ rows }) =>
                rows.length === 0 ? (
                  <p className="quiet">{t('reception.none')}</p>
                ) : (
                  <ExpectedGuests rows={rows} refreshes={[getReception]} />
                )
              }
            </Loaded>
          </div>
        </Card>
      </div>
      {isEntering && board.data && (
        <EnterVisit storeId={storeId} hosts={board.data.hosts} onClose={() => setEntering(false)} />
      )}
    </Page>
  );
}

/** The kinds of parties of the day, apart (到店类型). */
function Counts({ counts }: { counts: Board['counts'] }) {
  const { t } = useWords();
  return (
    <dl className="showroom-counts">
      {visitKinds.map((kind) => (
        <div key={kind}>
          <dt>{t(`showroom.kindOf.${kind}`)}</dt>
          <dd>
            <b>{counts[kind].parties}</b>
            <small>{t('showroom.people', { count: counts[kind].heads })}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Inside({ board, now, mayEdit }: { board: Board; now: number; mayEdit: boolean }) {
  const { t } = useWords();
  const inside = board.rows.filter(({ leftAt }) => leftAt === null);
  const gone = board.rows.filter(({ leftAt }) => leftAt !== null).toReversed();
  const heads = inside.reduce((sum, { party }) => sum + party, 0);
  return (
    <>
      <Card
        title={t('showroom.here')}
        note={inside.length > 0 && t('showroom.hereNote', { parties: inside.length, heads })}
      >
        <div className="in">
          {inside.length === 0 ? (
            <Empty title={t('showroom.none')}>{t('showroom.noneHint')}</Empty>
          ) : (
            <ul className="parties">
              {inside.map((visit) => (
                <PartyLine
                  key={visit.id}
                  visit={visit}
                  hosts={board.hosts}
                  now={now}
                  mayEdit={mayEdit}
                />
              ))}
            </ul>
          )}
        </div>
      </Card>
      <Card title={t('showroom.gone')}>
        <div className="in">
          {gone.length === 0 ? (
            <p className="quiet">{t('showroom.noneGone')}</p>
          ) : (
            <ul className="parties gone">
              {gone.map((visit) => (
                <GoneLine key={visit.id} visit={visit} />
              ))}
            </ul>
          )}
        </div>
      </Card>
    </>
  );
}
