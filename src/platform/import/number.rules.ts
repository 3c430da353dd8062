import { halfWidth } from './text.rules.ts';

/** An exact decimal: `digits` ÷ 10^`scale`. Money never passes through a double. */
export type Decimal = { digits: bigint; scale: number };

const powers: Record<string, number> = { 分: -2, 千: 3, k: 3, 万: 4, w: 4, 百万: 6, m: 6, 亿: 8 };
const NUMBER = /^([+-]?)(\d+)(?:\.(\d*))?(?:e([+-]?\d{1,2}))?$/;
const UNIT = /(百万|[分千万亿kmw])?(?:元|圆|rmb|cny|台|辆|个|次)?$/;

/**
 * Reads a number as people write it (数字): thousands separators, full-width figures, currency signs,
 * accounting brackets for negatives, 万 and 亿, exponents. `undefined` where it is not a number.
 * A comma is a decimal comma only where it cannot separate thousands.
 */
export function readDecimal(text: string): Decimal | undefined {
  let rest = halfWidth(text).toLowerCase().replace(/\s/g, '');
  const bracketed = /^\((.+)\)$/.exec(rest);
  if (bracketed) rest = `-${bracketed[1]!}`;
  rest = rest.replace(/^([+-]?)(?:rmb|cny|us\$|[¥$€£])/, '$1').replace(/\u2212/g, '-');

  const unit = UNIT.exec(rest)!;
  const power = unit[1] ? powers[unit[1]]! : 0;
  const plain = withoutSeparators(rest.slice(0, unit.index));
  const match = plain === undefined ? null : NUMBER.exec(plain);
  if (!match) return undefined;

  const fraction = match[3] ?? '';
  const digits = BigInt(`${match[2]!}${fraction}`) * (match[1] === '-' ? -1n : 1n);
  return shifted({ digits, scale: fraction.length }, power + Number(match[4] ?? 0));
}

function withoutSeparators(text: string): string | undefined {
  if (!text.includes(',')) return /\.\d*\./.test(text) ? undefined : text;
  if (/^[+-]?\d{1,3}(,\d{3})+(\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  if (/^[+-]?\d{1,4}(,\d{4})+(\.\d*)?$/.test(text)) return text.replaceAll(',', '');
  if (/^[+-]?\d{1,3}(\.\d{3})*,\d{1,2}$/.test(text)) {
    return text.replaceAll('.', '').replace(',', '.');
  }
  return undefined;
}

/** The decimal times ten to the `power`. */
export const shifted = ({ digits, scale }: Decimal, power: number): Decimal =>
  scale - power >= 0
    ? { digits, scale: scale - power }
    : { digits: digits * 10n ** BigInt(power - scale), scale: 0 };

/**
 * The decimal times 10^`places` as a whole number, rounded half away from zero, once.
 * Yuan to fen is 2 places, a share to basis points 4.
 */
export function wholeAt({ digits, scale }: Decimal, places: number): bigint {
  if (scale <= places) return digits * 10n ** BigInt(places - scale);
  const divisor = 10n ** BigInt(scale - places);
  const size = digits < 0n ? -digits : digits;
  const rounded = (size + divisor / 2n) / divisor;
  return digits < 0n ? -rounded : rounded;
}

export const isWhole = ({ digits, scale }: Decimal): boolean =>
  digits % 10n ** BigInt(scale) === 0n;

export type Range = { low: Decimal; high: Decimal };

/**
 * A price or a range of prices (价格区间): `24.88-27.88万` is from 248 800 to 278 800, the unit at the
 * end serving both. A single number is a range of its own. `undefined` where unreadable.
 */
export function readRange(text: string): Range | undefined {
  const single = readDecimal(text);
  if (single) return { low: single, high: single };

  const plain = halfWidth(text).replace(/\s/g, '');
  const parts = /^(.*?\d[^\d]*?)(?:-|~|–|—|至|到)([¥$]?\d.*)$/.exec(plain);
  if (!parts) return undefined;
  const high = readDecimal(parts[2]!);
  const unit = /\d\s*$/.test(parts[1]!) ? UNIT.exec(parts[2]!.toLowerCase())![0] : '';
  const low = readDecimal(parts[1]! + unit);
  return low && high ? { low, high } : undefined;
}

/** The middle of a range in fen, rounded half away from zero; the middle of one price is itself. */
export const middleFen = ({ low, high }: Range): bigint => {
  const scale = Math.max(low.scale, high.scale);
  const digits = wholeAt(low, scale) + wholeAt(high, scale);
  return wholeAt({ digits: digits * 5n, scale: scale + 1 }, 2);
};

/**
 * A percentage in basis points (百分比): `9.98%` is 998; without the sign, up to 1 it is a share
 * (0.0998 is 998) and above it a percentage (9.98 is 998).
 */
export function readBp(text: string): bigint | undefined {
  const plain = halfWidth(text).replace(/\s/g, '');
  const decimal = readDecimal(plain.replace(/%$/, ''));
  if (!decimal) return undefined;
  const isShare = !plain.endsWith('%') && wholeAt(decimal, 6) <= 1_000_000n;
  return wholeAt(decimal, isShare ? 4 : 2);
}
