import { inTenant, type Database } from '../db.ts';
import { everySecond } from '../jobs.ts';
import type { Log } from '../log.ts';
import { factsFolded } from '../metrics.ts';
import { foldFacts } from './facts.queries.ts';

/** Folds what every tenant has waiting (汇总), in batches, until nothing is left; answers how many. */
export async function foldEverything({ owner, web }: Database): Promise<number> {
  const { rows } = await owner.query<{ tenantId: string }>(
    `with recursive tenant as (
       (select tenant_id from platform.fact_unfolded order by tenant_id limit 1)
       union all
       select (select u.tenant_id from platform.fact_unfolded u where u.tenant_id > t.tenant_id
         order by u.tenant_id limit 1) from tenant t where t.tenant_id is not null)
     select tenant_id as "tenantId" from tenant where tenant_id is not null`,
  );
  let folded = 0;
  for (const { tenantId } of rows) {
    for (let batch = -1; batch !== 0; folded += batch) {
      batch = await inTenant(web, tenantId, (db) => foldFacts(db, tenantId));
    }
  }
  factsFolded.inc(folded);
  return folded;
}

/** Folds every second, outside requests, so that pages stay independent of history. */
export const startFolding = (database: Database, log: Log) =>
  everySecond(async () => {
    await foldEverything(database);
  }, log);
