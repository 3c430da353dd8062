import { systemActor } from '../../kernel/actor.ts';
import { inTenant } from '../db.ts';
import { everyTenant, type JobKind, type Workshop } from '../jobs.ts';
import { deliveriesDue } from './notify.ts';
import type { NoticeProgram } from './program.ts';
import { sendMails, sendPushes, type Inside } from './send-people.ts';
import { sendToRobots } from './send-robots.ts';

/** A round ends here even if more is due; the next minute goes on. */
const roundsMost = 25;

/** Sends everything of a dealer group that is due now (送达); safe to run in several processes. */
export async function sendDue(
  { database, clock }: Pick<Workshop, 'database' | 'clock'>,
  tenantId: string,
  program: NoticeProgram,
): Promise<void> {
  const inside: Inside = (work) =>
    inTenant(database.web, tenantId, (db) =>
      work({ db, actor: systemActor(tenantId), now: clock() }),
    );
  for (const send of [sendMails, sendPushes, sendToRobots]) {
    let rounds = 0;
    while ((await send(inside, program)) > 0 && (rounds += 1) < roundsMost);
  }
}

/** Background work of notices (通知): at once when something is due, and every minute for what waited. */
export const notifyJobs = (program: NoticeProgram): readonly JobKind[] => [
  {
    queue: 'notice-send',
    on: deliveriesDue,
    run: (workshop, { tenantId }) => sendDue(workshop, tenantId, program),
  },
  {
    queue: 'notice-send-waiting',
    cron: '* * * * *',
    run: async (workshop) => {
      for (const tenantId of await everyTenant(workshop.database))
        await sendDue(workshop, tenantId, program);
    },
  },
];
