import { expect, test } from 'vitest';
import { everyRole, gu, lin, ours, shen, stores, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { putSeat } from '../allocation/seat.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { watchClocks } from './watch.actions.ts';

const { as, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-02T02:00:00.000Z',
});
const storeId = stores.north;
const watchAt = async (minutes: number) => {
  clock.now = new Date(Date.parse('2026-11-02T02:00:00.000Z') + minutes * 60_000).toISOString();
  await inside(ours.tenantId, watchClocks);
};
const told = async (kind: string, leadId: string) =>
  (
    await database.owner.query<{ name: string }>(
      `select p.name from platform.notice n join people.person p on p.id = n.person_id
       where n.kind = $1 and n.link = $2 order by 1`,
      [kind, `/leads/${leadId}`],
    )
  ).rows.map(({ name }) => name);

test('a late lead goes up step by step: its holder, the team’s leader, the manager, the director', async () => {
  // Zhou leads Lin’s team for this story: the right over the leads of the team.
  const roleId = crypto.randomUUID();
  await database.owner.query(
    `with role as (insert into people.role (tenant_id, id, key, name_zh, name_en) values ($1, $2, 'team_leader', '组长', 'Team leader') returning id),
      rights as (insert into people.role_right (tenant_id, role_id, resource, verb, scope)
        select $1, id, 'lead', 'bulk', 'team' from role),
      moved as (update people.person set team_id = $4 where tenant_id = $1 and id = $3)
     insert into people.person_role (tenant_id, person_id, role_id) select $1, $3, id from role`,
    [ours.tenantId, roleId, zhou.personId, lin.teamId],
  );
  await as(shen)(putSeat, { storeId, role: 'consultant', personId: lin.personId });
  const { leadId } = (await as(gu)(postLead, { storeId, phone: '13800000001' })).body;
  await watchAt(4);
  expect(await told('lead.due', leadId)).toEqual(['林知夏']);
  await watchAt(6);
  expect(await told('lead.overdue', leadId)).toEqual(['周砚', '林知夏'].toSorted());
  await watchAt(37);
  expect(await told('lead.overdue', leadId)).toContain('沈若兰');
  expect(await told('lead.overdue', leadId)).not.toContain('顾承川');
  await watchAt(68);
  expect(await told('lead.overdue', leadId)).toContain('顾承川');
  const all = await told('lead.overdue', leadId);
  await watchAt(200);
  expect(await told('lead.overdue', leadId)).toEqual(all);
});
