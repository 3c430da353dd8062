import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { file, licences, shipped } from '../bin/licences.mjs';

/** Licences that may be combined with the AGPL-3.0 of this program. */
const compatible =
  /^\(?(0BSD|Apache-2\.0|BSD-2-Clause|BSD-3-Clause|BlueOak-1\.0\.0|CC0-1\.0|GPL-3\.0(-or-later)?|ISC|LGPL-3\.0-or-later|MIT|MIT-0|MIT\/X11|MPL-2\.0|OFL-1\.1|Unlicense|Zlib|AND|OR|[ ()])+$/;

test('everything that Fairlead ships with has a licence that goes with its own', () => {
  expect(shipped().length).toBeGreaterThan(200);
  expect(shipped().filter(([, , licence]) => !compatible.test(licence))).toEqual([]);
});

test('the list of licences is that of the lock file (npm run licences)', () => {
  expect(readFileSync(file, 'utf8')).toBe(licences());
});
