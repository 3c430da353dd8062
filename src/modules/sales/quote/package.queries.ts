import { sql } from 'kysely';
import type { z } from 'zod';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { Package, postPackage } from './package.schema.ts';
import type { OfferedPackage } from './quote.schema.ts';
import type { QuoteFacts } from './quote-facts.schema.ts';

type Offered = z.output<typeof OfferedPackage>;

/** Packages for a car of a model at a store (可选套餐), in their places; a dozen at most. */
export async function packagesFor(
  { db, actor }: Ctx,
  { storeId, modelId }: { storeId: string | null; modelId: string },
): Promise<(QuoteFacts['packages'][number] & { position: number })[]> {
  const { rows } = await sql<QuoteFacts['packages'][number] & { position: number }>`
    select id, name, note, position, price_fen, product_ids from sales.package
    where tenant_id = ${actor.tenantId} and closed_at is null and (store_id is null or store_id = ${storeId}::uuid)
      and (model_id is null or model_id = ${modelId}::uuid) order by position, name limit 12`.execute(
    db,
  );
  return rows;
}

/** Every package that is offered, with what customers said to it. */
export async function allPackages({ db, actor }: Ctx): Promise<z.output<typeof Package>[]> {
  const { rows } = await sql<z.output<typeof Package>>`
    select k.id, k.name, k.note, k.position, k.model_id, m.name as model_name, k.product_ids, k.price_fen,
      coalesce((select array_agg(p.name order by p.name) from catalog.product p where p.tenant_id = k.tenant_id
        and p.id = any(k.product_ids)), '{}') as product_names,
      coalesce((select sum(p.price_fen)::bigint from catalog.product p where p.tenant_id = k.tenant_id
        and p.id = any(k.product_ids)), 0) as list_fen,
      (select count(*)::int from sales.quote_package a where a.tenant_id = k.tenant_id and a.package_id = k.id
        and a.answer = 'accepted') as accepted,
      (select count(*)::int from sales.quote_package a where a.tenant_id = k.tenant_id and a.package_id = k.id
        and a.answer = 'declined') as declined
    from sales.package k left join catalog.model m on m.tenant_id = k.tenant_id and m.id = k.model_id
    where k.tenant_id = ${actor.tenantId} and k.closed_at is null order by k.position, k.name limit 200`.execute(
    db,
  );
  return rows;
}

/** Undefined where the name is taken by one that is offered. */
export async function insertPackage(
  { db, actor, now }: Ctx,
  made: z.output<typeof postPackage.input>,
): Promise<string | undefined> {
  const id = uuidV7();
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('sales.package')
    .values({ ...made, tenantId: actor.tenantId, id, madeBy: actor.personId, madeAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n ? id : undefined;
}

export async function closePackage({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sales.package')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** The packages of a quote with what the customer said, in their places. */
export async function packagesOf({ db, actor }: Ctx, quoteId: string): Promise<Offered[]> {
  const { rows } = await sql<Offered>`
    select package_id, name, contents, price_fen, answer, answered_by from sales.quote_package
    where tenant_id = ${actor.tenantId} and quote_id = ${quoteId}::uuid order by position, name limit 12`.execute(
    db,
  );
  return rows;
}

export type Shown = Pick<Offered, 'packageId' | 'name' | 'contents' | 'priceFen' | 'answer'> & {
  position: number;
};

/** Notes the packages that a quote shows; an answer that is the same stays whose it was. */
export async function keepPackages(
  { db, actor, now }: Ctx,
  quoteId: string,
  shown: readonly Shown[],
): Promise<void> {
  for (const one of shown)
    await sql`insert into sales.quote_package as kept
      (tenant_id, quote_id, package_id, name, position, contents, price_fen, answer, answered_by, answered_at)
      values (${actor.tenantId}::uuid, ${quoteId}::uuid, ${one.packageId}::uuid, ${one.name}, ${one.position},
        ${one.contents}, ${one.priceFen}, ${one.answer}, ${one.answer === '' ? '' : 'consultant'},
        ${one.answer === '' ? null : now}::timestamptz)
      on conflict (tenant_id, quote_id, package_id) do update set name = excluded.name, contents = excluded.contents,
        price_fen = excluded.price_fen, answer = excluded.answer,
        answered_by = case when kept.answer = excluded.answer then kept.answered_by else excluded.answered_by end,
        answered_at = case when kept.answer = excluded.answer then kept.answered_at else excluded.answered_at end`.execute(
      db,
    );
}

/** The customer's own word on a package; false where it was not offered. */
export async function answerOfCustomer(
  { db, actor, now }: Ctx,
  { quoteId, packageId, answer }: { quoteId: string; packageId: string; answer: Offered['answer'] },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sales.quotePackage')
    .set({
      answer,
      answeredBy: answer === '' ? '' : 'customer',
      answeredAt: answer === '' ? null : now,
    })
    .where('tenantId', '=', actor.tenantId)
    .where('quoteId', '=', quoteId)
    .where('packageId', '=', packageId)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}
