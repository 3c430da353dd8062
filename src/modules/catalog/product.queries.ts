import { sql } from 'kysely';
import type { z } from 'zod';
import { uuidV7 } from '../../kernel/uuid.ts';
import { jsonOf, type Ctx } from '../../platform/db.ts';
import { InsuranceTerms, LoanTerms, type Product, type ProductKind } from './product.schema.ts';

export type KnownProduct = Omit<z.output<typeof Product>, 'hidden'>;
type Row = Omit<KnownProduct, 'loan' | 'insurance'> & { terms: unknown };

/** What may be sold beside a car of a model (可选产品), of everything where none is named; 1,000 at most. */
export async function productsFor(
  { db, actor }: Ctx,
  asked: {
    modelId?: string | undefined;
    kinds?: readonly ProductKind[] | undefined;
    closed?: boolean | undefined;
  } = {},
): Promise<KnownProduct[]> {
  const { modelId = null, kinds, closed = false } = asked;
  const { rows } = await sql<Row>`
    select p.id, p.kind, p.name, p.provider, p.model_id, m.name as model_name, p.price_fen, p.cost_fen, p.income_fen,
      p.terms, p.note, p.closed_at
    from catalog.product p
    left join catalog.model m on m.tenant_id = p.tenant_id and m.id = p.model_id
    where p.tenant_id = ${actor.tenantId} and (${closed}::boolean or p.closed_at is null)
      and (${modelId}::uuid is null or p.model_id is null or p.model_id = ${modelId}::uuid)
      and (${kinds === undefined} or p.kind = any(${[...(kinds ?? [])]}::text[]))
    order by p.kind, p.name, p.provider limit 1000`.execute(db);
  return rows.map(({ terms, ...product }) => ({
    ...product,
    loan: product.kind === 'finance' ? LoanTerms.parse(terms) : null,
    insurance: product.kind === 'insurance' ? InsuranceTerms.parse(terms) : null,
  }));
}

export type ProductRow = {
  name: string;
  provider: string;
  modelId: string | null;
  priceFen: number | null;
  costFen?: number | null | undefined;
  incomeFen?: number | null | undefined;
  terms: object;
  note: string;
};

/** Undefined where kind, provider, name and model are taken. */
export async function insertProduct(
  { db, actor, now }: Ctx,
  { terms, ...row }: ProductRow & { kind: ProductKind },
): Promise<string | undefined> {
  const id = uuidV7();
  const made = await db
    .insertInto('catalog.product')
    .values({ tenantId: actor.tenantId, id, ...row, terms: jsonOf(terms), madeAt: now })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'kind', 'provider', 'name', 'modelId']).doNothing(),
    )
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n ? id : undefined;
}

/** A product as whoever changes it finds it, locked until the commit. */
export const lockProduct = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('catalog.product')
    .select(['id', sql<ProductKind>`kind`.as('kind'), 'name', 'provider', 'modelId', 'priceFen'])
    .select(['costFen', 'incomeFen', 'terms', 'note', 'closedAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();

export async function changeProduct(
  { db, actor }: Ctx,
  id: string,
  { terms, ...change }: Partial<ProductRow> & { closedAt?: string | null },
): Promise<void> {
  await db
    .updateTable('catalog.product')
    .set({ ...change, ...(terms && { terms: jsonOf(terms) }) })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}
