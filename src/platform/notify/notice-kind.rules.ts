/** Both languages of one text; `{name}` stands for a parameter, `{name:day}`, `{name:moment}` for one to be formatted. */
export type Both = { zh: string; en: string };
export type Language = keyof Both;

/** Ways out of the program that a person may choose for themselves. */
export const outward = ['email', 'push'] as const;
export type Outward = (typeof outward)[number];

/** When a notice goes out (送达方式): at once, bundled into the next digest (汇总), or not at all. */
export const choices = ['now', 'digest', 'off'] as const;
export type Choice = (typeof choices)[number];

/**
 * A kind of notice (通知类型), declared by whoever writes it and listed by the program. `urgent` passes
 * quiet hours; what may not be muted goes out at once whatever was chosen.
 */
export type NoticeKind = {
  /** Stable, stored in rows: `import.done`. */
  key: string;
  /** What the kind is called where people choose. */
  name: Both;
  title: Both;
  text: Both;
  urgent: boolean;
  mayMute: boolean;
  /** What counts until the person chooses. */
  starts: Record<Outward, Choice>;
  /** Only for those who may read this: others are never told, so they have nothing to choose. */
  concerns?: string;
  /** Goes to a bare address, to somebody without an account. */
  isForGuests?: true;
  /** Whether group robots may post it: nothing that concerns one person alone. */
  forGroups: boolean;
};

/** What a text is filled with: plain values, or a word in both languages. */
export type Params = Readonly<Record<string, string | number | boolean | null | Both>>;

export type Worded = { title: string; text: string };

/** What stands where a parameter is missing (缺值). */
const missing = '—';

/** A kind's texts, filled and in one language; a missing parameter never breaks them. */
export function wording(
  kind: Pick<NoticeKind, 'title' | 'text'>,
  params: unknown,
  language: Language,
): Worded {
  const given = isRecord(params) ? params : {};
  return {
    title: filled(kind.title[language], given, language),
    text: filled(kind.text[language], given, language),
  };
}

/** The same, in both languages at once, as screens get it. */
export function wordings(kind: Pick<NoticeKind, 'title' | 'text'>, params: unknown) {
  const [zh, en] = [wording(kind, params, 'zh'), wording(kind, params, 'en')];
  return { title: { zh: zh.title, en: en.title }, text: { zh: zh.text, en: en.text } };
}

/** The kind of a row; one that the program no longer knows is shown by its key. */
export function kindOf(kinds: readonly NoticeKind[], key: string): NoticeKind {
  const unknown = { zh: key, en: key };
  return (
    kinds.find((kind) => kind.key === key) ?? {
      key,
      name: unknown,
      title: unknown,
      text: { zh: '', en: '' },
      urgent: false,
      mayMute: true,
      starts: { email: 'off', push: 'off' },
      forGroups: false,
    }
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function filled(template: string, params: Record<string, unknown>, language: Language): string {
  return template.replace(/\{(\w+)(?::(day|int|moment))?\}/g, (_, name: string, form?: string) =>
    // An own key only: a template must not reach what every object inherits.
    Object.hasOwn(params, name) ? shown(params[name], form, language) : missing,
  );
}

function shown(value: unknown, form: string | undefined, language: Language): string {
  if (isRecord(value)) return shown(value[language], form, language);
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return form === 'int' ? grouped(value) : String(value);
  if (typeof value !== 'string' || value === '') return missing;
  if (form === 'moment') return momentIn(value, language);
  return form === 'day' ? dayIn(value, language) : value;
}

const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, ',');
const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** `11月23日 09:12`, `23 Nov, 09:12` by the clock of the stores; what is no instant stays as it is. */
function momentIn(instant: string, language: Language): string {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return instant;
  const [day = '', time = ''] = clock.format(at).split(', ');
  return language === 'zh' ? `${dayIn(day, 'zh')} ${time}` : `${dayIn(day, 'en')}, ${time}`;
}

const clock = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'short',
  hourCycle: 'h23',
});

/** `11月23日`, `23 Nov`; what is no day stays as it is. */
function dayIn(day: string, language: Language): string {
  const [, month, date] = /^\d{4}-(\d\d)-(\d\d)/.exec(day) ?? [];
  if (!month || !date) return day;
  return language === 'zh'
    ? `${Number(month)}月${Number(date)}日`
    : `${Number(date)} ${months[Number(month) - 1] ?? month}`;
}
