import { useEffect, useState } from 'react';
import { useWords } from '../../../platform/web/language.ts';
import { timeLeft } from './time-left.rules.ts';
import './clock.css';

/** The time of the page, once a second, set by the server's (一页一钟). */
export function useNow(serverNow: string | undefined): number {
  const [offset, setOffset] = useState(0);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (serverNow) setOffset(Date.parse(serverNow) - Date.now());
  }, [serverNow]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now + offset;
}

type ClockProps = { due: string; since: string; now: number; big?: boolean };

/** What is left of a lead's time, and a bar that drains. */
export function Clock({ due, since, now, big }: ClockProps) {
  const { format } = useWords();
  const { text, share, state, isFar } = timeLeft(Date.parse(due), Date.parse(since), now);
  if (isFar) return <span className="clock far">{format.moment(due)}</span>;
  return (
    <span className={`clock ${state} ${big ? 'big' : ''}`}>
      <b>{text}</b>
      <i aria-hidden>
        <span style={{ width: `${state === 'breached' ? 100 : share * 100}%` }} />
      </i>
    </span>
  );
}
