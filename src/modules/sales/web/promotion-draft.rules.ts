import type { comparisons, customerKinds, promotionKinds } from '../promotion/promotion.schema.ts';

/** A promotion as it is typed (促销草稿): yuan and percent. */
export type PromotionDraft = {
  name: string;
  kind: (typeof promotionKinds)[number];
  days: [from: string, to: string];
  campaignId?: string | null;
  storeId?: string | null;
  priceYuan?: number | null;
  offYuan?: number | null;
  gifts?: { name: string; count: number; valueYuan: number }[];
  makerPercent?: number | null;
  combines?: boolean;
  modelIds?: string[];
  trimIds?: string[];
  customerKinds?: (typeof customerKinds)[number][];
  leastStockDays?: number | null;
  leastLoanMonths?: number | null;
  compareYuan?: number | null;
  compareAs?: (typeof comparisons)[number] | null;
  unitsLimit?: number | null;
  budgetYuan?: number | null;
  basis?: string;
  note?: string;
};

const fen = (yuan: number | null | undefined) => (yuan ? Math.round(yuan * 100) : null);

/** What is sent: only what the kind asks for. A finance gift needs a loan, trade-in money a trade-in. */
export function sentOf(draft: PromotionDraft) {
  const { kind } = draft;
  return {
    name: draft.name,
    kind,
    startsOn: draft.days[0],
    endsOn: draft.days[1],
    campaignId: draft.campaignId ?? null,
    storeId: draft.storeId ?? null,
    rule: {
      modelIds: draft.modelIds ?? [],
      trimIds: draft.trimIds ?? [],
      customerKinds: draft.customerKinds ?? [],
      leastStockDays: draft.leastStockDays ?? null,
      needsLoan: kind === 'finance_gift',
      leastLoanMonths: kind === 'finance_gift' ? (draft.leastLoanMonths ?? null) : null,
      needsTradeIn: kind === 'trade_in',
    },
    priceFen: kind === 'limited_price' ? fen(draft.priceYuan) : null,
    offFen: kind === 'limited_price' || kind === 'gift' ? 0 : (fen(draft.offYuan) ?? 0),
    gifts: (draft.gifts ?? []).map(({ name, count, valueYuan }) => ({
      name,
      count,
      valueFen: fen(valueYuan) ?? 0,
    })),
    makerBp: Math.round((draft.makerPercent ?? 0) * 100),
    combines: draft.combines ?? true,
    compareFen: fen(draft.compareYuan),
    compareAs: draft.compareAs ?? null,
    unitsLimit: draft.unitsLimit ?? null,
    budgetFen: fen(draft.budgetYuan),
    basis: draft.basis ?? '',
    note: draft.note ?? '',
  };
}
