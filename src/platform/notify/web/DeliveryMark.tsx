import { useWords } from '../../web/language.ts';
import { Status, type State } from '../../web/ui/figures.tsx';
import type { DeliveryState } from '../delivery.schema.ts';

const marks: Record<DeliveryState, State> = {
  waiting: 'idle',
  sending: 'idle',
  sent: 'onTrack',
  failed: 'breached',
  dropped: 'idle',
};

export function DeliveryMark({ state }: { state: DeliveryState }) {
  const { t } = useWords();
  return <Status state={marks[state]}>{t(`delivery.state.${state}`)}</Status>;
}
