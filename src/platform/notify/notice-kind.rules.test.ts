import { expect, test } from 'vitest';
import { kindOf, wording, wordings } from './notice-kind.rules.ts';

const kind = {
  title: { zh: '“{file}”已导入', en: '“{file}” is imported' },
  text: { zh: '{rows:int} 行，{due:day}前。{what}', en: '{rows:int} rows, by {due:day}. {what}' },
};
const params = {
  file: '十一月.xlsx',
  rows: 12_800,
  due: '2026-11-23',
  what: { zh: '交车', en: 'Deliveries' },
};

test('a notice is worded when it is read, in the reader’s language', () => {
  expect(wordings(kind, params)).toEqual({
    title: { zh: '“十一月.xlsx”已导入', en: '“十一月.xlsx” is imported' },
    text: { zh: '12,800 行，11月23日前。交车', en: '12,800 rows, by 23 Nov. Deliveries' },
  });
});

test.each([
  { given: {}, because: 'nothing was given' },
  { given: null, because: 'there are no parameters at all' },
  { given: { rows: null, due: '', what: {} }, because: 'what was given is empty' },
])('a missing parameter is a dash: $because', ({ given }) => {
  expect(wording(kind, given, 'zh').text).toBe('— 行，—前。—');
});

test('an instant is told by the clock of the stores', () => {
  const kind = { title: { zh: '{at:moment} 前', en: 'by {at:moment}' }, text: { zh: '', en: '' } };
  const at = { at: '2026-11-23T01:12:00.000Z' };
  expect(wording(kind, at, 'zh').title).toBe('11月23日 09:12 前');
  expect(wording(kind, at, 'en').title).toBe('by 23 Nov, 09:12');
});

test('a template reaches only what it was given', () => {
  const sly = { title: { zh: '{constructor}', en: '' }, text: { zh: '{toString}', en: '' } };
  expect(wording(sly, {}, 'zh')).toEqual({ title: '—', text: '—' });
});

test('a kind that the program no longer knows is shown by its key', () => {
  expect(wordings(kindOf([], 'old.kind'), {}).title.zh).toBe('old.kind');
});
