import { z } from 'zod';
import { endpoint } from '../../kernel/endpoint.ts';
import { guarded, Hidden } from '../../kernel/field.ts';
import { pageOf, PageInput } from '../../kernel/page.ts';

export const approvalStates = ['waiting', 'approved', 'returned', 'withdrawn', 'expired'] as const;
export const approvalBoxes = ['mine', 'asked', 'done'] as const;
const Both = z.object({ zh: z.string(), en: z.string() });
const Moment = z.iso.datetime();
const Name = z.string().nullable();

/** One line of what is asked for: an amount, or a word. */
export const AskedLine = z.object({ name: Both, fen: z.int().nullable(), text: z.string() });
export type AskedLine = z.output<typeof AskedLine>;

/** Somebody asks for what they may not decide alone (审批). */
export const Approval = z.object({
  id: z.uuid(),
  kind: z.string(),
  kindName: Both,
  recordId: z.uuid(),
  title: z.string(),
  reason: z.string(),
  /** Where the record is: a path in the program. */
  link: z.string(),
  storeId: z.uuid().nullable(),
  personId: z.uuid(),
  personName: Name,
  lines: z.array(AskedLine),
  costLines: guarded('cost', z.array(AskedLine).nullable()),
  stepName: Both,
  step: z.int(),
  stepCount: z.int(),
  state: z.enum(approvalStates),
  askedAt: Moment,
  dueAt: Moment,
  decidedByName: Name,
  decidedAt: Moment.nullable(),
  answer: z.string(),
  mayDecide: z.boolean(),
  hidden: Hidden,
});
export type Approval = z.output<typeof Approval>;

export const getApprovals = endpoint('GET /api/approvals', {
  summary: 'Approvals that wait for me, those I asked for, and those I decided',
  access: 'signed-in',
  input: PageInput.extend({
    after: z.uuid().optional(),
    box: z.enum(approvalBoxes).default('mine'),
  }),
  output: pageOf(Approval),
});

export const getApprovalCount = endpoint('GET /api/approvals/count', {
  summary: 'How many approvals wait for me, counted up to 100',
  access: 'signed-in',
  input: z.object({}),
  output: z.object({ count: z.int() }),
});

export const postApprovalDecision = endpoint('POST /api/approvals/:id/decision', {
  summary: 'Approve, or return with a note; nobody decides what they asked for',
  access: 'signed-in',
  input: z.object({
    id: z.uuid(),
    decision: z.enum(['approved', 'returned']),
    note: z.string().trim().max(500).default(''),
  }),
  output: z.object({ id: z.uuid(), state: z.enum(approvalStates) }),
});

export const postApprovalWithdrawal = endpoint('POST /api/approvals/:id/withdrawal', {
  summary: 'Ask no longer for what nobody decided yet',
  access: 'signed-in',
  input: z.object({ id: z.uuid() }),
  output: z.object({ id: z.uuid(), state: z.enum(approvalStates) }),
});
