import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { addDays } from '../../kernel/period.ts';
import type { FeedEntry } from './program.ts';

type File = { name: string; origin: string; now: string; entries: readonly FeedEntry[] };

/**
 * Entries as an iCalendar file (RFC 5545): whole days, whose end is the day after; an entry keeps its uid, so
 * that a calendar program moves it instead of adding it again. Lines are folded and ended by the library.
 */
export function feedFile({ name, origin, now, entries }: File): string {
  const calendar = ical({ name, prodId: { company: 'Fairlead', product: 'Calendar' }, ttl: 3600 });
  for (const { uid, from, to, title, note, link, isDone } of entries)
    calendar.createEvent({
      id: uid,
      stamp: new Date(now),
      start: new Date(`${from}T00:00:00Z`),
      end: new Date(`${addDays(to, 1)}T00:00:00Z`),
      allDay: true,
      timezone: 'UTC',
      summary: isDone ? `✓ ${title}` : title,
      status: ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      ...(note && { description: note }),
      ...(link && { url: `${origin}${link}` }),
    });
  return calendar.toString();
}
