import { describe, expect, test } from 'vitest';
import { gu, lin, ours, teams, xu, zhou } from '../../../test/cast.ts';
import { importing } from '../../../test/importing.ts';
import { world } from '../../../test/world.ts';
import { handOverKinds } from '../../hand-over-kinds.ts';
import { endLeavers } from './handover/handover.jobs.ts';
import { getHandovers } from './handover/handover.schema.ts';
import { getMe } from './sign-in.schema.ts';

const here = await world();
const { as, database, clock } = here;
const { run } = importing(here);
const file = (...rows: string[]) => ['staff_id,name,store,left_on', ...rows].join('\n');

describe('A staff file counts with the next request', () => {
  test('who stands in another team there works in that team', async () => {
    expect((await as(xu)(getMe, {})).body.teamId).toBe(teams.lake);
    await run('staff', ['name,store,team', '许一鸣,滨湖店,新组'].join('\n'));
    expect((await as(xu)(getMe, {})).body.teamId).not.toBe(teams.lake);
  });

  test('who has left by it is out at once, and their hand-over list is opened within the minute', async () => {
    expect((await as(lin)(getMe, {})).status).toBe(200);
    await run('staff', file('L1,林知夏,江北店,2026-11-20'));
    expect((await as(lin)(getMe, {})).status).toBe(401);
    const { rows } = await database.owner.query(
      `select 1 from platform.outbox where topic = 'staff.imported' and tenant_id = $1`,
      [ours.tenantId],
    );
    expect(rows.length).toBeGreaterThan(0);
    await endLeavers(database, handOverKinds, { tenantId: ours.tenantId, now: clock.now });
    const lists = (await as(gu)(getHandovers, {})).body.rows;
    expect(lists.map(({ personName }) => personName)).toEqual(['林知夏']);
  });

  test('a dry run changes nobody’s standing', async () => {
    expect((await as(zhou)(getMe, {})).status).toBe(200);
    await run('staff', file('Z1,周砚,江北店,2026-11-20'), { dryRun: true });
    expect((await as(zhou)(getMe, {})).status).toBe(200);
  });
});
