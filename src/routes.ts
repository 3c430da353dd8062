import { accountRoutes } from './modules/people/accounts/accounts.routes.ts';
import { handoverJobs } from './modules/people/handover/handover.jobs.ts';
import { handoverRoutes } from './modules/people/handover/handover.routes.ts';
import { placesRoutes } from './modules/people/places/places.routes.ts';
import { rightsRoutes } from './modules/people/rights/rights.routes.ts';
import { signInMethodRoutes } from './modules/people/sign-in-methods/sign-in-methods.routes.ts';
import { customerRoutes } from './modules/customers/customers.routes.ts';
import { customerTies } from './customer-ties.ts';
import { catalogRoutes } from './modules/catalog/catalog.routes.ts';
import { marketingRoutes } from './modules/marketing/marketing.routes.ts';
import { leadJobs } from './modules/leads/leads.jobs.ts';
import { leadRoutes } from './modules/leads/leads.routes.ts';
import { careJobs } from './modules/care/care.jobs.ts';
import { careRoutes } from './modules/care/care.routes.ts';
import { kpiRoutes } from './modules/kpi/kpi.routes.ts';
import { peopleRoutes } from './modules/people/people.routes.ts';
import { planRoutes } from './modules/plan/plan.routes.ts';
import { salesJobs } from './modules/sales/sales.jobs.ts';
import { salesRoutes } from './modules/sales/sales.routes.ts';
import { approvalKinds } from './approval-kinds.ts';
import { handOverKinds } from './hand-over-kinds.ts';
import { placeTies } from './place-ties.ts';
import { planJobs } from './modules/plan/plan.jobs.ts';
import { importKinds } from './import-kinds.ts';
import { noticeProgram } from './notice-kinds.ts';
import { noticeReactions } from './notice-reactions.ts';
import { recordKinds } from './record-kinds.ts';
import { calendarProgram } from './calendar-program.ts';
import { agendaProgram } from './today-parts.ts';
import { agendaRoutes } from './platform/agenda/agenda.routes.ts';
import { documentProgram } from './document-kinds.ts';
import { fileHomes } from './file-homes.ts';
import { searchKinds } from './search-kinds.ts';
import { settingProgram } from './setting-kinds.ts';
import { importJobs } from './platform/import/import.jobs.ts';
import { idempotencyJobs } from './platform/idempotency.jobs.ts';
import { importRoutes } from './platform/import/import.routes.ts';
import { restorers } from './restorers.ts';
import { webhookEvents } from './webhook-events.ts';
import { revealables } from './revealables.ts';
import type { JobKind } from './platform/jobs.ts';
import type { Served } from './platform/serve.ts';
import { auditJobs } from './platform/audit/audit.jobs.ts';
import { auditRoutes } from './platform/audit/audit.routes.ts';
import { notifyJobs } from './platform/notify/notify.jobs.ts';
import { notifyRoutes } from './platform/notify/notify.routes.ts';
import { webhookJobs } from './platform/webhook/webhook.jobs.ts';
import { webhookRoutes } from './platform/webhook/webhook.routes.ts';
import { listJobs } from './platform/list/list.jobs.ts';
import { listRoutes } from './platform/list/list.routes.ts';
import { fileJobs } from './platform/file/file.jobs.ts';
import { fileRoutes } from './platform/file/file.routes.ts';
import { documentRoutes } from './platform/document/document.routes.ts';
import { calendarRoutes } from './platform/calendar/calendar.routes.ts';
import { settingRoutes } from './platform/setting/setting.routes.ts';
import { searchJobs } from './platform/search/search.jobs.ts';
import { searchRoutes } from './platform/search/search.routes.ts';
import { approvalJobs } from './platform/approval/approval.jobs.ts';
import { approvalRoutes } from './platform/approval/approval.routes.ts';
import { backupJobs } from './platform/backup/backup.jobs.ts';
import { backupRoutes } from './platform/backup/backup.routes.ts';

/** Every contract the server fulfils: the platform's, then module by module in their order. */
export const routes: readonly Served[] = [
  ...importRoutes(importKinds),
  ...auditRoutes({ restorers, revealables }),
  ...notifyRoutes(noticeProgram),
  ...webhookRoutes(webhookEvents),
  ...listRoutes,
  ...fileRoutes(fileHomes),
  ...documentRoutes(documentProgram),
  ...calendarRoutes(calendarProgram),
  ...agendaRoutes(agendaProgram),
  ...settingRoutes(settingProgram),
  ...searchRoutes(searchKinds),
  ...backupRoutes,
  ...approvalRoutes(approvalKinds),
  ...peopleRoutes,
  ...signInMethodRoutes,
  ...accountRoutes,
  ...handoverRoutes(handOverKinds),
  ...placesRoutes(placeTies),
  ...rightsRoutes(recordKinds),
  ...catalogRoutes,
  ...customerRoutes(customerTies),
  ...marketingRoutes,
  ...leadRoutes,
  ...salesRoutes,
  ...careRoutes,
  ...kpiRoutes,
  ...planRoutes,
];

/** Every kind of background work. */
export const jobKinds: readonly JobKind[] = [
  ...importJobs(importKinds),
  ...idempotencyJobs,
  ...handoverJobs(handOverKinds),
  ...auditJobs,
  ...notifyJobs(noticeProgram),
  ...noticeReactions,
  ...leadJobs,
  ...salesJobs,
  ...careJobs,
  ...planJobs,
  ...webhookJobs(webhookEvents),
  ...listJobs,
  ...fileJobs,
  ...searchJobs(searchKinds),
  ...backupJobs,
  ...approvalJobs(approvalKinds),
];
