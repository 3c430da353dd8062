import { useMemo } from 'react';
import { useWords } from '../../../platform/web/language.ts';
import { useLooks } from '../../../platform/web/looks.tsx';
import { palette, roleColor, type Mode } from '../../../platform/web/tokens.ts';
import { Chart } from '../../../platform/web/ui/Chart.tsx';
import { stepsPerMonth, type Course } from './course.rules.ts';
import type { GridUnit } from './unit.rules.ts';

type Words = {
  plan: string;
  month: (number: number) => string;
  gap: (value: number) => string;
  today: (value: number) => string;
  said: (month: string, gap: string) => string;
};

const round = (value: number | null) => (value === null ? null : Math.round(value * 100) / 100);

/** Axis limits that leave air and keep zero, the plan, in sight. */
function limits(course: Course) {
  const values = [...course.drift, ...course.low, ...course.high].filter((v) => v !== null);
  const raw = Math.max(1, ...values.map(Math.abs));
  const unit = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => (n * unit) / 2).find((n) => raw / n <= 3) ?? raw;
  const fit = (value: number) => (value < 0 ? -Math.ceil(-value / step) : Math.ceil(value / step));
  return {
    min: Math.min(-1, fit(Math.min(...values, 0))) * step,
    max: Math.max(1, fit(Math.max(...values, 0))) * step,
    interval: step,
  };
}

/** 航线: the plan is the zero line, the ship is what happened, the beam is where it is heading. */
function optionOf(course: Course, mode: Mode, words: Words) {
  const colours = palette[mode];
  const role = roleColor(mode);
  const now = course.drift.length - 1;
  const low = course.low.map(round);
  const glow = {
    type: 'linear',
    x: 0,
    y: 0,
    x2: 1,
    y2: 0,
    colorStops: [
      { offset: 0, color: colours.lamp + (mode === 'dark' ? 'B0' : 'D0') },
      { offset: 1, color: `${colours.lamp}30` },
    ],
  };
  const beam = (data: (number | null)[], areaStyle: object) => ({
    type: 'line',
    data,
    stack: 'beam',
    stackStrategy: 'all',
    lineStyle: { opacity: 0 },
    areaStyle,
    silent: true,
    tooltip: { show: false },
    z: 1,
  });
  const isOver = now >= course.steps;
  return {
    grid: { left: 6, right: isOver ? 20 : 60, top: 16, bottom: 2, containLabel: true },
    tooltip: {
      trigger: 'axis',
      formatter: (points: { dataIndex: number }[]) => {
        const at = points[0]!.dataIndex;
        const value = course.drift[at] ?? course.ahead[at] ?? 0;
        return words.said(
          words.month(Math.max(1, Math.ceil(at / stepsPerMonth))),
          words.gap(value),
        );
      },
    },
    xAxis: {
      type: 'category',
      data: Array.from({ length: course.steps + 1 }, (_, step) => step),
      boundaryGap: false,
      axisLine: { show: false },
      axisLabel: {
        interval: (step: number) => step % stepsPerMonth === 0 && step < course.steps,
        formatter: (step: string) => words.month(Number(step) / stepsPerMonth + 1),
        align: 'left',
      },
    },
    yAxis: {
      type: 'value',
      ...limits(course),
      axisLabel: {
        formatter: (value: number) => (value === 0 ? words.plan : words.gap(value)),
      },
    },
    series: [
      beam(low, { color: 'transparent', origin: 'start' }),
      beam(
        course.high.map((value, i) => (value === null ? null : round(value - course.low[i]!))),
        { color: glow },
      ),
      {
        type: 'line',
        data: course.ahead.map(round),
        lineStyle: { color: colours.lamp, width: 2, type: [5, 4] },
        z: 3,
        endLabel: {
          show: !isOver,
          formatter: words.gap(course.ahead.at(-1) ?? 0),
          color: colours.lampText,
          fontWeight: 600,
          fontSize: 12,
          distance: 6,
        },
      },
      {
        type: 'line',
        data: course.drift.map(round),
        lineStyle: { color: role.actual, width: 2.5 },
        areaStyle: { color: role.actual, opacity: 0.07, origin: 0 },
        z: 4,
        markPoint: nowMark(course, colours, role.actual, words),
        markLine: {
          symbol: 'none',
          silent: true,
          label: { show: false },
          lineStyle: { color: colours.ink2, width: 1, type: [4, 3] },
          data: [{ yAxis: 0 }],
        },
      },
    ],
  };
}

function nowMark(
  { drift, steps }: Course,
  colours: (typeof palette)[Mode],
  colour: string | undefined,
  words: Words,
) {
  const now = drift.length - 1;
  const value = round(drift[now]!)!;
  const early = now < 10;
  return {
    symbol: 'circle',
    symbolSize: 9,
    itemStyle: { color: colour, borderColor: colours.surface, borderWidth: 2 },
    data: [
      {
        coord: [now, value],
        label: {
          show: true,
          position: early ? 'right' : 'left',
          distance: 10,
          offset: [0, value < 0 && now < steps ? 12 : -12],
          formatter: words.today(value),
          color: colours.ink,
          fontWeight: 600,
          fontSize: 12,
        },
      },
    ],
  };
}

/** The signature picture of the year, with one sentence for who does not see it. */
export function CourseChart({ course, unit }: { course: Course; unit: GridUnit }) {
  const { t, format } = useWords();
  const { mode } = useLooks();
  const { option, gap } = useMemo(() => {
    const gap = (value: number) =>
      unit.measure === 'units'
        ? format.signed(value)
        : `${value > 0 ? '+' : ''}${format.yuanShort(Math.round(value))}`;
    const isOver = course.drift.length > course.steps;
    const words = {
      plan: t('today.course.plan'),
      month: format.monthName,
      gap,
      today: (value: number) =>
        t(isOver ? 'today.course.end' : 'today.course.today', { gap: gap(value) }),
      said: (month: string, text: string) => t('today.course.said', { month, gap: text }),
    };
    return { option: optionOf(course, mode, words), gap };
  }, [course, mode, t, format, unit.measure]);
  const text = t('today.course.says', {
    gap: gap(course.drift.at(-1)!),
    end: gap(course.ahead.at(-1) ?? course.drift.at(-1)!),
  });
  return <Chart height={190} option={option} text={text} />;
}
