import { parsePhoneNumberFromString } from 'libphonenumber-js/min';

/**
 * A phone number in its international form (`+8613800138000`) where it is one, read as Chinese where
 * no country is said; otherwise as written, because a history is not refused for a short number.
 */
export function readPhone(text: string): string {
  const plain = text.replace(/[\s()-]/g, '');
  if (/^1[3-9]\d{9}$/.test(plain)) return `+86${plain}`;
  if (!/^\+?\d{8,15}$/.test(plain)) return text;
  const number = parsePhoneNumberFromString(plain, 'CN');
  return number?.isValid() ? number.number : text;
}
