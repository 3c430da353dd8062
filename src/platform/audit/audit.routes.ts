import { serve, type Served } from '../serve.ts';
import { getAuditSeal, getRestoration, postRestoration, postReveal } from './audit.schema.ts';
import { previewRestoration, restoreEarlier } from './restore.ts';
import type { Restorer } from './restorer.ts';
import { reveal } from './reveal.ts';
import type { Revealable } from './revealable.ts';
import { readSealState } from './seal-state.ts';

type Lists = { restorers: readonly Restorer[]; revealables: readonly Revealable[] };

/** Routes of the audit log (审计): its seals, restoring what was, and looks at masked fields. */
export const auditRoutes = ({ restorers, revealables }: Lists): readonly Served[] => [
  serve(getAuditSeal, readSealState),
  serve(getRestoration, previewRestoration(restorers)),
  serve(postRestoration, restoreEarlier(restorers)),
  serve(postReveal, reveal(revealables)),
];
