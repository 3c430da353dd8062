import { PgBoss } from 'pg-boss';
import type { Database } from './db.ts';
import type { Log } from './log.ts';
import { deliverOutbox, type Deliver, type Delivered } from './outbox.ts';
import { spanned } from './tracing.ts';

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
 * A job whose process was killed is begun again after this silence. One that fails is tried for about
 * half an hour: a database that goes away again and again costs a try each time, and work that was
 * promised must outlast that.
 */
const queueOptions = {
  retryLimit: 30,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 3_600,
  heartbeatSeconds: 20,
} as const;

/**
 * Background work on the same PostgreSQL (pg-boss): every announced outbox row becomes a job of each
 * kind that waits for its topic. `pulse` tells when a round last went well.
 */
export async function startJobs(workshop: Workshop, kinds: readonly JobKind[]) {
  const { database, clock, log } = workshop;
  const boss = new PgBoss({
    db: { executeSql: async (text, values) => database.owner.query(text, values) },
    schema: 'pgboss',
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
  });
  boss.on('error', (error) => log.error({ err: error }, 'jobs'));
  await boss.start();
  await prepareQueues(boss, kinds);
  for (const kind of kinds) await work(boss, kind, workshop);

  const deliver: Deliver = async (event, client) => {
    const db = { executeSql: (text: string, values?: unknown[]) => client.query(text, values) };
    for (const kind of kinds)
      if (kind.on === event.topic) await boss.send(kind.queue, event, { db });
  };
  let lastRoundAt = Date.now();
  const rounds = everySecond(async () => {
    await deliverOutbox(database.owner, deliver, clock());
    lastRoundAt = Date.now();
  }, log);
  return {
    /** Milliseconds since the outbox was last gone through; a second or so in health. */
    pulse: () => Date.now() - lastRoundAt,
    /** Lets running jobs end; what does not end in `timeoutMs` goes back to its queue. */
    stop: async (timeoutMs = 15_000) => {
      await rounds.stop();
      await boss.stop({ graceful: true, timeout: timeoutMs });
    },
  };
}

async function prepareQueues(boss: PgBoss, kinds: readonly JobKind[]): Promise<void> {
  const known = new Map((await boss.getQueues()).map((queue) => [queue.name, queue]));
  for (const kind of kinds) {
    const { queue } = kind;
    const found = known.get(queue);
    if (!found) await boss.createQueue(queue, queueOptions);
    else if (
      found.heartbeatSeconds !== queueOptions.heartbeatSeconds ||
      found.retryLimit !== queueOptions.retryLimit
    )
      await boss.updateQueue(queue, queueOptions); // made by an earlier release
    if (kind.cron !== undefined)
      await boss.schedule(queue, kind.cron, null, { tz: kind.zone ?? 'Asia/Shanghai' });
  }
}

async function work(boss: PgBoss, kind: JobKind, workshop: Workshop): Promise<void> {
  const { queue } = kind;
  await boss.work<Delivered>(queue, { pollingIntervalSeconds: 0.5, batchSize: 1 }, async (jobs) => {
    for (const job of jobs) await spanned(`job ${queue}`, {}, () => kind.run(workshop, job.data));
  });
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
