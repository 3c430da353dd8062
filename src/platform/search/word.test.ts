import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encoded, pinyinWords, phoneTails, questionOf, wordsOf } from './word.ts';

const entry = wordsOf({
  title: '单雄信 · D-2026-0457',
  subtitle: '澜驰 L5 · 滨湖店',
  words: ['D-2026-0457', 'LFV2A21K8A3123456', '苏A12345'],
  names: ['单雄信'],
  phone: '+86 138 0013 8857',
});

/** LIKE as PostgreSQL reads it. */
const like = (text: string, pattern: string) =>
  new RegExp(
    `^${pattern.replaceAll(/\\(.)|[.*+?^${}()|[\]\\]|%|_/gs, (found, kept?: string) =>
      kept ? `\\${kept}` : found === '%' ? '.*' : found === '_' ? '.' : `\\${found}`,
    )}$`,
    's',
  ).test(text);
const finds = (text: string, mayAskPhones = true, words = entry): boolean => {
  const asked = questionOf(text, mayAskPhones);
  if (!asked) return false;
  return asked.either.every(
    (one, n) => like(words, one) || (asked.other[n] !== '' && like(words, asked.other[n]!)),
  );
};

describe('a deal is found by what people remember of it', () => {
  const examples = [
    { text: '单雄信', because: 'the whole name' },
    { text: '雄信', because: 'a part of the name' },
    { text: '单', because: 'one character' },
    { text: 'shanxiong', because: 'pinyin, the surname read as one' },
    { text: 'danxiongxin', because: 'pinyin, as others would read it' },
    { text: 'sxx', because: 'initials' },
    { text: 'sx', because: 'two initials' },
    { text: '8857', because: 'the last four digits of the phone' },
    { text: '138857', because: 'a longer tail' },
    { text: '0457', because: 'the number' },
    { text: 'd-2026-0457', because: 'the number as it is written' },
    { text: '123456', because: 'the end of the VIN' },
    { text: '苏a12345', because: 'the plate' },
    { text: 'ｌ５ 滨湖', because: 'two words, full width' },
  ];
  test.each(examples)('$text: $because', ({ text }) => expect(finds(text)).toBe(true));

  const misses = [
    { text: '0013', because: 'digits in the middle of a phone are nobody’s business' },
    { text: '雄单', because: 'the order counts' },
    { text: 'xx', because: 'no word begins so' },
    { text: '单雄信 江北', because: 'every word must be there' },
    { text: '%', because: 'there is nothing to look for' },
    { text: '  ', because: 'nothing was asked' },
  ];
  test.each(misses)('$text does not: $because', ({ text }) => expect(finds(text)).toBe(false));

  test('who may not read phones cannot try them out', () => {
    expect(finds('8857', false)).toBe(false);
    expect(finds('0457', false)).toBe(true);
  });
});

test('every tail of a phone from four digits on is a word, none of them is digits', () => {
  const tails = phoneTails('13800138857');
  expect(tails).toHaveLength(8);
  expect(tails.join('')).not.toMatch(/\d/);
});

test('pinyin of a name keeps both readings of its surname', () => {
  expect(pinyinWords('曾可')).toEqual(expect.arrayContaining(['zengke', 'zk']));
  expect(pinyinWords('Li')).toEqual([]);
});

test('any name is found by itself, by its pinyin and by its initials', () => {
  const chars = fc.string({
    unit: fc.constantFrom(
      ...'张 王 李 赵 陈 杨 黄 周 吴 徐 孙 马 朱 胡 郭 何 高 林 单 曾 解 仇 查 朴 任'.split(' '),
    ),
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(chars, (name) => {
      const words = wordsOf({ title: name, subtitle: '', names: [name] });
      for (const text of [name, ...pinyinWords(name)]) expect(finds(text, true, words)).toBe(true);
    }),
  );
});

test('whatever is typed is asked as plain text, never as a pattern', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 12 }), (text) => {
      const asked = questionOf(text, false);
      const words = ` ${encoded(text)} `;
      if (asked) expect(asked.either.every((one) => like(words, one))).toBe(true);
    }),
  );
});
