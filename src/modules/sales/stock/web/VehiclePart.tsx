import { Link } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { getDealContracts } from '../../contract/contract.schema.ts';
import { contractRefreshes, type ShownContract } from '../../contract/web/contract-parts.ts';
import type { DealPartProps } from '../../web/deal-parts.ts';
import { getCarsFor, postAllocation, postRelease, postSwap } from '../allocation.schema.ts';
import './stock.css';

type Car = OutputOf<typeof getCarsFor>['rows'][number];

/** The car of a deal (配车): which one is promised, what could replace it, who else waits. */
export function VehiclePart({ deal }: DealPartProps) {
  const { t } = useWords();
  const mayRead = useMay('stock', 'read');
  const contracts = useEndpoint(getDealContracts, { id: deal.id });
  const [isSwapping, setSwapping] = useState(false);
  useEvents('deal', [getDealContracts, getCarsFor]);
  const standing = contracts.data?.rows.find(({ state }) => state !== 'cancelled');
  if (!mayRead || !standing) return null;
  return (
    <Card title={t('vehicle.title')}>
      <div className="in car-choice">
        <Promised contract={standing} onSwap={() => setSwapping(!isSwapping)} />
        {standing.state !== 'delivered' && (!standing.vehicleId || isSwapping) && (
          <Choice contract={standing} />
        )}
      </div>
    </Card>
  );
}

function Promised({ contract, onSwap }: { contract: ShownContract; onSwap: () => void }) {
  const { t } = useWords();
  const mayEdit = useMay('stock', 'edit');
  const [reason, setReason] = useState<string>();
  const release = useCommand(postRelease, { refreshes: contractRefreshes });
  const { id, vehicleId, vin, state } = contract;
  if (!vehicleId) return <p className="quiet">{t('vehicle.waits')}</p>;
  return (
    <div className="vehicle-acts">
      <Link to="/stock" search={{ open: vehicleId }} className="vin">
        {t('vehicle.has', { vin })}
      </Link>
      {mayEdit && state !== 'delivered' && (
        <>
          <Button size="small" onClick={onSwap}>
            {t('vehicle.other')}
          </Button>
          <Button size="small" type="text" onClick={() => setReason('')}>
            {t('vehicle.release')}
          </Button>
        </>
      )}
      {reason !== undefined && (
        <ReasonAsk
          title={t('vehicle.release')}
          isPending={release.isPending}
          error={<RefusalNote error={release.error} />}
          onClose={() => setReason(undefined)}
          onSend={(why) =>
            release.mutate({ id, reason: why }, { onSuccess: () => setReason(undefined) })
          }
        />
      )}
    </div>
  );
}

function Choice({ contract }: { contract: ShownContract }) {
  const { t, format } = useWords();
  const cars = useEndpoint(getCarsFor, { id: contract.id });
  return (
    <Loaded query={cars}>
      {({ rows, waiting }) => (
        <>
          <small>{t('vehicle.cars')}</small>
          {rows.length === 0 && <p className="quiet">{t('vehicle.noCars')}</p>}
          <ul>
            {rows.slice(0, 8).map((car) => (
              <CarLine key={car.vehicleId} contract={contract} car={car} />
            ))}
          </ul>
          {waiting.length > 0 && (
            <small>
              {t('vehicle.queue')}：
              {waiting
                .map(({ number, personName, promisedOn }) =>
                  [number, personName, promisedOn && format.shortDay(promisedOn)]
                    .filter(Boolean)
                    .join(' '),
                )
                .join('、')}
            </small>
          )}
        </>
      )}
    </Loaded>
  );
}

function CarLine({ contract, car }: { contract: ShownContract; car: Car }) {
  const { t, format } = useWords();
  const mayEdit = useMay('stock', 'edit');
  const [isAsked, setAsked] = useState(false);
  const give = useCommand(postAllocation, { refreshes: contractRefreshes });
  const swap = useCommand(postSwap, { refreshes: contractRefreshes });
  const { id, vehicleId: held } = contract;
  const { vehicleId, state, etaOn, apartFen } = car;
  const bar = barOf(contract, car);
  const about = [
    t(`vehicle.likenessOf.${car.likeness}`),
    t(`stock.stateOf.${state}`),
    state === 'in_transit' && etaOn && format.shortDay(etaOn),
    car.storeName,
    apartFen ? t('vehicle.apart', { yuan: format.yuan(apartFen) }) : '',
    car.waiting > 0 && t('vehicle.othersWait', { count: car.waiting }),
  ];
  return (
    <li>
      <span className="what">
        {[car.trimName, car.colour].filter(Boolean).join(' · ')}{' '}
        <span className="vin">{car.vin}</span>
        <small>{about.filter(Boolean).join(' · ')}</small>
        <RefusalNote error={give.error} />
      </span>
      {mayEdit &&
        (bar === undefined ? (
          <Button
            loading={give.isPending || swap.isPending}
            onClick={() => (held ? setAsked(true) : give.mutate({ id, vehicleId }))}
          >
            {t(held ? 'vehicle.swap' : 'vehicle.give')}
          </Button>
        ) : (
          <small>{t(bar)}</small>
        ))}
      {isAsked && (
        <ReasonAsk
          title={t('vehicle.swap')}
          isPending={swap.isPending}
          error={<RefusalNote error={swap.error} />}
          onClose={() => setAsked(false)}
          onSend={(reason) =>
            swap.mutate({ id, vehicleId, reason }, { onSuccess: () => setAsked(false) })
          }
        />
      )}
    </li>
  );
}

/** What has to come first before this car can be given, as a word. */
function barOf({ storeId }: ShownContract, car: Car): string | undefined {
  if (car.likeness !== 'same') return 'vehicle.amendFirst';
  return car.storeId === storeId ? undefined : 'vehicle.transferFirst';
}

type AskProps = {
  title: string;
  isPending: boolean;
  error: React.ReactNode;
  onClose: () => void;
  onSend: (reason: string) => void;
};

function ReasonAsk({ title, isPending, error, onClose, onSend }: AskProps) {
  const { t } = useWords();
  const [reason, setReason] = useState('');
  return (
    <Modal
      open
      title={title}
      okText={title}
      okButtonProps={{ disabled: reason.trim().length < 2, loading: isPending }}
      onOk={() => onSend(reason.trim())}
      onCancel={onClose}
    >
      {error}
      <Input
        value={reason}
        maxLength={200}
        placeholder={t('vehicle.reason')}
        aria-label={t('vehicle.reason')}
        onChange={({ target }) => setReason(target.value)}
      />
    </Modal>
  );
}
