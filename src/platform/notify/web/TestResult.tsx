import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { getDelivery } from '../delivery.schema.ts';
import { DeliveryMark } from './DeliveryMark.tsx';

/** How a test message ended, asked each second until it has. */
export function TestResult({ deliveryId }: { deliveryId: string }) {
  const { t } = useWords();
  const known = useEndpoint(getDelivery, { id: deliveryId }, { everyMs: 1_000, keep: false });
  const state = known.data?.state ?? 'waiting';
  const reason = known.data?.reason;
  return (
    <p className="test-result" role="status">
      <DeliveryMark state={state} />
      <span>{t(`channel.tested.${state}`)}</span>
      {reason && <code>{reason}</code>}
    </p>
  );
}
