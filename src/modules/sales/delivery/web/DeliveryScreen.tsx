import { useParams } from '@tanstack/react-router';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { stages } from '../checklist.rules.ts';
import { useMay } from '../../../../platform/web/actor.ts';
import { useCommand, useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Signed } from '../../../../platform/signature/web/SignaturePad.tsx';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Loaded, RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getDelivery, postDeliveryEnd } from '../delivery.schema.ts';
import { BookDelivery } from './BookDelivery.tsx';
import { Checklist } from './Checklist.tsx';
import { Conditions } from './Conditions.tsx';
import { deliveryRefreshes, type WholeDelivery } from './delivery-state.ts';
import { DeliveryAlbum } from './DeliveryAlbum.tsx';
import { DeliveryMark } from './DeliveryMark.tsx';
import { HandOver } from './HandOver.tsx';
import './delivery.css';

/** One delivery, phone first (交车单): conditions, checklists for the thumb, album, signature. */
export function DeliveryScreen() {
  const { t } = useWords();
  const { id } = useParams({ strict: false }) as { id: string };
  const delivery = useEndpoint(getDelivery, { id });
  useEvents('deal', [getDelivery]);
  return (
    <Page title={delivery.data?.customerName || t('carDelivery.one')} className="narrow">
      <Loaded query={delivery}>{(found) => <Shown key={found.id} delivery={found} />}</Loaded>
    </Page>
  );
}

function Shown({ delivery }: { delivery: WholeDelivery }) {
  const mayEdit = useMay('deal', 'edit') && delivery.state === 'booked';
  return (
    <div className="delivery-page">
      <Front delivery={delivery} mayEdit={mayEdit} />
      {delivery.state === 'done' && <After delivery={delivery} />}
      <Conditions delivery={delivery} />
      {stages.map((stage) => (
        <Checklist key={stage} stage={stage} delivery={delivery} mayEdit={mayEdit} />
      ))}
      <DeliveryAlbum delivery={delivery} />
      {mayEdit && <HandOver delivery={delivery} />}
    </div>
  );
}

type Props = { delivery: WholeDelivery; mayEdit: boolean };

function Front({ delivery, mayEdit }: Props) {
  const { t, format } = useWords();
  const [isMoving, setMoving] = useState(false);
  const [isEnding, setEnding] = useState(false);
  const { modelName, trimName, colour, vin, plate } = delivery;
  const car = [modelName, trimName, colour].filter(Boolean).join(' · ');
  return (
    <Card>
      <div className="in delivery-front">
        <div className="when">
          <b>{format.moment(delivery.at)}</b>
          <DeliveryMark delivery={delivery} />
        </div>
        <p>
          {[t('carDelivery.bay', { bay: delivery.bay }), delivery.hostName, delivery.storeName]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <p>{car}</p>
        <p className="soft">
          {[delivery.contractNumber, vin, plate, delivery.customerPhone]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {(delivery.note || delivery.endNote) && (
          <p className="quiet">{delivery.endNote || delivery.note}</p>
        )}
        {mayEdit && (
          <div className="acts">
            <Button onClick={() => setMoving(true)}>{t('carDelivery.move')}</Button>
            <Button type="text" onClick={() => setEnding(true)}>
              {t('carDelivery.cancel')}
            </Button>
          </div>
        )}
      </div>
      {isMoving && (
        <BookDelivery
          storeId={delivery.storeId}
          of={{ deliveryId: delivery.id, hostId: delivery.hostId }}
          onClose={() => setMoving(false)}
        />
      )}
      {isEnding && <CallOff id={delivery.id} onClose={() => setEnding(false)} />}
    </Card>
  );
}

function CallOff({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useWords();
  const [note, setNote] = useState('');
  const end = useCommand(postDeliveryEnd, { refreshes: deliveryRefreshes });
  return (
    <Modal
      open
      title={t('carDelivery.cancel')}
      okText={t('carDelivery.cancel')}
      onCancel={onClose}
      okButtonProps={{ disabled: note.trim() === '', danger: true }}
      confirmLoading={end.isPending}
      onOk={() => end.mutate({ id, note }, { onSuccess: onClose })}
    >
      <RefusalNote error={end.error} />
      <Input
        value={note}
        maxLength={200}
        aria-label={t('carDelivery.why')}
        placeholder={t('carDelivery.why')}
        onChange={({ target }) => setNote(target.value)}
      />
    </Modal>
  );
}

/** What the customer signed, and until when the guarantee lets them exchange (三包时限). */
function After({ delivery }: { delivery: WholeDelivery }) {
  const { t, format } = useWords();
  return (
    <Card title={t('carDelivery.guarantee')}>
      <div className="in facts-line">
        <span>
          {t('carDelivery.exchange')}{' '}
          <b>{delivery.exchangeUntil && format.longDay(delivery.exchangeUntil)}</b>
        </span>
        <span>
          {t('carDelivery.fault')}{' '}
          <b>{delivery.faultUntil && format.longDay(delivery.faultUntil)}</b>
        </span>
        {delivery.signatures.map((one) => (
          <span key={one.id} className="signature-line">
            <Signed drawing={one.drawing} signer={one.signer} />
            <small>
              {t('carDelivery.signed', { name: one.signer, at: format.shortMoment(one.at) })}
            </small>
          </span>
        ))}
      </div>
    </Card>
  );
}
