import type { z } from 'zod';
import type { loanWays, Product, ProductKind } from '../product.schema.ts';

/** A product as it is typed (产品草稿): yuan and percent, terms beside one another. */
export type ProductDraft = {
  kind: ProductKind;
  name: string;
  provider?: string;
  modelId?: string | null;
  price?: number | null;
  cost?: number | null;
  income?: number | null;
  note?: string;
  way?: (typeof loanWays)[number];
  months?: number[];
  apr?: number;
  fee?: number;
  leastDown?: number;
  balloon?: number;
  baseFee?: number;
  priceRate?: number;
  liability?: number;
  factor?: number;
  noClaim?: number;
};

const yuan = (fen: number | null | undefined) =>
  fen === null || fen === undefined ? null : fen / 100;
const fen = (yuanTyped: number | null | undefined) =>
  yuanTyped === null || yuanTyped === undefined ? null : Math.round(yuanTyped * 100);
/** Percent to basis points, and factors to ten-thousandths, rounded half up. */
const bp = (percent: number | undefined) => Math.round((percent ?? 0) * 100);
const tenThousandths = (factor: number | undefined) => Math.round((factor ?? 1) * 10_000);

/** What the form begins with: the product's own figures, or those of a new accessory. */
export function draftOf(product: z.infer<typeof Product> | undefined): Partial<ProductDraft> {
  if (!product) return { kind: 'accessory', factor: 1, noClaim: 1 };
  const { loan, insurance } = product;
  return {
    kind: product.kind,
    name: product.name,
    provider: product.provider,
    modelId: product.modelId,
    price: yuan(product.priceFen),
    cost: yuan(product.costFen),
    income: yuan(product.incomeFen),
    note: product.note,
    ...(loan && {
      way: loan.way,
      months: loan.months,
      apr: loan.aprBp / 100,
      fee: loan.feeBp / 100,
      leastDown: loan.leastDownBp / 100,
      balloon: loan.balloonBp / 100,
    }),
    ...(insurance && {
      baseFee: insurance.baseFen / 100,
      priceRate: insurance.priceBp / 100,
      liability: insurance.liabilityFen / 100,
      factor: insurance.factorBp / 10_000,
      noClaim: insurance.noClaimBp / 10_000,
    }),
  };
}

/** What is sent: terms of the product's kind alone, costs only by whom they are told. */
export function sentOf(
  draft: ProductDraft,
  { kind, mayCost }: { kind: ProductKind; mayCost: boolean },
) {
  return {
    name: draft.name,
    provider: draft.provider ?? '',
    modelId: draft.modelId ?? null,
    priceFen: kind === 'finance' || kind === 'insurance' ? null : fen(draft.price),
    ...(mayCost && { costFen: fen(draft.cost), incomeFen: fen(draft.income) }),
    note: draft.note ?? '',
    loan: kind === 'finance' && draft.way ? loanOf(draft, draft.way) : null,
    insurance: kind === 'insurance' ? insuranceOf(draft) : null,
  };
}

const loanOf = (draft: ProductDraft, way: NonNullable<ProductDraft['way']>) => ({
  way,
  months: [...(draft.months ?? [])].sort((a, b) => a - b),
  aprBp: way === 'zero_rate' || way === 'flat_fee' ? 0 : bp(draft.apr),
  feeBp: way === 'flat_fee' ? bp(draft.fee) : 0,
  leastDownBp: bp(draft.leastDown),
  balloonBp: way === 'balloon' ? bp(draft.balloon) : 0,
});

const insuranceOf = (draft: ProductDraft) => ({
  baseFen: fen(draft.baseFee) ?? 0,
  priceBp: bp(draft.priceRate),
  liabilityFen: fen(draft.liability) ?? 0,
  factorBp: tenThousandths(draft.factor),
  noClaimBp: tenThousandths(draft.noClaim),
});
