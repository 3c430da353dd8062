import { inTenant, type Database } from '../db.ts';
import { everyTenant } from '../jobs.ts';
import { forgetRemoved, isHeld } from './file.queries.ts';
import type { FileStore } from './file-store.ts';

const keptMs = 7 * 86_400_000;

/** Forgets files removed a week ago, and their contents where no group holds them any more. */
export async function sweepFiles(
  { database, now }: { database: Database; now: string },
  store: FileStore,
): Promise<number> {
  const before = new Date(Date.parse(now) - keptMs).toISOString();
  const tenants = await everyTenant(database);
  const gone = new Set<string>();
  for (const tenantId of tenants)
    for (const sha256 of await inTenant(database.web, tenantId, (db) =>
      forgetRemoved(db, tenantId, before),
    ))
      gone.add(sha256);
  for (const sha256 of gone) {
    const held = await Promise.all(
      tenants.map((tenantId) =>
        inTenant(database.web, tenantId, (db) => isHeld(db, tenantId, sha256)),
      ),
    );
    if (!held.includes(true)) await store.remove(sha256);
  }
  return gone.size;
}
