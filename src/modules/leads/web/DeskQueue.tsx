import { Segmented } from 'antd';
import type { z } from 'zod';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useWords } from '../../../platform/web/language.ts';
import { Key } from '../../../platform/web/ui/figures.tsx';
import { Empty } from '../../../platform/web/ui/Loaded.tsx';
import { queues, type DeskRow, type getDesk } from '../desk/desk.schema.ts';
import { Clock } from './Clock.tsx';
import { Grade } from './Grade.tsx';
import { deskGroups, groupOf, type DeskGroup } from './time-left.rules.ts';

export type Desk = OutputOf<typeof getDesk>;
export type Row = z.infer<typeof DeskRow>;
export type QueueName = (typeof queues)[number];

/** The rows of a queue in the order in which they stand on the screen. */
export function inGroups(rows: readonly Row[], now: number): [DeskGroup, Row[]][] {
  const end = new Date(now);
  end.setHours(24, 0, 0, 0);
  const groups = Map.groupBy(rows, (row) => groupOf(row, { now, endOfDay: end.getTime() }));
  return deskGroups.flatMap((group): [DeskGroup, Row[]][] => {
    const found = groups.get(group);
    return found ? [[group, found]] : [];
  });
}

type QueueProps = {
  desk: Desk;
  now: number;
  queue: QueueName;
  chosen: string | undefined;
  onQueue: (queue: QueueName) => void;
  onChoose: (id: string) => void;
};

/** What to do next (队列): late first, then by the time left, then what is to be followed up today. */
export function DeskQueue({ desk, now, queue, chosen, onQueue, onChoose }: QueueProps) {
  const { t } = useWords();
  const groups = inGroups(desk.rows, now);
  return (
    <section className="desk-queue" aria-label={t('desk.queue')}>
      <header>
        <Segmented
          size="small"
          value={queue}
          onChange={onQueue}
          options={queues.map((value) => ({
            value,
            label: `${t(`desk.queueOf.${value}`)} ${desk.counts[value]}`,
          }))}
        />
        <span className="desk-keys">
          <Key>J</Key> <Key>K</Key>
        </span>
      </header>
      {groups.length === 0 && <Empty title={t(`desk.empty.${queue}`)}>{t('desk.emptyHint')}</Empty>}
      {groups.map(([group, rows]) => (
        <div key={group}>
          <h3>
            {t(`desk.groupOf.${group}`)}
            <span>{t('desk.count', { count: rows.length })}</span>
          </h3>
          {rows.map((row) => (
            <DeskLine
              key={row.id}
              row={row}
              now={now}
              on={row.id === chosen}
              onChoose={() => onChoose(row.id)}
            />
          ))}
        </div>
      ))}
      {desk.isMore && <p className="desk-more">{t('desk.isMore', { count: desk.rows.length })}</p>}
      <footer>
        <Key>C</Key> {t('desk.call')} <Key>W</Key> {t('desk.message')} <Key>S</Key>{' '}
        {t('desk.later')} <Key>N</Key> {t('desk.new')}
      </footer>
    </section>
  );
}

type LineProps = { row: Row; now: number; on: boolean; onChoose: () => void };

function DeskLine({ row, now, on, onChoose }: LineProps) {
  const { t, format } = useWords();
  const last =
    row.attempts > 0
      ? t('desk.attempts', { count: row.attempts })
      : row.waitsFor
        ? t(`leads.waitsOf.${row.waitsFor}`)
        : t(`desk.nextOf.${row.nextWhat || 'none'}`);
  return (
    <button
      type="button"
      className={`desk-line ${on ? 'on' : ''}`}
      aria-current={on}
      onClick={onChoose}
    >
      <Grade is={row.grade} />
      <span>
        <b>{row.customerName || row.customerPhone || format.none}</b>
        {row.modelName && <i>{row.modelName}</i>}
        <small>{[row.sourceName, row.ownerName].filter(Boolean).join(' · ') || format.none}</small>
      </span>
      <span>
        {row.nextAt && <Clock due={row.nextAt} since={row.since} now={now} />}
        <small>{last}</small>
      </span>
    </button>
  );
}
