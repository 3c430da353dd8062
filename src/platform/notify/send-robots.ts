import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import { unseal } from '../secret.ts';
import {
  claimForPost,
  countPosts,
  dueForRobot,
  lockRobot,
  pauseRobot,
  postpone,
  robotsDue,
  settle,
  type Claimed,
  type LockedRobot,
} from './claim.queries.ts';
import { kindOf, wording } from './notice-kind.rules.ts';
import { paceOf, postsOf, stillCounting } from './pace.rules.ts';
import type { NoticeProgram } from './program.ts';
import { addressOutside } from './relay.ts';
import { dialects, type Outcome } from './robot/dialect.ts';
import { postToRobot } from './robot/post.ts';
import type { RobotMessage } from './robot/robot-text.rules.ts';
import { isQuiet, nextDigest, startingQuiet } from './schedule.rules.ts';
import type { Inside } from './send-people.ts';

type Post = { id: string; deliveries: Claimed[] };

/** What a robot's address and secret are sealed for. */
export const sealedFor = (channelId: string) => `channel:${channelId}`;

/** Posts what is due to group robots (群机器人), each at the pace that its platform allows. */
export async function sendToRobots(inside: Inside, program: NoticeProgram): Promise<number> {
  let sent = 0;
  for (const robotId of await inside(robotsDue)) {
    const taken = await inside((ctx) => takePosts(ctx, robotId));
    for (const [at, post] of (taken?.posts ?? []).entries()) {
      const outcome = await postNow(inside, taken!.robot, post, program);
      sent += 1;
      if (outcome.end !== 'slow') continue;
      // Who asks for a pause would refuse the rest as well.
      await inside((ctx) => giveBack(ctx, robotId, taken!.posts.slice(at + 1), outcome.waitMs));
      break;
    }
  }
  return sent;
}

/**
 * Decides, with the robot's row held, what goes now. The posts are counted before they are sent, so
 * that several processes together keep the limit; what finds no room waits for the next free instant.
 */
async function takePosts(
  ctx: Ctx,
  robotId: string,
): Promise<{ robot: LockedRobot; posts: Post[] } | undefined> {
  const robot = await lockRobot(ctx, robotId);
  const due = await dueForRobot(ctx, robotId);
  if (!robot || robot.stoppedAt) {
    await drop(ctx, due, robot ? 'robot_stopped' : 'robot_gone');
    return undefined;
  }
  const timing = { now: ctx.now, quiet: startingQuiet };
  const asleep = isQuiet(timing) ? due.filter(({ urgent }) => !urgent) : [];
  const dueAt = nextDigest(timing);
  await postpone(ctx, asleep.map(idOf), { dueAt, bundled: true, wasClaimed: false });

  const { limits } = dialects[robot.kind];
  const nowMs = Date.parse(ctx.now);
  const recent = stillCounting(nowMs, robot.recent.map(Date.parse), limits);
  const { room, freeAtMs } = paceOf(nowMs, recent, limits);
  const { posts, left } = postsOf(
    due.filter((one) => !asleep.includes(one)),
    room,
  );
  const laterMs = room > posts.length ? nowMs : Math.max(freeAtMs, nowMs + 1_000);
  const later = new Date(laterMs).toISOString();
  await postpone(ctx, left.map(idOf), { dueAt: later, wasClaimed: false });
  const taken = posts.map((deliveries) => ({ id: uuidV7(), deliveries: deliveries.map(tried) }));
  for (const { id, deliveries } of taken)
    await claimForPost(ctx, { ids: deliveries.map(idOf), messageId: id });
  const counted = [...recent, ...posts.map(() => nowMs)].map((ms) => new Date(ms).toISOString());
  if (posts.length > 0) await countPosts(ctx, robotId, counted);
  return { robot, posts: taken };
}

const idOf = ({ id }: Claimed) => id;
const tried = (delivery: Claimed) => ({ ...delivery, attempts: delivery.attempts + 1 });

async function postNow(
  inside: Inside,
  robot: LockedRobot,
  post: Post,
  program: NoticeProgram,
): Promise<Outcome> {
  const key = {
    address: unseal(robot.addressSealed, sealedFor(robot.id)),
    secret: robot.secretSealed && unseal(robot.secretSealed, sealedFor(robot.id)),
  };
  const message = messageOf(post.deliveries, robot, program);
  // The platform compares this with its own clock; it may not be the clock of a story.
  const outcome = await postToRobot(robot.kind, key, message, Date.now());
  await inside((ctx) =>
    settle(ctx, post.deliveries, { outcome, quiet: startingQuiet, messageId: post.id }),
  );
  return outcome;
}

async function giveBack(ctx: Ctx, robotId: string, posts: Post[], waitMs: number): Promise<void> {
  const until = new Date(Date.parse(ctx.now) + waitMs).toISOString();
  const ids = posts.flatMap(({ deliveries }) => deliveries.map(idOf));
  await postpone(ctx, ids, { dueAt: until, wasClaimed: true });
  await pauseRobot(ctx, robotId, until);
}

async function drop(ctx: Ctx, due: readonly Claimed[], reason: string): Promise<void> {
  if (due.length === 0) return;
  const messageId = uuidV7();
  await claimForPost(ctx, { ids: due.map(idOf), messageId });
  const outcome = { end: 'dropped', reason } as const;
  await settle(ctx, due, { outcome, quiet: startingQuiet, messageId });
}

function messageOf(
  deliveries: readonly Claimed[],
  { language }: LockedRobot,
  { kinds }: NoticeProgram,
): RobotMessage {
  const zh = language === 'zh';
  const lines = deliveries.map(({ kind, params, link }) => ({
    ...wording(kindOf(kinds, kind), params, language),
    url: addressOutside(link),
  }));
  const several = zh ? `领航：${lines.length} 条通知` : `Fairlead: ${lines.length} notices`;
  const title = lines.length === 1 ? lines[0]!.title : several;
  return { title, lines, open: zh ? '打开' : 'Open' };
}
