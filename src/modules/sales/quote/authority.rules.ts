/** Roles that approve, from the lowest up (审批顺序). */
export const approvingRoles = ['sales_manager', 'director'] as const;

/** A row of the setting `discount_authority`: null is no limit; no model means all of them. */
export type AuthorityRow = {
  role: string;
  model: string | null;
  discount: number | null;
  gifts: number | null;
  belowFloor: 'yes' | 'no';
  belowCost: 'yes' | 'no';
};
/** What somebody may give without asking (优惠权限), in fen; null is no limit. */
export type Authority = {
  discountFen: number | null;
  giftFen: number | null;
  mayBelowFloor: boolean;
  mayBelowCost: boolean;
};

export const noAuthority: Authority = {
  discountFen: 0,
  giftFen: 0,
  mayBelowFloor: false,
  mayBelowCost: false,
};

const wider = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : Math.max(a, b);

/** What several roles may give together for a model (按角色与车型取权限): the widest; a model's own row goes before the general. */
export function authorityOf(
  rows: readonly AuthorityRow[],
  { roles, model }: { roles: readonly string[]; model: string },
): Authority {
  return roles.reduce((so, role) => {
    const mine = rows.filter((row) => row.role === role);
    const row = mine.find((one) => one.model === model) ?? mine.find((one) => one.model === null);
    if (!row) return so;
    return {
      discountFen: wider(so.discountFen, row.discount),
      giftFen: wider(so.giftFen, row.gifts),
      mayBelowFloor: so.mayBelowFloor || row.belowFloor === 'yes',
      mayBelowCost: so.mayBelowCost || row.belowCost === 'yes',
    };
  }, noAuthority);
}

export const excessKinds = ['discount', 'gifts', 'below_floor', 'below_cost'] as const;
/** What goes beyond an authority, and by how much (超权限). */
export type Excess = { what: (typeof excessKinds)[number]; byFen: number };

/** What a quote gives away, and the two marks it is held against; null where the trim has none that day. */
export type Given = {
  discountFen: number;
  giftFen: number;
  carFen: number;
  floorFen: number | null;
  /** What the car costs, net of the maker's rebate. */
  netCostFen: number | null;
};

/**
 * What of a quote its maker may not decide alone (是否超权限): more discount or gifts than their own, a price below the
 * floor, a price below cost net of rebate.
 */
export function excessOver(given: Given, authority: Authority): Excess[] {
  const over = (value: number, limit: number | null) => (limit === null ? 0 : value - limit);
  const under = (mark: number | null, may: boolean) =>
    mark === null || may ? 0 : mark - given.carFen;
  const all: Excess[] = [
    { what: 'discount', byFen: over(given.discountFen, authority.discountFen) },
    { what: 'gifts', byFen: over(given.giftFen, authority.giftFen) },
    { what: 'below_floor', byFen: under(given.floorFen, authority.mayBelowFloor) },
    { what: 'below_cost', byFen: under(given.netCostFen, authority.mayBelowCost) },
  ];
  return all.filter(({ byFen }) => byFen > 0);
}

/** The roles that may approve all of it, from the lowest up (审批链); none where it is beyond everybody. */
export const rolesCovering = (
  rows: readonly AuthorityRow[],
  given: Given,
  model: string,
): string[] =>
  approvingRoles.filter(
    (role) => excessOver(given, authorityOf(rows, { roles: [role], model })).length === 0,
  );
