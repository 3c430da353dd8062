import { catalogRoutes } from './modules/catalog/catalog.routes.ts';
import { kpiRoutes } from './modules/kpi/kpi.routes.ts';
import { peopleRoutes } from './modules/people/people.routes.ts';
import { planRoutes } from './modules/plan/plan.routes.ts';
import { salesRoutes } from './modules/sales/sales.routes.ts';
import { importKinds } from './import-kinds.ts';
import { importJobs } from './platform/import/import.jobs.ts';
import { importRoutes } from './platform/import/import.routes.ts';
import type { JobKind } from './platform/jobs.ts';
import type { Served } from './platform/serve.ts';

/** Every contract the server fulfils, module by module in their order. */
export const routes: readonly Served[] = [
  ...importRoutes(importKinds),
  ...peopleRoutes,
  ...catalogRoutes,
  ...salesRoutes,
  ...kpiRoutes,
  ...planRoutes,
];

/** Every kind of background work. */
export const jobKinds: readonly JobKind[] = [...importJobs(importKinds)];
