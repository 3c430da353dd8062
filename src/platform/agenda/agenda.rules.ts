import type { z } from 'zod';
import type { Task as TaskSchema } from './agenda.schema.ts';

export type Task = z.infer<typeof TaskSchema>;

/**
 * Whether a task is late (超时): one of an earlier day that is not done, or one with an hour that has passed. What is
 * only due today is not late before midnight. `now` in milliseconds.
 */
export const isLate = ({ day, at, isDone }: Task, today: string, now: number): boolean =>
  !isDone && (day < today || (at !== null && Date.parse(at) < now));

/**
 * The order in which tasks are worked off (待办顺序): by day; within a day what has no hour first, because it may be
 * done at once, then by the hour. Equal ones keep an order of their own, so that a list never jumps.
 */
export function inOrder(tasks: readonly Task[]): Task[] {
  const key = ({ day, at, kind, id }: Task) => `${day} ${at ?? ''} ${kind} ${id}`;
  return tasks.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
