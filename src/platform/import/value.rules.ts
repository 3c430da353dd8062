import { readDay, readInstant, readMonth } from './day.rules.ts';
import type { Field, FieldType } from './field.schema.ts';
import type { DateOrder, MoneyUnit } from './mapping.schema.ts';
import {
  isWhole,
  middleFen,
  readBp,
  readDecimal,
  readRange,
  shifted,
  wholeAt,
  type Decimal,
  type Range,
} from './number.rules.ts';
import type { ProblemCode } from './problem.rules.ts';
import { comparable, halfWidth, isEmptyCell, trimmed } from './text.rules.ts';

/** What reading one cell needs besides the cell. Phones are read by a library, hence a parameter. */
export type Reading = {
  dateOrder: DateOrder;
  unit?: MoneyUnit;
  /** What the mapping says the words of this field mean. */
  means?: Readonly<Record<string, string>>;
  phone: (text: string) => string;
};

/** A cell as it is staged (text that PostgreSQL reads as the field's type), or the problem with it. */
export type ReadValue = { value: string | null } | { problem: ProblemCode; detail?: string };

/** Cells longer than this are refused, not cut. */
export const longestCell = 2_000;
const largestFen = 100_000_000_000_000n;
const largestInteger = 2_000_000_000n;

/**
 * Reads one cell of a field (取值): money in yuan becomes fen, percents basis points, words the value
 * they mean. Empty cells are null; whether that is allowed is the caller's question.
 */
export function readValue(field: Field, cell: string, reading: Reading): ReadValue {
  if (cell.length > longestCell) return { problem: 'text.too_long', detail: String(longestCell) };
  const mapped = reading.means?.[trimmed(cell)] ?? cell;
  if (isEmptyCell(mapped)) return { value: null };
  return readers[field.type](mapped, reading, field);
}

const readers: Record<FieldType, (text: string, reading: Reading, field: Field) => ReadValue> = {
  text: (text) => ({ value: trimmed(text).replace(/\s+/g, ' ') }),
  day: (text, { dateOrder }) => {
    const read = readDay(text, dateOrder);
    return 'day' in read ? { value: read.day } : read;
  },
  month: (text, { dateOrder }) => {
    const read = readMonth(text, dateOrder);
    return 'month' in read ? { value: `${read.month}-01` } : read;
  },
  instant: (text, { dateOrder }) => {
    const read = readInstant(text, dateOrder);
    if ('instant' in read) return { value: read.instant };
    return 'day' in read ? { value: `${read.day}T00:00:00` } : read;
  },
  yuan: (text, reading) => money(text, reading, middleFen),
  yuanLow: (text, reading) => money(text, reading, ({ low }) => wholeAt(low, 2)),
  yuanHigh: (text, reading) => money(text, reading, ({ high }) => wholeAt(high, 2)),
  integer: (text) => {
    const decimal = readDecimal(text);
    if (!decimal) return { problem: 'number.unreadable' };
    if (!isWhole(decimal)) return { problem: 'number.not_whole' };
    const whole = wholeAt(decimal, 0);
    if (whole < 0n) return { problem: 'number.negative' };
    return whole > largestInteger ? { problem: 'number.too_big' } : { value: String(whole) };
  },
  decimal: (text) => {
    const decimal = readDecimal(text);
    return decimal ? { value: decimalText(decimal) } : { problem: 'number.unreadable' };
  },
  percent: (text) => {
    const rate = readBp(text);
    return rate === undefined ? { problem: 'number.unreadable' } : { value: String(rate) };
  },
  phone: (text, { phone }) => ({ value: phone(halfWidth(text)) }),
  boolean: (text) => {
    const word = comparable(text);
    if (yes.has(word)) return { value: 'true' };
    return no.has(word) ? { value: 'false' } : { problem: 'boolean.unreadable' };
  },
  choice: (text, _reading, field) => {
    const found = choiceOf(field, text);
    return found === undefined ? { problem: 'choice.unknown' } : { value: found };
  },
};

const yes = new Set(['1', 'y', 'yes', 'true', 't', '是', '有', '对', '√', '已']);
const no = new Set(['0', 'n', 'no', 'false', 'f', '否', '没有', '错', '×', '未']);

/** Which of a field's values a word means (取值对照): its own name or one of its other words. */
export function choiceOf(field: Field, word: string): string | undefined {
  const wanted = comparable(word);
  return Object.entries(field.choices ?? {}).find(
    ([value, words]) =>
      comparable(value) === wanted || words.some((other) => comparable(other) === wanted),
  )?.[0];
}

function money(text: string, { unit }: Reading, pick: (range: Range) => bigint): ReadValue {
  const read = readRange(text);
  if (!read) return { problem: 'number.unreadable' };
  const range = unit && !/[分千万亿kmw]/i.test(text) ? scaled(read, unit) : read;
  if (wholeAt(range.low, 8) > wholeAt(range.high, 8)) return { problem: 'range.reversed' };
  const amount = pick(range);
  const isTooBig = amount > largestFen || amount < -largestFen;
  return isTooBig ? { problem: 'number.too_big' } : { value: String(amount) };
}

const powerOf: Record<MoneyUnit, number> = { 分: -2, 元: 0, 千: 3, 万: 4, 亿: 8 };

const scaled = ({ low, high }: Range, unit: MoneyUnit): Range => ({
  low: shifted(low, powerOf[unit]),
  high: shifted(high, powerOf[unit]),
});

function decimalText({ digits, scale }: Decimal): string {
  const size = String(digits < 0n ? -digits : digits).padStart(scale + 1, '0');
  const whole = size.slice(0, size.length - scale);
  return `${digits < 0n ? '-' : ''}${whole}${scale ? `.${size.slice(-scale)}` : ''}`;
}
