import { z } from 'zod';
import { declareList } from '../../../platform/list/list.schema.ts';

/** Where a store stands (门店状态). */
export const storeStates = ['open', 'incomplete', 'closed'] as const;

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
  state: z.enum(storeStates),
});

const text = { type: 'text', sortable: 'never-null', filterable: true } as const;

/** The stores of the group as a list (门店列表); screens that offer stores for choosing read it whole. */
export const storeList = declareList(
  {
    key: 'stores',
    resource: 'store',
    word: 'stores.title',
    sort: 'name',
    named: 'name',
    page: 1000,
    fields: [
      { key: 'name', word: 'stores.name', ...text, width: 200 },
      { key: 'storeGroup', word: 'stores.group', ...text, groupable: true, width: 120 },
      { key: 'city', word: 'stores.city', ...text, groupable: true, width: 100 },
      { key: 'teams', word: 'stores.teams', type: 'text', width: 220 },
      {
        key: 'people',
        word: 'stores.people',
        type: 'number',
        sortable: 'never-null',
        summed: true,
        width: 90,
      },
      {
        key: 'state',
        word: 'stores.state',
        type: 'choice',
        choices: storeStates,
        choiceWord: 'stores',
        filterable: true,
        groupable: true,
        width: 110,
      },
    ],
  },
  Store,
  'Stores',
);
