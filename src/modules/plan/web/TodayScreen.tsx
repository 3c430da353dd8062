import { PrinterOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, InputNumber, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import { lastDay } from '../../../kernel/period.ts';
import { useActor, useMay } from '../../../platform/web/actor.ts';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useEvents } from '../../../platform/web/events.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { useFilters } from '../../../platform/web/ui/filters.tsx';
import { Empty, Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { Page } from '../../../platform/web/ui/Page.tsx';
import { getStores } from '../../people/place.schema.ts';
import { dashboardDimensions, getDashboard, type DashboardBy } from '../dashboard.schema.ts';
import { measures, type Measure } from '../plan.schema.ts';
import { CourseChart } from './CourseChart.tsx';
import { courseOf } from './course.rules.ts';
import type { Dashboard } from './dashboard-reply.ts';
import { FigureStrip } from './FigureStrip.tsx';
import { FiguresTable } from './FiguresTable.tsx';
import { TodayLead } from './TodayLead.tsx';
import { unitOf, type GridUnit } from './unit.rules.ts';
import './today.css';

/** Where we are against the plan: one sentence, the figures, the course, and who stands where. */
export function TodayScreen() {
  const { t, format } = useWords();
  const [search, setSearch] = useFilters();
  const [thisYear] = useState(() => new Date().getFullYear());
  const year = Number(search['year'] ?? thisYear);
  const storeId = search['storeId'];
  const measure: Measure = measures.find((one) => one === search['measure']) ?? 'units';
  const of = (one: Measure) => ({ year, measure: one, by: 'month' as const, storeId });
  const units = useEndpoint(getDashboard, of('units'));
  const revenue = useEndpoint(getDashboard, of('revenue'));
  const profit = useEndpoint(getDashboard, of('gross_profit'));
  const chosen = { units, revenue, gross_profit: profit }[measure];
  useEvents('target.published', [getDashboard]);
  const totals = {
    ...(units.data && { units: units.data.total }),
    ...(revenue.data && { revenue: revenue.data.total }),
    ...(profit.data && { gross_profit: profit.data.total }),
  };
  return (
    <Page
      title={t('today.title')}
      note={chosen.data && format.longDay(chosen.data.today)}
      className="today"
      tools={<Tools year={year} storeId={storeId} onChange={setSearch} />}
    >
      <Loaded query={chosen}>
        {(found) =>
          found.total.actual === 0 && found.total.lastYear === 0 && found.total.target === null ? (
            <Empty title={t('today.none')} action={<Link to="/imports">{t('today.import')}</Link>}>
              {t('today.noneHint')}
            </Empty>
          ) : (
            <div className="stack">
              <TodayLead dashboard={found} />
              <FigureStrip
                totals={totals}
                chosen={measure}
                today={found.today.startsWith(String(year)) ? found.today : `${year}-12-31`}
                storeId={storeId}
                onChoose={(value) => setSearch({ measure: value })}
              />
              <CourseCard dashboard={found} unit={unitOf(measure)} />
              <Lines dashboard={found} storeId={storeId} />
              <PrintFoot today={found.today} />
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

type ToolsProps = {
  year: number;
  storeId: string | undefined;
  onChange: (change: Record<string, string | undefined>) => void;
};

function Tools({ year, storeId, onChange }: ToolsProps) {
  const { t } = useWords();
  const stores = useEndpoint(getStores, {});
  const options = stores.data?.rows.map(({ id, name }) => ({ value: id, label: name })) ?? [];
  return (
    <>
      <InputNumber
        min={2000}
        max={2100}
        value={year}
        aria-label={t('plan.year')}
        style={{ width: 84 }}
        onChange={(value) => value && value > 1999 && onChange({ year: String(value) })}
      />
      <Select
        value={storeId ?? ''}
        aria-label={t('today.allStores')}
        variant="filled"
        style={{ width: 132 }}
        options={[{ value: '', label: t('today.allStores') }, ...options]}
        onChange={(value) => onChange({ storeId: value || undefined })}
      />
      <Button
        icon={<PrinterOutlined />}
        title={t('print')}
        aria-label={t('print')}
        onClick={() => print()}
      />
    </>
  );
}

/** How many months of the year are over, the running one as a fraction. */
function elapsedMonths({ year, today }: Dashboard): number {
  const [thisYear, month, day] = today.split('-').map(Number) as [number, number, number];
  if (thisYear !== year) return thisYear > year ? 12 : 0;
  return month - 1 + day / Number(lastDay(today.slice(0, 7)).slice(8));
}

function CourseCard({ dashboard, unit }: { dashboard: Dashboard; unit: GridUnit }) {
  const { t } = useWords();
  const mayPlan = useMay('plan', 'read');
  const { rows, total } = dashboard;
  const course = useMemo(() => {
    if (total.target === null || rows.length !== 12) return undefined;
    const months = rows.map((row) => ({
      actual: row.actual,
      target: row.target ?? 0,
      due: row.dueByNow ?? 0,
      forecast: row.forecast ?? row.actual,
    }));
    const end = total.forecast ?? total.actual;
    const band = {
      low: (total.forecastLow ?? end) - end,
      high: (total.forecastHigh ?? end) - end,
    };
    return courseOf(months, elapsedMonths(dashboard), band);
  }, [dashboard, rows, total]);
  return (
    <Card
      title={t('today.course')}
      note={t('today.courseNote')}
      end={
        course && (
          <span className="legend">
            <i />
            {t('today.course.actual')}
            <i className="plan" />
            {t('today.course.plan')}
            <i className="ahead" />
            {t('today.course.forecast')}
          </span>
        )
      }
    >
      {course ? (
        <div className="course">
          <CourseChart course={course} unit={unit} />
        </div>
      ) : (
        <p className="in note">
          {t('today.course.none')} {mayPlan && <Link to="/plan">{t('today.publish')}</Link>}
        </p>
      )}
    </Card>
  );
}

type LinesProps = { dashboard: Dashboard; storeId: string | undefined };

function Lines({ dashboard, storeId }: LinesProps) {
  const { t } = useWords();
  const navigate = useNavigate();
  const [search, setSearch] = useFilters();
  const by: DashboardBy = dashboardDimensions.find((one) => one === search['by']) ?? 'store';
  const { year, measure } = dashboard;
  const lines = useEndpoint(getDashboard, { year, measure, by, storeId });
  const drill = (id: string) => {
    const span =
      by === 'month'
        ? { from: `${id}-01`, to: lastDay(id) }
        : { from: `${year}-01-01`, to: `${year}-12-31`, [`${by}Id`]: id };
    const store = storeId && { storeId };
    void navigate({ to: '/deals', search: { outcome: 'won', ...store, ...span } } as never);
  };
  return (
    <Card
      title={t(`today.by.${by}`)}
      note={t('today.tickNote')}
      end={
        <Segmented
          className="noprint"
          size="small"
          value={by}
          onChange={(value) => setSearch({ by: value })}
          options={dashboardDimensions.map((value) => ({ value, label: t(`today.by.${value}`) }))}
        />
      }
    >
      <Loaded query={lines}>
        {({ rows, by: shown, measure: counted }) => (
          <FiguresTable
            by={shown}
            rows={rows}
            unit={unitOf(counted)}
            onOpen={({ id }) => drill(id)}
          />
        )}
      </Loaded>
    </Card>
  );
}

/** What a printed page must carry: the colours' meaning, the day, and who printed it. */
function PrintFoot({ today }: { today: string }) {
  const { t, format } = useWords();
  const { movement } = useLooks();
  const { name, groupName } = useActor();
  return (
    <p className="print-foot">
      {t('today.foot', {
        movement: t(`me.movement.${movement}`),
        at: format.longDay(today),
        who: `${groupName} ${name}`,
      })}
    </p>
  );
}
