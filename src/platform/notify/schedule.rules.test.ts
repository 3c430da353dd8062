import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { choices, type Choice } from './notice-kind.rules.ts';
import {
  dueOf,
  instantAt,
  isQuiet,
  nextDigest,
  retryAt,
  retryMinutes,
  startingQuiet,
  type Quiet,
} from './schedule.rules.ts';

const plain = { urgent: false, mayMute: true };
const urgent = { urgent: true, mayMute: true };
const firm = { urgent: false, mayMute: false };
/** By the store's clock on 23 November 2026. */
const at = (time: string, day = '2026-11-23') => new Date(`${day}T${time}:00+08:00`).toISOString();

describe('when a notice goes out, with quiet hours from 21:30 to 08:00', () => {
  test.each([
    { kind: plain, choice: 'now', now: '10:00', due: at('10:00'), bundled: false, because: 'the day is open' },
    { kind: plain, choice: 'now', now: '21:29', due: at('21:29'), bundled: false, because: 'quiet begins at 21:30' },
    { kind: plain, choice: 'now', now: '21:30', due: at('08:30', '2026-11-24'), bundled: true, because: 'held for the morning digest' },
    { kind: plain, choice: 'now', now: '07:59', due: at('08:30'), bundled: true, because: 'still quiet' },
    { kind: plain, choice: 'now', now: '08:00', due: at('08:00'), bundled: false, because: 'quiet has ended' },
    { kind: plain, choice: 'digest', now: '08:30', due: at('18:00'), bundled: true, because: 'the morning digest has just gone' },
    { kind: plain, choice: 'digest', now: '12:00', due: at('18:00'), bundled: true, because: 'the evening digest is next' },
    { kind: plain, choice: 'digest', now: '19:00', due: at('08:30', '2026-11-24'), bundled: true, because: 'tomorrow morning' },
    { kind: urgent, choice: 'now', now: '03:00', due: at('03:00'), bundled: false, because: 'urgent passes quiet hours' },
    { kind: urgent, choice: 'digest', now: '03:00', due: at('03:00'), bundled: false, because: 'urgent is never bundled' },
    { kind: firm, choice: 'off', now: '10:00', due: at('10:00'), bundled: false, because: 'it may not be muted' },
    { kind: firm, choice: 'digest', now: '10:00', due: at('10:00'), bundled: false, because: 'nor put off' },
  ] as const)('$now, chosen $choice: $because', ({ kind, choice, now, due, bundled }) => {
    expect(dueOf(kind, choice, { now: at(now), quiet: startingQuiet })).toEqual({
      dueAt: due,
      bundled,
    });
  }); // prettier-ignore

  test('what a person switched off stays off', () => {
    expect(dueOf(plain, 'off', { now: at('10:00'), quiet: startingQuiet })).toBeUndefined();
  });

  test('whose quiet hours cover both digests gets the bundle when they end', () => {
    const quiet = { quietFrom: 8 * 60, quietTo: 20 * 60 };
    expect(nextDigest({ now: at('10:00'), quiet })).toBe(at('20:00'));
  });

  test('the clock is the store’s, also where it is moved in summer', () => {
    expect(instantAt('2026-07-01', 510, 'Europe/Berlin')).toBe('2026-07-01T06:30:00.000Z');
    expect(instantAt('2026-12-01', 510, 'Europe/Berlin')).toBe('2026-12-01T07:30:00.000Z');
  });
});

const minutes = fc.integer({ min: 0, max: 1439 });
const quiets: fc.Arbitrary<Quiet> = fc.record({ quietFrom: minutes, quietTo: minutes });
const instants = fc
  .integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') })
  .map((ms) => new Date(ms).toISOString());
const chosen: fc.Arbitrary<Choice> = fc.constantFrom(...choices);

test('never in quiet hours unless urgent, and never earlier than it happened', () => {
  fc.assert(
    fc.property(instants, quiets, chosen, fc.boolean(), (now, quiet, choice, mayMute) => {
      const due = dueOf({ urgent: false, mayMute }, choice, { now, quiet });
      if (!due) return choice === 'off' && mayMute;
      return due.dueAt >= now && !isQuiet({ now: due.dueAt, quiet });
    }),
  );
});

test('never lost: whatever is not switched off is due within two days', () => {
  fc.assert(
    fc.property(instants, quiets, chosen, fc.boolean(), (now, quiet, choice, isUrgent) => {
      const due = dueOf({ urgent: isUrgent, mayMute: true }, choice, { now, quiet });
      return choice === 'off'
        ? due === undefined
        : Date.parse(due!.dueAt) - Date.parse(now) <= 48 * 3_600_000;
    }),
  );
});

test('a retry comes later than the failure, never in quiet hours, and ends after a fixed number', () => {
  fc.assert(
    fc.property(instants, quiets, fc.integer({ min: 1, max: 12 }), (now, quiet, attempts) => {
      const again = retryAt(attempts, false, { now, quiet });
      if (attempts > retryMinutes.length) return again === undefined;
      return again! > now && !isQuiet({ now: again!, quiet });
    }),
  );
});
