import type { FactKind } from '../../../kernel/fact.ts';
import type { SaleLine, SaleLineKind } from '../sale-line.schema.ts';
import type { DerivativeKind, DerivativeState } from './derivative.schema.ts';

type Flow = Partial<Record<DerivativeState, readonly DerivativeState[]>>;

const kept: Flow = { sold: ['activated', 'cancelled'], activated: ['cancelled'] };
const flows: Record<DerivativeKind, Flow> = {
  finance: {
    applied: ['approved', 'refused', 'cancelled'],
    approved: ['paid_out', 'refused', 'cancelled'],
    paid_out: ['cancelled'],
  },
  insurance: { quoted: ['issued', 'cancelled'], issued: ['cancelled'] },
  accessory: { ordered: ['fitted', 'removed'], fitted: ['removed'] },
  service: kept,
  warranty: kept,
};

/** Where each kind begins (起点): applied for, quoted, ordered, sold. */
export const firstState: Record<DerivativeKind, DerivativeState> = {
  finance: 'applied',
  insurance: 'quoted',
  accessory: 'ordered',
  service: 'sold',
  warranty: 'sold',
};

/** What may come next (下一步); nothing where it is over. */
export const nextStates = (
  kind: DerivativeKind,
  state: DerivativeState,
): readonly DerivativeState[] => flows[kind][state] ?? [];

const waiting: readonly DerivativeState[] = ['applied', 'approved', 'quoted', 'ordered', 'sold'];
/** States in which somebody waits for lender, insurer or workshop (待办状态). */
export const waitingStates = waiting;

/** How one that nothing came of ends with its contract (随合同取消). */
export const endedState = (kind: DerivativeKind): DerivativeState =>
  kind === 'accessory' ? 'removed' : 'cancelled';

const realised: readonly DerivativeState[] = ['paid_out', 'issued', 'fitted', 'activated'];
/** Whether it counts (落地): the loan paid out, the policy issued, the accessory fitted, the service activated. */
export const isRealised = (state: DerivativeState): boolean => realised.includes(state);

/** What penetration is reckoned for; services and warranties count together. */
export const derivativeGroups = ['finance', 'insurance', 'accessory', 'service'] as const;
export type DerivativeGroup = (typeof derivativeGroups)[number];
const groupOf = (kind: DerivativeKind): DerivativeGroup => (kind === 'warranty' ? 'service' : kind);

type Counted = {
  kind: DerivativeKind;
  state: DerivativeState;
  isCompulsory: boolean;
  incomeFen: number;
  expenseFen: number;
};
/** What one car brought in a group: whether it counts there, and income less expense; null where nothing came of it. */
export type Realised = Record<DerivativeGroup, { cars: 0 | 1; netFen: number } | null>;

/**
 * What came of the derivatives of one deal (落地结果), in fen: only what was paid out, issued, fitted or activated. A
 * compulsory policy brings income but does not make the car count as insured here, because every car has one.
 */
export function realisedOf(all: readonly Counted[]): Realised {
  const of = (group: DerivativeGroup) => {
    const done = all.filter(({ kind, state }) => groupOf(kind) === group && isRealised(state));
    if (done.length === 0) return null;
    const netFen = done.reduce((sum, one) => sum + one.incomeFen - one.expenseFen, 0);
    return { cars: done.some(({ isCompulsory }) => !isCompulsory) ? 1 : 0, netFen } as const;
  };
  return {
    finance: of('finance'),
    insurance: of('insurance'),
    accessory: of('accessory'),
    service: of('service'),
  };
}

export const nothingRealised = realisedOf([]);

/** Income less expense of all groups (衍生毛利), in fen. */
export const netOf = (one: Realised): number =>
  derivativeGroups.reduce((sum, group) => sum + (one[group]?.netFen ?? 0), 0);

/** Whether the car took a bundle (组合): so many of the groups together. Source: setting `derivative_bundle`. */
export const isBundle = (one: Realised, least: number): boolean =>
  derivativeGroups.filter((group) => one[group]?.cars === 1).length >= least;

const factOf: Record<DerivativeGroup, FactKind> = {
  finance: 'financeIncome',
  insurance: 'insuranceIncome',
  accessory: 'accessoryIncome',
  service: 'serviceIncome',
};

export type Difference = { kind: FactKind; quantity: number; amount: number };

/**
 * What has to be told so that what was told becomes what is (补记): one difference for each kind that moved. Told at
 * delivery from nothing; later it is a further fact of that day, never an edit. Gross profit moves with it.
 */
export function differences(before: Realised, after: Realised, least: number): Difference[] {
  const groups = derivativeGroups.map((group) => ({
    kind: factOf[group],
    quantity: (after[group]?.cars ?? 0) - (before[group]?.cars ?? 0),
    amount: (after[group]?.netFen ?? 0) - (before[group]?.netFen ?? 0),
  }));
  const bundle = Number(isBundle(after, least)) - Number(isBundle(before, least));
  return [
    ...groups,
    { kind: 'bundleTaken' as const, quantity: bundle, amount: 0 },
    { kind: 'grossProfit' as const, quantity: 0, amount: netOf(after) - netOf(before) },
  ].filter(({ quantity, amount }) => quantity !== 0 || amount !== 0);
}

/** Share of the cars (渗透率), in basis points, half up; null where no car was delivered. */
export const penetration = (carsWith: number, cars: number): number | null =>
  cars === 0 ? null : Math.floor((carsWith * 20_000 + cars) / (2 * cars));

/** Mean of the cars (单车收益), in fen, half away from zero; null where no car was delivered. */
export const perCar = (fen: number, cars: number): number | null =>
  cars === 0 ? null : Math.sign(fen) * Math.floor((Math.abs(fen) * 2 + cars) / (2 * cars)) || 0;

const kindOfLine: Partial<Record<SaleLineKind, DerivativeKind>> = {
  finance_fee: 'finance',
  commercial_insurance: 'insurance',
  compulsory_insurance: 'insurance',
  accessory: 'accessory',
  service: 'service',
  warranty: 'warranty',
};

type Known = { provider: string; costFen: number | null; incomeFen: number | null };
type Line = Pick<SaleLine, 'key' | 'kind' | 'name' | 'amountFen' | 'payee' | 'productId'>;

/**
 * What the lines of a contract open (合同带出): one derivative a line. The store's income is the product's, or the
 * whole line where the store itself is paid; its expense is what the product costs it.
 */
export function derivativesOfLines(lines: readonly Line[], products: ReadonlyMap<string, Known>) {
  return lines.flatMap((line) => {
    const kind = kindOfLine[line.kind];
    if (!kind || line.amountFen < 0) return [];
    const product = line.productId ? products.get(line.productId) : undefined;
    return [
      {
        lineKey: line.key,
        kind,
        name: line.name,
        productId: product ? line.productId : null,
        provider: product?.provider ?? '',
        isCompulsory: line.kind === 'compulsory_insurance',
        state: firstState[kind],
        amountFen: line.amountFen,
        incomeFen: product?.incomeFen ?? (line.payee === 'store' ? line.amountFen : 0),
        expenseFen: product?.costFen ?? 0,
      },
    ];
  });
}
