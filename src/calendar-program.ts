import { todayOf, zoneOf } from './modules/people/group.queries.ts';
import { placesNamed } from './modules/people/reached.queries.ts';
import { standingActor } from './modules/people/role.queries.ts';
import { planFeed } from './modules/plan/action.feeds.ts';
import { festivalFeed, holidayFeed, storeDayFeed } from './platform/calendar/own.feeds.ts';
import type { CalendarProgram } from './platform/calendar/program.ts';

/** What the calendar asks of the modules, and every kind of entry a feed may hold. A new one is one line here. */
export const calendarProgram: CalendarProgram = {
  todayOf,
  zoneOf,
  placesNamed,
  standingActor,
  parts: [planFeed, storeDayFeed, holidayFeed, festivalFeed],
};
