import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../db.ts';
import { readersOf, type Reader } from './choice.queries.ts';
import { claimDue, postpone, settle, type Claimed } from './claim.queries.ts';
import { devicesOf, forgetDevice } from './device.queries.ts';
import { mailText, type MailLine } from './mail-text.rules.ts';
import { sendMail } from './mail.ts';
import { kindOf, wording, type Language } from './notice-kind.rules.ts';
import type { NoticeProgram } from './program.ts';
import { sendPush } from './push.ts';
import { addressOutside } from './relay.ts';
import type { Outcome } from './robot/dialect.ts';
import { isQuiet, nextDigest, startingQuiet } from './schedule.rules.ts';

/** Runs work in the tenant's transaction; sending itself happens between two of them. */
export type Inside = <T>(work: (ctx: Ctx) => Promise<T>) => Promise<T>;

type Bundle = { target: string; reader: Reader; deliveries: Claimed[] };

/** Sends the mails that are due (发邮件); answers how many deliveries it took on. */
export async function sendMails(inside: Inside, program: NoticeProgram): Promise<number> {
  const { claimed, bundles, reached } = await inside(async (ctx) => {
    const all = await claimDue(ctx, 'email');
    const ids = [...new Set(all.flatMap(({ personId }) => personId ?? []))];
    const people = ids.length > 0 ? await program.peopleReached(ctx, ids) : [];
    return { claimed: all, bundles: await bundlesOf(ctx, all), reached: people };
  });
  for (const bundle of bundles) {
    const person = reached.find(({ personId }) => personId === bundle.target);
    const isGuest = bundle.target.includes('@');
    const address = isGuest ? bundle.target : person?.email;
    const messageId = uuidV7();
    const lines = linesOf(bundle, program, isGuest);
    const hindrance = mailHindrance(bundle, lines, { address, isHere: !!person || isGuest });
    const outcome: Outcome = hindrance
      ? { end: 'dropped', reason: hindrance }
      : await sendMail({
          to: address!,
          id: messageIdOf(bundle),
          ...mailText(lines, bundle.reader.language),
        });
    await inside((ctx) =>
      settle(ctx, bundle.deliveries, { outcome, quiet: bundle.reader, messageId }),
    );
  }
  return claimed.length;
}

/** Why a mail need not be sent at all: a guest's mail without its link would say nothing. */
function mailHindrance(
  { target }: Bundle,
  lines: readonly MailLine[],
  { address, isHere }: { address: string | undefined; isHere: boolean },
): string | undefined {
  if (!isHere) return 'left';
  if (!address) return 'no_address';
  return target.includes('@') && lines.some(({ url }) => !url) ? 'no_public_url' : undefined;
}

/** Sends the pushes that are due; a device that is gone is forgotten. */
export async function sendPushes(inside: Inside, program: NoticeProgram): Promise<number> {
  const { claimed, bundles, devices } = await inside(async (ctx) => {
    const all = await claimDue(ctx, 'push');
    const ids = [...new Set(all.map(({ target }) => target))];
    const known = ids.length > 0 ? await devicesOf(ctx, ids) : [];
    return { claimed: all, bundles: await bundlesOf(ctx, all), devices: known };
  });
  for (const bundle of bundles) {
    const device = devices.find(({ id }) => id === bundle.target);
    const isTheirs = device?.personId === bundle.reader.personId;
    const outcome: Outcome & { gone?: boolean } =
      device && isTheirs
        ? await sendPush(device, pushOf(bundle, program))
        : { end: 'dropped', reason: 'device_gone' };
    await inside(async (ctx) => {
      if (device && outcome.gone) await forgetDevice(ctx, device.id);
      await settle(ctx, bundle.deliveries, {
        outcome,
        quiet: bundle.reader,
        messageId: uuidV7(),
      });
    });
  }
  return claimed.length;
}

/**
 * What goes in one message: bundled deliveries of one target together, others alone. What would reach
 * the reader in quiet hours after all (the server stood still) is put off; what was read meanwhile is
 * left out of the digest.
 */
async function bundlesOf(ctx: Ctx, claimed: readonly Claimed[]): Promise<Bundle[]> {
  const ids = [...new Set(claimed.flatMap(({ personId }) => personId ?? []))];
  const readers = new Map(
    (ids.length > 0 ? await readersOf(ctx, ids, '') : []).map((one) => [one.personId, one]),
  );
  const readerOf = ({ personId }: Claimed): Reader => readers.get(personId ?? '') ?? guest;
  const bundles = new Map<string, Bundle>();
  for (const delivery of claimed) {
    const reader = readerOf(delivery);
    const timing = { now: ctx.now, quiet: reader };
    if (!delivery.urgent && isQuiet(timing)) {
      const dueAt = nextDigest(timing);
      await postpone(ctx, [delivery.id], { dueAt, bundled: true, wasClaimed: true });
    } else if (delivery.bundled && delivery.readAt) {
      const outcome = { end: 'dropped', reason: 'read_already' } as const;
      await settle(ctx, [delivery], { outcome, quiet: reader, messageId: uuidV7() });
    } else {
      const key = delivery.bundled ? delivery.target : delivery.id;
      const bundle = bundles.get(key) ?? { target: delivery.target, reader, deliveries: [] };
      bundle.deliveries.push(delivery);
      bundles.set(key, bundle);
    }
  }
  return [...bundles.values()];
}

const guest: Reader = {
  ...startingQuiet,
  personId: '',
  language: 'zh',
  chosen: {},
  deviceIds: [],
};

/** The same for the same deliveries, so that a second try is the same message. */
const messageIdOf = ({ deliveries }: Bundle) =>
  deliveries
    .map(({ id }) => id.slice(-12))
    .join('.')
    .slice(0, 120);

function linesOf(bundle: Bundle, { kinds }: NoticeProgram, isGuest: boolean): MailLine[] {
  return bundle.deliveries.map(({ kind, params, link }) => {
    const said = (language: Language) => wording(kindOf(kinds, kind), params, language);
    const url = addressOutside(link);
    if (!isGuest) return { ...said(bundle.reader.language), url };
    // Nobody knows a guest's language yet.
    const [zh, en] = [said('zh'), said('en')];
    return { title: `${zh.title} · ${en.title}`, text: `${zh.text} ${en.text}`, url };
  });
}

function pushOf({ deliveries, reader }: Bundle, { kinds }: NoticeProgram) {
  const [first, ...more] = deliveries.map((one) => ({
    ...one,
    ...wording(kindOf(kinds, one.kind), one.params, reader.language),
  }));
  const tag = first!.id;
  if (more.length === 0)
    return { title: first!.title, body: first!.text.slice(0, 300), link: first!.link, tag };
  const title =
    reader.language === 'zh' ? `${deliveries.length} 条通知` : `${deliveries.length} notices`;
  const body = [first!, ...more]
    .map((one) => one.title)
    .join('\n')
    .slice(0, 300);
  return { title, body, link: '/notifications', tag };
}
