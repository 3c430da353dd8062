import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { SignaturePad } from '../../../../platform/signature/web/SignaturePad.tsx';
import { useCommand } from '../../../../platform/web/api.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { RefusalNote } from '../../../../platform/web/ui/Loaded.tsx';
import { postHandOver } from '../delivery.schema.ts';
import { deliveryRefreshes, type WholeDelivery } from './delivery-state.ts';
import { Lacks } from './DeliveryMark.tsx';

/** The step at the foot of the page (交车): what is missing, or the sheet on which the customer signs. */
export function HandOver({ delivery }: { delivery: WholeDelivery }) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const isReady = delivery.missing.length === 0;
  return (
    <div className="hand-over">
      {isReady ? (
        <span className="soft">{t('carDelivery.ready')}</span>
      ) : (
        <Lacks missing={delivery.missing} />
      )}
      <Button type="primary" size="large" disabled={!isReady} onClick={() => setOpen(true)}>
        {t('carDelivery.handOver')}
      </Button>
      {isOpen && <Sheet delivery={delivery} onClose={() => setOpen(false)} />}
    </div>
  );
}

function Sheet({ delivery, onClose }: { delivery: WholeDelivery; onClose: () => void }) {
  const { t, either } = useWords();
  const [signer, setSigner] = useState(delivery.customerName ?? '');
  const [drawing, setDrawing] = useState('');
  const send = useCommand(postHandOver, { refreshes: deliveryRefreshes });
  const car = [delivery.modelName, delivery.trimName, delivery.colour].filter(Boolean).join(' · ');
  return (
    <Drawer
      open
      placement="bottom"
      size="large"
      title={t('carDelivery.handOverTitle')}
      onClose={onClose}
    >
      <div className="sign-sheet">
        <p>
          <b>{car}</b> {delivery.vin}
        </p>
        <p>{either(delivery.handOverText)}</p>
        <Input
          value={signer}
          maxLength={40}
          size="large"
          aria-label={t('carDelivery.signer')}
          onChange={({ target }) => setSigner(target.value)}
        />
        <SignaturePad value={drawing} onChange={setDrawing} />
        <RefusalNote error={send.error} />
        <Button
          type="primary"
          size="large"
          block
          disabled={drawing === '' || signer.trim() === ''}
          loading={send.isPending}
          onClick={() =>
            send.mutate(
              { id: delivery.id, signer, drawing, device: navigator.userAgent.slice(0, 300) },
              { onSuccess: onClose },
            )
          }
        >
          {t('carDelivery.sign')}
        </Button>
      </div>
    </Drawer>
  );
}
