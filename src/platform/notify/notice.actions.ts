import { scopeOf } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { pageFrom } from '../../kernel/page.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { whisper } from '../outbox.ts';
import { choicesOf, readersOf, upsertChoices, upsertReader } from './choice.queries.ts';
import { myDevices, removeMyDevice, upsertDevice } from './device.queries.ts';
import { isMailSetUp } from './mail.ts';
import { countUnread, markRead, myKinds, myNotices } from './notice.queries.ts';
import { choiceOf } from './schedule.rules.ts';
import { kindOf, wordings, type NoticeKind } from './notice-kind.rules.ts';
import { channelTest } from './own.notices.ts';
import type {
  getNotices,
  postAllNoticesRead,
  postNoticesRead,
  postPushDevice,
  putNoticeChoices,
} from './notice.schema.ts';
import { bellOf } from './notify.ts';
import { mayNotMute, noPushAddress, noSuchDevice, unknownKinds } from './notify.refusals.ts';
import type { NoticeProgram } from './program.ts';
import { isPushAddress } from './push.rules.ts';
import { vapidKeys } from './push.ts';

/** My notices (我的通知), worded now, so that a better text reaches old ones too. */
export const listNotices =
  ({ kinds }: NoticeProgram) =>
  async (ctx: Ctx, asked: InputOf<typeof getNotices>) => {
    const { rows, next } = pageFrom(await myNotices(ctx, asked), asked.limit, ({ id }) => id);
    const found = await myKinds(ctx);
    return {
      rows: rows.map(({ params, ...row }) => {
        const kind = kindOf(kinds, row.kind);
        return { ...row, kindName: kind.name, ...wordings(kind, params) };
      }),
      next,
      kinds: found.map(({ kind }) => ({ key: kind, name: kindOf(kinds, kind).name })),
    };
  };

export const countMyUnread = async (ctx: Ctx) => ({ count: await countUnread(ctx) });

/** Marks notices as read (标为已读) and lets the bells of my other pages know. */
export async function readNotices(ctx: Ctx, { ids }: InputOf<typeof postNoticesRead>) {
  return told(ctx, await markRead(ctx, { ids }));
}

export async function readAllNotices(ctx: Ctx, { kind }: InputOf<typeof postAllNoticesRead>) {
  return told(ctx, await markRead(ctx, { kind }));
}

async function told(ctx: Ctx, count: number) {
  if (count > 0) await whisper(ctx, bellOf(ctx.actor.personId), 'read');
  return { count };
}

/** What I am told and how (通知偏好). */
export const showChoices = (program: NoticeProgram) => async (ctx: Ctx) => {
  const { personId } = ctx.actor;
  const [reader] = await readersOf(ctx, [personId], '');
  const chosen = await choicesOf(ctx);
  const [me] = await program.peopleReached(ctx, [personId]);
  const { language, quietFrom, quietTo } = reader!;
  return {
    language,
    quietFrom,
    quietTo,
    kinds: program.kinds
      .filter((kind) => mayChoose(ctx, kind))
      .map((kind) => {
        const of = (channel: 'email' | 'push') =>
          choiceOf(
            kind,
            channel,
            chosen.find((one) => one.kind === kind.key && one.channel === channel)?.choice,
          );
        const { key, name, urgent, mayMute, forGroups } = kind;
        return { key, name, urgent, mayMute, forGroups, email: of('email'), push: of('push') };
      }),
    mail: { isSetUp: isMailSetUp(), address: me?.email ?? '' },
    pushKey: vapidKeys().publicKey,
    devices: await myDevices(ctx),
  };
};

/** What could reach this person at all; a test message goes to robots only. */
const mayChoose = ({ actor }: Ctx, { concerns, isForGuests, key }: NoticeKind) =>
  !isForGuests &&
  key !== channelTest.key &&
  (!concerns || scopeOf(actor, concerns, 'read') !== 'no');

/** Changes my choices; what may not be muted cannot be put off or switched off. */
export const chooseNotices =
  ({ kinds }: NoticeProgram) =>
  async (ctx: Ctx, { choices, ...reader }: InputOf<typeof putNoticeChoices>) => {
    const unknown = choices.filter(({ kind }) => !kinds.some(({ key }) => key === kind));
    if (unknown.length > 0) throw unknownKinds(unknown.map(({ kind }) => kind));
    for (const { kind, choice } of choices) {
      const { mayMute, name } = kindOf(kinds, kind);
      if (!mayMute && choice !== 'now') throw mayNotMute(name);
    }
    // The last one counts, as it would in two requests.
    const last = new Map(choices.map((one) => [`${one.kind} ${one.channel}`, one]));
    await upsertReader(ctx, reader);
    await upsertChoices(ctx, [...last.values()]);
    await audit(ctx, {
      action: 'notice_choices.changed',
      resource: 'notice',
      recordId: ctx.actor.personId,
      after: { ...reader, choices },
    });
    return {};
  };

/** Lets a browser be pushed to (订阅推送). */
export async function addDevice(ctx: Ctx, device: InputOf<typeof postPushDevice>) {
  if (!isPushAddress(device.endpoint)) throw noPushAddress();
  const { id } = await upsertDevice(ctx, device);
  await audit(ctx, {
    action: 'push_device.added',
    resource: 'notice',
    recordId: id,
    after: { name: device.name },
  });
  return { id };
}

export async function dropDevice(ctx: Ctx, { id }: { id: string }) {
  if (!(await removeMyDevice(ctx, id))) throw noSuchDevice(id);
  await audit(ctx, { action: 'push_device.removed', resource: 'notice', recordId: id });
  return { id };
}
