import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';

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
