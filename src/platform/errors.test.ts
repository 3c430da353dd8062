import { expect, test } from 'vitest';
import { Refusal } from '../kernel/refusal.ts';
import { refusalWords } from './web/refusal.words.ts';
import { refusalOf } from './errors.ts';

const failure = (code: string, message = '') => Object.assign(new Error(message), { code });

test.each([
  { error: failure('53100'), code: 'disk_full', because: 'PostgreSQL could not extend a file' },
  { error: failure('58030'), code: 'disk_full', because: 'PostgreSQL could not write' },
  { error: failure('ENOSPC'), code: 'disk_full', because: 'an upload found no room' },
  { error: failure('EDQUOT'), code: 'disk_full', because: 'the quota of the user is used up' },
  {
    error: failure('XX000', 'could not extend file "base/1/2": File too large'),
    code: 'disk_full',
    because: 'a limit on file size is a disk that ends early',
  },
  { error: failure('53300'), code: 'too_busy', because: 'PostgreSQL takes no more connections' },
  { error: failure('55P03'), code: 'too_busy', because: 'somebody else holds the row' },
  {
    error: failure('40001'),
    code: 'too_busy',
    because: 'two transactions got in each other’s way',
  },
  { error: failure('40P01'), code: 'too_busy', because: 'two waited for each other' },
  {
    error: new Error('timeout exceeded when trying to connect'),
    code: 'too_busy',
    because: 'every connection of the pool is in use',
  },
  { error: failure('57014'), code: 'too_slow', because: 'the statement took too long' },
  { error: failure('57P01'), code: 'database_unavailable', because: 'PostgreSQL is stopping' },
  { error: failure('57P03'), code: 'database_unavailable', because: 'PostgreSQL is starting' },
  { error: failure('ECONNREFUSED'), code: 'database_unavailable', because: 'nobody listens' },
  { error: new Error('Query read timeout'), code: 'database_unavailable', because: 'no answer' },
  {
    error: new Error('Connection terminated unexpectedly'),
    code: 'database_unavailable',
    because: 'it was killed',
  },
])('$code: $because', ({ error, code }) => {
  const refusal = refusalOf(error);
  expect(refusal).toMatchObject({ status: 503, code });
  expect(refusal.details['seconds']).toBeGreaterThan(0);
  expect(refusalWords[`refusal.${code}`]).toHaveLength(2);
});

test.each([
  { error: failure('22003'), status: 422, because: 'a number past its column' },
  {
    error: failure('23505'),
    status: 500,
    because: 'a clash that its action did not foresee is our bug',
  },
  {
    error: new Error('x is undefined'),
    status: 500,
    because: 'our bug is never called the database',
  },
  { error: new Refusal(409, 'plan.exists'), status: 409, because: 'a refusal stays what it is' },
])('$status: $because', ({ error, status }) => {
  expect(refusalOf(error).status).toBe(status);
});
