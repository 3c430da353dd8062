import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Hidden, guarded } from '../../../kernel/field.ts';
import { Day } from '../../../kernel/page.ts';
import { declareList, type Referred } from '../../../platform/list/list.schema.ts';

export const sectors = ['government', 'company', 'rental', 'taxi', 'institution', 'other'] as const;
export const accountStates = ['prospect', 'active', 'closed'] as const;
export const contactParts = ['decides', 'uses', 'buys', 'pays', 'other'] as const;
export const tenderStates = ['watching', 'bidding', 'submitted', 'won', 'lost', 'void'] as const;

const Name = z.string().nullable();
const Text = (most: number) => z.string().trim().max(most);
const Filled = (most: number) => Text(most).min(1);
const One = z.object({ id: z.uuid() });
const Amount = z.int().min(1).max(1_000_000_000_00);
const Cars = z.int().min(1).max(100_000);

/** A key account (大客户) in the list, with how its year stands. */
export const AccountRow = z.object({
  id: z.uuid(),
  name: z.string(),
  sector: z.enum(sectors),
  state: z.enum(accountStates),
  customerId: z.uuid(),
  storeId: z.uuid(),
  storeName: Name,
  teamId: z.uuid().nullable(),
  ownerId: z.uuid(),
  ownerName: Name,
  madeAt: z.iso.datetime(),
  /** Of this year: cars to be ordered, ordered, and delivered. */
  goal: z.int().nullable(),
  ordered: z.int(),
  delivered: z.int(),
  /** The next deadline of a tender that is not decided. */
  deadlineOn: Day.nullable(),
});

const named = (refers: Referred, idKey: string) =>
  ({ type: 'reference', refers, idKey, filterable: true, groupable: true }) as const;

export const accountList = declareList(
  {
    key: 'key-accounts',
    resource: 'deal',
    word: 'keyAccounts.title',
    sort: '-madeAt',
    status: 'state',
    named: 'name',
    shortcuts: { state: 'state', storeId: 'storeName' },
    fields: [
      { key: 'name', word: 'keyAccounts.name', type: 'text', filterable: true, width: 200 },
      {
        key: 'sector',
        word: 'keyAccounts.sector',
        type: 'choice',
        choices: sectors,
        choiceWord: 'keyAccounts.sectorOf',
        filterable: true,
        groupable: true,
        width: 90,
      },
      {
        key: 'state',
        word: 'keyAccounts.state',
        type: 'choice',
        choices: accountStates,
        choiceWord: 'keyAccounts.stateOf',
        filterable: true,
        groupable: true,
        width: 80,
      },
      { key: 'ownerName', word: 'keyAccounts.owner', ...named('person', 'ownerId'), width: 90 },
      { key: 'storeName', word: 'keyAccounts.store', ...named('store', 'storeId'), width: 110 },
      { key: 'goal', word: 'keyAccounts.goal', type: 'number', width: 90 },
      { key: 'ordered', word: 'keyAccounts.ordered', type: 'number', width: 90 },
      { key: 'delivered', word: 'keyAccounts.delivered', type: 'number', width: 90 },
      { key: 'deadlineOn', word: 'keyAccounts.deadline', type: 'day', width: 110 },
      {
        key: 'madeAt',
        word: 'keyAccounts.madeAt',
        type: 'moment',
        sortable: 'never-null',
        filterable: true,
        hidden: true,
        width: 130,
      },
    ],
  },
  AccountRow,
  'Key accounts',
);

export const AccountContact = z.object({
  id: z.uuid(),
  name: z.string(),
  position: z.string(),
  part: z.enum(contactParts),
  phone: guarded('phone', Name),
  note: z.string(),
  // Where the account belongs, by which the right to phones is asked.
  storeId: z.uuid(),
  teamId: z.uuid().nullable(),
  personId: z.uuid(),
  hidden: Hidden,
});

export const Tender = z.object({
  id: z.uuid(),
  title: z.string(),
  deadlineOn: Day,
  quantity: z.int().nullable(),
  amountFen: z.int().nullable(),
  state: z.enum(tenderStates),
  lostTo: z.string(),
  resultNote: z.string(),
  resultOn: Day.nullable(),
});

export const FrameworkPrice = z.object({
  id: z.uuid(),
  modelId: z.uuid(),
  modelName: Name,
  trimId: z.uuid().nullable(),
  trimName: Name,
  priceFen: z.int(),
  fromOn: Day,
  toOn: Day,
  quantity: z.int().nullable(),
  /** Ordered under it so far. */
  used: z.int(),
  note: z.string(),
});

export const BulkPart = z.object({
  id: z.uuid(),
  dueOn: Day,
  quantity: z.int(),
  delivered: z.int(),
  deliveredOn: Day.nullable(),
});

export const BulkOrder = z.object({
  id: z.uuid(),
  modelId: z.uuid(),
  modelName: Name,
  trimId: z.uuid().nullable(),
  trimName: Name,
  quantity: z.int(),
  priceFen: z.int(),
  orderedOn: Day,
  cancelledOn: Day.nullable(),
  cancelReason: z.string(),
  note: z.string(),
  parts: z.array(BulkPart),
});

/** Everything about one key account. */
export const Account = AccountRow.extend({
  note: z.string(),
  today: Day,
  year: z.int(),
  /** Orders that the goal asks for by today. */
  due: z.int().nullable(),
  contacts: z.array(AccountContact),
  members: z.array(z.object({ personId: z.uuid(), name: z.string() })),
  goals: z.array(z.object({ year: z.int(), orders: z.int() })),
  tenders: z.array(Tender),
  prices: z.array(FrameworkPrice),
  orders: z.array(BulkOrder),
});

export const getAccount = endpoint('GET /api/key-accounts/:id', {
  summary: 'Everything about one key account: people, tenders, prices, orders, the year',
  access: 'deal:read',
  input: One,
  output: Account,
});

export const postAccount = endpoint('POST /api/key-accounts', {
  summary: 'Make a company a key account; without a customer the company is made too',
  access: 'deal:edit',
  input: z.object({
    name: Filled(100),
    customerId: z.uuid().nullable().default(null),
    sector: z.enum(sectors).default('company'),
    storeId: z.uuid().optional(),
    note: Text(1000).default(''),
  }),
  output: One,
});

export const patchAccount = endpoint('PATCH /api/key-accounts/:id', {
  summary: 'Correct a key account, give it to somebody else, or close it',
  access: 'deal:edit',
  input: One.extend({
    name: Filled(100).optional(),
    sector: z.enum(sectors).optional(),
    state: z.enum(accountStates).optional(),
    ownerId: z.uuid().optional(),
    note: Text(1000).optional(),
  }),
  output: One,
});

export const postAccountContact = endpoint('POST /api/key-accounts/:id/contacts', {
  summary: 'Somebody at the organisation, and their part in buying',
  access: 'deal:edit',
  input: One.extend({
    name: Filled(60),
    position: Text(60).default(''),
    part: z.enum(contactParts).default('other'),
    phone: Text(40).default(''),
    note: Text(200).default(''),
  }),
  output: One,
});

export const deleteAccountContact = endpoint('DELETE /api/key-accounts/:id/contacts/:contactId', {
  summary: 'Take a contact off a key account',
  access: 'deal:edit',
  input: One.extend({ contactId: z.uuid() }),
  output: One,
});

export const putAccountMembers = endpoint('PUT /api/key-accounts/:id/members', {
  summary: 'Who works on a key account beside its owner',
  access: 'deal:edit',
  input: One.extend({ personIds: z.array(z.uuid()).max(30) }),
  output: One,
});

export const putAccountGoal = endpoint('PUT /api/key-accounts/:id/goal', {
  summary: 'How many cars a key account shall order in a year',
  access: 'deal:edit',
  input: One.extend({
    year: z.int().min(2000).max(2100),
    orders: z.int().min(0).max(100_000),
  }),
  output: One,
});

export const postTender = endpoint('POST /api/key-accounts/:id/tenders', {
  summary: 'A tender of a key account: by when, how many, for how much',
  access: 'deal:edit',
  input: One.extend({
    title: Filled(120),
    deadlineOn: Day,
    quantity: Cars.nullable().default(null),
    amountFen: Amount.nullable().default(null),
    state: z.enum(['watching', 'bidding', 'submitted']).default('watching'),
  }),
  output: One,
});

export const patchTender = endpoint('PATCH /api/tenders/:id', {
  summary: 'How a tender stands, or how it ended; a lost one names who won',
  access: 'deal:edit',
  input: One.extend({
    deadlineOn: Day.optional(),
    state: z.enum(tenderStates).optional(),
    lostTo: Text(100).optional(),
    resultNote: Text(300).optional(),
  }),
  output: One,
});

export const postFrameworkPrice = endpoint('POST /api/key-accounts/:id/prices', {
  summary: 'A framework price of a model or trim, for some days and at most so many cars',
  access: 'deal:edit',
  input: One.extend({
    modelId: z.uuid(),
    trimId: z.uuid().nullable().default(null),
    priceFen: Amount,
    fromOn: Day,
    toOn: Day,
    quantity: Cars.nullable().default(null),
    note: Text(200).default(''),
  }).refine(({ fromOn, toOn }) => fromOn <= toOn, { path: ['toOn'] }),
  output: One,
});

export const deleteFrameworkPrice = endpoint('DELETE /api/framework-prices/:id', {
  summary: 'Take back a framework price that nothing was ordered under',
  access: 'deal:edit',
  input: One,
  output: One,
});

const PartAsked = z.object({ dueOn: Day, quantity: Cars });

export const postBulkOrder = endpoint('POST /api/key-accounts/:id/orders', {
  summary: 'A bulk order with the parts it is delivered in; they add up to what was ordered',
  access: 'deal:edit',
  input: One.extend({
    modelId: z.uuid(),
    trimId: z.uuid().nullable().default(null),
    quantity: Cars,
    priceFen: Amount.nullable()
      .default(null)
      .describe('For each car; the framework price of the day, where it is left out'),
    orderedOn: Day.optional(),
    tenderId: z.uuid().nullable().default(null),
    note: Text(300).default(''),
    parts: z.array(PartAsked).min(1).max(60),
  }),
  output: One,
});

export const putBulkParts = endpoint('PUT /api/bulk-orders/:id/parts', {
  summary: 'Other parts of a bulk order; what was delivered stays delivered',
  access: 'deal:edit',
  input: One.extend({
    parts: z
      .array(PartAsked.extend({ id: z.uuid().optional() }))
      .min(1)
      .max(60),
  }),
  output: One,
});

export const postBulkDelivery = endpoint('POST /api/bulk-parts/:id/deliveries', {
  summary: 'Cars of a part were handed over; never more than the part holds',
  access: 'deal:edit',
  input: One.extend({ quantity: Cars, on: Day.optional() }),
  output: One.extend({ delivered: z.int(), left: z.int() }),
});

export const postBulkCancellation = endpoint('POST /api/bulk-orders/:id/cancellation', {
  summary: 'Cancel a bulk order of which nothing was delivered',
  access: 'deal:edit',
  input: One.extend({ reason: Filled(200) }),
  output: One,
});
