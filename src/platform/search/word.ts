import { pinyin } from 'pinyin-pro';

// Words of an entry and patterns of a question are written in one small alphabet, so that trigrams of any
// database locale see them: a Chinese character as its code `u5f20`, phone tails in letters of their own.

const han = /\p{Script=Han}/gu;
const coded = (char: string) => `u${char.codePointAt(0)!.toString(16)}`;

/** Text as it is indexed and asked: lower case, full width made half, each Chinese character as its code. */
export const encoded = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll(han, coded).replaceAll(/\s+/g, ' ').trim();

/** The last four to eleven digits of a phone number, each tail a word that no number of a deal looks like. */
export function phoneTails(phone: string): string[] {
  const digits = phone.replaceAll(/\D/g, '').slice(-11);
  const tails = [];
  for (let length = 4; length <= digits.length; length += 1)
    tails.push(tailWord(digits.slice(-length)));
  return tails;
}

const tailWord = (digits: string) =>
  `t${digits.replaceAll(/\d/g, (digit) => String.fromCodePoint(103 + Number(digit)))}`;

/** Full pinyin and initials of the Chinese in a name, a surname read as surnames are: 单 shan, 曾 zeng. */
export function pinyinWords(name: string): string[] {
  const read = (surname: 'head' | 'off') =>
    pinyin(name, { toneType: 'none', type: 'array', nonZh: 'removed', surname, v: true });
  const words = new Set<string>();
  for (const syllables of [read('head'), read('off')]) {
    if (syllables.length === 0) continue;
    words.add(syllables.join(''));
    words.add(syllables.map((one) => one[0]).join(''));
  }
  return [...words];
}

export type Findable = {
  title: string;
  subtitle: string;
  /** Further words: a number, a plate, a VIN. */
  words?: readonly string[];
  /** People's and places' names, found by pinyin too. */
  names?: readonly string[];
  phone?: string;
};

/** All the words by which a record is found, between spaces. */
export function wordsOf({ title, subtitle, words = [], names = [], phone = '' }: Findable): string {
  const all = new Set([
    encoded(title),
    encoded(subtitle),
    ...words.map(encoded),
    ...names.flatMap((name) => [encoded(name), ...pinyinWords(name)]),
    ...phoneTails(phone),
  ]);
  all.delete('');
  return ` ${[...all].join(' ')} `;
}

export type Question = { asked: string; either: string[]; other: string[] };

/**
 * A question as patterns (检索式), up to four words that must all be found: Chinese anywhere, letters at the start
 * of a word or, from three on, anywhere; four digits and more as part of a number or, where `mayAskPhones`, as the
 * tail of a phone. Undefined where nothing is left that could be looked for.
 */
export function questionOf(text: string, mayAskPhones: boolean): Question | undefined {
  const asked = encoded(text);
  const tokens = asked.split(' ').filter((token) => /[\p{L}\p{N}]/u.test(token));
  if (tokens.length === 0) return undefined;
  const pairs = tokens.slice(0, 4).map((token) => patternsOf(token, mayAskPhones));
  return {
    asked,
    either: pairs.map(([first]) => first),
    other: pairs.map(([, second]) => second),
  };
}

function patternsOf(token: string, mayAskPhones: boolean): [string, string] {
  const plain = token.replaceAll(/[\\%_]/g, String.raw`\$&`);
  if (/^\d{4,11}$/.test(token)) return [`%${plain}%`, mayAskPhones ? `% ${tailWord(token)} %` : ''];
  const isShort = token.length < 3 && !/^u[0-9a-f]{4,}/.test(token);
  return [isShort ? `% ${plain}%` : `%${plain}%`, ''];
}
