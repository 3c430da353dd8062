import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import { Mapping, type MappingInput } from './mapping.schema.ts';
import type { SavedMapping } from './import.schema.ts';

const mappings = ({ db, actor }: Ctx) =>
  db.selectFrom('platform.importMapping').where('tenantId', '=', actor.tenantId);

/** Saved mappings (已存映射) by name. */
export async function savedMappings(ctx: Ctx, kind?: string): Promise<SavedMapping[]> {
  const rows = await mappings(ctx)
    .select(['name', 'kind', 'mapping'])
    .$if(kind !== undefined, (query) => query.where('kind', '=', kind!))
    .orderBy('name')
    .limit(500)
    .execute();
  return rows.map((row) => ({ ...row, mapping: Mapping.parse(row.mapping as MappingInput) }));
}

export async function upsertMapping(
  { db, actor, now }: Ctx,
  { name, kind, mapping }: SavedMapping,
): Promise<void> {
  const content = { mapping: JSON.stringify(mapping), savedBy: actor.personId, savedAt: now };
  await db
    .insertInto('platform.importMapping')
    .values({ tenantId: actor.tenantId, id: uuidV7(), kind, name, ...content })
    .onConflict((conflict) => conflict.columns(['tenantId', 'kind', 'name']).doUpdateSet(content))
    .execute();
}

/** Whether there was one to forget. */
export async function removeMapping({ db, actor }: Ctx, name: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('platform.importMapping')
    .where('tenantId', '=', actor.tenantId)
    .where('name', '=', name)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}
