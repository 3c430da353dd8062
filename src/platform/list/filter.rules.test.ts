import { expect, test } from 'vitest';
import { NOBODY } from '../../kernel/uuid.ts';
import { dealList } from '../../modules/sales/deal.schema.ts';
import { conditionsIn, filterOfShortcuts } from './filter.rules.ts';

const store = '00000000-0000-7000-8000-000000000011';
type Example = { link: Record<string, string>; reads: string[]; because: string };
test.each<Example>([
  {
    link: { outcome: 'won', storeId: store, from: '2026-03-01', to: '2026-03-31' },
    reads: ['closedOn between 2026-03-01,2026-03-31', 'outcome in won', `storeName in ${store}`],
    because: 'a month of a store leads to its won deals',
  },
  {
    link: { from: '2026-01-01' },
    reads: ['closedOn between 2026-01-01,'],
    because: 'an open end is allowed',
  },
  {
    link: { personId: NOBODY },
    reads: ['personName none '],
    because: 'the line without a person leads to the deals without one',
  },
  {
    link: { open: 'x', brand: 'y' },
    reads: [],
    because: 'other words of an address are no filter',
  },
])(
  'links of the dashboard still lead to the deals behind a number: $because',
  ({ link, reads }) => {
    const filter = filterOfShortcuts(dealList.shape, link);
    const said = conditionsIn(dealList.shape, filter).map(
      ({ field, is, values }) => `${field.key} ${is} ${values.join(',')}`,
    );
    expect(said).toEqual(reads);
  },
);
