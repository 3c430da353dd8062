import { lastDay } from '../../../kernel/period.ts';
import { useWords } from '../../web/language.ts';
import { weekdayOf } from '../day.rules.ts';
import type { YearAnswer } from './CalendarScreen.tsx';

type MonthProps = { answer: YearAnswer; month: number; onOpen: (day: string) => void };

/** One month from Monday to Sunday; every day is a button that says what it is. */
export function MonthGrid({ answer, month, onOpen }: MonthProps) {
  const { t, format } = useWords();
  const { year } = answer;
  const first = `${year}-${String(month).padStart(2, '0')}-01`;
  const count = Number(lastDay(first.slice(0, 7)).slice(8));
  const days = Array.from({ length: count }, (_, n) => first.slice(0, 8) + pad(n + 1));
  return (
    <section className="month" aria-label={format.monthName(month)}>
      <h3>{format.monthName(month)}</h3>
      <div className="week" aria-hidden>
        {t('calendar.week')
          .split(' ')
          .map((name) => (
            <span key={name}>{name}</span>
          ))}
      </div>
      <div className={`days from-${weekdayOf(first)}`}>
        {days.map((day) => (
          <DayButton key={day} answer={answer} day={day} onOpen={onOpen} />
        ))}
      </div>
    </section>
  );
}

const pad = (n: number) => String(n).padStart(2, '0');

function DayButton({
  answer,
  day,
  onOpen,
}: Pick<MonthProps, 'answer' | 'onOpen'> & { day: string }) {
  const { t, either, format } = useWords();
  const special = answer.days.find((one) => one.day === day);
  const festival = answer.festivals.find((one) => one.day === day);
  const inStores = answer.storeDays.filter((one) => one.day === day);
  const kind = special?.kind ?? (weekdayOf(day) >= 6 ? 'weekend' : 'workday');
  const mark =
    kind === 'holiday' ? t('calendar.rest') : kind === 'makeup_workday' ? t('calendar.work') : '';
  const names = [
    special && either(special.name),
    festival && either(festival.name),
    ...inStores.map(({ storeName, name }) => `${storeName} ${name}`),
  ].filter(Boolean);
  const classes = [
    'day',
    kind,
    day === answer.today && 'today',
    inStores.length > 0 && 'own-store',
    festival && !special && 'festival',
  ];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      title={names.join(' · ') || undefined}
      aria-label={[format.longDay(day), t(`calendar.kind.${kind}`), ...names].join(' ')}
      onClick={() => onOpen(day)}
    >
      {Number(day.slice(8))}
      {mark && <sup aria-hidden>{mark}</sup>}
    </button>
  );
}
