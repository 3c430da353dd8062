/** What a file may be (文件类型), told by its content: how big it may be, whether a browser shows it in place. */
type Allowed = { zh: string; en: string; mostBytes: number; inline: boolean };

const mebibyte = 1024 ** 2;
const picture = { zh: '图片', en: 'picture', mostBytes: 20 * mebibyte, inline: true };
const recording = { zh: '录音', en: 'recording', mostBytes: 200 * mebibyte, inline: true };
const office = { zh: '文档', en: 'document', mostBytes: 50 * mebibyte, inline: false };

export const allowedMedia: Readonly<Record<string, Allowed>> = {
  'image/jpeg': picture,
  'image/png': picture,
  'image/webp': picture,
  'audio/mpeg': recording,
  'audio/mp4': recording,
  'audio/x-m4a': recording,
  'audio/wav': recording,
  'audio/amr': recording,
  'audio/ogg': recording,
  'audio/aac': recording,
  'application/pdf': { ...office, inline: true },
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': office,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': office,
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': office,
};

/** The largest upload of any kind. */
export const mostBytes = Math.max(...Object.values(allowedMedia).map((one) => one.mostBytes));

export const isPicture = (mediaType: string): boolean => mediaType.startsWith('image/');

/**
 * A name that is safe everywhere (文件名): no path, no control or direction characters, at most 120 characters, its
 * ending kept; `文件` where nothing is left.
 */
export function safeName(name: string): string {
  const bare = name
    .normalize('NFC')
    .split(/[/\\]/)
    .at(-1)!
    .replaceAll(/[\p{C}\u202A-\u202E\u2066-\u2069<>:"|?*]/gu, '')
    .replace(/^\.+/, '')
    .trim();
  if (bare === '') return '文件';
  if (bare.length <= 120) return bare;
  const ending = /\.\w{1,8}$/.exec(bare)?.[0] ?? '';
  return bare.slice(0, 120 - ending.length) + ending;
}

/** `Content-Disposition` with a name of any script (RFC 5987). */
export function dispositionOf(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.replaceAll(/[^\w .-]/g, '_');
  const coded = encodeURIComponent(name.toWellFormed()).replaceAll(
    /['()*]/g,
    (char) => `%${char.codePointAt(0)!.toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${coded}`;
}

/** One range of a `Range` header (断点续传); undefined asks for all, null cannot be answered (416). */
export function rangeOf(
  header: string | undefined,
  bytes: number,
): { start: number; end: number } | null | undefined {
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (first === undefined || (first === '' && last === '')) return undefined;
  if (first === '') {
    const length = Math.min(Number(last), bytes);
    return length > 0 ? { start: bytes - length, end: bytes - 1 } : null;
  }
  const start = Number(first);
  const end = last === '' ? bytes - 1 : Math.min(Number(last), bytes - 1);
  return start <= end ? { start, end } : null;
}
