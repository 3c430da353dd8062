import { CheckOutlined, RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { addDays, daysBetween } from '../../../../kernel/period.ts';
import type { Task } from '../../../../platform/agenda/agenda.rules.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Status } from '../../../../platform/web/ui/figures.tsx';

type TaskProps = { task: Task; today: string; isLate: boolean };

/** One thing to do: when, who, of what kind, about what; late ones say by how much. */
export function TaskLine({ task, today, isLate }: TaskProps) {
  const { t, format } = useWords();
  const { day, at, title, kind, text, isDone, link } = task;
  const when =
    day === addDays(today, -1)
      ? t('agenda.yesterday')
      : day < today
        ? format.shortDay(day)
        : at
          ? format.timeOf(at)
          : t('agenda.someTime');
  const days = daysBetween(day, today);
  return (
    <li className={isDone ? 'done' : isLate ? 'late' : ''}>
      <Link to={link}>
        <time>{when}</time>
        <span>
          <b>{title || t('desk.nameless')}</b>
          <em className="chip">{t(`agenda.kindOf.${kind}`)}</em>
          {text && <small>{text}</small>}
        </span>
        {isDone ? (
          <CheckOutlined className="quiet" aria-label={t('agenda.done')} />
        ) : isLate ? (
          <Status state="breached">
            {days > 0 ? t('agenda.lateDays', { days }) : t('agenda.late')}
          </Status>
        ) : (
          <RightOutlined className="quiet" />
        )}
      </Link>
    </li>
  );
}
