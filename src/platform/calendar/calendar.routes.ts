import { serve, serveVisit, type Served } from '../serve.ts';
import * as actions from './calendar.actions.ts';
import * as contracts from './calendar.schema.ts';
import { addFeed, dropFeed, listFeeds, readFeed } from './feed.actions.ts';
import * as feeds from './feed.schema.ts';
import type { CalendarProgram } from './program.ts';

/** A calendar program asks every quarter of an hour; a guesser would ask more often. */
const fetching = { max: 60, perMinutes: 1 };

/** Routes of the calendar and its feeds (日历与订阅). */
export const calendarRoutes = (program: CalendarProgram): readonly Served[] => [
  serve(feeds.getCalendarFeeds, listFeeds(program)),
  serve(feeds.postCalendarFeed, addFeed(program)),
  serve(feeds.deleteCalendarFeed, dropFeed),
  serveVisit(feeds.getFeedFile, readFeed(program), fetching),
  serve(contracts.getOpening, actions.readOpening(program)),
  serve(contracts.getCalendar, actions.readCalendar(program)),
  serve(contracts.putCalendarYear, actions.enterYear(program)),
  serve(contracts.putCalendarDay, actions.changeDay(program)),
  serve(contracts.deleteCalendarDay, actions.restoreDay(program)),
  serve(contracts.putStoreDay, actions.changeStoreDay(program)),
  serve(contracts.deleteStoreDay, actions.restoreStoreDay(program)),
];
