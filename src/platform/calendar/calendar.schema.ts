import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { dayKinds } from './day.rules.ts';

const Both = z.object({ zh: z.string(), en: z.string() });
const Year = z.coerce.number().int().min(2000).max(2200);
const Minutes = z.int().min(0).max(1440);

export const getCalendar = endpoint('GET /api/calendar/:year', {
  summary: 'A year’s holidays, make-up workdays and festivals, and the days stores open otherwise.',
  access: 'calendar:read',
  input: z.object({ year: Year }),
  output: z.object({
    year: z.int(),
    today: z.iso.date(),
    /** Whether the year’s holidays are known; null source where they were announced to the program itself. */
    isCovered: z.boolean(),
    source: z.string().nullable(),
    coveredYears: z.array(z.int()),
    days: z.array(
      z.object({
        day: z.iso.date(),
        kind: z.enum(dayKinds),
        name: Both,
        /** Set by hand, with its grounds. */
        source: z.string().nullable(),
      }),
    ),
    festivals: z.array(z.object({ day: z.iso.date(), name: Both })),
    storeDays: z.array(
      z.object({
        storeId: z.uuid(),
        storeName: z.string(),
        day: z.iso.date(),
        opens: Minutes.nullable(),
        closes: Minutes.nullable(),
        name: z.string(),
        mayEdit: z.boolean(),
      }),
    ),
    mayEdit: z.boolean(),
    stores: z.array(z.object({ id: z.uuid(), name: z.string() })),
  }),
});

export const putCalendarYear = endpoint('PUT /api/calendar/:year', {
  summary: 'Enter a whole year as announced: one line for each holiday or make-up workday.',
  access: 'calendar:edit',
  input: z.object({
    year: Year,
    /** `2027-10-01 假 国庆节` or `2027-10-09 班 国庆节`, one a line. */
    lines: z.string().max(20_000),
    source: z.string().trim().min(1).max(300),
  }),
  output: z.object({ days: z.int() }),
});

export const putCalendarDay = endpoint('PUT /api/calendar/days/:day', {
  summary: 'Make one day of the group another kind of day.',
  access: 'calendar:edit',
  input: z.object({
    day: z.iso.date(),
    kind: z.enum(dayKinds),
    name: z.string().trim().min(1).max(60),
    source: z.string().trim().min(1).max(300),
  }),
  output: z.object({ day: z.iso.date() }),
});

export const deleteCalendarDay = endpoint('DELETE /api/calendar/days/:day', {
  summary: 'Take the change of one day back.',
  access: 'calendar:edit',
  input: z.object({ day: z.iso.date() }),
  output: z.object({ day: z.iso.date() }),
});

export const putStoreDay = endpoint('PUT /api/calendar/stores/:storeId/:day', {
  summary: 'Close a store on a day, or open it at other hours.',
  access: 'calendar:edit',
  input: z.object({
    storeId: z.uuid(),
    day: z.iso.date(),
    opens: Minutes.nullable(),
    closes: Minutes.nullable(),
    name: z.string().trim().min(1).max(60),
  }),
  output: z.object({ day: z.iso.date() }),
});

export const deleteStoreDay = endpoint('DELETE /api/calendar/stores/:storeId/:day', {
  summary: 'Open a store as usual again on a day.',
  access: 'calendar:edit',
  input: z.object({ storeId: z.uuid(), day: z.iso.date() }),
  output: z.object({ day: z.iso.date() }),
});

export const getOpening = endpoint('GET /api/calendar/opening/:storeId', {
  summary:
    'When a store is open in the next days, and at which instant so many open minutes have gone by.',
  access: 'calendar:read',
  input: z.object({
    storeId: z.uuid(),
    from: z.iso.datetime(),
    minutes: z.coerce.number().int().min(0).max(100_000).default(0),
  }),
  output: z.object({
    nextOpening: z.iso.datetime(),
    dueAt: z.iso.datetime(),
    days: z.array(
      z.object({
        day: z.iso.date(),
        spans: z.array(z.object({ opens: Minutes, closes: Minutes })),
      }),
    ),
  }),
});
