import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { guarded, Hidden } from '../../../kernel/field.ts';
import { Day } from '../../../kernel/page.ts';
import { approvalStates } from '../../../platform/approval/approval.schema.ts';
import { SigningInput } from '../../../platform/signature/signature.schema.ts';
import { excessKinds } from './authority.rules.ts';
import { Asked } from './asked.schema.ts';
import { QuoteFacts } from './quote-facts.schema.ts';
import { Outside, OfferedLoan, Problem, QuoteSum, Working } from './quote-sum.schema.ts';

const Moment = z.iso.datetime();
const Name = z.string().nullable();
const Fen = z.int();
const One = z.object({ id: z.uuid() });

/** What a stored quote shows; `expired` is a sent one whose days are over. */
export const quoteStates = [
  'draft',
  'sent',
  'accepted',
  'declined',
  'superseded',
  'expired',
] as const;
export const packageAnswers = ['', 'accepted', 'declined'] as const;

/** A package as it was offered, and what the customer said to it (套餐选择). */
export const OfferedPackage = z.object({
  packageId: z.uuid(),
  name: z.string(),
  contents: z.string(),
  priceFen: Fen,
  answer: z.enum(packageAnswers),
  answeredBy: z.string(),
});

/** A version of an offer (报价版本). */
export const Quote = QuoteSum.extend({
  id: z.uuid(),
  dealId: z.uuid(),
  dealNumber: z.string(),
  storeId: z.uuid().nullable(),
  storeName: Name,
  personName: Name,
  customerName: Name,
  version: z.int(),
  state: z.enum(quoteStates),
  asked: Asked,
  trimName: z.string(),
  modelId: z.uuid(),
  modelName: z.string(),
  brandName: z.string(),
  colour: z.string(),
  pricedOn: Day,
  validUntil: Day,
  code: z.string().nullable(),
  note: z.string(),
  packages: z.array(OfferedPackage),
  madeByName: Name,
  madeAt: Moment,
  sentAt: Moment.nullable(),
  seenAt: Moment.nullable(),
  decidedAt: Moment.nullable(),
  decidedBy: z.string(),
  isDealOpen: z.boolean(),
});
export type Quote = z.output<typeof Quote>;

/** A version in the list of a deal's offers. */
export const QuoteRow = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(quoteStates),
  trimName: z.string(),
  modelName: z.string(),
  colour: z.string(),
  carFen: Fen,
  totalFen: Fen,
  dueFen: Fen,
  validUntil: Day,
  madeAt: Moment,
  madeByName: Name,
  sentAt: Moment.nullable(),
  seenAt: Moment.nullable(),
  decidedAt: Moment.nullable(),
  /** What changed against the version before: lines whose amount is another, that came or went. */
  changes: z.array(
    z.object({ name: z.string(), beforeFen: Fen.nullable(), afterFen: Fen.nullable() }),
  ),
});

/** What the maker may give alone. */
export const OwnAuthority = z.object({ discountFen: Fen.nullable(), giftFen: Fen.nullable() });

export const getQuoteFacts = endpoint('GET /api/deals/:id/quote-facts', {
  summary: 'Prices, rates and products that a quote of a deal is reckoned with on a day',
  access: 'deal:read',
  input: One.extend({
    trimId: z.uuid(),
    invoicedOn: Day.optional(),
    buyer: z.enum(['private', 'company']).default('private'),
  }),
  output: z.object({ facts: QuoteFacts, authority: OwnAuthority }),
});

export const getDealQuotes = endpoint('GET /api/deals/:id/quotes', {
  summary: 'The versions of a deal’s offer, the latest first, each with what changed',
  access: 'deal:read',
  input: One,
  output: z.object({ rows: z.array(QuoteRow) }),
});

export const getMyQuotes = endpoint('GET /api/quotes', {
  summary:
    'Offers of the deals I reach that are being made or wait for an answer, the latest first',
  access: 'deal:read',
  input: z.object({}),
  output: z.object({
    rows: z.array(
      QuoteRow.omit({ changes: true }).extend({ dealId: z.uuid(), customerName: Name }),
    ),
  }),
});

export const postQuote = endpoint('POST /api/deals/:id/quotes', {
  summary:
    'Begin an offer, or a new version of it from an earlier one; a draft that stands is answered',
  access: 'deal:edit',
  input: One.extend({ trimId: z.uuid().optional(), fromQuoteId: z.uuid().optional() }),
  output: z.object({ id: z.uuid(), isNew: z.boolean() }),
});

export const getQuote = endpoint('GET /api/quotes/:id', {
  summary: 'One version of an offer with every line',
  access: 'deal:read',
  input: One,
  output: Quote,
});

export const putQuote = endpoint('PUT /api/quotes/:id', {
  summary: 'Change a draft; it is priced again by the rules of today',
  access: 'deal:edit',
  input: One.extend({
    asked: Asked,
    validUntil: Day.optional(),
    note: z.string().trim().max(500).default(''),
  }),
  output: z.object({ id: z.uuid(), totalFen: Fen, problems: z.array(Problem) }),
});

const Excess = z.object({ what: z.enum(excessKinds), byFen: Fen });

/** What only the store sees before a quote is sent (只有我看得到). */
export const QuoteInside = z.object({
  storeId: z.uuid().nullable(),
  teamId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  floorFen: guarded('floor_price', Fen.nullable()),
  aboveFloorFen: guarded('floor_price', Fen.nullable()),
  netCostFen: guarded('cost', Fen.nullable()),
  carGrossFen: guarded('cost', Fen.nullable()),
  besideGrossFen: guarded('cost', Fen.nullable()),
  grossFen: guarded('cost', Fen.nullable()),
  grossWithRebateFen: guarded('cost', Fen.nullable()),
  /** Products of which the store knows neither cost nor income. */
  unknownProducts: z.int(),
  /** What the sale would add to the maker's pay; null until pay is reckoned. */
  payFen: Fen.nullable(),
  authority: OwnAuthority,
  excess: z.array(Excess),
  isBelowCost: guarded('cost', z.boolean().nullable()),
  approval: z
    .object({
      id: z.uuid(),
      state: z.enum(approvalStates),
      /** Whether it was asked for what the quote says now. */
      isCurrent: z.boolean(),
      stepName: z.object({ zh: z.string(), en: z.string() }),
      dueAt: Moment,
      decidedByName: Name,
      answer: z.string(),
    })
    .nullable(),
  hidden: Hidden,
});

export const getQuoteInside = endpoint('GET /api/quotes/:id/inside', {
  summary: 'What only the store sees of a quote: floor, gross, authority, approval',
  access: 'deal:edit',
  input: One,
  output: QuoteInside,
});

export const postQuoteApproval = endpoint('POST /api/quotes/:id/approval', {
  summary: 'Ask for approval of what goes beyond one’s authority',
  access: 'deal:edit',
  input: One.extend({ reason: z.string().trim().min(2).max(300) }),
  output: z.object({ id: z.uuid(), dueAt: Moment }),
});

export const postQuoteSending = endpoint('POST /api/quotes/:id/sending', {
  summary: 'Give an offer to the customer: a private link; earlier versions give way to it',
  access: 'deal:edit',
  input: One,
  output: z.object({ id: z.uuid(), code: z.string() }),
});

export const postQuoteDecision = endpoint('POST /api/quotes/:id/decision', {
  summary: 'Note what the customer said in the showroom: accepted or declined',
  access: 'deal:edit',
  input: One.extend({
    decision: z.enum(['accepted', 'declined']),
    note: z.string().trim().max(300).default(''),
  }),
  output: z.object({ id: z.uuid(), state: z.enum(quoteStates) }),
});

export const postQuoteReopening = endpoint('POST /api/quotes/:id/reopening', {
  summary: 'Take an acceptance back, with a reason, while no contract stands on it',
  access: 'deal:edit',
  input: One.extend({ reason: z.string().trim().min(2).max(300) }),
  output: z.object({ id: z.uuid(), state: z.enum(quoteStates) }),
});

const Code = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);

/** An offer as its customer sees it (客户报价页): the same figures, nothing of the store's own. */
export const PublicQuote = z.object({
  groupName: z.string(),
  storeName: Name,
  personName: Name,
  customerName: Name,
  number: z.string(),
  version: z.int(),
  state: z.enum(quoteStates),
  brandName: z.string(),
  modelName: z.string(),
  trimName: z.string(),
  colour: z.string(),
  pricedOn: Day,
  invoicedOn: Day,
  validUntil: Day,
  lines: QuoteSum.shape.lines,
  outside: z.array(Outside),
  loans: z.array(OfferedLoan),
  workings: z.array(Working),
  packages: z.array(OfferedPackage),
  carFen: Fen,
  totalFen: Fen,
  loanFen: Fen,
  oldCarFen: Fen,
  dueFen: Fen,
  note: z.string(),
  sentAt: Moment.nullable(),
  decidedAt: Moment.nullable(),
});

export const getQuoteLink = endpoint('GET /api/quote-links/:code', {
  summary: 'An offer as its customer sees it',
  access: 'public',
  input: z.object({ code: Code }),
  output: PublicQuote,
});

export const postQuoteLinkAcceptance = endpoint('POST /api/quote-links/:code/acceptance', {
  summary: 'The customer accepts, with a drawn name; accepting again changes nothing',
  access: 'public',
  input: z.object({
    code: Code,
    agreed: z.literal(true),
    totalFen: Fen,
    ...SigningInput.shape,
  }),
  output: z.object({ state: z.enum(quoteStates) }),
});

export const postQuoteLinkDecline = endpoint('POST /api/quote-links/:code/decline', {
  summary: 'The customer declines, with a word why',
  access: 'public',
  input: z.object({ code: Code, note: z.string().trim().max(300).default('') }),
  output: z.object({ state: z.enum(quoteStates) }),
});

export const postQuoteLinkPackage = endpoint(
  'POST /api/quote-links/:code/packages/:packageId/answer',
  {
    summary: 'The customer says yes or no to a package; the consultant offers anew with it',
    access: 'public',
    input: z.object({ code: Code, packageId: z.uuid(), answer: z.enum(packageAnswers) }),
    output: z.object({ answer: z.enum(packageAnswers) }),
  },
);
