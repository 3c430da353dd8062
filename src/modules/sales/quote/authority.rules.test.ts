import { describe, expect, test } from 'vitest';
import { yuan } from '../../../kernel/money.ts';
import { lineOf } from './line.rules.ts';
import {
  authorityOf,
  excessOver,
  noAuthority,
  rolesCovering,
  type Given,
} from './authority.rules.ts';
import { grossOf } from './gross.rules.ts';
import { discountAuthoritySetting } from './quote.settings.ts';

const rows = [
  ...discountAuthoritySetting.shipped[0]!.rows,
  {
    role: 'consultant',
    model: 'X9',
    discount: yuan(15_000),
    gifts: null,
    belowFloor: 'no',
    belowCost: 'no',
  },
] as const;
const given = (more: Partial<Given>): Given => ({
  discountFen: yuan(6000),
  giftFen: 0,
  carFen: yuan(183_800),
  floorFen: yuan(181_500),
  netCostFen: yuan(174_000),
  ...more,
});
const of = (role: string, model = 'E6') => authorityOf(rows, { roles: [role], model });

describe('Discount authority 优惠权限', () => {
  test.each([
    { gives: { discountFen: yuan(8000) }, over: [], because: 'exactly the limit needs nobody' },
    { gives: { discountFen: yuan(14_000) }, over: ['discount'], because: '¥6,000 over the limit' },
    { gives: { giftFen: yuan(2500) }, over: ['gifts'], because: 'gifts have a limit of their own' },
    { gives: { carFen: yuan(180_000) }, over: ['below_floor'], because: 'below the floor price' },
    {
      gives: { carFen: yuan(173_999) },
      over: ['below_floor', 'below_cost'],
      because: 'below cost net of rebate',
    },
    {
      gives: { floorFen: null, netCostFen: null },
      over: [],
      because: 'without a mark nothing is held against it',
    },
  ])('of a consultant, $gives: $over, because $because', ({ gives, over }) => {
    expect(excessOver(given(gives), of('consultant')).map(({ what }) => what)).toEqual(over);
  });

  test('says by how much, and a model’s own row goes before the general', () => {
    expect(excessOver(given({ discountFen: yuan(14_000) }), of('consultant'))).toEqual([
      { what: 'discount', byFen: yuan(6000) },
    ]);
    expect(of('consultant', 'X9')).toMatchObject({ discountFen: yuan(15_000), giftFen: null });
    expect(of('marketing')).toEqual(noAuthority);
    expect(
      authorityOf(rows, { roles: ['consultant', 'director'], model: 'E6' }).discountFen,
    ).toBeNull();
  });

  test('goes up the roles to the first who may all of it', () => {
    expect(rolesCovering(rows, given({ discountFen: yuan(14_000) }), 'E6')).toEqual([
      'sales_manager',
      'director',
    ]);
    expect(rolesCovering(rows, given({ carFen: yuan(170_000) }), 'E6')).toEqual(['director']);
    const nobody = rows.filter(({ role }) => role === 'consultant');
    expect(rolesCovering(nobody, given({ discountFen: yuan(14_000) }), 'E6')).toEqual([]);
  });
});

test('what the store keeps: car less cost, products by their income, gifts at their cost, rebate apart', () => {
  const id = (n: number) => `00000000-0000-7000-8000-00000000000${n}`;
  const lines = [
    lineOf({ key: 'car', kind: 'car', name: '', amountFen: yuan(189_800) }),
    lineOf({ key: 'discount', kind: 'discount', name: '', amountFen: yuan(-6000) }),
    lineOf({ key: 'purchase_tax', kind: 'purchase_tax', name: '', amountFen: yuan(8132.74) }),
    lineOf({ key: 'a', kind: 'accessory', name: '', amountFen: yuan(3680), productId: id(1) }),
    lineOf({ key: 'g', kind: 'accessory', name: '', amountFen: 0, productId: id(2) }),
    lineOf({
      key: 'i',
      kind: 'commercial_insurance',
      name: '',
      amountFen: yuan(4860),
      productId: id(3),
    }),
    lineOf({ key: 's', kind: 'service', name: '', amountFen: yuan(999), productId: id(4) }),
  ];
  const product = (
    n: number,
    priceFen: number | null,
    costFen: number | null,
    incomeFen: number | null,
  ) => ({
    id: id(n),
    kind: '',
    priceFen,
    costFen,
    incomeFen,
  });
  const products = [
    product(1, yuan(3680), yuan(1200), null),
    product(2, yuan(800), yuan(300), null),
    product(3, null, null, yuan(700)),
    product(4, yuan(999), null, null),
    product(5, null, null, yuan(1500)),
  ];
  const trim = { costFen: yuan(178_000), rebateFen: yuan(4000) };
  expect(grossOf(lines, trim, { products, loanProductId: id(5) })).toEqual({
    carFen: yuan(5800),
    besideFen: yuan(2480 - 300 + 700 + 1500),
    grossFen: yuan(5800 + 4380),
    withRebateFen: yuan(9800 + 4380),
    unknown: 1,
  });
  expect(
    grossOf(lines, { costFen: null, rebateFen: null }, { products, loanProductId: null }),
  ).toBeNull();
});
