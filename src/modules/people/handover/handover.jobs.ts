import { systemActor } from '../../../kernel/actor.ts';
import { inTenant, type Ctx, type Database } from '../../../platform/db.ts';
import { everyTenant, type JobKind } from '../../../platform/jobs.ts';
import { todayOf } from '../group.queries.ts';
import { findPerson } from '../place.queries.ts';
import type { HandOverKind } from './handover-kind.ts';
import { lockHandover, writeHandover } from './handover.queries.ts';
import { collectWork, endAccess } from './leaving.actions.ts';
import { overdueLeavers } from './taker.queries.ts';

/** Every night, and after a staff file, who leaves that day loses access and their list is brought up to date (到日离职). */
export const handoverJobs = (kinds: readonly HandOverKind[]): readonly JobKind[] => [
  {
    queue: 'leavers',
    cron: '5 0 * * *',
    run: async ({ database, clock }) => {
      for (const tenantId of await everyTenant(database))
        await endLeavers(database, kinds, { tenantId, now: clock() });
    },
  },
  {
    queue: 'imported-leavers',
    on: 'staff.imported',
    run: ({ database, clock }, { tenantId }) =>
      endLeavers(database, kinds, { tenantId, now: clock() }),
  },
];

/** Ends the access of everybody of a group whose day has come; a leaver at a time, so that one cannot hold up the rest. */
export async function endLeavers(
  { web }: Pick<Database, 'web'>,
  kinds: readonly HandOverKind[],
  { tenantId, now }: { tenantId: string; now: string },
): Promise<void> {
  const inside = <T>(work: (ctx: Ctx) => Promise<T>) =>
    inTenant(web, tenantId, (db) => work({ db, actor: systemActor(tenantId), now }));
  for (const personId of await inside(async (ctx) => overdueLeavers(ctx, await todayOf(ctx))))
    await inside((ctx) => endLeaver(ctx, kinds, personId));
}

/** An import may have brought the day, so a list may be missing. A second run finds nothing to do. */
async function endLeaver(ctx: Ctx, kinds: readonly HandOverKind[], personId: string) {
  const person = await findPerson(ctx, personId);
  if (!person?.leftOn || person.leftOn > (await todayOf(ctx))) return;
  const under = await lockHandover(ctx, personId);
  const made = { personId, lastDay: person.leftOn, reason: '' };
  const handoverId = under?.id ?? (await writeHandover(ctx, made));
  await collectWork(ctx, kinds, { handoverId, personId });
  await endAccess(ctx, { handoverId, personId });
}
