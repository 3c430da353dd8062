import { describe, expect, test } from 'vitest';
import { shippedChecklist, stages } from './checklist.rules.ts';
import { grossProfitOf, guaranteeUntil, missingFor, unticked } from './delivery.rules.ts';

const items = [
  { key: 'vin', stage: 'pdi', zh: '车架号', en: 'VIN', must: 'yes' },
  { key: 'flowers', stage: 'ceremony', zh: '鲜花', en: 'Flowers', must: 'no' },
] as const;
const ready = {
  isSigned: true,
  vehicleState: 'in_stock',
  confirmed: ['payment', 'insurance', 'plate'] as const,
  isPaid: false,
  isInsured: false,
  items,
  ticked: ['vin'],
};

describe('What stands between a car and its keys 交车条件', () => {
  test.each([
    { but: {}, missing: [], because: 'everything is there' },
    { but: { isSigned: false }, missing: ['contract'], because: 'nobody signed' },
    { but: { vehicleState: null }, missing: ['vehicle'], because: 'no car is allocated' },
    { but: { vehicleState: 'in_transit' }, missing: ['stock'], because: 'it is still on its way' },
    {
      but: { confirmed: ['insurance', 'plate'] as const },
      missing: ['payment'],
      because: 'unpaid',
    },
    {
      but: { confirmed: ['payment', 'plate'] as const },
      missing: ['insurance'],
      because: 'uninsured',
    },
    {
      but: { confirmed: ['insurance', 'plate'] as const, isPaid: true },
      missing: [],
      because: 'what the books say is paid needs nobody to confirm it',
    },
    {
      but: { confirmed: ['payment', 'plate'] as const, isInsured: true },
      missing: [],
      because: 'the policy issued by us needs nobody to confirm it',
    },
    { but: { ticked: ['flowers'] }, missing: ['checks'], because: 'a must is not done' },
    {
      but: { confirmed: [], ticked: [], vehicleState: null },
      missing: ['vehicle', 'payment', 'insurance', 'plate', 'checks'],
      because: 'all of it is said at once',
    },
  ])('lacks $missing: $because', ({ but, missing }) => {
    expect(missingFor({ ...ready, ...but })).toEqual(missing);
  });

  test('what is optional holds nobody up', () => {
    expect(unticked(items, ['vin'])).toBe(0);
  });
});

test('the shipped checklist has all stages, no key twice, and flowers, card and refreshments', () => {
  expect([...new Set(shippedChecklist.map(({ stage }) => stage))]).toEqual([...stages]);
  expect(new Set(shippedChecklist.map(({ key }) => key)).size).toBe(shippedChecklist.length);
  expect(shippedChecklist.map(({ key }) => key)).toEqual(
    expect.arrayContaining(['guarantee', 'flowers', 'card', 'refreshments']),
  );
});

test('the periods of the guarantee end so many days after the delivery, across a year too', () => {
  expect(guaranteeUntil('2026-11-23', { exchange: 7, fault: 60 })).toEqual({
    exchangeUntil: '2026-11-30',
    faultUntil: '2027-01-22',
  });
});

test('gross profit is price less cost and what came with the car; unknown where the cost is', () => {
  expect(grossProfitOf(19_500_000, 18_300_000, 400_000)).toBe(1_600_000);
  expect(grossProfitOf(19_500_000, null, 400_000)).toBeNull();
});
