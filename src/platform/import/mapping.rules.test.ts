import { describe, expect, test } from 'vitest';
import type { KindShape } from './field.schema.ts';
import { guessMapping } from './guess.rules.ts';
import { columnNames, headerRowOf } from './header.rules.ts';
import { fitted, stagedRows, type Fitted } from './mapping.rules.ts';
import { Mapping, type MappingInput } from './mapping.schema.ts';
import { sentenceFor } from './problem.rules.ts';
import { copyText, externalIdOf, rowProblems } from './row.rules.ts';

const market: KindShape = {
  kind: 'market',
  zh: '上牌量',
  en: 'Registrations',
  key: ['month', 'brand'],
  fields: [
    { name: 'month', type: 'month', required: true, zh: '月份', en: 'Month', aliases: [] },
    { name: 'brand', type: 'text', required: true, zh: '品牌', en: 'Brand', aliases: ['make'] },
    { name: 'price', type: 'yuan', zh: '售价', en: 'Price', aliases: ['成交价'] },
    {
      name: 'registrations',
      type: 'integer',
      required: true,
      zh: '上牌量',
      en: 'Registrations',
      aliases: ['销量', 'salesVolume'],
    },
  ],
};
const fit = (mapping: MappingInput, columns: string[]) =>
  fitted(market, Mapping.parse(mapping), columns, (text) => text);
const values = (mapping: MappingInput, columns: string[], cells: string[]) =>
  stagedRows(fit(mapping, columns) as Fitted, cells).map((row) => row.values);

describe('The header is found 表头', () => {
  test.each([
    {
      rows: [
        ['月份', '品牌'],
        ['202201', '小鹏'],
      ],
      header: 0,
      because: 'it usually leads',
    },
    {
      rows: [['2024年销售明细'], [], ['月份', '品牌', '销量'], ['1', 'a', '3']],
      header: 2,
      because: 'a title is narrow',
    },
    {
      rows: [
        ['品牌', '202201', '202202', '202203'],
        ['a', '1', '2', '3'],
      ],
      header: 0,
      because: 'months may be headers',
    },
  ])('row $header of $rows: $because', ({ rows, header }) => {
    expect(headerRowOf(rows)).toBe(header);
  });
  test('unnamed and repeated columns get names of their own', () => {
    expect(columnNames(['Price ', '', 'Price', 'A  B'], 5)).toEqual([
      'Price',
      '#2',
      'Price #3',
      'A B',
      '#5',
    ]);
  });
});

describe('A mapping fitted to a file 字段映射', () => {
  const columns = ['年', '月', '品牌 ', 'Sales Volume', '备注'];
  const fields = { month: ['年', '月'], brand: '品牌', registrations: 'salesVolume' };

  test('year and month in two columns make one month', () => {
    expect(values({ fields }, columns, ['2016', '1', '小鹏', '292', ''])).toEqual([
      ['2016-01-01', '小鹏', null, '292'],
    ]);
  });
  test('constants fill what no column has', () => {
    const mapping = {
      fields: { month: ['年', '月'], registrations: 'Sales Volume' },
      constants: { brand: '全部' },
    };
    expect(values(mapping, columns, ['2016', '1', '', '5', ''])).toEqual([
      ['2016-01-01', '全部', null, '5'],
    ]);
  });
  test('wide months become rows; empty cells are left out when asked', () => {
    const wide: MappingInput = {
      fields: { brand: '品牌' },
      unpivot: { columns: '^2022', to: 'month', value: 'registrations' },
      skipEmpty: true,
    };
    expect(
      values(wide, ['品牌', '202201', '202202', '202203'], ['小鹏', '265.0', '', '7']),
    ).toEqual([
      ['2022-01-01', '小鹏', null, '265'],
      ['2022-03-01', '小鹏', null, '7'],
    ]);
  });
  test('everything wrong with a mapping is said at once', () => {
    expect(fit({ fields: { month: '时间', brnd: '品牌' } }, columns)).toEqual({
      problems: [
        { code: 'field.unknown', name: 'brnd' },
        { code: 'column.unknown', name: '时间' },
        { code: 'field.missing', name: 'brand' },
        { code: 'field.missing', name: 'registrations' },
      ],
    });
    expect(
      fit({ unpivot: { columns: '(', to: 'month', value: 'registrations' } }, columns),
    ).toMatchObject({
      problems: [{ name: 'brand' }, { code: 'unpivot.unreadable' }],
    });
  });
  test('each bad cell of a row is told, not only the first', () => {
    const [row] = stagedRows(fit({ fields }, columns) as Fitted, ['2016', '13', '', '多', '']);
    expect(row!.problems.map(({ field, code }) => [field, code])).toEqual([
      ['month', 'date.impossible'],
      ['brand', 'empty'],
      ['registrations', 'number.unreadable'],
    ]);
  });
});

describe('The mapping is guessed 猜测映射', () => {
  test('from Chinese headers, with the unit that the header names', () => {
    const guess = guessMapping(market, [
      { name: '汽车品牌', samples: ['小鹏'] },
      { name: '统计月份', samples: ['202201'] },
      { name: '成交价（万元）', samples: ['12.5'] },
      { name: '销量', samples: ['12'] },
    ]);
    expect(guess.mapping.fields).toEqual({
      month: '统计月份',
      brand: '汽车品牌',
      price: '成交价（万元）',
      registrations: '销量',
    });
    expect(guess.mapping.units).toEqual({ price: '万' });
    expect(guess.missing).toEqual([]);
  });
  test('from a wide table', () => {
    const months = ['202201', '202202', '202203'].map((name) => ({ name, samples: ['1'] }));
    const guess = guessMapping(market, [{ name: 'Make', samples: ['Ford'] }, ...months]);
    expect(guess.mapping.unpivot).toMatchObject({ to: 'month', value: 'registrations' });
    expect(guess.missing).toEqual([]);
  });
  test('a column whose cells cannot be read is not taken', () => {
    const guess = guessMapping(market, [{ name: '销量', samples: ['很多', '不多'] }]);
    expect(guess.missing).toContain('registrations');
  });
});

describe('What the fields of a row say of each other 行内校验', () => {
  const deals: KindShape = {
    ...market,
    key: ['id', 'other'],
    ordered: [['from', 'to']],
    needed: [{ field: 'to', where: 'outcome', is: ['won'] }],
    fields: ['id', 'other', 'from', 'to', 'outcome'].map((name) => ({
      name,
      type: 'text',
      zh: name,
      en: name,
      aliases: [],
    })),
  };
  const row = (...cells: (string | null)[]) => ({ values: cells, problems: [] });
  test('a deal does not close before it opens, and a won one has closed', () => {
    expect(rowProblems(deals, row('1', null, '2022-02-01', '2022-01-01', 'won'))).toMatchObject([
      { code: 'dates.reversed' },
    ]);
    expect(rowProblems(deals, row('1', null, null, null, 'won'))).toMatchObject([
      { field: 'to', code: 'empty' },
    ]);
    expect(rowProblems(deals, row('1', null, '2022-01-01', null, 'open'))).toEqual([]);
  });
  test('a row is named by its key, or by its content where it has none', () => {
    expect(externalIdOf(deals, row('7', 'b', null, null, null), 'h')).toBe('7\u001fb');
    expect(externalIdOf(deals, row(null, null, null, null, 'won'), 'h')).toBe('#h');
  });
  test('what COPY would misread is escaped', () => {
    expect(copyText('a\tb\\c\nd\u0000')).toBe('a\\tb\\\\c\\nd');
    expect(copyText(null)).toBe('\\N');
  });
  test('the reason is a sentence in both languages', () => {
    const problem = { field: 'day', code: 'date.impossible' as const, value: '2月30日' };
    expect(sentenceFor(problem, '日期', 'zh')).toBe('日期“2月30日”不存在。改正后重新导入这一行。');
    expect(sentenceFor(problem, 'Date', 'en')).toBe(
      '2月30日 does not exist. Correct it and import that row again.',
    );
  });
});
