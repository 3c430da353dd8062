import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { guarded, Hidden } from '../../../kernel/field.ts';
import { Day, Month } from '../../../kernel/page.ts';
import { declareList, type Referred } from '../../../platform/list/list.schema.ts';

export const vehicleStates = ['in_transit', 'in_stock', 'delivered', 'gone'] as const;
export const vehicleUses = ['sale', 'drive'] as const;
const Name = z.string().nullable();
const Amount = z.int().nullable();
const One = { id: z.uuid() };
const Text = (most: number) => z.string().trim().max(most).default('');

/** A car by its VIN in the list of stock (库存车辆). */
export const StockRow = z.object({
  id: z.uuid(),
  vin: z.string(),
  storeId: z.uuid(),
  storeName: Name,
  modelId: z.uuid(),
  modelName: Name,
  trimId: z.uuid(),
  trimName: Name,
  colour: z.string(),
  use: z.enum(vehicleUses),
  state: z.enum(vehicleStates),
  plate: z.string(),
  orderedOn: Day.nullable(),
  etaOn: Day.nullable(),
  arrivedOn: Day.nullable(),
  daysInStock: z.int().nullable(),
  costFen: guarded('cost', Amount),
  /** What the money in it has cost so far. */
  interestFen: guarded('cost', Amount),
  contractId: z.uuid().nullable(),
  contractNumber: Name,
  /** Whose customer gets it. */
  reservedBy: Name,
  hidden: Hidden,
});

/** One car with its history (车辆档案). */
export const Vehicle = StockRow.extend({
  deliveredOn: Day.nullable(),
  note: z.string(),
  warning: z.enum(['check_digit']).nullable(),
  slices: z.array(
    z.object({
      from: Day,
      to: Day,
      days: z.int(),
      rateBp: z.int(),
      interestFen: guarded('cost', Amount),
    }),
  ),
  etas: z.array(
    z.object({
      id: z.uuid(),
      wasOn: Day.nullable(),
      etaOn: Day.nullable(),
      reason: z.string(),
      notedByName: Name,
      notedAt: z.iso.datetime(),
    }),
  ),
  allocations: z.array(
    z.object({
      id: z.uuid(),
      contractNumber: z.string(),
      personName: Name,
      allocatedAt: z.iso.datetime(),
      releasedAt: z.iso.datetime().nullable(),
      reason: z.string(),
    }),
  ),
  /** Contracts that wait for a car of this trim. */
  waiting: z.int(),
});

const both = { filterable: true, groupable: true } as const;
const money = { type: 'money', guard: 'cost' } as const;
const named = (refers: Referred, idKey: string) =>
  ({ type: 'reference', refers, idKey, ...both }) as const;
const day = { type: 'day', sortable: 'nullable', filterable: true } as const;

export const stockList = declareList(
  {
    key: 'stock',
    resource: 'stock',
    word: 'stock.title',
    sort: 'arrivedOn',
    named: 'vin',
    shortcuts: { state: 'state', storeId: 'storeName', modelId: 'modelName', use: 'use' },
    fields: [
      { key: 'vin', word: 'stock.vin', type: 'text', filterable: true, width: 190 },
      { key: 'modelName', word: 'stock.model', ...named('model', 'modelId'), width: 120 },
      { key: 'trimName', word: 'stock.trim', type: 'text', filterable: true, width: 150 },
      { key: 'colour', word: 'stock.colour', type: 'text', filterable: true, width: 90 },
      {
        key: 'state',
        word: 'stock.state',
        type: 'choice',
        choices: vehicleStates,
        choiceWord: 'stock.stateOf',
        ...both,
        width: 90,
      },
      { key: 'storeName', word: 'stock.store', ...named('store', 'storeId'), width: 110 },
      { key: 'daysInStock', word: 'stock.days', type: 'number', width: 80 },
      {
        // Its value is withheld row by row, so that who is told the cost of some sees it of those.
        key: 'interestFen',
        word: 'stock.interest',
        type: 'money',
        width: 100,
      },
      { key: 'contractNumber', word: 'stock.reserved', type: 'text', width: 150 },
      { key: 'reservedBy', word: 'stock.reservedBy', type: 'text', width: 90 },
      { key: 'etaOn', word: 'stock.eta', ...day, width: 100 },
      { key: 'arrivedOn', word: 'stock.arrivedOn', ...day, hidden: true, width: 100 },
      { key: 'costFen', word: 'stock.cost', ...money, summed: true, hidden: true, width: 110 },
      {
        key: 'use',
        word: 'stock.use',
        type: 'choice',
        choices: vehicleUses,
        choiceWord: 'stock.useOf',
        ...both,
        hidden: true,
        width: 80,
      },
      { key: 'plate', word: 'stock.plate', type: 'text', hidden: true, width: 90 },
      { key: 'orderedOn', word: 'stock.orderedOn', ...day, hidden: true, width: 100 },
    ],
  },
  StockRow,
  'Cars in stock and on their way',
);

export const getVehicle = endpoint('GET /api/stock/:id', {
  summary: 'One car: how long it stands, what that costs, who gets it, when it was to come',
  access: 'stock:read',
  input: z.object(One),
  output: Vehicle,
});

export const postVehicle = endpoint('POST /api/stock', {
  summary: 'Enter a car by its VIN; a wrong check digit warns',
  access: 'stock:edit',
  input: z.object({
    vin: z.string().max(40),
    storeId: z.uuid(),
    trimId: z.uuid(),
    colour: Text(40),
    use: z.enum(vehicleUses).default('sale'),
    plate: Text(12),
    orderedOn: Day.nullable().default(null),
    etaOn: Day.nullable().default(null),
    arrivedOn: Day.nullable().default(null),
    costFen: z.int().min(0).max(10_000_000_000).nullable().default(null),
    note: Text(300),
  }),
  output: z.object({ id: z.uuid(), warning: z.enum(['check_digit']).nullable() }),
});

export const postEta = endpoint('POST /api/stock/:id/eta', {
  summary: 'Another day on which a car is expected, with the reason; earlier ones are kept',
  access: 'stock:edit',
  input: z.object({ ...One, etaOn: Day.nullable(), reason: z.string().trim().min(2).max(200) }),
  output: z.object(One),
});

export const postVehicleArrival = endpoint('POST /api/stock/:id/arrival', {
  summary: 'The car is here',
  access: 'stock:edit',
  input: z.object({ ...One, arrivedOn: Day.optional() }),
  output: z.object(One),
});

export const postVehicleUse = endpoint('POST /api/stock/:id/use', {
  summary: 'Take a car for test drives, or put it back for sale',
  access: 'stock:edit',
  input: z.object({ ...One, use: z.enum(vehicleUses), plate: Text(12) }),
  output: z.object(One),
});

export const postVehicleTransfer = endpoint('POST /api/stock/:id/transfer', {
  summary: 'Move a car that is promised to nobody to another store',
  access: 'stock:edit',
  input: z.object({ ...One, storeId: z.uuid() }),
  output: z.object(One),
});

export const getStockFactor = endpoint('GET /api/stock-factor', {
  summary: 'Stock at a month’s end over the sales of the month, by store',
  access: 'stock:read',
  input: z.object({ month: Month.optional() }),
  output: z.object({
    month: Month,
    rows: z.array(
      z.object({
        storeId: z.uuid(),
        storeName: z.string(),
        stock: z.int(),
        sold: z.int(),
        hundredths: z.int().nullable(),
        level: z.enum(['normal', 'high', 'warning']),
        warningTenths: z.int(),
      }),
    ),
  }),
});
