import type { Actor } from '../../kernel/actor.ts';
import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../db.ts';

/** An entry of a calendar feed: whole days, both ends inclusive. Its uid never changes. */
export type FeedEntry = {
  uid: string;
  from: Day;
  to: Day;
  title: string;
  note?: string;
  /** Address of its screen. */
  link?: string;
  isDone?: boolean;
};
export type Wanted = { from: Day; to: Day; language: 'zh' | 'en' };

/** One kind of thing that a feed may hold (订阅内容), read as the person it belongs to. */
export type FeedPart = {
  key: string;
  name: { zh: string; en: string };
  entries: (ctx: Ctx, wanted: Wanted) => Promise<readonly FeedEntry[]>;
};

/** What the calendar needs of the program: the business day, zone, stores, people as they stand today. */
export type CalendarProgram = {
  todayOf: (ctx: Ctx) => Promise<Day>;
  zoneOf: (ctx: Ctx) => Promise<string>;
  placesNamed: (
    ctx: Ctx,
  ) => Promise<readonly { storeId: string; teamId: string | null; name: string }[]>;
  standingActor: (ctx: Ctx, personId: string) => Promise<Actor | undefined>;
  parts: readonly FeedPart[];
};
