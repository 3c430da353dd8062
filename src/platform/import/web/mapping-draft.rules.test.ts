import { describe, expect, test } from 'vitest';
import { Mapping } from '../mapping.schema.ts';
import {
  columnsOf,
  isFilled,
  withColumns,
  withConstant,
  withMeaning,
} from './mapping-draft.rules.ts';

const blank = Mapping.parse({});

describe('Mapping by hand 对列', () => {
  test('a field is filled from a column or from a fixed value, never from both', () => {
    const byColumn = withColumns(withConstant(blank, 'store', '江北店'), 'store', ['门店']);
    expect([byColumn.fields['store'], byColumn.constants['store']]).toEqual(['门店', undefined]);
    const byValue = withConstant(byColumn, 'store', '滨湖店');
    expect([byValue.fields['store'], byValue.constants['store']]).toEqual([undefined, '滨湖店']);
  });

  test('year and month in two columns are joined in their order', () => {
    expect(columnsOf(withColumns(blank, 'month', ['年', '月']), 'month')).toEqual(['年', '月']);
  });

  test('taking the column away leaves the field empty', () => {
    const given = withColumns(blank, 'price', ['成交价']);
    expect([isFilled(given, 'price'), isFilled(withColumns(given, 'price', []), 'price')]).toEqual([
      true,
      false,
    ]);
  });

  test('a word of the file keeps what it means beside the other words', () => {
    const won = withMeaning(blank, 'outcome', 'Won', 'won');
    expect(withMeaning(won, 'outcome', 'Lost', 'lost').values).toEqual({
      outcome: { Won: 'won', Lost: 'lost' },
    });
  });
});
