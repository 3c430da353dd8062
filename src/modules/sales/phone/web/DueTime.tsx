import { dayIn } from '../../../../kernel/period.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Clock } from '../../../leads/web/Clock.tsx';

type DueProps = { nextAt: string; nextWhat: string; since: string; now: number; big?: boolean };

/** When somebody is to be contacted: a clock while a response is due or something is late, else the day or the hour. */
export function DueTime({ nextAt, nextWhat, since, now, big = false }: DueProps) {
  const { format } = useWords();
  const isClock = nextWhat !== 'follow_up' && nextWhat !== '';
  if (isClock || Date.parse(nextAt) < now)
    return <Clock big={big} due={nextAt} since={since} now={now} />;
  const isToday = dayIn(Date.parse(nextAt)) === dayIn(now);
  return (
    <time className="when">{isToday ? format.timeOf(nextAt) : format.shortMoment(nextAt)}</time>
  );
}
