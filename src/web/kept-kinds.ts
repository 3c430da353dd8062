import { keptContact, keptEntry } from '../modules/leads/web/kept-leads.tsx';
import type { KeptKind } from '../platform/offline/web/kept-kind.ts';

/** What may be typed in without a network (离线可写). A new kind is one declaration and one line here. */
export const keptKinds: readonly KeptKind[] = [keptEntry, keptContact];
