import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  changed,
  mayChange,
  nextToSend,
  verdictOf,
  waitSeconds,
  type Entry,
  type Said,
} from './outbox.rules.ts';

const said = (status: number, code = ''): Said => ({ status, code, details: {}, requestId: '' });
const entry = (n: number, more: Partial<Entry> = {}): Entry => ({
  key: `key ${String(n).padStart(3, '0')}`,
  owner: 'lin',
  kind: 'contact',
  path: '/api/x',
  body: { n },
  about: '',
  title: '',
  at: '2026-11-23T02:00:00Z',
  attempts: 0,
  refused: null,
  ...more,
});

describe('After an answer 发送结果', () => {
  test.each([
    { status: 200, code: '', verdict: 'sent', because: 'the server has it' },
    { status: 0, code: 'connection_lost', verdict: 'wait', because: 'the line was cut' },
    { status: 503, code: 'server_away', verdict: 'wait', because: 'the server is away' },
    { status: 500, code: 'unexpected', verdict: 'wait', because: 'a fault of ours loses nothing' },
    { status: 429, code: 'too_many', verdict: 'wait', because: 'it was asked too often' },
    { status: 409, code: 'idempotency.in_progress', verdict: 'wait', because: 'its twin runs' },
    { status: 422, code: 'lead.in_future', verdict: 'wait', because: 'the phone’s clock is ahead' },
    { status: 401, code: 'session.ended', verdict: 'sign_in', because: 'nobody is signed in' },
    {
      status: 409,
      code: 'lead.closed',
      verdict: 'refused',
      because: 'only a person can settle it',
    },
    { status: 404, code: 'lead.unknown', verdict: 'refused', because: 'somebody else has it now' },
    { status: 403, code: 'not_allowed', verdict: 'refused', because: 'the right is gone' },
    { status: 422, code: 'invalid_input', verdict: 'refused', because: 'it must be mended' },
  ] as const)('$status $code: $verdict, because $because', ({ status, code, verdict }) => {
    expect(verdictOf({ status, code })).toBe(verdict);
  });

  test('one tries again after 5, 15 and 60 seconds, then every five minutes', () => {
    expect([1, 2, 3, 4, 40].map(waitSeconds)).toEqual([5, 15, 60, 300, 300]);
  });
});

describe('What is sent next 下一条', () => {
  test('is the oldest, never somebody else’s', () => {
    const entries = [entry(3), entry(1, { owner: 'zhou' }), entry(2)];
    expect(nextToSend(entries, 'lin')?.key).toBe('key 002');
    expect(nextToSend(entries, 'xu')).toBeUndefined();
  });

  test('goes past a refused one, but not about the same record', () => {
    const refused = said(409, 'lead.closed');
    const entries = [
      entry(1, { about: 'lead a', refused }),
      entry(2, { about: 'lead a' }),
      entry(3, { about: 'lead b' }),
    ];
    expect(nextToSend(entries, 'lin')?.key).toBe('key 003');
    expect(nextToSend(entries.slice(1), 'lin')?.key).toBe('key 002');
  });

  test('new customers do not wait for one another', () => {
    const refused = said(409, 'lead.held_by');
    expect(nextToSend([entry(1, { refused }), entry(2)], 'lin')?.key).toBe('key 002');
  });
});

test('an entry is changed before it was sent or once it was refused, not in between', () => {
  expect(mayChange(entry(1))).toBe(true);
  expect(mayChange(entry(1, { attempts: 1 }))).toBe(false);
  const refused = entry(1, { attempts: 2, refused: said(409) });
  expect(mayChange(refused)).toBe(true);
  expect(changed(refused, { text: 'b' })).toMatchObject({
    key: refused.key,
    body: { text: 'b', entryId: refused.key },
    attempts: 0,
    refused: null,
  });
});

/** A server that takes each key once, behind a line that may be cut before or after it got there. */
type Fate = 'through' | 'lost on the way' | 'answer lost' | 'refused';

test('whatever the line does, each entry arrives once, in the order of its record, or is kept with its refusal', () => {
  const fates = fc.constantFrom<Fate>('through', 'lost on the way', 'answer lost', 'refused');
  const typed = fc.array(fc.constantFrom('', 'a', 'b'), { maxLength: 8 });
  fc.assert(
    fc.property(typed, fc.array(fates, { maxLength: 40 }), (abouts, script) => {
      let kept = abouts.map((about, n) => entry(n, { about }));
      const all = kept.map(({ key }) => key);
      const server: string[] = [];
      for (const fate of [...script, ...all.flatMap(() => ['through'] as const)]) {
        const next = nextToSend(kept, 'lin');
        if (!next) break;
        const isKnown = server.includes(next.key);
        const isRefused = fate === 'refused' && !isKnown;
        if (fate !== 'lost on the way' && !isRefused && !isKnown) server.push(next.key);
        const status = isRefused ? 409 : fate === 'through' || fate === 'refused' ? 200 : 0;
        const verdict = verdictOf({ status, code: '' });
        kept = kept.flatMap((one) =>
          one !== next
            ? [one]
            : verdict === 'sent'
              ? []
              : [{ ...one, refused: verdict === 'refused' ? said(status) : null }],
        );
      }
      expect(new Set(server).size).toBe(server.length);
      // Nothing is lost: what did not arrive is still here.
      const here = kept.map(({ key }) => key);
      expect(all.filter((key) => !server.includes(key) && !here.includes(key))).toEqual([]);
      for (const about of ['a', 'b']) {
        const of = server.filter((key) => abouts[all.indexOf(key)] === about);
        expect(of).toEqual(of.toSorted());
      }
    }),
  );
});
