import { importKinds } from './import-kinds.ts';
import { placeRestorers } from './modules/people/place.restorers.ts';
import { planRestorers } from './modules/plan/plan.restorers.ts';
import type { Restorer } from './platform/audit/restorer.ts';
import { mappingRestorer } from './platform/import/mapping.restorer.ts';

/** Every kind of change that the audit log can take back. */
export const restorers: readonly Restorer[] = [
  ...placeRestorers,
  ...planRestorers,
  mappingRestorer(importKinds),
];
