import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueBar, redeemBar } from './coupon.rules.ts';

const stock = { stock: 3, issued: 1, perCustomer: 1, endsOn: '2026-11-30', isClosed: false };
const asked = { held: 0, today: '2026-11-10' };

describe('Issuing 发券', () => {
  test.each([
    ['while there are some', {}, {}, null],
    ['on the last day', {}, { today: '2026-11-30' }, null],
    ['a day later', {}, { today: '2026-12-01' }, 'over'],
    ['none left', { issued: 3 }, {}, 'sold_out'],
    ['closed', { isClosed: true, issued: 3 }, {}, 'closed'],
    ['has one, whatever is left', { issued: 3, isClosed: true }, { held: 1 }, 'has_enough'],
    ['may have two', { perCustomer: 2 }, { held: 1 }, null],
  ] as const)('%s', (_, kind, who, bar) => {
    expect(issueBar({ ...stock, ...kind }, { ...asked, ...who })).toBe(bar);
  });
});

describe('Redeeming 核销', () => {
  const good = { state: 'claimed', startsOn: '2026-11-01', endsOn: '2026-11-30' } as const;
  test.each([
    ['claimed', {}, '2026-11-10', null],
    ['not claimed, at the till all the same', { state: 'issued' }, '2026-11-10', null],
    ['first day', {}, '2026-11-01', null],
    ['last day', {}, '2026-11-30', null],
    ['a day early', {}, '2026-10-31', 'early'],
    ['a day late', {}, '2026-12-01', 'over'],
    ['used', { state: 'redeemed' }, '2026-12-01', 'redeemed'],
    ['taken back', { state: 'cancelled' }, '2026-11-10', 'cancelled'],
  ] as const)('%s', (_, change, today, bar) => {
    expect(redeemBar({ ...good, ...change }, today)).toBe(bar);
  });

  test('whatever the days, nothing is redeemed outside them', () => {
    const day = fc
      .date({ min: new Date('2026-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, day, (startsOn, endsOn, today) => {
        const bar = redeemBar({ state: 'issued', startsOn, endsOn }, today);
        expect(bar === null).toBe(today >= startsOn && today <= endsOn);
      }),
    );
  });
});
