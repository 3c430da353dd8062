import { useWords } from '../../../../platform/web/language.ts';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import { looksOf, type ShownDelivery } from './delivery-state.ts';

type Marked = Pick<ShownDelivery, 'state' | 'missing'>;

/** How it stands with a delivery, in a word (交车状态). */
export function DeliveryMark({ delivery }: { delivery: Marked }) {
  const { t } = useWords();
  const { state, missing } = delivery;
  const word =
    state !== 'booked'
      ? t(`carDelivery.state.${state}`)
      : missing.length === 0
        ? t('carDelivery.ready')
        : t('carDelivery.lacks', { count: missing.length });
  return <Status state={looksOf(delivery)}>{word}</Status>;
}

/** What is still missing, each by name (还差什么). */
export function Lacks({ missing }: Pick<ShownDelivery, 'missing'>) {
  const { t } = useWords();
  if (missing.length === 0) return null;
  return (
    <span className="lacks">
      {missing.map((kind) => (
        <span className="chip" key={kind}>
          {t(`carDelivery.missing.${kind}`)}
        </span>
      ))}
    </span>
  );
}
