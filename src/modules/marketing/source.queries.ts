import { sql } from 'kysely';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';

export type Reach = 'online' | 'offline';

/** Makes sources of leads known with their reach (线上或线下), or corrects it; others stay as they are. */
export async function placeSources(
  { db, actor }: Ctx,
  sources: readonly { name: string; reach: Reach }[],
): Promise<void> {
  await db
    .insertInto('marketing.source')
    .values(
      sources.map(({ name, reach }) => ({ tenantId: actor.tenantId, id: uuidV7(), name, reach })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'name'])
        .doUpdateSet((source) => ({ reach: source.ref('excluded.reach') })),
    )
    .execute();
}

type Tenant = Pick<Ctx, 'db' | 'actor'>;
export type SourceRow = { id: string; name: string; reach: '' | Reach; priceFen: number | null };

export async function sourcesOf({ db, actor }: Tenant): Promise<SourceRow[]> {
  return db
    .selectFrom('marketing.source')
    .select(['id', 'name', sql<'' | Reach>`reach`.as('reach'), 'priceFen'])
    .where('tenantId', '=', actor.tenantId)
    .orderBy('name')
    .limit(500)
    .execute();
}

export const campaignsOf = ({ db, actor }: Tenant) =>
  db
    .selectFrom('marketing.campaign')
    .select(['id', 'name'])
    .where('tenantId', '=', actor.tenantId)
    .orderBy('name', 'desc')
    .limit(500)
    .execute();

/** False where the name is taken. */
export async function insertSource({ db, actor }: Tenant, source: SourceRow): Promise<boolean> {
  const made = await db
    .insertInto('marketing.source')
    .values({ tenantId: actor.tenantId, ...source })
    .onConflict((conflict) => conflict.columns(['tenantId', 'name']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function changeSource(
  { db, actor }: Tenant,
  id: string,
  change: Pick<SourceRow, 'reach' | 'priceFen'>,
): Promise<void> {
  await db
    .updateTable('marketing.source')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function insertCampaign(
  { db, actor }: Tenant,
  campaign: { id: string; name: string },
): Promise<boolean> {
  const made = await db
    .insertInto('marketing.campaign')
    .values({ tenantId: actor.tenantId, ...campaign })
    .onConflict((conflict) => conflict.columns(['tenantId', 'name']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}
