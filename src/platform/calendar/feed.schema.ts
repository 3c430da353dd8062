import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';

const Both = z.object({ zh: z.string(), en: z.string() });

export const CalendarFeed = z.object({
  id: z.uuid(),
  name: z.string(),
  parts: z.array(z.string()),
  createdAt: z.iso.datetime(),
  /** When a calendar program last fetched it. */
  readAt: z.iso.datetime().nullable(),
});

export const getCalendarFeeds = endpoint('GET /api/calendar/feeds', {
  summary: 'My calendar feeds, and what a feed may hold.',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({
    rows: z.array(CalendarFeed),
    parts: z.array(z.object({ key: z.string(), name: Both })),
  }),
});

export const postCalendarFeed = endpoint('POST /api/calendar/feeds', {
  summary: 'Make a calendar feed; its secret link is shown this once.',
  access: 'signed-in',
  secret: true,
  input: z.object({
    name: z.string().trim().min(1).max(60),
    parts: z.array(z.string().max(60)).min(1).max(20),
    language: z.enum(['zh', 'en']).default('zh'),
  }),
  output: z.object({ id: z.uuid(), path: z.string() }),
});

export const deleteCalendarFeed = endpoint('DELETE /api/calendar/feeds/:id', {
  summary: 'Revoke a calendar feed: its link is dead at once.',
  access: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid() }),
});

export const getFeedFile = endpoint('GET /api/calendar/feed/:secret', {
  summary: 'The iCalendar file of a secret link.',
  access: 'public',
  input: z.object({ secret: z.string().max(100) }),
  output: z.unknown(),
});
