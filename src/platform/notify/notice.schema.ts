import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { PageInput, pageOf } from '../../kernel/page.ts';
import { choices } from './notice-kind.rules.ts';

const Both = z.object({ zh: z.string(), en: z.string() });

/** A notice (通知) as its reader sees it, worded in both languages. */
export const Notice = z.object({
  id: z.uuid(),
  kind: z.string(),
  kindName: Both,
  title: Both,
  text: Both,
  /** Where the record is: a path in the program. */
  link: z.string(),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});
export type Notice = z.infer<typeof Notice>;

const Count = z.object({ count: z.int() });

export const getNotices = endpoint('GET /api/notices', {
  summary: 'My notices, newest first.',
  access: 'signed-in',
  input: PageInput.extend({
    after: z.uuid().optional(),
    kind: z.string().max(80).optional(),
    unread: z.stringbool().optional(),
  }),
  output: pageOf(Notice).extend({
    /** The kinds among my notices, for the filter. */
    kinds: z.array(z.object({ key: z.string(), name: Both })),
  }),
});

export const getUnreadNotices = endpoint('GET /api/notices/unread', {
  summary: 'How many of my notices are unread, counted up to 100.',
  access: 'signed-in',
  input: z.object({}),
  output: Count,
});

export const postNoticesRead = endpoint('POST /api/notices/read', {
  summary: 'Mark some of my notices as read.',
  access: 'signed-in',
  input: z.object({ ids: z.array(z.uuid()).min(1).max(200) }),
  output: Count,
});

export const postAllNoticesRead = endpoint('POST /api/notices/read-all', {
  summary: 'Mark all my notices as read, or those of one kind.',
  access: 'signed-in',
  input: z.object({ kind: z.string().max(80).optional() }),
  output: Count,
});

/** A kind of notice as people choose about it. */
export const KindShown = z.object({
  key: z.string(),
  name: Both,
  urgent: z.boolean(),
  mayMute: z.boolean(),
  forGroups: z.boolean(),
  /** What counts now: the person's choice, else what the kind starts with. */
  email: z.enum(choices),
  push: z.enum(choices),
});

const Minute = z.int().min(0).max(1439);

export const NoticeChoices = z.object({
  language: z.enum(['zh', 'en']),
  /** Quiet hours as minutes of the store's day; equal ends mean none. */
  quietFrom: Minute,
  quietTo: Minute,
  kinds: z.array(KindShown),
  mail: z.object({ isSetUp: z.boolean(), address: z.string() }),
  /** The key by which this installation's pushes are known to browsers. */
  pushKey: z.string(),
  devices: z.array(
    z.object({ id: z.uuid(), name: z.string(), endpoint: z.string(), createdAt: z.iso.datetime() }),
  ),
});
export type NoticeChoices = z.infer<typeof NoticeChoices>;

export const getNoticeChoices = endpoint('GET /api/notice-choices', {
  summary: 'What I am told by which channel, my quiet hours, language and devices.',
  access: 'signed-in',
  input: z.object({}),
  output: NoticeChoices,
});

export const putNoticeChoices = endpoint('PUT /api/notice-choices', {
  summary: 'Change what I am told by which channel; what is left out stays.',
  access: 'signed-in',
  input: NoticeChoices.pick({ language: true, quietFrom: true, quietTo: true }).extend({
    choices: z
      .array(
        z.object({
          kind: z.string().max(80),
          channel: z.enum(['email', 'push']),
          choice: z.enum(choices),
        }),
      )
      .max(200),
  }),
  output: z.object({}),
});

const Key = z
  .string()
  .regex(/^[\w-]+={0,2}$/)
  .max(200);

export const postPushDevice = endpoint('POST /api/push-devices', {
  summary: 'Let this browser be pushed to.',
  access: 'signed-in',
  input: z.object({
    endpoint: z.url().max(1000),
    p256dh: Key,
    auth: Key,
    name: z.string().trim().max(80),
  }),
  output: z.object({ id: z.uuid() }),
});

export const deletePushDevice = endpoint('DELETE /api/push-devices/:id', {
  summary: 'Push to this device of mine no more.',
  access: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});
