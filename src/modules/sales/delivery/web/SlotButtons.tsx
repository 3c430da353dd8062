import { useWords } from '../../../../platform/web/language.ts';
import './delivery.css';

type Slot = { at: string; free: readonly number[]; isPast: boolean };
type Props = { slots: readonly Slot[]; chosen: string | undefined; onChoose: (at: string) => void };

/** The slots of a day with how many bays are free at each (可约时段). */
export function SlotButtons({ slots, chosen, onChoose }: Props) {
  const { t, format } = useWords();
  if (slots.length === 0) return <p className="quiet">{t('carDelivery.closed')}</p>;
  return (
    <div className="delivery-slots">
      {slots.map(({ at, free, isPast }) => (
        <button
          key={at}
          type="button"
          disabled={isPast || free.length === 0}
          className={chosen === at ? 'on' : ''}
          aria-pressed={chosen === at}
          onClick={() => onChoose(at)}
        >
          <b>{format.timeOf(at)}</b>
          <small>
            {isPast
              ? t('carDelivery.past')
              : free.length === 0
                ? t('carDelivery.full')
                : t('carDelivery.left', { count: free.length })}
          </small>
        </button>
      ))}
    </div>
  );
}
