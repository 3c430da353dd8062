import { z } from 'zod';
import { Day } from '../../../kernel/page.ts';
import { declareList, type Referred } from '../../../platform/list/list.schema.ts';
import { contractStates } from './contract.rules.ts';

const Name = z.string().nullable();

/** A contract in the list (合同列表): with whom, for what, and what is still to come in. */
export const ContractRow = z.object({
  id: z.uuid(),
  number: z.string(),
  dealId: z.uuid(),
  state: z.enum(contractStates),
  customerName: Name,
  modelId: z.uuid().nullable(),
  modelName: Name,
  trimName: Name,
  storeId: z.uuid(),
  storeName: Name,
  personId: z.uuid().nullable(),
  personName: Name,
  totalFen: z.int(),
  dueFen: z.int(),
  refundDueFen: z.int(),
  promisedOn: Day.nullable(),
  signedAt: z.iso.datetime().nullable(),
  madeAt: z.iso.datetime(),
  vin: Name,
});

const both = { filterable: true, groupable: true } as const;
const money = { type: 'money', filterable: true, summed: true, width: 120 } as const;
const named = (refers: Referred, idKey: string) =>
  ({ type: 'reference', refers, idKey, ...both }) as const;

export const contractList = declareList(
  {
    key: 'contracts',
    resource: 'deal',
    word: 'contract.list',
    sort: '-madeAt',
    named: 'number',
    shortcuts: { state: 'state', storeId: 'storeName', personId: 'personName' },
    fields: [
      { key: 'number', word: 'contract.number', type: 'text', filterable: true, width: 160 },
      {
        key: 'state',
        word: 'contract.state',
        type: 'choice',
        choices: contractStates,
        choiceWord: 'contract.stateOf',
        ...both,
        width: 90,
      },
      { key: 'customerName', word: 'contract.customer', type: 'text', width: 100 },
      { key: 'trimName', word: 'contract.trim', type: 'text', width: 170 },
      { key: 'totalFen', word: 'contract.total', ...money },
      { key: 'dueFen', word: 'contract.due', ...money },
      { key: 'refundDueFen', word: 'contract.refundDue', ...money, hidden: true },
      { key: 'promisedOn', word: 'contract.promisedOn', type: 'day', ...both, width: 110 },
      { key: 'personName', word: 'contract.person', ...named('person', 'personId'), width: 90 },
      { key: 'storeName', word: 'contract.store', ...named('store', 'storeId'), width: 110 },
      { key: 'modelName', word: 'stock.model', ...named('model', 'modelId'), hidden: true },
      { key: 'signedAt', word: 'contract.signedOn', type: 'moment', width: 130 },
      {
        key: 'madeAt',
        word: 'contract.madeOn',
        type: 'moment',
        sortable: 'never-null',
        filterable: true,
        hidden: true,
        width: 130,
      },
      { key: 'vin', word: 'contract.vin', type: 'text', hidden: true, width: 190 },
    ],
  },
  ContractRow,
  'Contracts',
);
