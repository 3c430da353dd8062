import type { z } from 'zod';
import { addDays } from '../../kernel/period.ts';
import { momentOf } from '../calendar/hours.ts';
import type { Ctx } from '../db.ts';
import { inOrder, type Task } from './agenda.rules.ts';
import type { AgendaProgram } from './agenda-part.ts';
import type { getAgenda } from './agenda.schema.ts';

/** Of each kind, at most. */
const most = 100;

/** What I have to do on some days (我的日程); asked for today, what earlier days left undone comes first. */
export const readAgenda =
  ({ todayOf, zoneOf, parts }: AgendaProgram) =>
  async (ctx: Ctx, { from: first, days }: z.output<typeof getAgenda.input>) => {
    const [today, zone] = [await todayOf(ctx), await zoneOf(ctx)];
    const from = first ?? today;
    const to = addDays(from, days - 1);
    const instant = (day: string) => new Date(momentOf(day, 0, zone)).toISOString();
    const span = [instant(from), instant(addDays(to, 1))] as const;
    const asked = { from, to, span, leftOver: from === today, zone };
    const rows: Task[] = [];
    let isMore = false;
    for (const { tasks } of parts) {
      const found = await tasks(ctx, asked, most + 1);
      isMore ||= found.length > most;
      rows.push(...found.slice(0, most));
    }
    return { today, now: ctx.now, from, days, rows: inOrder(rows), isMore };
  };
