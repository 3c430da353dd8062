import { pushBodyNot, pushNotUtf8, pushTooDeep, pushTypeUnknown } from './marketing.refusals.ts';

/** Our fields that a portal may fill (平台字段). */
export const pushFields = [
  'phone',
  'name',
  'gender',
  'externalId',
  'receivedAt',
  'model',
  'store',
  'wish',
  'price',
] as const;
export type PushField = (typeof pushFields)[number];

/** Our field ← where it stands in their body (字段映射), as a dotted path. */
export type FieldMap = Partial<Record<PushField, string>>;

/** What a body says once its map was applied: texts as they were sent, nothing where nothing was. */
export type Pushed = Partial<Record<PushField, string>>;

/**
 * Maps to begin with (映射模板). Tencent's `CreateLead` has no id of the lead and names stores and cars by its own
 * numbers, so that its map leaves them out: one address for each store.
 */
export const pushPresets = {
  tencent: {
    phone: 'CustomerPhone',
    name: 'CustomerName',
    gender: 'CustomerSex',
    receivedAt: 'CreateTime',
    wish: 'Remark',
  },
  generic: {
    phone: 'phone',
    name: 'name',
    gender: 'gender',
    externalId: 'id',
    receivedAt: 'created_at',
    model: 'model',
    store: 'store',
    wish: 'remark',
    price: 'price',
  },
} as const satisfies Record<string, FieldMap>;

const deepest = 20;
const longest: Partial<Record<PushField, number>> = {
  phone: 40,
  name: 60,
  externalId: 120,
  wish: 500,
};

/** How deep brackets are nested (嵌套层数), those inside of texts not counted; stops where it is too deep. */
export function depthOf(text: string, most: number): number {
  let [depth, deep, inText] = [0, 0, false];
  for (let at = 0; at < text.length && deep <= most; at += 1) {
    const sign = text[at];
    if (inText) {
      if (sign === '\\') at += 1;
      else if (sign === '"') inText = false;
    } else if (sign === '"') inText = true;
    else if (sign === '{' || sign === '[') deep = Math.max(deep, (depth += 1));
    else if (sign === '}' || sign === ']') depth -= 1;
  }
  return deep;
}

/** Reads a body by its media type (读取推送内容): JSON or a form, in UTF-8. Throws in words what it is not. */
export function readBody(mediaType: string, text: string): unknown {
  const [kind = '', ...parameters] = mediaType.toLowerCase().split(';');
  const charset = parameters
    .map((one) => /^\s*charset="?([\w-]+)"?\s*$/.exec(one)?.[1])
    .find(Boolean);
  if (charset && !/^(utf-?8|us-ascii)$/.test(charset)) throw pushNotUtf8();
  const type = kind.trim();
  if (type === 'application/x-www-form-urlencoded') return readForm(text);
  if (type === 'application/json' || /^application\/[\w.-]+\+json$/.test(type))
    return readJson(text);
  throw pushTypeUnknown();
}

function readForm(text: string): Record<string, string> {
  const fields = [...new URLSearchParams(text)];
  if (fields.some((field) => field.join('').includes('\ufffd'))) throw pushNotUtf8();
  return Object.fromEntries(fields);
}

/** Numbers that JavaScript cannot hold stay the text that was sent: portals' ids have 19 digits. */
const exactly = (_: string, value: unknown, { source }: { source?: string }): unknown =>
  typeof value === 'number' && !Number.isSafeInteger(value) && source ? source : value;

function readJson(text: string): unknown {
  if (depthOf(text, deepest) > deepest) throw pushTooDeep(deepest);
  let read: unknown;
  try {
    read = JSON.parse(text, exactly as (key: string, value: unknown) => unknown);
  } catch {
    throw pushBodyNot();
  }
  if (typeof read !== 'object' || read === null) throw pushBodyNot();
  return read;
}

/** What stands at a dotted path (取值), such as `data.items.0.phone`; a key with dots of its own comes first. */
export function valueAt(body: unknown, path: string): unknown {
  if (typeof body !== 'object' || body === null) return undefined;
  if (Object.hasOwn(body, path)) return (body as Record<string, unknown>)[path];
  let here: unknown = body;
  for (const key of path.split('.')) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as Record<string, unknown>)[key];
  }
  return here;
}

/** Our fields out of a body by the map (按映射取字段): texts and numbers, trimmed and cut to what we keep. */
export function fieldsIn(body: unknown, map: FieldMap): Pushed {
  const found = pushFields.flatMap((field) => {
    const path = map[field];
    const value = path ? valueAt(body, path) : undefined;
    if (typeof value !== 'string' && typeof value !== 'number') return [];
    const text = cut(String(value), longest[field] ?? 100);
    return text === '' ? [] : [[field, text] as const];
  });
  return Object.fromEntries(found);
}

const cut = (text: string, most: number) =>
  text.replaceAll('\0', '').trim().slice(0, most).toWellFormed().trim();

/** A gender in portals' words (性别): 1 or 男, 2 or 女. */
export function genderIn(text = ''): '' | 'male' | 'female' {
  if (/^(1|m|male|男|男士|先生)$/i.test(text)) return 'male';
  return /^(2|f|female|女|女士|小姐)$/i.test(text) ? 'female' : '';
}

const hour = 3_600_000;

/** An instant in portals' words (时间): seconds, milliseconds, or a date and time, of China where no zone is said. */
export function momentIn(text = ''): string | null {
  const isCount = /^\d{10}$|^\d{13}$/.test(text);
  const [, day, time = '00:00:00', zone] =
    /^(\d{4}[-/]\d{2}[-/]\d{2})(?:[ T](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))?\s*(Z|[+-]\d{2}:?\d{2})?$/.exec(
      text,
    ) ?? [];
  const at = isCount
    ? Number(text) * (text.length === 10 ? 1_000 : 1)
    : Date.parse(`${day?.replaceAll('/', '-')}T${time}${zone ?? 'Z'}`) - (zone ? 0 : 8 * hour);
  return Number.isFinite(at) ? new Date(at).toISOString() : null;
}

/** A price in yuan as fen (价格); null where it is none. */
export function fenIn(text = ''): number | null {
  if (!/^\d{1,6}(\.\d{1,4})?$/.test(text)) return null;
  return Math.round(Number(text) * 100);
}

/** A stamp may be this far from our clock, before or after (时间窗口). */
export const pushWindowMs = 5 * 60_000;

/** What a sender signs (签名原文): its timestamp, a dot, and the body as it was sent. */
export const signedText = (timestamp: string, body: string): string => `${timestamp}.${body}`;

/** Whether a stamp, in seconds or milliseconds, lies within the window (时间戳有效). */
export function isStampFresh(stamp: string, now: string): boolean {
  const at = /^\d{10}$|^\d{13}$/.test(stamp) ? momentIn(stamp) : null;
  return at !== null && Math.abs(Date.parse(now) - Date.parse(at)) <= pushWindowMs;
}
