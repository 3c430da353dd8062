import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { personList } from './lists/person-list.schema.ts';
import { storeList } from './lists/store-list.schema.ts';

export const getStores = storeList.contracts.page;
export const getPeople = personList.contracts.page;

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
