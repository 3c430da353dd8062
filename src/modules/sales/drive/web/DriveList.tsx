import { Link } from '@tanstack/react-router';
import type { OutputOf } from '../../../../kernel/endpoint.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Card } from '../../../../platform/web/ui/Card.tsx';
import { Status } from '../../../../platform/web/ui/figures.tsx';
import type { getDrives } from '../drive.schema.ts';

type Board = OutputOf<typeof getDrives>;
type Slot = Pick<Board['rows'][number], 'state' | 'lateMinutes'>;

const looks = {
  booked: 'idle',
  out: 'atRisk',
  done: 'onTrack',
  cancelled: 'idle',
  missed: 'breached',
} as const;

/** How late a car is, in minutes or from two hours on in hours. */
export function useLate() {
  const { t } = useWords();
  return (minutes: number) =>
    minutes < 120
      ? t('drives.late', { count: minutes })
      : t('drives.lateHours', { count: Math.floor(minutes / 60) });
}

/** How a drive stands: booked, out, done; late is louder than all of them. */
export function DriveState({ state, lateMinutes }: Slot) {
  const { t } = useWords();
  const late = useLate();
  if (state === 'out' && lateMinutes > 0)
    return <Status state="breached">{late(lateMinutes)}</Status>;
  return <Status state={looks[state]}>{t(`drives.stateOf.${state}`)}</Status>;
}

/** The drives of a day or week as a list, for the phone. */
export function DriveList({ board }: { board: Board }) {
  const { t, format } = useWords();
  const plateOf = new Map(board.cars.map(({ id, plate, modelName }) => [id, plate || modelName]));
  if (board.rows.length === 0)
    return (
      <Card>
        <p className="quiet drives-none">{t('drives.none')}</p>
      </Card>
    );
  return (
    <Card>
      <ul className="drive-list">
        {board.rows.map((slot) => {
          const shown = (
            <>
              <time>{format.timeOf(slot.fromAt)}</time>
              <span className="who">
                <b>{slot.isReached ? slot.customerName : t('drives.taken')}</b>
                <small>
                  {[
                    plateOf.get(slot.vehicleId),
                    slot.kind !== 'test' && t(`drives.kindShort.${slot.kind}`),
                    t('drives.until', { time: format.shortMoment(slot.toAt) }),
                    slot.personName,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </small>
              </span>
              <DriveState {...slot} />
            </>
          );
          return (
            <li key={slot.id}>
              {slot.isReached ? (
                <Link to="/drives/$id" params={{ id: slot.id }}>
                  {shown}
                </Link>
              ) : (
                <div>{shown}</div>
              )}
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
