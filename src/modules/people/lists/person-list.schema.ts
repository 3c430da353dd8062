import { z } from 'zod';
import { declareList, type Referred } from '../../../platform/list/list.schema.ts';

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

/** Where somebody stands (人员状态): here, waiting to be completed after an import, or leaving. */
export const personStates = ['here', 'incomplete', 'leaving'] as const;
export const PersonRow = Person.extend({ state: z.enum(personStates) });

const both = { filterable: true, groupable: true } as const;
const named = (refers: Referred, idKey: string) =>
  ({ type: 'reference', refers, idKey, ...both, bulk: true }) as const;

/** The people of the group as a list (人员列表). */
export const personList = declareList(
  {
    key: 'people',
    resource: 'person',
    word: 'people.title',
    sort: 'name',
    named: 'name',
    shortcuts: { storeId: 'storeName' },
    fields: [
      {
        key: 'name',
        word: 'people.name',
        type: 'text',
        sortable: 'never-null',
        filterable: true,
        width: 140,
      },
      {
        key: 'position',
        word: 'people.position',
        type: 'text',
        sortable: 'never-null',
        ...both,
        width: 130,
      },
      { key: 'storeName', word: 'people.store', ...named('store', 'storeId'), width: 160 },
      { key: 'teamName', word: 'people.team', ...named('team', 'teamId'), width: 120 },
      { key: 'roles', word: 'people.roles', type: 'text', width: 180 },
      {
        key: 'joinedOn',
        word: 'people.joinedOn',
        type: 'day',
        sortable: 'nullable',
        ...both,
        width: 110,
      },
      {
        key: 'state',
        word: 'people.state',
        type: 'choice',
        choices: personStates,
        choiceWord: 'people',
        ...both,
        width: 160,
      },
      {
        key: 'leftOn',
        word: 'people.leftOn',
        type: 'day',
        sortable: 'nullable',
        ...both,
        hidden: true,
        width: 110,
      },
    ],
  },
  PersonRow,
  'People',
);
