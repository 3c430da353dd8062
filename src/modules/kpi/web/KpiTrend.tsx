import { useMemo } from 'react';
import type { z } from 'zod';
import { useEndpoint } from '../../../platform/web/api.ts';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { roleColor } from '../../../platform/web/tokens.ts';
import { Card } from '../../../platform/web/ui/Card.tsx';
import { Chart } from '../../../platform/web/ui/Chart.tsx';
import { Delta } from '../../../platform/web/ui/figures.tsx';
import { Loaded } from '../../../platform/web/ui/Loaded.tsx';
import { getKpi, type Kpi, type KpiAnswer } from '../kpi.schema.ts';
import { change, useKpiValue, yearBefore } from './kpi-value.ts';

type TrendProps = {
  kpi: z.infer<typeof Kpi>;
  span: { from: string; to: string; storeId: string | undefined };
};
type Answer = z.infer<typeof KpiAnswer>;

/** One KPI: its value, how it is counted, and month by month beside last year in grey. */
export function KpiTrend({ kpi, span }: TrendProps) {
  const { t, either } = useWords();
  const shown = useKpiValue(kpi.unit);
  const { from, to, storeId } = span;
  const store = storeId && { storeId: [storeId] };
  const ask = { key: kpi.key, by: ['month' as const], ...store };
  const now = useEndpoint(getKpi, { ...ask, from, to });
  const before = useEndpoint(getKpi, { ...ask, from: yearBefore(from), to: yearBefore(to) });
  const { by, isPoints } = change(kpi.unit, now.data?.total ?? null, before.data?.total ?? null);
  return (
    <Card title={either(kpi).name} note={either(kpi).formula}>
      <div className="in trend">
        <p>
          <strong>{shown(now.data?.total ?? null)}</strong>
          <Delta
            by={by}
            digits={1}
            unit={isPoints ? ` ${t('goals.points')}` : '%'}
            note={t('today.yoy')}
          />
          <span className="legend">
            <i />
            {`${from} – ${to}`}
            <i className="past" />
            {t('kpi.sameSpan')}
          </span>
        </p>
        <Loaded query={now}>
          {(answer) => (
            <Months kpi={kpi} answer={answer} {...(before.data && { before: before.data })} />
          )}
        </Loaded>
      </div>
    </Card>
  );
}

type MonthsProps = { kpi: TrendProps['kpi']; answer: Answer; before?: Answer };

function Months({ kpi, answer, before }: MonthsProps) {
  const { t, either, format } = useWords();
  const { mode } = useLooks();
  const shown = useKpiValue(kpi.unit);
  const option = useMemo(() => {
    const role = roleColor(mode);
    const months = answer.rows.map((row) => String(row['month']));
    const past = months.map(
      (month) => before?.rows.find((row) => row['month'] === yearBefore(month))?.value ?? null,
    );
    return {
      grid: { left: 6, right: 14, top: 12, bottom: 2, containLabel: true },
      tooltip: {
        trigger: 'axis',
        formatter: (points: { dataIndex: number }[]) => {
          const at = points[0]!.dataIndex;
          const [value, old] = [answer.rows[at]!.value, past[at] ?? null];
          return `${months[at]}　${shown(value)}\n${yearBefore(months[at]!)}　${shown(old)}`;
        },
      },
      xAxis: {
        type: 'category',
        data: months,
        axisLabel: { formatter: (month: string) => format.monthName(month) },
      },
      yAxis: {
        type: 'value',
        axisLabel: { formatter: (value: number) => shown(value) },
        splitNumber: 3,
        scale:
          kpi.unit === 'bp' ||
          kpi.unit === 'points' ||
          kpi.unit === 'days' ||
          kpi.unit === 'minutes',
      },
      series: [
        {
          type: 'line',
          data: past,
          lineStyle: { color: role.lastYear, width: 2 },
          itemStyle: { color: role.lastYear },
        },
        {
          type: 'line',
          data: answer.rows.map((row) => row.value),
          lineStyle: { color: role.actual, width: 2.5 },
          itemStyle: { color: role.actual },
          showSymbol: answer.rows.length === 1,
          symbol: 'circle',
        },
      ],
    };
  }, [answer, before, mode, shown, format, kpi.unit]);
  const text = t('kpi.trendText', { name: either(kpi).name, from: answer.from, to: answer.to });
  return <Chart height={190} option={option} text={text} />;
}
