import type { ImportRun } from '../../platform/import/kind.ts';
import { ensureNamed } from '../../platform/import/naming.queries.ts';

/** Sources and campaigns (来源与活动) that an import names; unknown ones are made. */
export async function nameSources(run: ImportRun): Promise<void> {
  await ensureNamed(run, { what: 'source', relation: 'marketing.source', column: 'source' });
  await ensureNamed(run, { what: 'campaign', relation: 'marketing.campaign', column: 'campaign' });
}
