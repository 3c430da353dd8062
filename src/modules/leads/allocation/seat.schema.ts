import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { bars } from './allocation.rules.ts';

export const roles = ['dcc', 'consultant'] as const;
export const statuses = ['taking', 'busy', 'break'] as const;
const Role = z.enum(roles);
const Cap = z.int().min(0).max(10_000).nullable();
const Words = z.array(z.string().trim().min(1).max(20)).max(20);

/** A seat as people see it (接单席位): who, how much weight, how they stand. */
export const Seat = z.object({
  storeId: z.uuid(),
  role: Role,
  personId: z.uuid(),
  personName: z.string(),
  teamName: z.string().nullable(),
  weight: z.int(),
  /** Millionths of a lead per weight of 100. */
  level: z.int(),
  status: z.enum(statuses),
  dayCap: z.int().nullable(),
  openCap: z.int().nullable(),
  brandIds: z.array(z.uuid()),
  languages: z.array(z.string()),
  skills: z.array(z.string()),
  /** The last day on which leads may be taken; null without an end. */
  licensedUntil: Day.nullable(),
  today: z.int(),
  open: z.int(),
  /** Why no lead would come now; null where one may. */
  bar: z.enum(bars).nullable(),
});

const Place = { storeId: z.uuid(), role: Role, personId: z.uuid() };

export const getSeats = endpoint('GET /api/lead-seats', {
  summary: 'Who takes a store’s leads, and how each one stands',
  access: 'lead:read',
  input: z.object({ storeId: z.uuid() }),
  output: z.object({ rows: z.array(Seat) }),
});

export const putSeat = endpoint('PUT /api/lead-seats', {
  summary: 'Give somebody a seat, or change it; a newcomer starts level with the others',
  access: 'lead:bulk',
  input: z.object({
    ...Place,
    weight: z.int().min(1).max(1000).default(100),
    dayCap: Cap.default(null),
    openCap: Cap.default(null),
    brandIds: z.array(z.uuid()).max(50).default([]),
    languages: Words.default([]),
    skills: Words.default([]),
    licensedUntil: Day.nullable().default(null),
  }),
  output: z.object({ personId: z.uuid() }),
});

export const deleteSeat = endpoint('DELETE /api/lead-seats', {
  summary: 'Take somebody’s seat away; what they have in hand stays theirs',
  access: 'lead:bulk',
  input: z.object(Place),
  output: z.object({ personId: z.uuid() }),
});

export const postSeatReturn = endpoint('POST /api/lead-seats/return', {
  summary: 'Somebody is back: level with the others, or catching up on what they missed',
  access: 'lead:bulk',
  input: z.object({ ...Place, choice: z.enum(['level', 'catch_up']) }),
  output: z.object({ level: z.int() }),
});

export const postSeatTrial = endpoint('POST /api/lead-seats/trial', {
  summary:
    'Deal the leads of the last month again among seats as they might be; nothing is written',
  access: 'lead:bulk',
  input: z.object({
    storeId: z.uuid(),
    role: Role,
    seats: z
      .array(
        z.object({
          personId: z.uuid(),
          weight: z.int().min(1).max(1000),
          dayCap: Cap,
          brandIds: z.array(z.uuid()).max(50),
          languages: Words,
          skills: Words,
          licensedUntil: Day.nullable(),
        }),
      )
      .min(1)
      .max(200),
  }),
  output: z.object({
    from: Day,
    to: Day,
    leads: z.int(),
    /** More were dealt than a trial goes through; the latest are taken. */
    isCut: z.boolean(),
    undealt: z.int(),
    before: z.object({ jain: z.number().nullable() }),
    after: z.object({ jain: z.number().nullable() }),
    rows: z.array(
      z.object({
        personId: z.uuid(),
        personName: z.string(),
        before: z.int(),
        after: z.int(),
        expected: z.number(),
      }),
    ),
  }),
});

export const putMySeat = endpoint('PUT /api/lead-seats/mine', {
  summary: 'Take leads, be busy, or have a break: all my seats at once',
  access: 'lead:edit',
  input: z.object({ status: z.enum(statuses) }),
  output: z.object({ status: z.enum(statuses) }),
});
