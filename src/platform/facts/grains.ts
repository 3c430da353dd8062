import { NOBODY } from '../../kernel/uuid.ts';

/** A grain (汇总粒度): which dimensions a total keeps, per day or per month. */
export type Grain = {
  code: number;
  a: Place | null;
  b: Place | null;
  per: 'day' | 'month';
  origin?: true;
};
export type Place =
  'store_id' | 'team_id' | 'person_id' | 'model_id' | 'source_id' | 'campaign_id' | 'area_id';

/**
 * Coarse grains only: a grain earns its place when one row stands for many facts.
 * Finer questions (one person's days, one store's models) read the facts through an index instead.
 */
export const grains = {
  groupDay: { code: 1, a: null, b: null, per: 'day' },
  groupMonth: { code: 2, a: null, b: null, per: 'month' },
  storeDay: { code: 3, a: 'store_id', b: null, per: 'day' },
  storeMonth: { code: 4, a: 'store_id', b: null, per: 'month' },
  teamMonth: { code: 5, a: 'team_id', b: null, per: 'month' },
  personMonth: { code: 6, a: 'person_id', b: null, per: 'month' },
  storeSourceMonth: { code: 7, a: 'store_id', b: 'source_id', per: 'month' },
  modelMonth: { code: 8, a: 'model_id', b: null, per: 'month' },
  /** Cohorts (批次): leads created in March (origin) that were ordered by June (starts_on ≤ June). */
  storeCohort: { code: 9, a: 'store_id', b: null, per: 'month', origin: true },
  storeModelMonth: { code: 10, a: 'store_id', b: 'model_id', per: 'month' },
} as const satisfies Record<string, Grain>;

export const NEVER = '0001-01-01';

/** The key of the total that a fact `f` belongs to at one grain, as SQL. */
export function keyOf(grain: Grain) {
  const month = (column: string) => `date_trunc('month', f.${column})::date`;
  return {
    a: grain.a ? `f.${grain.a}` : `'${NOBODY}'::uuid`,
    b: grain.b ? `f.${grain.b}` : `'${NOBODY}'::uuid`,
    origin: grain.origin ? month('origin_day') : `'${NEVER}'::date`,
    starts: grain.per === 'day' ? 'f.day' : month('day'),
  };
}
