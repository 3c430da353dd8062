import type { Day } from '../../kernel/period.ts';
import type { Ctx } from '../db.ts';
import type { Task } from './agenda.rules.ts';

/** The days that are asked for, also as instants; with `leftOver`, what earlier days left undone as well. */
export type Asked = {
  from: Day;
  /** The last day, included. */
  to: Day;
  /** Where the first day begins and the last one ends. */
  span: readonly [from: string, to: string];
  leftOver: boolean;
  zone: string;
};

/**
 * One kind of thing that people have to do (待办来源). Modules declare theirs and the program lists them
 * (src/today-parts.ts). Each answers the actor's own, at most `most`, and nothing where they have no right.
 */
export type AgendaPart = {
  /** Also the kind of its tasks, unless it makes several. */
  key: string;
  tasks: (ctx: Ctx, asked: Asked, most: number) => Promise<readonly Task[]>;
};

export type AgendaProgram = {
  todayOf: (ctx: Ctx) => Promise<Day>;
  zoneOf: (ctx: Ctx) => Promise<string>;
  parts: readonly AgendaPart[];
};
