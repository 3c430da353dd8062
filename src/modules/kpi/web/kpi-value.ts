import { useCallback } from 'react';
import { useWords } from '../../../platform/web/language.ts';

/** How a KPI's value reads, by its unit: cars, fen, basis points, days, points. */
export function useKpiValue(unit: string): (value: number | null) => string {
  const { t, format } = useWords();
  return useCallback(
    (value: number | null): string => {
      if (value === null) return format.none;
      if (unit === 'fen')
        return Math.abs(value) < 100_000_000 ? format.yuan(value) : format.yuanShort(value);
      if (unit === 'bp') return format.percent(value);
      const digits = unit === 'days' || unit === 'minutes' || unit === 'points' ? 1 : 0;
      return `${format.decimal(value, digits)} ${t(`kpi.unit.${unit}`, { defaultValue: '' })}`.trim();
    },
    [t, format, unit],
  );
}

/** The change on an earlier value: in points for rates and scores, in percent otherwise. */
export function change(unit: string, value: number | null, past: number | null) {
  const isPoints = unit === 'bp' || unit === 'points';
  if (value === null || past === null || (!isPoints && past === 0)) return { by: null, isPoints };
  if (isPoints) return { by: unit === 'bp' ? (value - past) / 100 : value - past, isPoints };
  return { by: (value / past - 1) * 100, isPoints };
}

/** The same day or month a year before (去年同期); 29 February becomes the 28th. */
export const yearBefore = (day: string): string =>
  `${Number(day.slice(0, 4)) - 1}${day.slice(4) === '-02-29' ? '-02-28' : day.slice(4)}`;
