import { serve } from '../serve.ts';
import type { ApprovalKind } from './approval-kind.ts';
import {
  countApprovals,
  decideApproval,
  listApprovals,
  withdrawApproval,
} from './approval.actions.ts';
import {
  getApprovalCount,
  getApprovals,
  postApprovalDecision,
  postApprovalWithdrawal,
} from './approval.schema.ts';

export const approvalRoutes = (kinds: readonly ApprovalKind[]) => [
  serve(getApprovals, listApprovals(kinds)),
  serve(getApprovalCount, countApprovals(kinds)),
  serve(postApprovalDecision, decideApproval(kinds)),
  serve(postApprovalWithdrawal, withdrawApproval(kinds)),
];
