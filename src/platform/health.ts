import type { Database } from './db.ts';
import { readMigrations } from './migrate.ts';

/** What keeps us from serving, in the order in which it is asked; `ready` where nothing does. */
export type Readiness =
  'ready' | 'stopping' | 'database_unavailable' | 'migrations_pending' | 'jobs_silent';

/** Background rounds come every second; this long without one means that they are stuck. */
const silentAfterMs = 60_000;
const askedWithinMs = 3_000;

const lastMigration = readMigrations().at(-1)!.name;

/** Whether this process should be sent requests (就绪), and whether it is leaving. */
export function healthOf(database: Database) {
  let isLeaving = false;
  let pulse: () => number = () => 0;

  async function readiness(): Promise<Readiness> {
    if (isLeaving) return 'stopping';
    const found = await within(askedWithinMs, migrated(database));
    if (found === undefined) return 'database_unavailable';
    if (!found) return 'migrations_pending';
    return pulse() > silentAfterMs ? 'jobs_silent' : 'ready';
  }

  return {
    readiness,
    isLeaving: () => isLeaving,
    /** From here on a proxy is told to send people elsewhere. */
    leave: () => void (isLeaving = true),
    /** Takes the heartbeat of the background work: milliseconds since its last good round. */
    watch: (beat: () => number) => void (pulse = beat),
  };
}

export type Health = ReturnType<typeof healthOf>;

/** Whether the database holds this program's last migration: another release may have restored an older one. */
async function migrated({ owner }: Database): Promise<boolean> {
  const { rows } = await owner.query<{ held: boolean }>(
    'select exists (select from platform.migration where name = $1) as held',
    [lastMigration],
  );
  return rows[0]!.held;
}

/** The answer, or undefined where there is none in time. */
async function within<T>(ms: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => (timer = setTimeout(resolve, ms, undefined)));
  return Promise.race([answer.catch(() => undefined), late]).finally(() => clearTimeout(timer));
}
