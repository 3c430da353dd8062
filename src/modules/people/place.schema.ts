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
  /** From this day on closed; nothing new is placed there from the decision on. */
  closedOn: z.iso.date().nullable(),
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

const Name = z.string().trim().min(1).max(100);
const StorePlace = {
  storeGroup: z.string().trim().max(50),
  city: z.string().trim().max(50),
};

export const postStore = endpoint('POST /api/stores', {
  summary: 'Open a store',
  access: 'store:edit',
  input: z.object({
    name: Name,
    storeGroup: StorePlace.storeGroup.default(''),
    city: StorePlace.city.default(''),
  }),
  output: z.object({ id: z.uuid() }),
});

export const patchStore = endpoint('PATCH /api/stores/:id', {
  summary: 'Complete or correct a store',
  access: 'store:edit',
  input: z.object({
    id: z.uuid(),
    name: Name.optional(),
    storeGroup: StorePlace.storeGroup.optional(),
    city: StorePlace.city.optional(),
    activate: z.literal(true).optional(),
  }),
  output: z.object({ id: z.uuid() }),
});

export const postTeam = endpoint('POST /api/stores/:id/teams', {
  summary: 'Add a team to a store',
  access: 'store:edit',
  input: z.object({ id: z.uuid(), name: Name }),
  output: z.object({ id: z.uuid() }),
});

export const patchTeam = endpoint('PATCH /api/teams/:id', {
  summary: 'Rename a team',
  access: 'store:edit',
  input: z.object({ id: z.uuid(), name: Name }),
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

const PersonFields = {
  name: z.string().trim().min(1).max(50),
  position: z.string().trim().max(50),
  storeId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  phone: z.string().trim().max(30),
  email: z.union([z.literal(''), z.email().max(200)]),
  gender: z.enum(['', 'male', 'female']),
  joinedOn: z.iso.date().nullable(),
};

export const postPerson = endpoint('POST /api/people', {
  summary: 'Add somebody to the staff',
  access: 'person:edit',
  input: z.object({
    name: PersonFields.name,
    position: PersonFields.position.default(''),
    storeId: PersonFields.storeId.default(null),
    teamId: PersonFields.teamId.default(null),
    phone: PersonFields.phone.default(''),
    email: PersonFields.email.default(''),
    gender: PersonFields.gender.default(''),
    joinedOn: PersonFields.joinedOn.default(null),
    /** Said once the asker knows that the store has somebody of this name already. */
    namesake: z.boolean().default(false),
  }),
  output: z.object({ id: z.uuid() }),
});

export const patchPerson = endpoint('PATCH /api/people/:id', {
  summary: 'Complete or correct a person; a new place takes effect at once',
  access: 'person:edit',
  input: z
    .object(PersonFields)
    .partial()
    .extend({
      id: z.uuid(),
      activate: z.literal(true).optional(),
    }),
  output: z.object({ id: z.uuid() }),
});
