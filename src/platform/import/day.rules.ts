import { lastDay, type Day, type Month } from '../../kernel/period.ts';
import type { DateOrder } from './mapping.schema.ts';
import { halfWidth } from './text.rules.ts';

/** A day that was read, or why it was not: unreadable, or a day that no calendar has. */
export type ReadDay = { day: Day } | { problem: 'date.unreadable' | 'date.impossible' };

type Parts = { year: number; month: number; day: number };

const names = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TIME = /[t\s]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?\s*([ap]m)?\s*(z|[+-]\d{2}:?\d{2})?$/;
const unreadable = { problem: 'date.unreadable' } as const;

/**
 * Reads a date as people and programs write it (日期): 2022/1/2, 20220102, 2022年1月2日, 1/2/22 in the
 * given order, 2 Jan 2022, an Excel serial number. A time of day after it is ignored.
 * Two-digit years: 00–68 are 2000–2068, 69–99 are 1969–1999 (POSIX).
 */
export function readDay(text: string, order: DateOrder): ReadDay {
  const plain = halfWidth(text)
    .toLowerCase()
    .replace(TIME, '')
    .replace(/\s*(星期|周).$/, '');
  const parts = yearFirst(plain) ?? numbersOnly(plain, order) ?? withName(plain);
  if (parts) return checked(parts);
  return serialDay(plain) ?? unreadable;
}

function yearFirst(text: string): Parts | undefined {
  const match =
    /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?$/.exec(text) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(text);
  return match
    ? { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) }
    : undefined;
}

function numbersOnly(text: string, order: DateOrder): Parts | undefined {
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{1,2})$/.exec(text);
  if (!match) return undefined;
  const [a, b, c] = [match[1]!, match[2]!, match[3]!];
  if (order === 'YMD') {
    return c.length <= 2 ? { year: fullYear(a), month: Number(b), day: Number(c) } : undefined;
  }
  if (c.length === 1) return undefined;
  const [day, month] = order === 'DMY' ? [a, b] : [b, a];
  return { year: fullYear(c), month: Number(month), day: Number(day) };
}

function withName(text: string): Parts | undefined {
  const dayFirst = /^(\d{1,2})[\s-]*([a-z]{3})[a-z]*\.?[\s,-]*(\d{4}|\d{2})$/.exec(text);
  const monthFirst = /^([a-z]{3})[a-z]*\.?\s*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})$/.exec(text);
  const [day, name] = dayFirst ? [dayFirst[1], dayFirst[2]] : [monthFirst?.[2], monthFirst?.[1]];
  const month = names.indexOf(name ?? '') + 1;
  const year = (dayFirst ?? monthFirst)?.[3];
  return month && year && day ? { year: fullYear(year), month, day: Number(day) } : undefined;
}

const fullYear = (text: string): number => {
  if (text.length === 4) return Number(text);
  return Number(text) + (Number(text) <= 68 ? 2000 : 1900);
};

function checked({ year, month, day }: Parts): ReadDay {
  const isMonth = month >= 1 && month <= 12 && year >= 1900 && year <= 2200;
  if (!isMonth || day < 1) return { problem: 'date.impossible' };
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return text <= lastDay(text.slice(0, 7)) ? { day: text } : { problem: 'date.impossible' };
}

/** Excel counts days from 1900 with a leap day that never was; serials here are 1927 to 2119. */
function serialDay(text: string): ReadDay | undefined {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return undefined;
  const serial = Math.floor(Number(text));
  if (serial < 10_000 || serial > 80_000) return undefined;
  return { day: new Date((serial - 25_569) * 86_400_000).toISOString().slice(0, 10) };
}

export type ReadMonth = { month: Month } | { problem: 'date.unreadable' | 'date.impossible' };

/** Reads a month (月份): 202202, 2022-2, 2022年2月, Feb 2022, or any date in it. */
export function readMonth(text: string, order: DateOrder): ReadMonth {
  const plain = halfWidth(text).toLowerCase();
  const match =
    /^(\d{4})\s*[年/.-]\s*(\d{1,2})\s*月?(?:份)?$/.exec(plain) ??
    /^((?:19|20)\d{2})(\d{2})$/.exec(plain) ??
    namedMonth(plain);
  if (!match) {
    const read = readDay(text, order);
    return 'day' in read ? { month: read.day.slice(0, 7) } : read;
  }
  const month = Number(match[2]);
  return month >= 1 && month <= 12
    ? { month: `${match[1]!}-${String(month).padStart(2, '0')}` }
    : { problem: 'date.impossible' };
}

function namedMonth(text: string): [string, string, string] | undefined {
  const match = /^([a-z]{3})[a-z]*\.?[\s-]*(\d{4}|\d{2})$/.exec(text);
  const month = names.indexOf(match?.[1] ?? '') + 1;
  return match && month ? [text, String(fullYear(match[2]!)), String(month)] : undefined;
}

/**
 * An instant (时刻) as ISO text: with an offset where the file has one, else the wall clock of the
 * store, `2026-03-01T14:05:00`, to be placed in its zone. A bare date is its midnight.
 */
export function readInstant(text: string, order: DateOrder): { instant: string } | ReadDay {
  const plain = halfWidth(text).toLowerCase();
  const read = readDay(text, order);
  if (!('day' in read)) return read;
  const time =
    /[t\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([ap]m)?\s*(z|[+-]\d{2}:?\d{2})?$/.exec(
      plain,
    );
  if (!time) return { instant: `${read.day}T${serialTime(plain)}` };
  const half = time[4] === 'pm' ? 12 : 0;
  const hour = time[4] ? (Number(time[1]) % 12) + half : Number(time[1]);
  if (hour > 23 || Number(time[2]) > 59) return { problem: 'date.impossible' };
  const clock = `${String(hour).padStart(2, '0')}:${time[2]!}:${time[3] ?? '00'}`;
  return { instant: `${read.day}T${clock}${(time[5] ?? '').toUpperCase()}` };
}

function serialTime(text: string): string {
  const fraction = /^\d{5}(\.\d+)$/.exec(text)?.[1];
  if (!fraction) return '00:00:00';
  const seconds = Math.min(86_399, Math.round(Number(fraction) * 86_400));
  return new Date(seconds * 1000).toISOString().slice(11, 19);
}

/**
 * Which order the dates of a column are written in (日期顺序), told by its samples. `sure` is false
 * where every sample could be read both ways: then a person confirms. Files that run in time order
 * decide between month first and day first; failing that, the Chinese order.
 */
export function guessDateOrder(samples: readonly string[]): { order: DateOrder; sure: boolean } {
  const plain = samples.map((text) => halfWidth(text).toLowerCase().replace(TIME, ''));
  const written = plain.filter((text) => /^\d{1,2}[/.-]\d{1,2}[/.-](\d{4}|\d{2})$/.test(text));
  if (written.length === 0) return { order: 'YMD', sure: true };

  const readable = (['YMD', 'MDY', 'DMY'] as const).filter((order) =>
    written.every((text) => 'day' in readDay(text, order)),
  );
  if (readable.length <= 1) return { order: readable[0] ?? 'YMD', sure: readable.length === 1 };
  const steps = readable.map((order) => ({ order, back: stepsBack(written, order) }));
  const best = Math.min(...steps.map(({ back }) => back));
  return { order: steps.find(({ back }) => back === best)!.order, sure: false };
}

function stepsBack(samples: readonly string[], order: DateOrder): number {
  const days = samples
    .map((text) => readDay(text, order))
    .map((read) => ('day' in read ? read.day : ''));
  return days.filter((day, i) => i > 0 && day < days[i - 1]!).length;
}
