import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { allWords } from './words.ts';

const root = path.resolve(import.meta.dirname, '../..');
const words = new Map(allWords.flatMap((list) => Object.entries(list)));
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((found) => found[1]))].toSorted();

/** Every key that a screen asks for with a plain text: `t('deals.title')`. */
const asked = globSync('src/{web,platform/web,platform/*/web,modules/*/web}/**/*.tsx', {
  cwd: root,
})
  .filter((file) => !file.includes('.test.'))
  .flatMap((file) => {
    const source = readFileSync(path.join(root, file), 'utf8');
    return [...source.matchAll(/\bt\(\s*'([^']+)'/g)].map((found) => ({ file, key: found[1]! }));
  });

describe('Words of the screens 界面用语', () => {
  test('no key is given twice', () => {
    expect(words.size).toBe(allWords.reduce((n, list) => n + Object.keys(list).length, 0));
  });

  test('every word exists in Chinese and in English, with the same figures in it', () => {
    const faults = [...words].filter(
      ([, [zh, en]]) => !zh || !en || placeholders(zh).join() !== placeholders(en).join(),
    );
    expect(faults).toEqual([]);
  });

  test('every word that a screen asks for exists', () => {
    expect(asked.length).toBeGreaterThan(50);
    expect(asked.filter(({ key }) => !words.has(key))).toEqual([]);
  });

  test('nobody is begged, praised or shouted at', () => {
    const begging = /请您|温馨提示|亲，|哦|！|!|\bplease\b|\bsuccessfully\b/i;
    expect([...words].filter(([, pair]) => pair.some((text) => begging.test(text)))).toEqual([]);
  });
});
