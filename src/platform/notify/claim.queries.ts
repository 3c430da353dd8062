import { sql } from 'kysely';
import type { Ctx } from '../db.ts';
import type { Outcome } from './robot/dialect.ts';
import { retryAt, type Quiet } from './schedule.rules.ts';
import type { RobotKind } from './robot.schema.ts';
import type { Language } from './notice-kind.rules.ts';

/** A delivery that this process has taken on; nobody else sends it meanwhile. */
export type Claimed = {
  id: string;
  target: string;
  personId: string | null;
  kind: string;
  key: string;
  params: unknown;
  link: string;
  urgent: boolean;
  bundled: boolean;
  attempts: number;
  readAt: string | null;
};

/** After so long a claim counts as cut off, and somebody else may take the delivery on. */
const claimMs = 10 * 60_000;
const perRound = 200;

const back = (now: string, ms: number) => new Date(Date.parse(now) - ms).toISOString();

const columns = sql`d.id, d.target, d.person_id, d.kind, d.key, d.params, d.link, d.urgent, d.bundled,
  d.attempts, (select n.read_at from platform.notice n
    where n.tenant_id = d.tenant_id and n.id = d.notice_id) as read_at`;

const isDue = (now: string) => sql`(state = 'waiting' and due_at <= ${now}
  or state = 'sending' and due_at <= ${now} and claimed_at < ${back(now, claimMs)})`;

/** Takes on what is due for people, oldest first; two processes never take the same. */
export async function claimDue(
  { db, actor, now }: Ctx,
  channel: 'email' | 'push',
): Promise<Claimed[]> {
  const { tenantId } = actor;
  const { rows } = await sql<Claimed>`
    update platform.notification_delivery d
    set state = 'sending', claimed_at = ${now}, attempts = d.attempts + 1
    where d.tenant_id = ${tenantId} and d.id in (
      select id from platform.notification_delivery
      where tenant_id = ${tenantId} and channel = ${channel} and ${isDue(now)}
      order by due_at, target limit ${perRound} for update skip locked)
    returning ${columns}`.execute(db);
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Robots for which something is due. */
export async function robotsDue({ db, actor, now }: Ctx): Promise<string[]> {
  const { rows } = await sql<{ target: string }>`
    select distinct target from platform.notification_delivery
    where tenant_id = ${actor.tenantId} and channel = 'robot' and ${isDue(now)}`.execute(db);
  return rows.map(({ target }) => target);
}

export type LockedRobot = {
  id: string;
  name: string;
  kind: RobotKind;
  language: Language;
  addressSealed: string;
  secretSealed: string | null;
  recent: string[];
  stoppedAt: string | null;
};

/** Holds a robot's row until the commit, so that only one process at a time counts its messages. */
export const lockRobot = ({ db, actor }: Ctx, id: string) =>
  db
    .selectFrom('platform.channel')
    .select([
      'id',
      'name',
      'kind',
      'language',
      'addressSealed',
      'secretSealed',
      'recent',
      'stoppedAt',
    ])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst() as Promise<LockedRobot | undefined>;

/** What waits for one robot; its row must be locked. */
export async function dueForRobot({ db, actor, now }: Ctx, robotId: string): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    select ${columns} from platform.notification_delivery d
    where d.tenant_id = ${actor.tenantId} and d.channel = 'robot' and d.target = ${robotId}
      and ${isDue(now)} order by d.id limit ${perRound}`.execute(db);
  return rows;
}

/** Takes on what goes to a robot in one post, and counts the post. */
export async function claimForPost(
  { db, actor, now }: Ctx,
  { ids, messageId }: { ids: readonly string[]; messageId: string },
): Promise<void> {
  await sql`update platform.notification_delivery
    set state = 'sending', claimed_at = ${now}, attempts = attempts + 1, message_id = ${messageId}
    where tenant_id = ${actor.tenantId} and id = any(${[...ids]}::uuid[])`.execute(db);
}

export async function countPosts(
  { db, actor }: Ctx,
  robotId: string,
  recent: readonly string[],
): Promise<void> {
  await db
    .updateTable('platform.channel')
    .set({ recent: [...recent] })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', robotId)
    .execute();
}

/** Puts deliveries off without counting an attempt; bundled where they wait for a digest. */
export async function postpone(
  { db, actor }: Ctx,
  ids: readonly string[],
  { dueAt, bundled, wasClaimed }: { dueAt: string; bundled?: boolean; wasClaimed: boolean },
): Promise<void> {
  if (ids.length === 0) return;
  await sql`update platform.notification_delivery
    set state = 'waiting', due_at = ${dueAt}, bundled = bundled or ${bundled ?? false},
      attempts = attempts - ${wasClaimed ? 1 : 0}
    where tenant_id = ${actor.tenantId} and id = any(${[...ids]}::uuid[])`.execute(db);
}

/** A robot that asked for a pause gets it: everything that waits for it moves behind the pause. */
export async function pauseRobot(
  { db, actor }: Ctx,
  robotId: string,
  until: string,
): Promise<void> {
  await sql`update platform.notification_delivery set due_at = ${until}
    where tenant_id = ${actor.tenantId} and channel = 'robot' and target = ${robotId}
      and state = 'waiting' and due_at < ${until}`.execute(db);
}

/** Writes how deliveries that travelled together ended (送达结果), and when a failed one goes again. */
export async function settle(
  ctx: Ctx,
  deliveries: readonly Claimed[],
  { outcome, quiet, messageId }: { outcome: Outcome; quiet: Quiet; messageId: string },
): Promise<void> {
  for (const { id, attempts, urgent, personId, target } of deliveries) {
    const after = stateAfter(ctx.now, { outcome, quiet, attempts, urgent });
    // An invitation's link is a secret: the log keeps it no longer than it is needed.
    const isSecret = after.state === 'sent' && personId === null && target.includes('@');
    await ctx.db
      .updateTable('platform.notificationDelivery')
      .set({ ...after, messageId, ...(isSecret && { link: '' }) })
      .where('tenantId', '=', ctx.actor.tenantId)
      .where('id', '=', id)
      .where('state', '=', 'sending')
      .execute();
  }
}

type Ended = { outcome: Outcome; quiet: Quiet; attempts: number; urgent: boolean };

function stateAfter(now: string, { outcome, quiet, attempts, urgent }: Ended) {
  if (outcome.end === 'sent') return { state: 'sent', sentAt: now, reason: '' };
  const { reason } = outcome;
  if (outcome.end === 'dropped') return { state: 'dropped', reason };
  if (outcome.end === 'refused') return { state: 'failed', reason };
  if (outcome.end === 'slow') {
    const dueAt = new Date(Date.parse(now) + outcome.waitMs).toISOString();
    return { state: 'waiting', dueAt, reason, attempts: attempts - 1 };
  }
  const dueAt = retryAt(attempts, urgent, { now, quiet });
  return dueAt ? { state: 'waiting', dueAt, reason } : { state: 'failed', reason };
}
