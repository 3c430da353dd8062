import { RightOutlined } from '@ant-design/icons';
import { Link } from '@tanstack/react-router';
import { dayIn } from '../../../../kernel/period.ts';
import { isLate } from '../../../../platform/agenda/agenda.rules.ts';
import { getAgenda } from '../../../../platform/agenda/agenda.schema.ts';
import { useActor, useMay } from '../../../../platform/web/actor.ts';
import { useEndpoint } from '../../../../platform/web/api.ts';
import { useEvents } from '../../../../platform/web/events.ts';
import { useWords } from '../../../../platform/web/language.ts';
import { Pace } from '../../../../platform/web/ui/figures.tsx';
import { Empty, Loaded } from '../../../../platform/web/ui/Loaded.tsx';
import { paceState } from '../../../../platform/web/ui/pace.rules.ts';
import { Page } from '../../../../platform/web/ui/Page.tsx';
import { getDesk } from '../../../leads/desk/desk.schema.ts';
import { useNow } from '../../../leads/web/Clock.tsx';
import { getStores } from '../../../people/place.schema.ts';
import { getDashboard } from '../../../plan/dashboard.schema.ts';
import { FirstThing } from './FirstThing.tsx';
import { TaskLine } from './TaskLine.tsx';
import './phone.css';

/** A consultant's day (顾问首页): the one thing to do now, how the month stands, then what today holds. */
export function PhoneHome() {
  const { t, format } = useWords();
  const { storeId } = useActor();
  const agenda = useEndpoint(getAgenda, {}, { onDevice: true, everyMs: 60_000 });
  const desk = useEndpoint(getDesk, { queue: 'mine' }, { onDevice: true, everyMs: 60_000 });
  const stores = useEndpoint(getStores, { limit: 200 }, { onDevice: true });
  useEvents('lead', [getAgenda, getDesk]);
  useEvents('deal', [getAgenda]);
  useEvents('leads.received', [getAgenda, getDesk]);
  const now = useNow(agenda.data?.now);
  const first = desk.data?.rows[0];
  const storeName = stores.data?.rows.find(({ id }) => id === storeId)?.name;
  return (
    <Page
      title={t('today.title')}
      note={[format.longDay(dayIn(now)).replace(/^\d+年/, ''), storeName]
        .filter(Boolean)
        .join(' · ')}
      className="phone-home"
    >
      {first && <FirstThing key={first.id} row={first} now={now} />}
      <MonthCard month={dayIn(now).slice(0, 7)} />
      <section className="card" aria-label={t('phone.today')}>
        <header>
          <h2>{t('phone.today')}</h2>
          <small className="end">
            {agenda.data &&
              t('phone.tally', {
                count: agenda.data.rows.length,
                done: agenda.data.rows.filter(({ isDone }) => isDone).length,
              })}
          </small>
        </header>
        <Loaded query={agenda}>
          {({ rows, today }) =>
            rows.length === 0 ? (
              <Empty title={t('phone.nothing')}>{t('phone.nothingHint')}</Empty>
            ) : (
              <ol className="agenda">
                {rows
                  .toSorted((a, b) => Number(a.isDone) - Number(b.isDone))
                  .map((task) => (
                    <TaskLine
                      key={`${task.kind} ${task.id}`}
                      task={task}
                      today={today}
                      isLate={isLate(task, today, now)}
                    />
                  ))}
              </ol>
            )
          }
        </Loaded>
      </section>
    </Page>
  );
}

/** How many cars of mine were delivered this month and this year, against what the targets ask. */
function MonthCard({ month }: { month: string }) {
  const { t, format } = useWords();
  const mayKpi = useMay('kpi', 'read');
  const year = Number(month.slice(0, 4));
  const asked = { year, measure: 'units' as const, by: 'month' as const };
  const course = useEndpoint(getDashboard, asked, { onDevice: true, enabled: mayKpi });
  if (!course.data) return null;
  const { total, rows } = course.data;
  const mine = rows.find(({ id }) => id === month);
  const missing = mine?.target ? mine.target - mine.actual : 0;
  const figures = [
    { word: 'phone.month', figure: mine },
    { word: 'phone.year', figure: total },
  ];
  return (
    <section
      className="card month"
      aria-label={t('phone.mine', { month: format.monthName(month) })}
    >
      <header>
        <h2>{t('phone.mine', { month: format.monthName(month) })}</h2>
        <Link className="end" to="/today" search={{ view: 'year' } as never}>
          {t('phone.wholeYear')} <RightOutlined />
        </Link>
      </header>
      <div className="pair">
        {figures.map(({ word, figure }) => (
          <div key={word}>
            <small>{t(word)}</small>
            <strong>
              {figure ? format.int(figure.actual) : format.none}
              {figure?.target ? <i> / {format.int(figure.target)}</i> : null}
            </strong>
            {figure?.target ? (
              <Pace
                value={figure.actual}
                target={figure.target}
                due={figure.dueByNow ?? 0}
                state={paceState(figure.actual, figure.dueByNow ?? 0)}
              />
            ) : null}
          </div>
        ))}
      </div>
      {mine?.target ? (
        <p className="next">
          {missing > 0 ? t('phone.missing', { count: missing }) : t('phone.reached')}
        </p>
      ) : null}
    </section>
  );
}
