import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dispositionOf, rangeOf, safeName } from './media.rules.ts';

describe('a name from outside is made safe', () => {
  const examples = [
    { name: '../../etc/passwd', safe: 'passwd', because: 'a path is no name' },
    { name: String.raw`C:\fakepath\合同.pdf`, safe: '合同.pdf', because: 'Windows has paths too' },
    { name: '合同\u202Efdp.exe', safe: '合同fdp.exe', because: 'letters must not run backwards' },
    { name: '.htaccess', safe: 'htaccess', because: 'nothing is hidden' },
    { name: '  ', safe: '文件', because: 'every file has a name' },
  ];
  test.each(examples)('$name → $safe: $because', ({ name, safe }) => {
    expect(safeName(name)).toBe(safe);
  });
  test('whatever it was, it is short, has no path and can stand in a header', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (name) => {
        const safe = safeName(name);
        expect(safe.length).toBeGreaterThan(0);
        expect(safe.length).toBeLessThanOrEqual(120);
        expect(safe).not.toMatch(/[/\\]/);
        expect(dispositionOf('inline', safe)).toMatch(/^[\x20-\x7e]+$/);
      }),
    );
  });
});

describe('a part of a recording', () => {
  const examples = [
    { header: undefined, range: undefined, because: 'all of it was asked' },
    { header: 'bytes=0-99', range: { start: 0, end: 99 }, because: 'both ends count' },
    { header: 'bytes=900-', range: { start: 900, end: 999 }, because: 'to the end' },
    { header: 'bytes=-100', range: { start: 900, end: 999 }, because: 'the last hundred' },
    { header: 'bytes=990-5000', range: { start: 990, end: 999 }, because: 'no more than there is' },
    { header: 'bytes=1000-', range: null, because: 'there is nothing there' },
    { header: 'bytes=5-2', range: null, because: 'time does not run back' },
    {
      header: 'bytes=0-1,5-9',
      range: undefined,
      because: 'several parts are answered as one whole',
    },
  ];
  test.each(examples)('$header of 1000: $because', ({ header, range }) => {
    expect(rangeOf(header, 1000)).toEqual(range);
  });
});
