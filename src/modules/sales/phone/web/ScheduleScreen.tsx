import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';
import { addDays, dayIn, type Day } from '../../../../kernel/period.ts';
import { isLate, type Task } from '../../../../platform/agenda/agenda.rules.ts';
import { getAgenda } from '../../../../platform/agenda/agenda.schema.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { useFilters } from '../../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { useNow } from '../../../leads/web/Clock.tsx';
import { TaskLine } from './TaskLine.tsx';
import './phone.css';

/** The Monday of a day's week. */
const mondayOf = (day: Day): Day =>
  addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));

/** My day and week (日程): whom I receive, whom I contact, what runs out, by the day. */
export function ScheduleScreen() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const now = useNow(undefined);
  const today = dayIn(now);
  const day = /^\d{4}-\d{2}-\d{2}$/.test(search['day'] ?? '') ? search['day']! : today;
  const isWeek = search['view'] === 'week';
  const monday = mondayOf(day);
  const week = Array.from({ length: 7 }, (_, i) => addDays(monday, i));
  const agenda = useEndpoint(getAgenda, { from: monday, days: 7 }, { onDevice: true });
  useEvents('lead', [getAgenda]);
  useEvents('deal', [getAgenda]);
  const go = (to: Day) => setSearch({ day: to === today ? undefined : to });
  const tasksOf = (one: Day) => agenda.data?.rows.filter((task) => task.day === one) ?? [];
  return (
    <Page
      title={t('nav.schedule')}
      note={format.longMonth(day.slice(0, 7))}
      className="narrow schedule"
      tools={
        <Segmented
          value={isWeek ? 'week' : 'day'}
          onChange={(value) => setSearch({ view: value === 'week' ? 'week' : undefined })}
          options={(['day', 'week'] as const).map((value) => ({
            value,
            label: t(`schedule.${value}`),
          }))}
        />
      }
    >
      <div className="week-strip">
        <Button
          type="text"
          icon={<LeftOutlined />}
          aria-label={t('schedule.before')}
          onClick={() => go(addDays(day, -7))}
        />
        {week.map((one) => (
          <DayButton
            key={one}
            day={one}
            count={tasksOf(one).filter(({ isDone }) => !isDone).length}
            isToday={one === today}
            isChosen={one === day}
            onChoose={() => go(one)}
          />
        ))}
        <Button
          type="text"
          icon={<RightOutlined />}
          aria-label={t('schedule.after')}
          onClick={() => go(addDays(day, 7))}
        />
      </div>
      <Loaded query={agenda}>
        {() => (
          <>
            {(isWeek ? week : [day]).map((one) => (
              <DayCard key={one} day={one} tasks={tasksOf(one)} today={today} now={now} />
            ))}
          </>
        )}
      </Loaded>
    </Page>
  );
}

type DayButtonProps = {
  day: Day;
  count: number;
  isToday: boolean;
  isChosen: boolean;
  onChoose: () => void;
};

function DayButton({ day, count, isToday, isChosen, onChoose }: DayButtonProps) {
  const { t, format } = useWords();
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-current={isToday ? 'date' : undefined}
      title={`${format.longDay(day)} ${t('schedule.count', { count })}`}
      className={`${isChosen ? 'on' : ''} ${isToday ? 'today' : ''}`}
      onClick={onChoose}
    >
      <small>{t(`schedule.weekday.${weekday}`)}</small>
      <b>{Number(day.slice(8))}</b>
      <i>{count > 0 ? count : ''}</i>
    </button>
  );
}

type DayCardProps = { day: Day; tasks: readonly Task[]; today: Day; now: number };

function DayCard({ day, tasks, today, now }: DayCardProps) {
  const { t, format } = useWords();
  return (
    <section className="card">
      <header>
        <h2>{format.longDay(day)}</h2>
        <small className="end">{t('schedule.count', { count: tasks.length })}</small>
      </header>
      {tasks.length === 0 && <Empty title={t('schedule.free')} />}
      <ol className="agenda">
        {tasks.map((task) => (
          <TaskLine
            key={`${task.kind} ${task.id}`}
            task={task}
            today={today < day ? day : today}
            isLate={isLate(task, today, now)}
          />
        ))}
      </ol>
    </section>
  );
}
