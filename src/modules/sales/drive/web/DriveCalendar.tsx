import { useNavigate } from '@tanstack/react-router';
import type { MouseEvent } from 'react';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { addDays } from '../../../../kernel/period.ts';
import { useWords } from '../../../../platform/web/language.ts';
import type { getDrives } from '../drive.schema.ts';
import type { Wanted } from './BookDrive.tsx';
import { closesAt, instantAt, opensAt } from './clock-times.ts';
import { useLate } from './DriveList.tsx';

type Board = OutputOf<typeof getDrives>;
type Slot = Board['rows'][number];
type Span = { from: number; to: number };
type Props = {
  board: Board;
  day: string;
  days: number;
  now: number;
  onFree?: (wanted: Wanted) => void;
};

/** Who has which car when (试驾日历): a line for each car, hours of a day or days of a week across. */
export function DriveCalendar({ board, day, days, now, onFree }: Props) {
  const { t, format } = useWords();
  const isWeek = days > 1;
  const span = isWeek
    ? { from: instantAt(day, 0), to: instantAt(addDays(day, days), 0) }
    : { from: instantAt(day, opensAt), to: instantAt(day, closesAt) };
  const ticks = isWeek
    ? Array.from({ length: days }, (_, i) => format.shortDay(addDays(day, i)))
    : Array.from({ length: (closesAt - opensAt) / 60 }, (_, i) => format.clock(opensAt + i * 60));
  const share = (now - span.from) / (span.to - span.from);
  return (
    <div className="card drive-calendar" role="table" aria-label={t('drives.title')}>
      <div className="ticks" role="row">
        <span role="columnheader">{t('drives.car')}</span>
        <span className="times" role="columnheader">
          {ticks.map((tick) => (
            <i key={tick}>{tick}</i>
          ))}
        </span>
      </div>
      {board.cars.map((car) => (
        <div className="car-line" role="row" key={car.id}>
          <span role="rowheader">
            <b>{car.plate || t('drives.noPlate')}</b>
            <small>
              {car.modelName} {car.trimName}
            </small>
          </span>
          <Lane
            slots={board.rows.filter(({ vehicleId }) => vehicleId === car.id)}
            span={span}
            ticks={ticks.length}
            now={now}
            {...(onFree && {
              onFree: (at: number) => onFree({ vehicleId: car.id, ...wantedAt(at, now) }),
            })}
          />
        </div>
      ))}
      {share > 0 && share < 1 && (
        <div className="now-line" aria-hidden>
          <i style={{ left: `${share * 100}%` }} />
        </div>
      )}
    </div>
  );
}

/** The half hour that was pressed, or the coming one where it has passed. */
function wantedAt(at: number, now: number): Wanted {
  const half = 30 * 60_000;
  const begins = new Date(Math.max(Math.floor(at / half) * half, Math.ceil(now / half) * half));
  const local = new Date(begins.getTime() + 8 * 3_600_000).toISOString();
  return {
    day: local.slice(0, 10),
    minutes: Number(local.slice(11, 13)) * 60 + Number(local.slice(14, 16)),
  };
}

type LaneProps = {
  slots: readonly Slot[];
  span: Span;
  ticks: number;
  now: number;
  onFree?: (at: number) => void;
};

function Lane({ slots, span, ticks, now, onFree }: LaneProps) {
  const { t } = useWords();
  const press = ({ currentTarget, clientX }: MouseEvent<HTMLButtonElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect();
    const share = width > 0 ? Math.min(1, Math.max(0, (clientX - left) / width)) : 0;
    onFree?.(span.from + share * (span.to - span.from));
  };
  return (
    <span className="lane" role="cell">
      <button
        type="button"
        className="free"
        disabled={!onFree}
        aria-label={t('drives.book')}
        style={{ backgroundSize: `${100 / ticks}% 100%` }}
        onClick={press}
      />
      {slots.map((slot) => (
        <SlotBar key={slot.id} slot={slot} span={span} now={now} />
      ))}
    </span>
  );
}

function SlotBar({ slot, span, now }: { slot: Slot; span: Span; now: number }) {
  const { t, format } = useWords();
  const navigate = useNavigate();
  const late = useLate();
  const whole = span.to - span.from;
  const from = Math.max(0, (Date.parse(slot.fromAt) - span.from) / whole);
  const to = Math.min(1, (Date.parse(slot.toAt) - span.from) / whole);
  const isLate = slot.state === 'out' && slot.lateMinutes > 0;
  const until = isLate ? Math.min(1, Math.max(to, (now - span.from) / whole)) : to;
  const title = [
    slot.isReached ? slot.customerName : t('drives.taken'),
    slot.kind !== 'test' && t(`drives.kindShort.${slot.kind}`),
  ]
    .filter(Boolean)
    .join(' · ');
  const times = `${format.timeOf(slot.fromAt)}–${format.timeOf(slot.toAt)}`;
  return (
    <button
      type="button"
      className={`slot ${slot.state} ${isLate ? 'late' : ''}`}
      disabled={!slot.isReached}
      style={{ left: `${from * 100}%`, width: `${Math.max(0.01, until - from) * 100}%` }}
      title={[title, times, slot.personName, isLate && late(slot.lateMinutes)]
        .filter(Boolean)
        .join(' · ')}
      onClick={() => void navigate({ to: '/drives/$id', params: { id: slot.id } })}
    >
      <b>{title}</b>
      <small>{isLate ? late(slot.lateMinutes) : slot.personName}</small>
    </button>
  );
}
