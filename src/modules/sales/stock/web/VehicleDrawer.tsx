import { Drawer } from 'antd';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { HiddenField } from '../../../people/rights/web/HiddenField.tsx';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { getVehicle } from '../stock.schema.ts';
import { VehicleActs } from './VehicleActs.tsx';
import '../../web/sales.css';
import './stock.css';

export type ShownVehicle = OutputOf<typeof getVehicle>;

/** One car beside the list (车辆档案); Back closes it, because it stands in the address. */
export function VehicleDrawer({ id, onClose }: { id: string | undefined; onClose: () => void }) {
  const { t } = useWords();
  const vehicle = useEndpoint(getVehicle, { id: id ?? '' }, { enabled: !!id });
  useEvents('stock', [getVehicle]);
  return (
    <Drawer
      open={!!id}
      onClose={onClose}
      size={480}
      title={vehicle.data ? vehicle.data.vin : t('stock.one')}
    >
      <Loaded query={vehicle}>{(found) => <VehicleFile key={found.id} vehicle={found} />}</Loaded>
    </Drawer>
  );
}

function VehicleFile({ vehicle }: { vehicle: ShownVehicle }) {
  const { t, format } = useWords();
  const money = (fen: number | null, field: string) => {
    if (vehicle.hidden?.includes(field)) return <HiddenField right="cost" />;
    return fen === null ? format.none : format.yuanExact(fen);
  };
  const day = (on: string | null) => (on ? format.shortDay(on) : format.none);
  const facts: [string, React.ReactNode][] = [
    ['stock.model', [vehicle.modelName, vehicle.trimName].filter(Boolean).join(' ')],
    ['stock.colour', vehicle.colour || format.none],
    ['stock.state', t(`stock.stateOf.${vehicle.state}`)],
    ['stock.use', t(`stock.useOf.${vehicle.use}`)],
    ['stock.store', vehicle.storeName],
    ['stock.reserved', vehicle.contractNumber ?? t('stock.free')],
    ['stock.eta', day(vehicle.etaOn)],
    ['stock.arrivedOn', day(vehicle.arrivedOn)],
    [
      'stock.days',
      vehicle.daysInStock === null ? format.none : t('stock.daysOf', { days: vehicle.daysInStock }),
    ],
    ['stock.cost', money(vehicle.costFen, 'costFen')],
    ['stock.interest', money(vehicle.interestFen, 'interestFen')],
  ];
  return (
    <div className="vehicle-file facts">
      {vehicle.warning && <p className="rule">{t('stock.checkDigit')}</p>}
      <dl>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{t(word)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {vehicle.waiting > 0 && !vehicle.contractId && (
        <p className="quiet">{t('stock.waiting', { count: vehicle.waiting })}</p>
      )}
      <VehicleActs vehicle={vehicle} />
      <History vehicle={vehicle} />
    </div>
  );
}

function History({ vehicle }: { vehicle: ShownVehicle }) {
  const { t, format } = useWords();
  const day = (on: string | null) => (on ? format.shortDay(on) : format.none);
  const { slices, etas, allocations } = vehicle;
  return (
    <>
      {slices.some(({ interestFen }) => interestFen !== null) && (
        <Section title={t('stock.slices')}>
          {slices.map(({ from, days, rateBp, interestFen }) => (
            <li key={from}>
              <span>{t('stock.slice', { days, rate: format.percent(rateBp) })}</span>
              <span>{interestFen === null ? format.none : format.yuanExact(interestFen)}</span>
            </li>
          ))}
        </Section>
      )}
      {etas.length > 0 && (
        <Section title={t('stock.etas')}>
          {etas.map(({ id, wasOn, etaOn, reason, notedByName, notedAt }) => (
            <li key={id}>
              <span>
                {t('stock.etaMoved', { from: day(wasOn), to: day(etaOn) })}
                <small>{[reason, notedByName].filter(Boolean).join(' · ')}</small>
              </span>
              <small>{format.shortMoment(notedAt)}</small>
            </li>
          ))}
        </Section>
      )}
      {allocations.length > 0 && (
        <Section title={t('stock.allocations')}>
          {allocations.map(
            ({ id, contractNumber, personName, allocatedAt, releasedAt, reason }) => (
              <li key={id}>
                <span>
                  {contractNumber}
                  <small>
                    {[personName, releasedAt && t('stock.released'), reason]
                      .filter(Boolean)
                      .join(' · ')}
                  </small>
                </span>
                <small>{format.shortMoment(allocatedAt)}</small>
              </li>
            ),
          )}
        </Section>
      )}
    </>
  );
}

const Section = ({ title, children }: { title: string; children: React.ReactNode }) => (
  <section>
    <h3>{title}</h3>
    <ul className="vehicle-lines">{children}</ul>
  </section>
);
