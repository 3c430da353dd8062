import type { JobKind } from '../jobs.ts';
import { readSettings } from '../settings.ts';
import { pruneAudit } from './prune.ts';

/** Background work of the audit log (审计): forgets what is older than AUDIT_KEEP_MONTHS, each night. */
export const auditJobs: readonly JobKind[] = [
  {
    queue: 'audit.prune',
    cron: '40 3 * * *',
    run: async ({ database, clock, log }) => {
      const { auditKeepMonths: keepMonths } = readSettings(process.env);
      const rows = await pruneAudit(database, { keepMonths, now: clock() });
      if (rows > 0) log.info({ rows, keepMonths }, 'audit pruned');
    },
  },
];
