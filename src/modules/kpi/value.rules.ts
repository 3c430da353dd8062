import type { FactKind } from '../../kernel/fact.ts';
import type { KpiDefinition, Term } from './definition.rules.ts';

/** Sums of one cell of a KPI table, by kind of fact. */
export type Sums = Partial<Record<FactKind, { quantity: number; amount: number }>>;

/**
 * The value of a KPI (指标值) from sums of facts. Plain KPIs are sums; ratios are numerator over
 * denominator times scale, rounded half up once to the definition's decimals. Null where the
 * denominator is zero: unknown is not zero.
 */
export function valueOf(definition: KpiDefinition, sums: Sums): number | null {
  const numerator = total(definition.numerator, sums);
  if (!definition.denominator) return numerator;
  const denominator = total(definition.denominator, sums);
  if (denominator === 0) return null;
  return roundHalfUp((numerator / denominator) * (definition.scale ?? 1), definition.decimals ?? 0);
}

/** What a ratio was made of, for "why this number" (为什么是这个数). */
export const workingsOf = (definition: KpiDefinition, sums: Sums) => ({
  numerator: total(definition.numerator, sums),
  denominator: definition.denominator ? total(definition.denominator, sums) : null,
});

const total = (terms: readonly Term[], sums: Sums) =>
  terms.reduce((whole, { kind, of, sign = 1 }) => whole + sign * (sums[kind]?.[of] ?? 0), 0);

/** Half away from zero, so that −0.5 and 0.5 are treated alike; corrected for binary fractions. */
export function roundHalfUp(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  const scaled = Math.abs(value) * factor;
  return (Math.sign(value) * Math.floor(scaled + 0.5 + scaled * Number.EPSILON)) / factor || 0;
}
