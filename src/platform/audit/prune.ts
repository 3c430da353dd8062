import type pg from 'pg';
import { systemActor } from '../../kernel/actor.ts';
import { audit } from '../audit.ts';
import { kyselyOn, type Database } from '../db.ts';
import { everyTenant } from '../jobs.ts';

/** The law asks for six months of logs (网络安全法第二十一条); less cannot be set. */
export const keepMonthsAtLeast = 6;

/**
 * Forgets sealed blocks whose youngest row is older than `keepMonths` (审计保留期), oldest first and whole,
 * and says so in the audit log itself. Their hashes stay, so the chain is still proved from its start.
 */
export async function pruneAudit(
  database: Database,
  { keepMonths, now }: { keepMonths: number; now: string },
): Promise<number> {
  const until = monthsBefore(now, Math.max(keepMonths, keepMonthsAtLeast));
  let pruned = 0;
  for (const tenantId of await everyTenant(database)) {
    const client = await database.owner.connect();
    try {
      pruned += await pruneTenant(client, { tenantId, until, keepMonths, now });
    } finally {
      client.release();
    }
  }
  return pruned;
}

type Pruning = { tenantId: string; until: string; keepMonths: number; now: string };

async function pruneTenant(client: pg.PoolClient, pruning: Pruning): Promise<number> {
  const { tenantId, until, keepMonths, now } = pruning;
  let [seals, rows] = [0, 0];
  await client.query('begin');
  try {
    for (;;) {
      const block = await pruneOldest(client, pruning);
      if (block === undefined) break;
      seals += 1;
      rows += block;
    }
    if (seals > 0) {
      const change = {
        resource: 'audit',
        recordId: null,
        after: { seals, rows, until, keepMonths },
      };
      const ctx = { db: kyselyOn(client), actor: systemActor(tenantId), now };
      await audit(ctx, { action: 'audit.pruned', ...change });
    }
    await client.query('commit');
    return rows;
  } catch (error) {
    await client.query('rollback');
    throw error;
  }
}

/** Prunes the oldest block that stands, where it is old enough; answers its rows. */
async function pruneOldest(
  client: pg.ClientBase,
  { tenantId, until, now }: Pruning,
): Promise<number | undefined> {
  const { rows } = await client.query<{ number: number; lastAt: string; rows: number }>(
    `select number, last_at as "lastAt", rows from platform.audit_seal
     where tenant_id = $1 and pruned_at is null order by number limit 1 for update`,
    [tenantId],
  );
  const block = rows[0];
  if (!block || block.lastAt >= until) return undefined;
  await client.query(
    `delete from platform.audit a using platform.audit_seal s
     where s.tenant_id = $1 and s.number = $2 and a.tenant_id = $1 and a.id = any(s.row_ids)`,
    [tenantId, block.number],
  );
  await client.query(
    `update platform.audit_seal set row_ids = '{}', pruned_at = $3 where tenant_id = $1 and number = $2`,
    [tenantId, block.number, now],
  );
  return block.rows;
}

function monthsBefore(now: string, months: number): string {
  const day = new Date(now);
  day.setUTCMonth(day.getUTCMonth() - months);
  return day.toISOString();
}
