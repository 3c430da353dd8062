import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../../platform/db.ts';
import { InsuranceTerms, LoanTerms, type Product, type ProductKind } from './product.schema.ts';

export type KnownProduct = Omit<z.output<typeof Product>, 'hidden'>;
type Row = Omit<KnownProduct, 'loan' | 'insurance'> & { terms: unknown };

/** What may be sold beside a car of a model (可选产品), of everything where none is named; 1,000 at most. */
export async function productsFor(
  { db, actor }: Ctx,
  asked: { modelId?: string | undefined; kinds?: readonly ProductKind[] | undefined } = {},
): Promise<KnownProduct[]> {
  const { modelId = null, kinds } = asked;
  const { rows } = await sql<Row>`
    select p.id, p.kind, p.name, p.provider, p.model_id, m.name as model_name, p.price_fen, p.cost_fen, p.income_fen,
      p.terms, p.note, p.closed_at
    from catalog.product p
    left join catalog.model m on m.tenant_id = p.tenant_id and m.id = p.model_id
    where p.tenant_id = ${actor.tenantId} and p.closed_at is null
      and (${modelId}::uuid is null or p.model_id is null or p.model_id = ${modelId}::uuid)
      and (${kinds === undefined} or p.kind = any(${[...(kinds ?? [])]}::text[]))
    order by p.kind, p.name, p.provider limit 1000`.execute(db);
  return rows.map(({ terms, ...product }) => ({
    ...product,
    loan: product.kind === 'finance' ? LoanTerms.parse(terms) : null,
    insurance: product.kind === 'insurance' ? InsuranceTerms.parse(terms) : null,
  }));
}
