import { z } from 'zod';
import { endpoint } from '../../../kernel/endpoint.ts';
import { Day } from '../../../kernel/page.ts';
import { Signature, SigningInput } from '../../../platform/signature/signature.schema.ts';
import { SaleLine } from '../sale-line.schema.ts';
import { Changes, ContractContent, DepositTerms } from './content.schema.ts';
import { cancelSides, contractStates } from './contract.rules.ts';

const Moment = z.iso.datetime();
const Name = z.string().nullable();
const One = { id: z.uuid() };
const Amount = z.int();
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const Code = z.string().regex(/^[A-Za-z0-9_-]{4,40}$/);

/** A version of a contract (合同版本): what is signed, what it changes, who signed. */
export const ContractVersion = z.object({
  id: z.uuid(),
  version: z.int(),
  state: z.enum(['open', 'signed', 'withdrawn']),
  content: ContractContent,
  contentHash: z.string(),
  reason: z.string(),
  madeByName: Name,
  madeAt: Moment,
  signedAt: Moment.nullable(),
  signatures: z.array(Signature),
  differences: z.array(
    z.object({ what: z.string(), name: z.string(), before: z.string(), after: z.string() }),
  ),
});

/** Where the money of a contract stands (收付情况). */
export const Balance = z.object({
  totalFen: Amount,
  receivedFen: Amount,
  refundedFen: Amount,
  keptFen: Amount,
  penaltyFen: Amount,
  dueFen: Amount,
  /** What is to go back: paid too much, or because the contract ended. */
  refundDueFen: Amount,
});

/** A contract (合同) as it stands: what is in force, and what waits for signatures. */
export const Contract = z.object({
  id: z.uuid(),
  number: z.string(),
  dealId: z.uuid(),
  storeId: z.uuid(),
  trimId: z.uuid(),
  colour: z.string(),
  state: z.enum(contractStates),
  lines: z.array(SaleLine),
  carFen: Amount,
  totalFen: Amount,
  deposit: DepositTerms,
  promisedOn: Day.nullable(),
  version: z.int(),
  /** The address under which the customer reads and signs it. */
  code: Name,
  vehicleId: z.uuid().nullable(),
  vin: Name,
  madeAt: Moment,
  signedAt: Moment.nullable(),
  deliveredAt: Moment.nullable(),
  cancelledAt: Moment.nullable(),
  cancelReason: z.string(),
  cancelSide: z.enum(['', ...cancelSides]),
  balance: Balance,
  versions: z.array(ContractVersion),
  coupons: z.array(
    z.object({ id: z.uuid(), name: z.string(), valueFen: z.int(), freedAt: Moment.nullable() }),
  ),
});

export const getDealContracts = endpoint('GET /api/deals/:id/contracts', {
  summary: 'The contracts of a deal, the one that stands first',
  access: 'deal:read',
  input: z.object(One),
  output: z.object({
    rows: z.array(Contract),
    /** The accepted offer from which a contract can be made now. */
    quoteId: z.uuid().nullable(),
  }),
});

export const postContract = endpoint('POST /api/deals/:id/contracts', {
  summary: 'Make the contract from the accepted offer, numbered',
  access: 'deal:edit',
  input: z.object({
    ...One,
    promisedOn: Day.nullable().default(null),
    deposit: DepositTerms.default({ kind: 'none', fen: 0 }),
    note: z.string().trim().max(1000).default(''),
    /** Why steps of the sale are skipped, where some are (跳过环节的原因). */
    skipReason: z.string().trim().max(300).default(''),
  }),
  output: z.object({ id: z.uuid(), number: z.string() }),
});

export const getContract = endpoint('GET /api/contracts/:id', {
  summary: 'One contract with its versions, signatures and money',
  access: 'deal:read',
  input: z.object(One),
  output: Contract,
});

export const postContractVersion = endpoint('POST /api/contracts/:id/versions', {
  summary: 'Change a draft, or amend a signed contract: the new version waits for both signatures',
  access: 'deal:edit',
  input: z.object({
    ...One,
    changes: Changes,
    reason: z.string().trim().max(300).default(''),
  }),
  output: z.object({ version: z.int() }),
});

export const postVersionWithdrawal = endpoint('POST /api/contracts/:id/version-withdrawal', {
  summary: 'Take an amendment back before both have signed; what was signed stays in force',
  access: 'deal:edit',
  input: z.object(One),
  output: z.object({ version: z.int() }),
});

export const postContractSignature = endpoint('POST /api/contracts/:id/signatures', {
  summary: 'Sign the open version on this screen, for the customer or for the store',
  access: 'deal:edit',
  input: z.object({
    ...One,
    role: z.enum(['customer', 'store']),
    /** What the signer read; another content in the meantime is refused. */
    contentHash: Hash,
    signing: SigningInput,
  }),
  output: z.object({ state: z.enum(contractStates), isComplete: z.boolean() }),
});

export const postContractCoupon = endpoint('POST /api/contracts/:id/coupons', {
  summary: 'Redeem a coupon of the customer in a contract that is not signed yet',
  access: 'deal:edit',
  input: z.object({ ...One, code: Code }),
  output: z.object({ version: z.int() }),
});

const Consequences = z.object({
  keptFen: Amount,
  penaltyFen: Amount,
  refundFen: Amount,
  rule: z.enum(['advance_back', 'earnest_kept', 'earnest_doubled', 'earnest_back', 'nothing_paid']),
});

export const getCancellation = endpoint('GET /api/contracts/:id/cancellation', {
  summary: 'What would follow if the contract ended now, by whose side it lies on',
  access: 'deal:read',
  input: z.object({ ...One, side: z.enum(cancelSides) }),
  output: Consequences,
});

export const postCancellation = endpoint('POST /api/contracts/:id/cancellation', {
  summary: 'Cancel a contract with a reason; a signed one only by who answers for the store',
  access: 'deal:edit',
  input: z.object({
    ...One,
    side: z.enum(cancelSides),
    reason: z.string().trim().min(2).max(300),
  }),
  output: Consequences,
});

/** What the customer sees (客户的合同页): the paper and their signature, nothing of the store's own. */
export const PublicContract = z.object({
  state: z.enum(contractStates),
  version: z.int(),
  content: ContractContent,
  contentHash: z.string(),
  isOpen: z.boolean(),
  statement: z.string(),
  differences: ContractVersion.shape.differences,
  signatures: z.array(Signature.pick({ role: true, signer: true, at: true, drawing: true })),
});

export const getContractByCode = endpoint('GET /api/contract-links/:code', {
  summary: 'A contract as its customer reads it',
  access: 'public',
  input: z.object({ code: Code }),
  output: PublicContract,
});

export const postSignatureByCode = endpoint('POST /api/contract-links/:code/signature', {
  summary: 'The customer signs on their own phone; signing the same content again is once',
  access: 'public',
  input: z.object({ code: Code, contentHash: Hash, signing: SigningInput }),
  output: z.object({ state: z.enum(contractStates), isComplete: z.boolean() }),
});
