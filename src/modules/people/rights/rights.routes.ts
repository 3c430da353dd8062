import type { RecordKind } from '../../../platform/reach.ts';
import { serve, type Served } from '../../../platform/serve.ts';
import { delegate, endDelegation, listDelegations } from './delegation.actions.ts';
import { deleteDelegation, getDelegations, postDelegation } from './delegation.schema.ts';
import { explain } from './explain.actions.ts';
import { getExplanation } from './explain.schema.ts';
import {
  listReceivers,
  listRecordShares,
  listShares,
  revokeShare,
  shareRecord,
} from './share.actions.ts';
import {
  deleteShare,
  getReceivers,
  getRecordShares,
  getShares,
  postShare,
} from './share.schema.ts';

/** Sharing, standing in, and why somebody may or may not (权限), over the records the program lists. */
export const rightsRoutes = (kinds: readonly RecordKind[]): readonly Served[] => [
  serve(getShares, listShares(kinds)),
  serve(getRecordShares, listRecordShares(kinds)),
  serve(postShare, shareRecord(kinds)),
  serve(deleteShare, revokeShare(kinds)),
  serve(getReceivers, listReceivers),
  serve(getDelegations, listDelegations),
  serve(postDelegation, delegate),
  serve(deleteDelegation, endDelegation),
  serve(getExplanation, explain(kinds)),
];
