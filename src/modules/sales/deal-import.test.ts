import { expect, test } from 'vitest';
import { ours, stores } from '../../../test/cast.ts';
import { importing } from '../../../test/importing.ts';
import { world } from '../../../test/world.ts';

const here = await world();
const { run } = importing(here);
await here.database.owner.query(
  `update people.store set closed_on = '2026-11-01' where tenant_id = $1 and id = $2`,
  [ours.tenantId, stores.lake],
);

test('a closed store takes its history, and no deal that is still open', async () => {
  await run(
    'deals',
    [
      'deal_id,store,outcome,closed_on',
      'A1,滨湖店,won,2026-10-02',
      'A2,滨湖店,open,',
      'A3,江北店,open,',
    ].join('\n'),
  );
  const { rows: deals } = await here.database.owner.query<{ number: string }>(
    'select number from sales.deal where tenant_id = $1 order by number',
    [ours.tenantId],
  );
  expect(deals.map(({ number }) => number)).toEqual(['A1', 'A3']);
  const { rows: refused } = await here.database.owner.query<{ reasons: unknown }>(
    'select reasons from platform.import_rejection where tenant_id = $1',
    [ours.tenantId],
  );
  expect(refused.map(({ reasons }) => reasons)).toMatchObject([
    [{ field: 'store', code: 'store.closed', value: '滨湖店', detail: '2026-11-01' }],
  ]);
});
