import { PgBoss } from 'pg-boss';
import type { Database } from './db.ts';
import type { Log } from './log.ts';
import { deliverOutbox, type Delivered } from './outbox.ts';

/** What a job may use: it opens its tenant's transaction itself, as the system actor. */
export type Workshop = { database: Database; clock: () => string; log: Log };

/**
 * A kind of background work (后台任务), started by an outbox topic (`on`) or by the clock (`cron`, in
 * `zone`, Asia/Shanghai unless named). A job may run twice, so a unique key in what it writes must
 * make the second run harmless.
 */
export type JobKind = { queue: string } & (
  | { on: string; cron?: never; run: (workshop: Workshop, event: Delivered) => Promise<void> }
  | { cron: string; on?: never; zone?: string; run: (workshop: Workshop) => Promise<void> }
);

/**
 * Background work on the same PostgreSQL (pg-boss): every announced outbox row becomes a job of each
 * kind that waits for its topic.
 */
export async function startJobs(workshop: Workshop, kinds: readonly JobKind[]) {
  const { database, clock, log } = workshop;
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => database.owner.query(text, values) },
    schema: 'pgboss',
  });
  boss.on('error', (error) => log.error({ err: error }, 'jobs'));
  await boss.start();
  for (const kind of kinds) {
    const { queue } = kind;
    await boss.createQueue(queue, { retryLimit: 2, retryBackoff: true, expireInSeconds: 3_600 });
    if (kind.cron)
      await boss.schedule(queue, kind.cron, null, { tz: kind.zone ?? 'Asia/Shanghai' });
    await boss.work<Delivered>(
      queue,
      { pollingIntervalSeconds: 0.5, batchSize: 1 },
      async (jobs) => {
        for (const job of jobs) await kind.run(workshop, job.data);
      },
    );
  }
  const send = async (event: Delivered) => {
    for (const kind of kinds) if (kind.on === event.topic) await boss.send(kind.queue, event);
  };
  const rounds = everySecond(async () => {
    await deliverOutbox(database.owner, send, clock());
  }, log);
  return {
    stop: async () => {
      await rounds.stop();
      await boss.stop({ graceful: true, timeout: 20_000 });
    },
  };
}

export type Jobs = Awaited<ReturnType<typeof startJobs>>;

/** Every dealer group of the installation, for work that the clock starts. */
export async function everyTenant({ owner }: Database): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(
    'select distinct tenant_id as id from platform.login order by 1',
  );
  return rows.map(({ id }) => id);
}

/** Repeats a round of work a second after the last one ended, until stopped. */
export function everySecond(work: () => Promise<void>, log: Log) {
  let stopped = false;
  let running: Promise<void> = Promise.resolve();
  const tick = () => {
    running = work().catch((error: unknown) => log.error({ err: error }, 'round'));
    void running.then(() => {
      if (!stopped) timer = setTimeout(tick, 1_000);
    });
  };
  let timer = setTimeout(tick, 200);
  return {
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
