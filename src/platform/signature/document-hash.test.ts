import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentHash } from './document-hash.ts';

test('is the same however the keys are ordered, and another for any other content', () => {
  expect(documentHash({ a: 1, b: [{ c: '车' }] })).toBe(documentHash({ b: [{ c: '车' }], a: 1 }));
  expect(documentHash({ totalFen: 1 })).not.toBe(documentHash({ totalFen: 2 }));
  expect(documentHash(['ab'])).not.toBe(documentHash(['a', 'b']));
});

test('survives being kept as JSON', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (content) => {
      expect(documentHash(JSON.parse(JSON.stringify(content)))).toBe(documentHash(content));
    }),
  );
});
