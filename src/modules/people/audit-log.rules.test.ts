import { expect, test } from 'vitest';
import { termsOf } from './audit-log.rules.ts';

test.each([
  { typed: '江城', looksFor: `'江城'`, because: 'two characters are one pair' },
  { typed: '顾承川', looksFor: `'顾承' & '承川'`, because: 'three are two pairs' },
  { typed: 'City 8871', looksFor: `'city':* & '8871':*`, because: 'words by how they begin' },
  { typed: '改为 L5', looksFor: `'l5':* & '改为'`, because: 'both, in any order' },
  { typed: '店', looksFor: undefined, because: 'one character stands nearly everywhere' },
  { typed: `'); drop`, looksFor: `'drop':*`, because: 'signs are no words' },
  { typed: `江'\\城市`, looksFor: `'城市'`, because: 'signs end a run of characters' },
])('“$typed” looks for $looksFor: $because', ({ typed, looksFor }) => {
  expect(termsOf(typed)).toBe(looksFor);
});
