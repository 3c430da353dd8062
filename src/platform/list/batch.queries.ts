import { sql } from 'kysely';
import type { Ctx } from '../db.ts';

type Columns = Record<string, string | null>;
export type BatchChange = { recordId: string; before: Columns; after: Columns };

/** Keeps that many rows were changed at once, by whom and when. */
export async function insertBatch(
  { db, actor, now }: Ctx,
  { id, list, field }: { id: string; list: string; field: string },
): Promise<void> {
  await db
    .insertInto('platform.listBatch')
    .values({ tenantId: actor.tenantId, id, list, field, personId: actor.personId, at: now })
    .execute();
}

/** Keeps what stood in each record before, in one statement for all of them. */
export async function insertChanges(
  { db, actor }: Ctx,
  batchId: string,
  changes: readonly { id: string; before: Columns; after: Columns }[],
): Promise<void> {
  await sql`insert into platform.list_batch_change (tenant_id, batch_id, record_id, before, after)
    select ${actor.tenantId}::uuid, ${batchId}::uuid, id, before, after
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as given(id uuid, before jsonb, after jsonb)`.execute(
    db,
  );
}

export const findBatch = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('platform.listBatch')
    .select(['id', 'list', 'field', 'personId', 'at', 'undoneAt'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();

/** Marks a batch as undone; false where somebody was first. */
export async function markUndone({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('platform.listBatch')
    .set({ undoneAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('undoneAt', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export const changesOf = ({ db, actor }: Ctx, batchId: string): Promise<BatchChange[]> =>
  db
    .selectFrom('platform.listBatchChange')
    .select(['recordId', sql<Columns>`before`.as('before'), sql<Columns>`after`.as('after')])
    .where('tenantId', '=', actor.tenantId)
    .where('batchId', '=', batchId)
    .orderBy('recordId')
    .execute();

/** Forgets batches of more than a week ago; the audit log keeps what they did. */
export async function forgetBatches({ db, actor, now }: Ctx): Promise<void> {
  await db
    .deleteFrom('platform.listBatch')
    .where('tenantId', '=', actor.tenantId)
    .where('at', '<', new Date(Date.parse(now) - 7 * 86_400_000).toISOString())
    .execute();
}
