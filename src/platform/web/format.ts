/** Numbers, money and dates as people in a Chinese store read them; English beside (数字与日期格式). */
export type Language = 'zh' | 'en';

/** What stands where there is no value; zero is written 0. */
export const none = '—';
const minusSign = '−';

/** Rounded half up, away from zero, once; grouped by thousands. */
function grouped(n: number, digits = 0): string {
  const scale = 10 ** digits;
  const rounded = Math.floor(Math.abs(n) * scale + 0.5 + 1e-9) / scale;
  const text = rounded.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return n < 0 && rounded !== 0 ? minusSign + text : text;
}

/** A count: `1,868`, `−12`. */
export const int = (n: number): string => grouped(n);

export const decimal = (n: number, digits = 1): string => grouped(n, digits);

/** `+7.5`, `−12`, `±0`: a change always carries its sign. */
export const signed = (n: number, digits = 0): string => {
  const text = grouped(n, digits);
  return text.startsWith(minusSign) ? text : `${/[1-9]/.test(text) ? '+' : '±'}${text}`;
};

const withYuan = (n: number, digits: number) => {
  const text = grouped(n, digits);
  return text.startsWith(minusSign) ? `${minusSign}¥${text.slice(1)}` : `¥${text}`;
};

/** `¥69,207.74` from fen: quotes, contracts and pay, always to the fen. */
export const yuanExact = (fen: number): string => withYuan(fen / 100, 2);

/** `¥69,208` from fen: lists. */
export const yuan = (fen: number): string => withYuan(fen / 100, 0);

/** `¥486.2万`, `¥6.72亿`, in English `¥4.86M`, from fen: dashboards. */
export function yuanShort(fen: number, language: Language): string {
  const size = Math.abs(fen) / 100;
  const steps: readonly (readonly [number, number, string])[] =
    language === 'zh'
      ? [
          [1e8, 2, '亿'],
          [1e4, 1, '万'],
        ]
      : [
          [1e9, 2, 'B'],
          [1e6, 2, 'M'],
          [1e4, 0, 'K'],
        ];
  for (const [unit, digits, name] of steps) {
    const divisor = name === 'K' ? 1e3 : unit;
    if (size >= unit) return `${withYuan(fen / 100 / divisor, digits)}${name}`;
  }
  return yuan(fen);
}

/** `86.4%` from basis points (基点). */
export const percent = (bp: number, digits = 1): string => `${grouped(bp / 100, digits)}%`;

/** Basis points a value stands at of a whole; null where the whole is nothing. */
export const bpOf = (part: number, whole: number): number | null =>
  whole ? Math.round((part / whole) * 10_000) : null;

/** `−2.3 点`: the change of a rate, from basis points. */
export const points = (bp: number, language: Language): string =>
  `${signed(bp / 100, 1)} ${language === 'zh' ? '点' : 'pt'}`;

const weekdays = {
  zh: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
  en: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
};
const monthNames = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `2026年11月23日 周一`, `Mon 23 Nov 2026`, from `'2026-11-23'`. */
export function longDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const week = weekdays[language][new Date(Date.UTC(year, month - 1, date)).getUTCDay()];
  return language === 'zh'
    ? `${year}年${month}月${date}日 ${week}`
    : `${week} ${date} ${monthNames[month - 1]} ${year}`;
}

/** `11月23日`, `23 Nov`; with the year where it is not `thisYear`. */
export function shortDay(day: string, language: Language, thisYear?: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const far = thisYear !== undefined && year !== thisYear;
  return language === 'zh'
    ? `${far ? `${year}年` : ''}${month}月${date}日`
    : `${date} ${monthNames[month - 1]}${far ? ` ${year}` : ''}`;
}

/** `11月`, `Nov`, from 1 to 12 or from `'2026-11'`. */
export function monthName(month: number | string, language: Language): string {
  const number = typeof month === 'number' ? month : Number(month.slice(5, 7));
  return language === 'zh' ? `${number}月` : monthNames[number - 1]!;
}

/** `2026年11月`, `Nov 2026`. */
export const longMonth = (month: string, language: Language): string =>
  language === 'zh'
    ? `${month.slice(0, 4)}年${Number(month.slice(5, 7))}月`
    : `${monthName(month, 'en')} ${month.slice(0, 4)}`;

/** `2026-11-23 09:12` in the reader's words, by the store's clock. */
export function moment(instant: string, language: Language, zone = 'Asia/Shanghai'): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'short',
    hourCycle: 'h23',
  }).format(new Date(instant));
  const [day, time] = parts.split(', ') as [string, string];
  return language === 'zh' ? `${day} ${time}` : `${shortDay(day, 'en', 0)}, ${time}`;
}

/** `11-23 09:12`, `23 Nov, 09:12`: a moment of this year. */
export function shortMoment(instant: string, language: Language): string {
  const [day, time] = moment(instant, 'zh').split(' ') as [string, string];
  return language === 'zh' ? `${day.slice(5)} ${time}` : `${shortDay(day, 'en')}, ${time}`;
}

/** `09:30` from minutes after midnight; the end of the day is `24:00`. */
export const clock = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** `138****2041`; what is masked already stays so. */
export const masked = (phone: string): string =>
  phone.length < 8 || phone.includes('*') ? phone : `${phone.slice(0, 3)}****${phone.slice(-4)}`;

/** `1.4 MB`. */
export const fileSize = (bytes: number): string =>
  bytes >= 1 << 20
    ? `${grouped(bytes / (1 << 20), 1)} MB`
    : `${grouped(Math.max(1, bytes / 1024), 0)} KB`;

/** `09:12`: the time of day of a moment, by the store's clock. */
export const timeOf = (instant: string): string => moment(instant, 'zh').split(' ')[1]!;
