import { z } from 'zod';
import { systemActor } from '../../kernel/actor.ts';
import { Refusal } from '../../kernel/refusal.ts';
import { inTenant } from '../db.ts';
import type { JobKind } from '../jobs.ts';
import { importRequested, kindNamed, showImport } from './import.actions.ts';
import type { Kind } from './kind.ts';
import { defaultLimits } from './limits.schema.ts';
import { performImport } from './perform.ts';
import { tellStarter } from './tell-starter.ts';
import { fileOf, forgetUpload } from './upload.ts';

const Payload = z.object({
  importId: z.uuid(),
  dryRun: z.boolean(),
  asker: z.object({
    personId: z.uuid(),
    login: z.string(),
    name: z.string(),
    origin: z.object({ address: z.string(), requestId: z.string() }),
  }),
});

/** The background work of imports (导入任务), in the name of who asked for it. */
export const importJobs = (kinds: readonly Kind[]): readonly JobKind[] => [
  {
    queue: 'import',
    on: importRequested,
    run: async ({ database, clock }, { tenantId, payload }) => {
      const { importId, dryRun, asker } = Payload.parse(payload);
      const actor = { ...systemActor(tenantId), ...asker };
      const now = clock();
      const found = await inTenant(database.web, tenantId, (db) =>
        showImport({ db, actor, now }, { id: importId }),
      );
      // Delivered twice, or cut off and started again: the state says whether there is work left.
      const told = () =>
        inTenant(database.web, tenantId, (db) =>
          tellStarter({ db, actor, now: clock() }, importId),
        );
      if (found.state !== (dryRun ? 'checking' : 'running') || !found.mapping) {
        if (!dryRun) await told();
        return;
      }
      try {
        await performImport(database, {
          importId,
          file: fileOf(importId),
          fileName: found.fileName,
          kind: kindNamed(kinds, found.kind),
          mapping: found.mapping,
          actor,
          now,
          clock,
          dryRun,
          limits: defaultLimits,
        });
        if (!dryRun) await forgetUpload(importId);
      } catch (error) {
        // A refused file is an answer that the row now holds; only our own failures are the queue's.
        if (!(error instanceof Refusal)) throw error;
      }
      if (!dryRun) await told();
    },
  },
];
