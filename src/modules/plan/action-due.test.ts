import { expect, test } from 'vitest';
import { gu, lin, ours } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { getNotices } from '../../platform/notify/notice.schema.ts';
import { tellOfActions } from './action-due.actions.ts';
import { postPlan, postPlanAction } from './plan.schema.ts';

const { as, clock, inside } = await world();
const night = () => inside(ours.tenantId, tellOfActions);
const kinds = async () =>
  (await as(lin)(getNotices, {})).body.rows.map(({ kind, title }) => [kind, title.zh]);

test('the owner hears a week ahead and once more when the end has passed, each only once', async () => {
  const plan = (await as(gu)(postPlan, { year: 2027 })).body;
  const action = await as(gu)(postPlanAction, {
    id: plan.id,
    title: '直播引流',
    ownerId: lin.personId,
    startsOn: '2026-11-01',
    endsOn: '2026-12-01',
  });
  expect(action.status).toBe(200);
  await night();
  expect(await kinds()).toEqual([]);
  clock.now = '2026-11-24T02:00:00.000Z';
  await night();
  await night();
  expect(await kinds()).toEqual([['action.due', '“直播引流”12月1日到期']]);
  clock.now = '2026-12-01T22:00:00.000Z';
  await night();
  await night();
  expect((await kinds())[0]).toEqual(['action.overdue', '“直播引流”已过期']);
  expect(await kinds()).toHaveLength(2);
});
