import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Day } from '../../kernel/page.ts';

/** How many days are asked for at once, at most. */
export const daysMost = 31;

/** Something that I have to do or be at (待办). Its kind's word is `agenda.kindOf.<kind>`. */
export const Task = z.object({
  /** Of the record; together with the kind it names the task. */
  id: z.uuid(),
  kind: z.string(),
  day: Day,
  /** The moment, where the hour matters; null for what is due some time of the day. */
  at: z.iso.datetime().nullable(),
  title: z.string(),
  text: z.string(),
  isDone: z.boolean(),
  link: z.string(),
});

export const getAgenda = endpoint('GET /api/agenda', {
  summary: 'What I have to do: the days asked for, and what is left over from before today',
  access: 'signed-in',
  input: z.object({
    from: Day.optional(),
    days: z.coerce.number().int().min(1).max(daysMost).default(1),
  }),
  output: z.object({
    today: Day,
    now: z.iso.datetime(),
    from: Day,
    days: z.int(),
    rows: z.array(Task),
    isMore: z.boolean(),
  }),
});
