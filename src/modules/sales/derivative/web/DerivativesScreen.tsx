import { Link } from '@tanstack/react-router';
import { Segmented, Select } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { dayIn, monthOf } from '../../../../kernel/period.ts';
import { getStores } from '../../../people/place.schema.ts';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { FilterBar, useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { derivativeGroups } from '../derivative.rules.ts';
import { derivativeKinds, getDerivativeFigures, getDerivatives } from '../derivative.schema.ts';
import type { WaitingDerivative } from './derivative-state.ts';
import { StepButtons } from './StepButtons.tsx';
import './derivative.css';

/** The F&I specialist’s queue (衍生业务待办): what waits for what since when, and what came of the month’s cars. */
export function DerivativesScreen() {
  const { t } = useWords();
  const actor = useActor();
  const [search, setSearch] = useFilters();
  const [month] = useState(() => monthOf(dayIn(Date.now())));
  const stores = useEndpoint(getStores, { limit: 200 }, { enabled: !actor.storeId });
  const storeId = actor.storeId ?? search['storeId'];
  const kind = derivativeKinds.find((one) => one === search['kind']);
  const place = storeId ? { storeId } : {};
  const waiting = useEndpoint(getDerivatives, { ...place, ...(kind && { kind }) });
  const figures = useEndpoint(getDerivativeFigures, { ...place, month });
  useEvents('deal', [getDerivatives, getDerivativeFigures]);
  return (
    <Page
      title={t('derivative.title')}
      tools={<Link to="/deliveries">{t('carDelivery.title')}</Link>}
      note={waiting.data && t('derivative.count', { count: waiting.data.rows.length })}
    >
      <FilterBar>
        {!actor.storeId && (
          <Select
            allowClear
            value={storeId ?? null}
            placeholder={t('carDelivery.store')}
            className="delivery-store"
            onChange={(value: string | undefined) => setSearch({ storeId: value })}
            options={(stores.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Segmented
          value={kind ?? ''}
          onChange={(value) => setSearch({ kind: value || undefined })}
          options={[
            { value: '', label: t('derivative.all') },
            ...derivativeKinds.map((one) => ({ value: one, label: t(`derivative.kind.${one}`) })),
          ]}
        />
      </FilterBar>
      <Loaded query={figures}>{(shown) => <Figures figures={shown} month={month} />}</Loaded>
      <Card title={t('derivative.queue')} note={t('derivative.queueNote')}>
        <Loaded query={waiting}>
          {({ rows }) =>
            rows.length === 0 ? (
              <Empty title={t('derivative.nothing')}>{t('derivative.nothingHint')}</Empty>
            ) : (
              <ul className="derivatives queue">
                {rows.map((row) => (
                  <Line key={row.id} row={row} />
                ))}
              </ul>
            )
          }
        </Loaded>
      </Card>
    </Page>
  );
}

type FigureProps = { figures: OutputOf<typeof getDerivativeFigures>; month: string };

function Figures({ figures, month }: FigureProps) {
  const { t, format } = useWords();
  const rate = (bp: number | null) => (bp === null ? format.none : format.percent(bp));
  return (
    <Card title={t('derivative.cars', { month: format.longMonth(month), count: figures.cars })}>
      <dl className="derivative-figures">
        {derivativeGroups.map((group) => (
          <div key={group}>
            <dt>{t(`derivative.penetration.${group}`)}</dt>
            <dd>{rate(figures[group].penetrationBp)}</dd>
            <small>
              {t('derivative.ofCars', { count: figures[group].cars })} ·{' '}
              {format.yuanShort(figures[group].incomeFen)}
            </small>
          </div>
        ))}
        <div>
          <dt>{t('derivative.perCar')}</dt>
          <dd>
            {figures.incomePerCarFen === null ? format.none : format.yuan(figures.incomePerCarFen)}
          </dd>
        </div>
        <div>
          <dt>{t('derivative.bundle')}</dt>
          <dd>{rate(figures.bundleBp)}</dd>
          <small>
            {t('derivative.bundleNote', { count: figures.bundles, least: figures.least })}
          </small>
        </div>
      </dl>
    </Card>
  );
}

function Line({ row }: { row: WaitingDerivative }) {
  const { t, format } = useWords();
  const mayEdit = useMay('deal', 'edit');
  return (
    <li>
      <span className="what">
        <b>
          {t(`derivative.waits.${row.state}`)} · {row.name}
        </b>
        <small>
          {[
            t(`derivative.kind.${row.kind}`),
            row.provider,
            t('derivative.since', { day: format.shortDay(row.stateOn) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className="whose">
        <Link to="/deals/$id" params={{ id: row.dealId }}>
          {row.customerName ?? row.dealNumber}
        </Link>
        <small>
          {[
            row.modelName,
            row.personName,
            row.deliveryAt &&
              t('derivative.deliveryAt', { at: format.shortMoment(row.deliveryAt) }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </small>
      </span>
      <span className="figures">
        <span>{format.yuan(row.amountFen)}</span>
        <small>
          {t('derivative.net')} {format.yuan(row.incomeFen - row.expenseFen)}
        </small>
      </span>
      {mayEdit && <StepButtons derivative={row} />}
    </li>
  );
}
