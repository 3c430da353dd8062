import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day, Month } from '../../../kernel/page.ts';

/** What is sold beside the car (衍生业务): loan, policy, accessory, service, warranty. */
export const derivativeKinds = [
  'finance',
  'insurance',
  'accessory',
  'service',
  'warranty',
] as const;
export type DerivativeKind = (typeof derivativeKinds)[number];

export const derivativeStates = [
  'applied',
  'approved',
  'refused',
  'paid_out',
  'quoted',
  'issued',
  'ordered',
  'fitted',
  'removed',
  'sold',
  'activated',
  'cancelled',
] as const;
export type DerivativeState = (typeof derivativeStates)[number];

const Name = z.string().nullable();
const Moment = z.iso.datetime();
const Amount = z.int().min(0).max(1e12);
const Text = (most: number) => z.string().trim().max(most);
const One = z.object({ id: z.uuid() });

export const DerivativeStep = z.object({
  state: z.enum(derivativeStates),
  on: Day,
  incomeFen: z.int(),
  expenseFen: z.int(),
  note: z.string(),
  personName: Name,
  at: Moment,
});

/**
 * One thing sold beside the car, from asked for to done (衍生单). `amountFen` is what the customer pays or borrows;
 * income is the store's, expense what the store spends on it. The purchase cost of the car is no part of this.
 */
export const Derivative = z.object({
  id: z.uuid(),
  dealId: z.uuid(),
  kind: z.enum(derivativeKinds),
  name: z.string(),
  provider: z.string(),
  reference: z.string(),
  state: z.enum(derivativeStates),
  isCompulsory: z.boolean(),
  amountFen: z.int(),
  incomeFen: z.int(),
  expenseFen: z.int(),
  stateOn: Day,
  stateAt: Moment,
  note: z.string(),
});

const Shown = Derivative.extend({ steps: z.array(DerivativeStep) });

export const getDealDerivatives = endpoint('GET /api/deals/:id/derivatives', {
  summary: 'Loans, policies, accessories and services of a deal with every step',
  access: 'deal:read',
  input: One,
  output: z.object({ rows: z.array(Shown), unopened: z.int() }),
});

const Money = {
  provider: Text(60).default(''),
  amountFen: Amount,
  incomeFen: Amount.default(0),
  expenseFen: Amount.default(0),
};

export const postDerivative = endpoint('POST /api/deals/:id/derivatives', {
  summary: 'Open a loan, policy, accessory, service or warranty by hand',
  access: 'deal:edit',
  input: One.extend({
    kind: z.enum(derivativeKinds),
    name: Text(60).min(1),
    isCompulsory: z.boolean().default(false),
    note: Text(200).default(''),
    ...Money,
  }),
  output: One,
});

export const postContractDerivatives = endpoint('POST /api/deals/:id/contract-derivatives', {
  summary: 'Open what the lines of the standing contract name; each line once',
  access: 'deal:edit',
  input: One,
  output: z.object({ opened: z.int() }),
});

export const postDerivativeStep = endpoint('POST /api/derivatives/:id/steps', {
  summary: 'The next state, on its day, with what the store gets and spends',
  access: 'deal:edit',
  input: One.extend({
    state: z.enum(derivativeStates),
    on: Day,
    incomeFen: Amount.optional(),
    expenseFen: Amount.optional(),
    provider: Text(60).optional(),
    reference: Text(60).optional(),
    note: Text(200).default(''),
  }),
  output: z.object({ id: z.uuid(), state: z.enum(derivativeStates) }),
});

export const patchDerivative = endpoint('PATCH /api/derivatives/:id', {
  summary:
    'Correct provider, reference, income or expense; after delivery as a further fact of today',
  access: 'deal:edit',
  input: One.extend({
    provider: Text(60).optional(),
    reference: Text(60).optional(),
    amountFen: Amount.optional(),
    incomeFen: Amount.optional(),
    expenseFen: Amount.optional(),
    note: Text(200).optional(),
  }),
  output: One,
});

export const Waiting = Derivative.omit({ note: true }).extend({
  dealNumber: z.string(),
  storeName: Name,
  personName: Name,
  customerName: Name,
  modelName: Name,
  /** When the car is to be handed over, where that is booked. */
  deliveryAt: Moment.nullable(),
});

export const getDerivatives = endpoint('GET /api/derivatives', {
  summary: 'What waits for lender, insurer or workshop, the longest first',
  access: 'deal:read',
  input: z.object({ storeId: z.uuid().optional(), kind: z.enum(derivativeKinds).optional() }),
  output: z.object({ rows: z.array(Waiting) }),
});

const Share = z.object({ cars: z.int(), penetrationBp: z.int().nullable(), incomeFen: z.int() });

export const getDerivativeFigures = endpoint('GET /api/derivative-figures', {
  summary: 'Penetration, income a car and bundles of the cars delivered in a month',
  access: 'deal:read',
  input: z.object({ storeId: z.uuid().optional(), month: Month }),
  output: z.object({
    cars: z.int(),
    finance: Share,
    insurance: Share,
    accessory: Share,
    service: Share,
    incomePerCarFen: z.int().nullable(),
    bundles: z.int(),
    bundleBp: z.int().nullable(),
    least: z.int(),
  }),
});
