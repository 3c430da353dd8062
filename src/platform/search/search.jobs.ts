import { everyTenant, type JobKind } from '../jobs.ts';
import { rebuildKind } from './index-round.ts';
import type { SearchKind } from './search-kind.ts';

/** Background work of the search (检索): all entries anew each Sunday night, whatever may have been missed. */
export const searchJobs = (kinds: readonly SearchKind[]): readonly JobKind[] => [
  {
    queue: 'search.rebuild',
    cron: '20 4 * * 0',
    run: async ({ database, clock }) => {
      for (const tenantId of await everyTenant(database))
        for (const kind of kinds)
          await rebuildKind({ database, kinds, now: clock() }, kind, tenantId);
    },
  },
];
