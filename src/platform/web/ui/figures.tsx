import { Popover } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../language.ts';
import { none, signed } from '../format.ts';
import type { State } from './pace.rules.ts';

export type { State } from './pace.rules.ts';

type DeltaProps = { by: number | null; digits?: number; unit?: string; note?: string };

/** Movement 涨跌: red up, green down, always with triangle and sign; never a fill. */
export function Delta({ by, digits = 0, unit = '', note }: DeltaProps) {
  if (by === null)
    return (
      <span className="delta">
        {note && <i>{note}</i>}
        {none}
      </span>
    );
  const [tone, shape] = by > 0 ? ['up', '▲'] : by < 0 ? ['down', '▼'] : ['', ''];
  return (
    <span className="delta">
      {note && <i>{note}</i>}
      <b className={tone}>
        {shape} {signed(by, digits)}
        {unit}
      </b>
    </span>
  );
}

const shapes: Record<State, string> = { onTrack: '●', atRisk: '◐', breached: '■', idle: '○' };

/** Status 状态: colour, shape and word together; breached alone is filled. */
export function Status({ state, children }: { state: State; children: ReactNode }) {
  return (
    <span className={`status ${state}`}>
      <span aria-hidden>{shapes[state]}</span>
      {children}
    </span>
  );
}

export type Workings = {
  title: string;
  rule: string;
  lines: readonly (readonly [name: string, figure: string])[];
  total: readonly [name: string, figure: string];
  foot?: string;
  link?: ReactNode;
};

/** 为什么是这个数: any number that a rule made opens to its workings. */
export function Why({ workings, children }: { workings: Workings; children: ReactNode }) {
  const { t } = useWords();
  const content = (
    <div className="why">
      <header>
        <b>{workings.title}</b>
        <span>{workings.rule}</span>
      </header>
      <dl>
        {workings.lines.map(([name, figure]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{figure}</dd>
          </div>
        ))}
        <div className="sum">
          <dt>{workings.total[0]}</dt>
          <dd>{workings.total[1]}</dd>
        </div>
      </dl>
      <footer>
        <span>{workings.foot}</span>
        {workings.link}
      </footer>
    </div>
  );
  return (
    <Popover trigger="click" placement="bottomLeft" arrow={false} content={content}>
      <button type="button" className="whyable" title={t('why')}>
        {children}
      </button>
    </Popover>
  );
}

type PaceProps = { value: number; target: number; due: number; state: State; height?: number };

/** Attainment against the pace (进度): the tick is where today should be. */
export function Pace({ value, target, due, state, height = 6 }: PaceProps) {
  const { t, format } = useWords();
  const whole = Math.max(target, due, 1);
  const label = t('pace.label', {
    value: format.int(value),
    target: format.int(target),
    due: format.int(due),
  });
  return (
    <span className="pace" style={{ height }} role="img" aria-label={label}>
      <span
        className={state}
        style={{ width: `${Math.max(0, Math.min(100, (value / whole) * 100))}%` }}
      />
      <i style={{ left: `${Math.min(100, (due / whole) * 100)}%` }} />
    </span>
  );
}

type SparkProps = {
  values: readonly number[];
  width?: number;
  height?: number;
  fromZero?: boolean;
};

/** A line the size of a word; the dot is the last value. */
export function Spark({ values, width = 84, height = 24, fromZero }: SparkProps) {
  if (values.length < 2) return null;
  const low = fromZero ? 0 : Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const x = (i: number) => 2 + (i * (width - 4)) / (values.length - 1);
  const y = (value: number) => height - 3 - ((value - low) / span) * (height - 6);
  const path = values.map((v, i) => `${i ? 'L' : 'M'}${x(i).toFixed(1)} ${y(v).toFixed(1)}`);
  return (
    <svg width={width} height={height} className="spark" aria-hidden>
      <path d={path.join('')} />
      <circle cx={x(values.length - 1)} cy={y(values.at(-1)!)} r="2.4" />
    </svg>
  );
}

export const Key = ({ children }: { children: ReactNode }) => <kbd>{children}</kbd>;
