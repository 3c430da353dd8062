import { Refusal } from '../kernel/refusal.ts';
import { addDays, dayIn } from '../kernel/period.ts';
import { bookVisit, showSlots } from '../modules/leads/appointment/appointment.actions.ts';
import { checkIn, watchGuests } from '../modules/leads/appointment/arrival.actions.ts';
import type { Ctx } from '../platform/db.ts';
import type { Random } from './random.ts';

type Guest = { leadId: string; storeId: string; random: Random };

/** Invites somebody who was talked to into one of the next days (邀约); most of those whose time has come are here. */
export async function demoGuest(
  host: Ctx,
  system: Ctx,
  { leadId, storeId, random }: Guest,
): Promise<void> {
  const day = addDays(dayIn(Date.parse(host.now)), random.whole(0, 2));
  const { slots, places } = await showSlots({ ...system, now: host.now }, { storeId, day });
  const free = slots.filter(({ isPast, taken }) => !isPast && taken < places);
  if (free.length === 0) return;
  const { at } = random.pick(free);
  const kind = random.chance(0.5) ? ('test_drive' as const) : ('visit' as const);
  try {
    const { id } = await bookVisit(host, { id: leadId, at, kind, hostId: null, car: '', note: '' });
    if (at < system.now && random.chance(0.75)) await checkIn({ ...system, now: at }, { id });
  } catch (error) {
    // The consultant is busy in that slot: nobody is invited then.
    if (!(error instanceof Refusal)) throw error;
  }
}

/** Who did not come by now is noted (爽约). */
export const demoMissed = (ctx: Ctx): Promise<number> => watchGuests(ctx);
