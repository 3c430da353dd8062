import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { guarded, Hidden, masked } from '../../kernel/field.ts';
import { Day } from '../../kernel/page.ts';
import { declareList, type Referred } from '../../platform/list/list.schema.ts';

export const outcomes = ['won', 'lost', 'open'] as const;
const Name = z.string().nullable();
const Amount = z.number().int().nullable();

const both = { filterable: true, groupable: true } as const;
const money = { type: 'money', sortable: 'nullable', filterable: true, summed: true } as const;
const named = (refers: Referred, idKey: string) =>
  ({ type: 'reference', refers, idKey, ...both }) as const;

/**
 * A deal (商机/成交) in a list: names beside ids, money in fen, the customer's phone masked. Gross profit
 * goes with cost, because price less the one is the other (ADR 0011).
 */
export const DealRow = z.object({
  id: z.uuid(),
  number: z.string(),
  outcome: z.enum(outcomes),
  openedOn: Day.nullable(),
  closedOn: Day.nullable(),
  storeId: z.uuid(),
  storeName: Name,
  teamId: z.uuid().nullable(),
  teamName: Name,
  personId: z.uuid().nullable(),
  personName: Name,
  modelId: z.uuid().nullable(),
  modelName: Name,
  brandName: Name,
  sourceId: z.uuid().nullable(),
  sourceName: Name,
  campaignId: z.uuid().nullable(),
  campaignName: Name,
  areaName: Name,
  bodyType: z.string(),
  customerName: Name,
  customerPhone: masked(Name),
  priceFen: Amount,
  grossProfitFen: guarded('cost', Amount),
  hidden: Hidden,
});

export const Deal = DealRow.extend({
  costFen: guarded('cost', Amount),
  financeFen: Amount,
  insuranceFen: Amount,
  accessoriesFen: Amount,
  /** Services and warranties; none in an imported history. */
  serviceFen: Amount,
  customerId: z.uuid().nullable(),
  leadId: z.uuid().nullable(),
  /** `showroom`: worked on here from the reception on; `import`: of a history, which only tells how it ended. */
  origin: z.enum(['showroom', 'import']),
  trimId: z.uuid().nullable(),
  colour: z.string(),
  openedAt: z.iso.datetime().nullable(),
});

export const dealList = declareList(
  {
    key: 'deals',
    resource: 'deal',
    word: 'deals.title',
    sort: '-closedOn',
    status: 'outcome',
    named: 'number',
    shortcuts: {
      outcome: 'outcome',
      storeId: 'storeName',
      teamId: 'teamName',
      personId: 'personName',
      modelId: 'modelName',
      sourceId: 'sourceName',
      campaignId: 'campaignName',
      from: 'closedOn',
      to: 'closedOn',
    },
    fields: [
      {
        key: 'number',
        word: 'deals.number',
        type: 'text',
        filterable: true,
        hidden: true,
        width: 130,
      },
      {
        key: 'closedOn',
        word: 'deals.closedOn',
        type: 'day',
        sortable: 'nullable',
        ...both,
        width: 110,
      },
      {
        key: 'outcome',
        word: 'deals.outcome',
        type: 'choice',
        choices: outcomes,
        choiceWord: 'deals',
        ...both,
        width: 80,
      },
      { key: 'modelName', word: 'deals.model', ...named('model', 'modelId'), width: 150 },
      { key: 'customerName', word: 'deals.customer', type: 'text', width: 110 },
      { key: 'customerPhone', word: 'deals.phone', type: 'text', width: 120 },
      { key: 'storeName', word: 'deals.store', ...named('store', 'storeId'), width: 130 },
      { key: 'teamName', word: 'deals.team', ...named('team', 'teamId'), width: 100 },
      {
        key: 'personName',
        word: 'deals.person',
        ...named('person', 'personId'),
        bulk: true,
        width: 100,
      },
      { key: 'priceFen', word: 'deals.price', ...money, width: 120 },
      { key: 'grossProfitFen', word: 'deals.grossProfit', ...money, guard: 'cost', width: 120 },
      {
        key: 'openedOn',
        word: 'deals.openedOn',
        type: 'day',
        sortable: 'nullable',
        ...both,
        hidden: true,
        width: 110,
      },
      {
        key: 'sourceName',
        word: 'deals.source',
        ...named('source', 'sourceId'),
        bulk: true,
        hidden: true,
        width: 120,
      },
      {
        key: 'campaignName',
        word: 'deals.campaign',
        ...named('campaign', 'campaignId'),
        bulk: true,
        hidden: true,
        width: 140,
      },
      { key: 'brandName', word: 'deals.brand', type: 'text', hidden: true, width: 100 },
      { key: 'bodyType', word: 'deals.bodyType', type: 'text', hidden: true, width: 100 },
      { key: 'areaName', word: 'deals.area', type: 'text', hidden: true, width: 100 },
    ],
  },
  DealRow,
  'Deals',
);

export const getDeals = dealList.contracts.page;

export const getDeal = endpoint('GET /api/deals/:id', {
  summary: 'One deal with its money',
  access: 'deal:read',
  input: z.object({ id: z.uuid() }),
  output: Deal,
});
