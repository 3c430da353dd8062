import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Hidden, guarded } from '../../../kernel/field.ts';
import { Day } from '../../../kernel/page.ts';
import { BulkOrder, FrameworkPrice, Tender } from './account-work.schema.ts';
import { declareList, type Referred } from '../../../platform/list/list.schema.ts';

export const sectors = ['government', 'company', 'rental', 'taxi', 'institution', 'other'] as const;
export const accountStates = ['prospect', 'active', 'closed'] as const;
export const contactParts = ['decides', 'uses', 'buys', 'pays', 'other'] as const;

const Name = z.string().nullable();
const Text = (most: number) => z.string().trim().max(most);
const Filled = (most: number) => Text(most).min(1);
const One = z.object({ id: z.uuid() });

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
