import { sql } from 'kysely';
import { reaches } from '../../kernel/actor.ts';
import type { InputOf } from '../../kernel/endpoint.ts';
import { dayIn } from '../../kernel/period.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import * as no from './audit.refusals.ts';
import type { postReveal } from './audit.schema.ts';
import type { Revealable } from './revealable.ts';

/** Whole numbers that one person may see on one day (每日查看上限): plenty for work, too few to copy a list. */
export const revealsADay = 100;

/**
 * Shows a masked field of one record whole (明文查看): to who may see the record and has the field's right
 * over it. Every look is logged with its reason and counted; the value itself never enters the log.
 */
export const reveal =
  (revealables: readonly Revealable[]) =>
  async (ctx: Ctx, asked: InputOf<typeof postReveal>): Promise<{ value: string }> => {
    const { resource, field, recordId, reason } = asked;
    const known = revealables.find((one) => one.resource === resource && one.field === field);
    if (!known) throw no.notRevealable(resource, field);
    const found = await known.find(ctx, recordId);
    if (!found) throw no.noSuchRecord(resource, recordId);
    if (!reaches(ctx.actor, known.field, 'read', found.place)) throw no.mayNotReveal();
    if (found.value === '') throw no.nothingToReveal();
    if (!(await countReveal(ctx))) throw no.tooManyReveals(revealsADay);
    const ownerId = found.place.personId ?? null;
    const after = { field, ...(reason && { reason }) };
    await audit(ctx, { action: `${field}.revealed`, resource, recordId, ownerId, after });
    return { value: found.value };
  };

/** Counts one look; false where the day's are used up. Two at once wait for one another's row. */
async function countReveal({ db, actor, now }: Ctx): Promise<boolean> {
  const { rows } =
    await sql`insert into platform.reveal_count as counted (tenant_id, person_id, day, reveals)
    values (${actor.tenantId}, ${actor.personId}, ${dayIn(Date.parse(now))}, 1)
    on conflict (tenant_id, person_id, day) do update set reveals = counted.reveals + 1
      where counted.reveals < ${revealsADay}
    returning 1`.execute(db);
  return rows.length === 1;
}
