import { systemActor } from '../kernel/actor.ts';
import { inTenant, openDatabase, type Ctx, type Database } from '../platform/db.ts';
import { joinDatabase } from '../platform/embedded-postgres.ts';
import { halt } from '../platform/halt.ts';
import type { Settings } from '../platform/settings.ts';

/** The option that names the dealer group where an installation has several. */
export const groupOption = { group: { type: 'string' } } as const;

/** Works on the database beside a running server, or on one started for the while. */
export async function withDatabase<T>(
  settings: Settings,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const running = await joinDatabase(settings);
  try {
    const database = await openDatabase(running, { connections: 3 });
    try {
      return await work(database);
    } finally {
      await database.end();
    }
  } finally {
    await running.stop();
  }
}

/** The dealer group that a command acts on: the only one, or the one named by id or name. */
export async function tenantFor({ owner }: Database, named: string | undefined): Promise<string> {
  const { rows } = await owner.query<{ tenantId: string; name: string }>(
    'select tenant_id as "tenantId", name from people.dealer_group order by created_at',
  );
  const found = named ? rows.filter((row) => row.name === named || row.tenantId === named) : rows;
  if (found.length === 1) return found[0]!.tenantId;
  const known = rows.map((row) => row.name).join(', ') || 'none yet';
  throw halt(
    `say which dealer group with --group NAME (there are: ${known})`,
    `请用 --group 指定集团（现有:${known}）`,
  );
}

/** Runs work as the program itself inside a dealer group's transaction. */
export const asSystem = <T>(
  database: Database,
  tenantId: string,
  work: (ctx: Ctx) => Promise<T>,
): Promise<T> =>
  inTenant(database.web, tenantId, (db) =>
    work({ db, actor: systemActor(tenantId, 'command-line'), now: new Date().toISOString() }),
  );
