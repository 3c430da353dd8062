import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { Hidden, masked } from '../../kernel/field.ts';
import { declareList } from '../../platform/list/list.schema.ts';
import { purposes } from './consent.rules.ts';
import { contactBars } from './contact-limit.rules.ts';
import { likenesses } from './likeness.rules.ts';

export const Moment = z.iso.datetime();
const One = { id: z.uuid() };
const Name = z.string().nullable();
const Text = (most: number) => z.string().trim().max(most);

export const customerKinds = ['person', 'company'] as const;
export const genders = ['', 'male', 'female'] as const;
export const identityKinds = ['phone', 'wecom', 'plate', 'vin', 'email'] as const;
export const tagsMost = 20;

/** A customer in the list (客户). */
export const CustomerRow = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(customerKinds),
  gender: z.enum(genders),
  phone: masked(Name),
  tags: z.array(z.string()),
  doNotCall: z.boolean(),
  createdAt: Moment,
  hidden: Hidden,
});

export const customerList = declareList(
  {
    key: 'customers',
    resource: 'customer',
    word: 'customers.title',
    sort: '-createdAt',
    shortcuts: {},
    fields: [
      { key: 'name', word: 'customers.name', type: 'text', filterable: true, width: 140 },
      { key: 'phone', word: 'customers.phone', type: 'text', width: 130 },
      {
        key: 'kind',
        word: 'customers.kind',
        type: 'choice',
        choices: customerKinds,
        choiceWord: 'customers.kindOf',
        filterable: true,
        groupable: true,
        width: 80,
      },
      { key: 'tags', word: 'customers.tags', type: 'text', width: 220 },
      {
        key: 'createdAt',
        word: 'customers.createdAt',
        type: 'moment',
        sortable: 'never-null',
        filterable: true,
        width: 130,
      },
    ],
  },
  CustomerRow,
  'Customers',
);

/** What the house learnt about somebody, beside what they want to buy (客户画像). */
export const Profile = z.object({
  age: z.enum(['', 'under25', '25to34', '35to44', '45to54', 'over54']).default(''),
  occupation: Text(40).default(''),
  hobbies: Text(100).default(''),
  household: Text(100).default(''),
  car: Text(60).default(''),
});

export const TiedRecord = z.object({
  kind: z.string(),
  id: z.uuid(),
  at: Moment,
  title: z.string(),
  state: z.string(),
  storeName: Name,
  personName: Name,
});

const Standing = z.object({
  purpose: z.enum(purposes),
  granted: z.boolean(),
  textVersion: z.string(),
  channel: z.string(),
  at: Moment,
});

/** Somebody who may be the same person (疑似重复). */
export const Alike = z.object({
  id: z.uuid(),
  name: z.string(),
  phone: masked(Name),
  createdAt: Moment,
  why: z.enum(likenesses),
});

/** Everything about one customer (客户全景). */
export const Customer = CustomerRow.extend({
  profile: Profile,
  /** What friends name who come on this customer's word; null until somebody asks for one. */
  referralCode: z.string().nullable(),
  mergedInto: z.uuid().nullable(),
  erasedAt: Moment.nullable(),
  identities: z.array(z.object({ kind: z.enum(identityKinds), shown: masked(z.string()) })),
  consents: z.array(Standing),
  contactBar: z.enum(contactBars).nullable(),
  records: z.array(TiedRecord),
  alike: z.array(Alike),
  merges: z.array(
    z.object({
      id: z.uuid(),
      goneId: z.uuid(),
      goneName: z.string(),
      mergedAt: Moment,
      mergedByName: Name,
      moved: z.int(),
      note: z.string(),
    }),
  ),
});

export const getCustomer = endpoint('GET /api/customers/:id', {
  summary: 'Everything about one customer: records, consents, tags, who may be the same person',
  access: 'customer:read',
  input: z.object(One),
  output: Customer,
});

export const getContactBar = endpoint('GET /api/customers/:id/contact-bar', {
  summary: 'Why a customer should not be called now, if anything speaks against it',
  access: 'customer:read',
  input: z.object(One),
  output: z.object({ bar: z.enum(contactBars).nullable() }),
});

export const CustomerEvent = z.object({
  kind: z.string(),
  id: z.uuid(),
  at: Moment,
  what: z.string(),
  text: z.string(),
  personName: Name,
  recordId: z.uuid(),
});

export const getCustomerTimeline = endpoint('GET /api/customers/:id/timeline', {
  summary: 'What happened around a customer, the latest first',
  access: 'customer:read',
  input: z.object(One),
  output: z.object({ rows: z.array(CustomerEvent) }),
});

export const patchCustomer = endpoint('PATCH /api/customers/:id', {
  summary: 'Correct what is known of a customer, tag them, or leave them in peace',
  access: 'customer:edit',
  input: z.object({
    ...One,
    name: Text(60).optional(),
    kind: z.enum(customerKinds).optional(),
    gender: z.enum(genders).optional(),
    doNotCall: z.boolean().optional(),
    tags: z.array(z.string().trim().min(1).max(20)).max(tagsMost).optional(),
    profile: Profile.optional(),
  }),
  output: z.object({ id: z.uuid() }),
});

export const postConsent = endpoint('POST /api/customers/:id/consents', {
  summary: 'Note that a customer agreed to something, or took it back',
  access: 'customer:edit',
  input: z.object({
    ...One,
    purpose: z.enum(purposes),
    granted: z.boolean(),
    channel: z.enum(['phone', 'showroom', 'wecom', 'paper']),
  }),
  output: z.object({ id: z.uuid() }),
});

export const getTags = endpoint('GET /api/customer-tags', {
  summary: 'Tags in use, the most used first',
  access: 'customer:read',
  input: z.object({}),
  output: z.object({ rows: z.array(z.object({ tag: z.string(), count: z.int() })) }),
});

export const postReferralCode = endpoint('POST /api/customers/:id/referral-code', {
  summary: 'A customer’s own code for friends they bring; asked again it is the same',
  access: 'customer:edit',
  input: z.object(One),
  output: z.object({ referralCode: z.string() }),
});
