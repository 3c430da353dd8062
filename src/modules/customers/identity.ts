import { readPhone } from '../../platform/import/phone.ts';

export type IdentityKind = 'phone' | 'wecom' | 'plate' | 'vin' | 'email';

/**
 * A phone number as people type it (手机号), full-width digits and separators included, in the form in which it
 * identifies somebody: `+8613800138000`. Null where it is no number that can be called.
 */
export function phoneIn(text: string): string | null {
  const plain = text.normalize('NFKC').replace(/[\s\-‐-―.()·]/g, '');
  const number = readPhone(plain.replace(/^0086/, '+86'));
  if (!/^\+\d{8,15}$/.test(number)) return null;
  // Without its area code a Chinese number that begins with 1 is a mobile one, which has eleven digits.
  return plain.startsWith('1') && !/^\+861[3-9]\d{9}$/.test(number) ? null : number;
}
