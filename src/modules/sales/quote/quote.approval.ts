import type { ApprovalKind } from '../../../platform/approval/approval-kind.ts';

/** A quote beyond what its maker may give alone (优惠审批): discount, gifts, below the floor, below cost. */
export const quoteApproval: ApprovalKind = {
  key: 'quote.discount',
  name: { zh: '优惠审批', en: 'Discount approval' },
  resource: 'deal',
};
