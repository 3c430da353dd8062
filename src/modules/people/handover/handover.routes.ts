import { serve, type Served } from '../../../platform/serve.ts';
import {
  archiveHandover,
  closeItems,
  listHandovers,
  listTakers,
  moveItems,
  readHandover,
} from './handover.actions.ts';
import type { HandOverKind } from './handover-kind.ts';
import {
  deleteLeaving,
  getHandover,
  getHandovers,
  getTakers,
  postHandoverArchiving,
  postHandoverClosing,
  postHandoverMove,
  postLeaving,
} from './handover.schema.ts';
import { leave, stay } from './leaving.actions.ts';

/** Leaving and handing work over (离职交接). */
export const handoverRoutes = (kinds: readonly HandOverKind[]): readonly Served[] => [
  serve(postLeaving, leave(kinds)),
  serve(deleteLeaving, stay),
  serve(getHandovers, listHandovers),
  serve(getHandover, readHandover(kinds)),
  serve(getTakers, listTakers(kinds)),
  serve(postHandoverMove, moveItems(kinds)),
  serve(postHandoverClosing, closeItems(kinds)),
  serve(postHandoverArchiving, archiveHandover(kinds)),
];
