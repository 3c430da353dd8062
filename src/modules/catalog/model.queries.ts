import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';
import type { ModelRole } from './model.schema.ts';

/** Every model of the group's catalogue; reading it is one right for all. */
export const modelsWithBrands = ({ db, actor }: Ctx) =>
  db
    .selectFrom('catalog.model as model')
    .innerJoin('catalog.brand as brand', (join) =>
      join.onRef('brand.tenantId', '=', 'model.tenantId').onRef('brand.id', '=', 'model.brandId'),
    )
    .select([
      'model.id',
      'model.name',
      'model.brandId',
      'brand.name as brandName',
      'model.bodyType',
      sql<'' | 'fuel' | 'bev' | 'phev' | 'erev'>`model.energy`.as('energy'),
      sql<boolean>`brand.own_since is not null`.as('own'),
      'model.guidePriceLowFen',
      'model.guidePriceHighFen',
      'model.activatedAt',
    ])
    .where('model.tenantId', '=', actor.tenantId)
    .orderBy('brand.name')
    .orderBy('model.name')
    .limit(5000)
    .execute();

/** A model of the catalogue, and whether its brand is one that the group sells. */
export async function knownModel({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{ id: string; name: string; own: boolean }>`
    select m.id, m.name, b.own_since is not null as own from catalog.model m
    join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
    where m.tenant_id = ${actor.tenantId} and m.id = ${id}::uuid`.execute(db);
  return rows[0];
}

/** Which role each model has in a year (车型角色). */
export async function rolesIn({ db, actor }: Ctx, year: number) {
  return db
    .selectFrom('catalog.modelRole')
    .select(['modelId', sql<ModelRole>`role`.as('role')])
    .where('tenantId', '=', actor.tenantId)
    .where('year', '=', year)
    .limit(2000)
    .execute();
}

export async function putRole(
  { db, actor, now }: Ctx,
  { modelId, year, role }: { modelId: string; year: number; role: ModelRole },
): Promise<void> {
  const set = { role, setBy: actor.personId, setAt: now };
  await db
    .insertInto('catalog.modelRole')
    .values({ tenantId: actor.tenantId, modelId, year, ...set })
    .onConflict((conflict) =>
      conflict.columns(['tenantId', 'modelId', 'year']).doUpdateSet(() => set),
    )
    .execute();
}

export async function dropRole(
  { db, actor }: Ctx,
  { modelId, year }: { modelId: string; year: number },
): Promise<void> {
  await db
    .deleteFrom('catalog.modelRole')
    .where('tenantId', '=', actor.tenantId)
    .where('modelId', '=', modelId)
    .where('year', '=', year)
    .execute();
}
