import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Drawer } from 'antd';
import dayjs from 'dayjs';
import { useState } from 'react';
import type { OutputOf } from '../../../kernel/endpoint.ts';
import { useEndpoint } from '../../web/api.ts';
import { useWords } from '../../web/language.ts';
import { Card } from '../../web/ui/Card.tsx';
import { useFilters } from '../../web/ui/filters.tsx';
import { Status } from '../../web/ui/figures.tsx';
import { Loaded } from '../../web/ui/Loaded.tsx';
import { Page } from '../../web/ui/Page.tsx';
import { getCalendar } from '../calendar.schema.ts';
import { DayForm } from './DayForm.tsx';
import { MonthGrid } from './MonthGrid.tsx';
import { YearForm } from './YearForm.tsx';
import './calendar.css';

export type YearAnswer = OutputOf<typeof getCalendar>;

/** A year at a glance: holidays, make-up workdays, festivals, stores' own days; each day opens. */
export function CalendarScreen() {
  const { t } = useWords();
  const [search, setSearch] = useFilters();
  const [thisYear] = useState(() => dayjs().year());
  const year = Number(search['year']) || thisYear;
  const calendar = useEndpoint(getCalendar, { year });
  const [day, setDay] = useState<string>();
  const [isEntering, setEntering] = useState(false);
  const go = (to: number) => setSearch({ year: String(to) });
  const tools = (
    <>
      <span className="year-steps">
        <Button
          icon={<LeftOutlined />}
          aria-label={t('calendar.earlier')}
          onClick={() => go(year - 1)}
        />
        <b>{year}</b>
        <Button
          icon={<RightOutlined />}
          aria-label={t('calendar.later')}
          onClick={() => go(year + 1)}
        />
      </span>
      {calendar.data?.mayEdit && (
        <Button onClick={() => setEntering(true)}>{t('calendar.enter')}</Button>
      )}
    </>
  );
  return (
    <Page title={t('nav.calendar')} tools={tools}>
      <Loaded query={calendar}>
        {(answer) => (
          <>
            <Cover answer={answer} onEnter={() => setEntering(true)} />
            <div className="year">
              {Array.from({ length: 12 }, (_, n) => (
                <MonthGrid key={n} answer={answer} month={n + 1} onOpen={setDay} />
              ))}
            </div>
            <Legend />
            <Drawer
              open={!!day}
              onClose={() => setDay(undefined)}
              title={day}
              size={420}
              destroyOnHidden
            >
              {day && <DayForm answer={answer} day={day} onDone={() => setDay(undefined)} />}
            </Drawer>
            <Drawer
              open={isEntering}
              onClose={() => setEntering(false)}
              title={t('calendar.enterTitle', { year })}
              size={480}
              destroyOnHidden
            >
              <YearForm year={year} onDone={() => setEntering(false)} />
            </Drawer>
          </>
        )}
      </Loaded>
    </Page>
  );
}

/** Whether the year is known, and who should do what where it is not. */
function Cover({ answer, onEnter }: { answer: YearAnswer; onEnter: () => void }) {
  const { t } = useWords();
  if (answer.isCovered)
    return (
      <p className="lead">
        {t('calendar.covered', { year: answer.year })}
        {answer.source && ` · ${answer.source}`}
      </p>
    );
  return (
    <Card>
      <div className="in uncovered" role="status">
        <Status state="atRisk">{t('calendar.uncovered', { year: answer.year })}</Status>
        <span>{t('calendar.uncoveredMend')}</span>
        {answer.mayEdit && (
          <Button type="primary" size="small" onClick={onEnter}>
            {t('calendar.enter')}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Legend() {
  const { t } = useWords();
  return (
    <ul className="year-legend">
      <li>
        <i className="day holiday">{t('calendar.rest')}</i> {t('calendar.kind.holiday')}
      </li>
      <li>
        <i className="day makeup_workday">{t('calendar.work')}</i>{' '}
        {t('calendar.kind.makeup_workday')}
      </li>
      <li>
        <i className="day own-store" /> {t('calendar.storeDay')}
      </li>
    </ul>
  );
}
