import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const rows = readFileSync('docs/glossary.md', 'utf8')
  .split('\n')
  .filter((line) => line.includes('| src/'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, english, chinese, name, file]) => ({
    english: english!,
    chinese: chinese!,
    name: name!.replaceAll('`', ''),
    file: file!,
  }));

test('the glossary is not empty and no word stands twice', () => {
  expect(rows.length).toBeGreaterThan(30);
  expect(new Set(rows.map((row) => row.english)).size).toBe(rows.length);
});

test.each(rows)('$english $chinese is $name in $file', ({ name, file, chinese }) => {
  expect(existsSync(file)).toBe(true);
  expect(readFileSync(file, 'utf8')).toMatch(new RegExp(`\\b${name}\\b`));
  expect(chinese).toMatch(/[\u4e00-\u9fff]|KPI/);
});
