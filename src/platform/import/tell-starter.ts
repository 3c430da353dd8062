import type { Ctx } from '../db.ts';
import { notify } from '../notify/notify.ts';
import { showImport } from './import.actions.ts';
import { importDone, importFailed } from './import.notices.ts';

/**
 * Tells who started an import how it ended (导入结果通知); says nothing while it runs. Once for each run:
 * an import that failed may be started again, and its end is news again.
 */
export async function tellStarter(ctx: Ctx, importId: string): Promise<void> {
  const found = await showImport(ctx, { id: importId });
  if (found.state !== 'done' && found.state !== 'failed') return;
  const { created = 0, updated = 0, rejected = 0 } = found.counts ?? {};
  await notify(ctx, {
    kind: found.state === 'done' ? importDone : importFailed,
    to: [ctx.actor.personId],
    key: `${importId} ${found.finishedAt ?? ''}`,
    params: { file: found.fileName, created, updated, rejected },
    link: `/imports/${importId}`,
  });
}
