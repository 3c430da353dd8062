import { NOBODY } from '../../kernel/uuid.ts';
import { inTenant, type Database, type Db } from '../db.ts';
import { everySecond, everyTenant } from '../jobs.ts';
import type { Log } from '../log.ts';
import * as entries from './entry.queries.ts';
import type { SearchKind } from './search-kind.ts';

const batch = 500;
type Round = { database: Database; kinds: readonly SearchKind[]; now: string };

/** Makes every entry of a kind anew, a page at a time, and forgets records that are gone. */
export async function rebuildKind(
  { database, now }: Round,
  kind: SearchKind,
  tenantId: string,
): Promise<number> {
  let after = NOBODY;
  let count = 0;
  for (;;) {
    const from = after;
    const rows = await inTenant(database.web, tenantId, async (db) => {
      const page = await kind.read(db, tenantId, { after: from, limit: batch });
      await entries.putEntries(db, kind, page, { tenantId, now });
      return page;
    });
    count += rows.length;
    if (rows.length < batch) break;
    after = rows.at(-1)!.id;
  }
  await inTenant(database.web, tenantId, async (db) => {
    await entries.dropUnseen(db, kind, { tenantId, now });
    await entries.markBuilt(db, kind, { tenantId, now });
  });
  return count;
}

/** Makes anew what a release changed or a new group has not had yet. */
export async function buildMissing(round: Round): Promise<void> {
  for (const tenantId of await everyTenant(round.database)) {
    const built = await inTenant(round.database.web, tenantId, (db) =>
      entries.builtShapes(db, tenantId),
    );
    for (const kind of round.kinds) {
      const isBuilt = built.some((one) => one.kind === kind.kind && one.shape === kind.shape);
      if (!isBuilt) await rebuildKind(round, kind, tenantId);
    }
  }
}

/** Follows the audit log: entries of what changed since the last round, in every group. */
export async function indexDue(round: Round): Promise<number> {
  const { rows } = await round.database.owner.query<{ tenantId: string }>(
    'select distinct tenant_id as "tenantId" from platform.search_due limit 1000',
  );
  let count = 0;
  for (const { tenantId } of rows)
    count += await inTenant(round.database.web, tenantId, (db) => indexIn(db, tenantId, round));
  return count;
}

async function indexIn(db: Db, tenantId: string, { kinds, now }: Round): Promise<number> {
  const due = await entries.takeDue(db, tenantId, batch);
  for (const kind of kinds) {
    const ids = due.filter((one) => one.kind === kind.resource).map(({ recordId }) => recordId);
    await refresh(db, kind, [...new Set(ids)], { tenantId, now });
  }
  for (const { recordId } of due.filter(({ kind }) => kind === 'import'))
    for (const kind of kinds) await refreshImported(db, kind, recordId, { tenantId, now });
  return due.length;
}

type At = { tenantId: string; now: string };

async function refreshImported(db: Db, kind: SearchKind, importId: string, at: At) {
  let after = NOBODY;
  for (;;) {
    const wanted = { importId, table: kind.table, after };
    const ids = await entries.changedBy(db, at.tenantId, wanted);
    await refresh(db, kind, ids, at);
    if (ids.length < 1000) return;
    after = ids.at(-1)!;
  }
}

async function refresh(db: Db, kind: SearchKind, ids: readonly string[], at: At) {
  if (ids.length === 0) return;
  const found = await kind.read(db, at.tenantId, { ids });
  const known = new Set(found.map(({ id }) => id));
  await entries.putEntries(db, kind, found, at);
  const gone = ids.filter((id) => !known.has(id));
  await entries.dropEntries(db, at.tenantId, { kind: kind.kind, ids: gone });
}

/** Keeps entries seconds behind what changes; at a start, whatever a release left to be made. */
export function startIndexing(
  {
    database,
    clock,
    kinds,
  }: { database: Database; clock: () => string; kinds: readonly SearchKind[] },
  log: Log,
) {
  let isFirst = true;
  return everySecond(async () => {
    if (isFirst) await buildMissing({ database, kinds, now: clock() });
    isFirst = false;
    await indexDue({ database, kinds, now: clock() });
  }, log);
}
