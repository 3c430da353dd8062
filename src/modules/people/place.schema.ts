import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { PageInput, pageOf } from '../../kernel/page.ts';

export const Store = z.object({
  id: z.uuid(),
  name: z.string(),
  storeGroup: z.string(),
  city: z.string(),
  /** Null until somebody completes what an import found unknown. */
  activatedAt: z.iso.datetime().nullable(),
  teams: z.array(z.object({ id: z.uuid(), name: z.string() })),
  people: z.number().int(),
});

export const Person = z.object({
  id: z.uuid(),
  name: z.string(),
  position: z.string(),
  storeId: z.uuid().nullable(),
  storeName: z.string().nullable(),
  teamId: z.uuid().nullable(),
  teamName: z.string().nullable(),
  joinedOn: z.iso.date().nullable(),
  leftOn: z.iso.date().nullable(),
  activatedAt: z.iso.datetime().nullable(),
  roles: z.array(z.string()),
});

export const getStores = endpoint('GET /api/stores', {
  summary: 'Stores within reach, with their teams',
  access: 'store:read',
  input: z.object({}),
  output: z.object({ rows: z.array(Store) }),
});

export const patchStore = endpoint('PATCH /api/stores/:id', {
  summary: 'Complete or correct a store',
  access: 'store:edit',
  input: z.object({
    id: z.uuid(),
    name: z.string().trim().min(1).max(100).optional(),
    storeGroup: z.string().trim().max(50).optional(),
    city: z.string().trim().max(50).optional(),
    activate: z.literal(true).optional(),
  }),
  output: z.object({ id: z.uuid() }),
});

export const getPeople = endpoint('GET /api/people', {
  summary: 'People within reach, by name',
  access: 'person:read',
  input: PageInput.extend({
    storeId: z.uuid().optional(),
    named: z.string().trim().max(50).optional(),
  }),
  output: pageOf(Person),
});

export const patchPerson = endpoint('PATCH /api/people/:id', {
  summary: 'Complete or correct a person',
  access: 'person:edit',
  input: z.object({
    id: z.uuid(),
    position: z.string().trim().max(50).optional(),
    activate: z.literal(true).optional(),
    leftOn: z.iso.date().nullable().optional(),
  }),
  output: z.object({ id: z.uuid() }),
});
