import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { declareList } from '../../../platform/list/list.schema.ts';

/** Where an action of a plan stands (行动状态); the columns of its board. */
export const actionStatuses = ['todo', 'doing', 'done', 'dropped'] as const;
export const ActionStatus = z.enum(actionStatuses);

export const ActionRow = z.object({
  id: z.uuid(),
  title: z.string(),
  planId: z.uuid(),
  year: z.string(),
  /** Null for the plan of the whole dealer group. */
  storeId: z.uuid().nullable(),
  storeName: z.string().nullable(),
  ownerId: z.uuid(),
  ownerName: z.string(),
  startsOn: Day,
  endsOn: Day,
  status: ActionStatus,
  /** The asker answers for it or may change its plan. */
  mayMove: z.boolean(),
});

const both = { filterable: true, groupable: true } as const;

/** The actions of all plans within reach as a list and a board (行动看板). */
export const actionList = declareList(
  {
    key: 'plan-actions',
    resource: 'plan',
    word: 'action.list',
    sort: 'endsOn',
    status: 'status',
    named: 'title',
    fields: [
      { key: 'title', word: 'action.name', type: 'text', filterable: true, width: 280 },
      {
        key: 'status',
        word: 'action.status',
        type: 'choice',
        choices: actionStatuses,
        choiceWord: 'action.status',
        ...both,
        bulk: true,
        width: 100,
      },
      {
        key: 'ownerName',
        word: 'swot.owner',
        type: 'reference',
        refers: 'person',
        idKey: 'ownerId',
        ...both,
        bulk: true,
        width: 110,
      },
      {
        key: 'startsOn',
        word: 'action.startsOn',
        type: 'day',
        sortable: 'never-null',
        ...both,
        width: 110,
      },
      {
        key: 'endsOn',
        word: 'action.endsOn',
        type: 'day',
        sortable: 'never-null',
        ...both,
        bulk: true,
        width: 110,
      },
      { key: 'year', word: 'plan.year', type: 'text', sortable: 'never-null', ...both, width: 80 },
      {
        key: 'storeName',
        word: 'action.store',
        type: 'reference',
        refers: 'store',
        idKey: 'storeId',
        ...both,
        width: 140,
      },
    ],
  },
  ActionRow,
  'Actions of plans',
);

export const putActionStatus = endpoint('PUT /api/plan-actions/:id/status', {
  summary: 'Move an action on the board; for who answers for it or may change its plan',
  access: 'plan:read',
  input: z.object({ id: z.uuid(), status: ActionStatus }),
  output: z.object({ id: z.uuid(), status: ActionStatus }),
});
