import { quoteApproval } from './modules/sales/quote/quote.approval.ts';
import type { ApprovalKind } from './platform/approval/approval-kind.ts';

/** Every kind of approval (审批事项). A new kind is one declaration and one line here. */
export const approvalKinds: readonly ApprovalKind[] = [quoteApproval];
