import type { Resource } from '../../kernel/actor.ts';

/** What may be asked for (审批事项): what it is called, and the right under which a deputy decides for the absent. */
export type ApprovalKind = {
  /** Stable, stored in rows: `quote.discount`. */
  key: string;
  name: { zh: string; en: string };
  resource: Resource;
};

export const approvalKindCalled = (kinds: readonly ApprovalKind[], key: string): ApprovalKind =>
  kinds.find((kind) => kind.key === key) ?? { key, name: { zh: key, en: key }, resource: 'person' };
