import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../../platform/web/language.ts';
import { timeLeft } from './time-left.rules.ts';
import './clock.css';

/** The time of the page, once a second, set by the server's (一页一钟). */
export function useNow(serverNow: string | undefined): number {
  const [now, setNow] = useState(() => Date.now());
  const offset = useRef(0);
  useEffect(() => {
    if (serverNow) offset.current = Date.parse(serverNow) - Date.now();
  }, [serverNow]);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now() + offset.current), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

type ClockProps = { due: string; since: string; now: number; big?: boolean };

/** What is left of a lead's time, and a bar that drains. */
export function Clock({ due, since, now, big }: ClockProps) {
  const { t, format } = useWords();
  const { text, share, state, isFar } = timeLeft(Date.parse(due), Date.parse(since), now);
  if (isFar && state === 'breached') {
    const days = Math.floor((now - Date.parse(due)) / 86_400_000);
    return (
      <span className={`clock breached ${big ? 'big' : ''}`}>
        <b>{t('desk.lateDays', { days })}</b>
      </span>
    );
  }
  if (isFar) return <span className="clock far">{format.shortMoment(due)}</span>;
  return (
    <span className={`clock ${state} ${big ? 'big' : ''}`}>
      <b>{text}</b>
      <i aria-hidden>
        <span style={{ width: `${state === 'breached' ? 100 : share * 100}%` }} />
      </i>
    </span>
  );
}
