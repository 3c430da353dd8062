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
