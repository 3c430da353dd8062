import { NOBODY, uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import { announce } from '../outbox.ts';
import { channelsHearing } from './channel.queries.ts';
import { readersOf, type Reader } from './choice.queries.ts';
import { insertDeliveries, type NewDelivery } from './delivery.queries.ts';
import { isMailSetUp } from './mail.ts';
import { insertNotices, wakeBells } from './notice.queries.ts';
import type { NoticeKind, Params } from './notice-kind.rules.ts';
import { choiceOf, dueOf, startingQuiet } from './schedule.rules.ts';

/** Where something happened, for the group robots of that store or team. */
export type NoticePlace = { storeId?: string | null; teamId?: string | null };

export type Notice = {
  kind: NoticeKind;
  /** Who is told; who is named twice is told once. */
  to: readonly string[];
  /** Names the event: the same key again is harmless, for each person and each robot. */
  key: string;
  params?: Params;
  /** The record's address in the program: `/imports/…`. */
  link: string;
  /** Robots of these places post it too, if the kind is for groups; robots without a place always. */
  places?: readonly NoticePlace[];
};

/** The topic that wakes the sender; and the one that wakes a person's bell. */
export const deliveriesDue = 'notice.due';
export const bellOf = (personId: string) => `notice.${personId}`;

/**
 * Tells people (通知) in the caller's transaction: writes each one's notice and, as their choices and
 * quiet hours say, what goes out by mail, push and robot. Nothing is sent before the commit, and
 * nothing that was committed is lost.
 */
export async function notify(ctx: Ctx, notice: Notice): Promise<void> {
  const { kind, key, params = {}, link } = notice;
  const people = [...new Set(notice.to)].filter((id) => id !== NOBODY);
  const words = { kind: kind.key, key, params, link };
  const fresh = await insertNotices(ctx, people, words);
  const readers = await readersOf(
    ctx,
    fresh.map(({ personId }) => personId),
    kind.key,
  );
  const noticeIds = new Map(fresh.map(({ id, personId }) => [personId, id]));
  const toPeople = readers.flatMap((reader) =>
    deliveriesTo(ctx, kind, reader).map((sent) => ({
      ...sent,
      ...words,
      personId: reader.personId,
      noticeId: noticeIds.get(reader.personId)!,
    })),
  );
  const robots = kind.forGroups ? await channelsHearing(ctx, kind.key, notice.places ?? []) : [];
  await sendOut(ctx, [...toPeople, ...robots.flatMap((id) => robotDelivery(ctx, kind, id, words))]);
  const bells = fresh.map(({ personId }) => bellOf(personId));
  if (bells.length > 0) await wakeBells(ctx, bells, key);
}

type Words = { kind: string; key: string; params: Params; link: string };

/** Queues deliveries and wakes the sender if one of them is due already. */
export async function sendOut(ctx: Ctx, deliveries: readonly NewDelivery[]): Promise<void> {
  await insertDeliveries(ctx, deliveries);
  if (deliveries.some(({ dueAt }) => dueAt <= ctx.now))
    await announce(ctx, deliveriesDue, uuidV7());
}

/**
 * A mail to somebody who has no account yet (邀请信): no notice, no choices. Answers whether mail is set
 * up, so that the caller can say otherwise.
 */
export async function mailTo(
  ctx: Ctx,
  address: string,
  { kind, key, params = {}, link }: Omit<Notice, 'to' | 'places'>,
): Promise<boolean> {
  if (!isMailSetUp()) return false;
  const at = { urgent: true, dueAt: ctx.now, bundled: false };
  const words = { kind: kind.key, key, params, link };
  await sendOut(ctx, [{ channel: 'email', target: address, ...at, ...words }]);
  return true;
}

function deliveriesTo(ctx: Ctx, kind: NoticeKind, reader: Reader) {
  const timing = { now: ctx.now, quiet: reader };
  const mail = isMailSetUp() && dueOf(kind, choiceOf(kind, 'email', reader.chosen.email), timing);
  const push = dueOf(kind, choiceOf(kind, 'push', reader.chosen.push), timing);
  const { urgent } = kind;
  return [
    ...(mail ? [{ channel: 'email' as const, target: reader.personId, urgent, ...mail }] : []),
    ...(push
      ? reader.deviceIds.map((id) => ({ channel: 'push' as const, target: id, urgent, ...push }))
      : []),
  ];
}

/** A group sleeps at night too; a digest of its own it has not. */
function robotDelivery(ctx: Ctx, kind: NoticeKind, channelId: string, words: Words): NewDelivery[] {
  const due = dueOf(kind, 'now', { now: ctx.now, quiet: startingQuiet });
  if (!due) return [];
  return [{ channel: 'robot', target: channelId, urgent: kind.urgent, ...due, ...words }];
}
