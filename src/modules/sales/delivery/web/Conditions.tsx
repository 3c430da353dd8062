import { Button, Input } from 'antd';
import { useState } from 'react';
import { missingKinds, readyKinds, type Missing, type ReadyKind } from '../delivery.rules.ts';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { putReady } from '../delivery.schema.ts';
import { deliveryRefreshes, type WholeDelivery } from './delivery-state.ts';

const isReadyKind = (kind: Missing): kind is ReadyKind =>
  (readyKinds as readonly string[]).includes(kind);

/** What must be there before the keys (交车条件): each with who confirmed it, or the button for whoever may. */
export function Conditions({ delivery }: { delivery: WholeDelivery }) {
  const { t } = useWords();
  const shown = missingKinds.filter((kind) => kind !== 'stock' || delivery.vin !== null);
  return (
    <Card title={t('carDelivery.conditions')}>
      <ul className="conditions">
        {shown.map((kind) => (
          <Condition key={kind} kind={kind} delivery={delivery} />
        ))}
      </ul>
    </Card>
  );
}

function Condition({ kind, delivery }: { kind: Missing; delivery: WholeDelivery }) {
  const { t, format } = useWords();
  const isMissing = delivery.missing.includes(kind);
  const confirmed = delivery.confirmed.find(({ what }) => what === kind);
  const byPolicy = kind === 'insurance' && delivery.isInsured && !confirmed;
  const byBooks = kind === 'payment' && delivery.isPaid && !confirmed;
  return (
    <li>
      <span className="what">
        <b>{t(`carDelivery.missing.${kind}`)}</b>
        {confirmed && (
          <small>
            {t('carDelivery.by', {
              name: confirmed.byName ?? '',
              at: format.shortMoment(confirmed.at),
            })}
          </small>
        )}
        {byPolicy && <small>{t('carDelivery.byPolicy')}</small>}
        {byBooks && <small>{t('carDelivery.byBooks')}</small>}
      </span>
      <Status state={isMissing ? 'atRisk' : 'onTrack'}>
        {isMissing ? t('carDelivery.notDone') : t('carDelivery.done')}
      </Status>
      {isReadyKind(kind) && delivery.state === 'booked' && !byPolicy && !byBooks && (
        <Confirm kind={kind} delivery={delivery} isConfirmed={!!confirmed} />
      )}
    </li>
  );
}

type ConfirmProps = { kind: ReadyKind; delivery: WholeDelivery; isConfirmed: boolean };

function Confirm({ kind, delivery, isConfirmed }: ConfirmProps) {
  const { t } = useWords();
  const [plate, setPlate] = useState(delivery.plate);
  const mayPay = useMay('payment', 'edit');
  const mayEdit = useMay('deal', 'edit');
  const ready = useCommand(putReady, { refreshes: deliveryRefreshes });
  if (kind === 'payment' && !mayPay)
    return <small className="quiet hint">{t('carDelivery.byFinance')}</small>;
  if (kind !== 'payment' && !mayEdit) return null;
  const send = (isReady: boolean) =>
    ready.mutate({ id: delivery.id, what: kind, isReady, ...(kind === 'plate' && { plate }) });
  return (
    <span className="confirm">
      {kind === 'plate' && !isConfirmed && (
        <Input
          value={plate}
          maxLength={12}
          aria-label={t('carDelivery.plate')}
          placeholder={t('carDelivery.plate')}
          onChange={({ target }) => setPlate(target.value.trim())}
        />
      )}
      <Button
        loading={ready.isPending}
        type={isConfirmed ? 'text' : 'default'}
        onClick={() => send(!isConfirmed)}
        aria-label={`${t(isConfirmed ? 'carDelivery.takeBack' : 'carDelivery.confirm')} ${t(`carDelivery.missing.${kind}`)}`}
      >
        {t(isConfirmed ? 'carDelivery.takeBack' : 'carDelivery.confirm')}
      </Button>
      <RefusalNote error={ready.error} />
    </span>
  );
}
