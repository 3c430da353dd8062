import { uuidV7 } from '../kernel/uuid.ts';
import type { Ctx } from '../platform/db.ts';
import { correctStore, grantRoles, insertPerson } from '../modules/people/index.ts';
import { everyPerson, everyStore } from './demo.queries.ts';
import { storeGroups } from './rows.ts';
import { demoStaff } from './staff.ts';

/**
 * Adds what no import knows: the people of the head office, everybody's role, the stores' groups.
 * What is there already stays as it is.
 */
export async function furnish(ctx: Ctx): Promise<Map<string, string>> {
  const { tenantId } = ctx.actor;
  const known = new Set((await everyPerson(ctx)).map(({ name }) => name));
  for (const { name, position, store } of demoStaff) {
    if (store !== '' || known.has(name)) continue;
    await insertPerson(ctx.db, { tenantId, id: uuidV7(), name, position, now: ctx.now });
  }
  const ids = new Map((await everyPerson(ctx)).map(({ name, id }) => [name, id]));
  for (const { name, role, leftAfter } of demoStaff) {
    if (leftAfter !== undefined) continue;
    await grantRoles(ctx.db, { tenantId, personId: ids.get(name)!, keys: [role] });
  }
  for (const { id, name } of await everyStore(ctx)) {
    const place = storeGroups.find((store) => store.name === name);
    if (place) await correctStore(ctx, { id, ...place, activate: true });
  }
  return ids;
}
