import { describe, expect, test } from 'vitest';
import { cheng, gu, lin, shen, stores, stranger, tang } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { getGoals, putGoals } from './goal.schema.ts';
import {
  deletePlanAction,
  getPlan,
  getPlanActions,
  getPlans,
  postPlan,
  postPlanAction,
  putPlanAction,
} from './plan.schema.ts';
import { deleteSwotItem, getSwot, postSwotItem, putSwotItem } from './swot.schema.ts';

const { as } = await world();
const group = (await as(gu)(postPlan, { year: 2027 })).body;
const north = (await as(shen)(postPlan, { year: 2027, storeId: stores.north })).body;

describe('The plan of a year 年度计划', () => {
  test('a year has one plan for the group and one for each store', async () => {
    expect((await as(gu)(postPlan, { year: 2027 })).body.code).toBe('plan.exists');
    const { body } = await as(gu)(getPlans, { year: 2027 });
    expect(body.rows.map(({ storeName, mayEdit }) => [storeName, mayEdit])).toEqual([
      [null, true],
      ['江北店', true],
    ]);
  });

  test('of two who start the same plan at the same moment, one is refused', async () => {
    const start = () => as(gu)(postPlan, { year: 2031 });
    const replies = await Promise.all([start(), start()]);
    expect(replies.map((reply) => reply.status).toSorted((a, b) => a - b)).toEqual([200, 409]);
  });

  test('a manager plans the own store only; marketing reads and does not write', async () => {
    const own = await as(shen)(getPlans, { year: 2027 });
    expect(own.body.rows.map(({ storeId }) => storeId)).toEqual([stores.north]);
    expect((await as(shen)(postPlan, { year: 2028 })).body.code).toBe('plan.may_not_edit');
    expect((await as(cheng)(getPlan, { id: north.id })).body.code).toBe('plan.unknown');
    const elsewhere = await as(cheng)(postPlan, { year: 2028, storeId: stores.north });
    expect(elsewhere.body.code).toBe('store.unknown');
    expect((await as(tang)(getPlan, { id: group.id })).body.mayEdit).toBe(false);
    expect((await as(tang)(postPlan, { year: 2028 })).status).toBe(403);
    expect((await as(lin)(getPlans, {})).status).toBe(403);
  });

  test('another dealer group sees nothing of it', async () => {
    expect((await as(stranger)(getPlan, { id: group.id })).body.code).toBe('plan.unknown');
    expect((await as(stranger)(getPlans, {})).body.rows).toEqual([]);
  });
});

describe('SWOT and the actions that answer it', () => {
  const action = {
    title: '每周一场主题直播',
    ownerId: tang.personId,
    startsOn: '2027-01-01',
    endsOn: '2027-12-31',
  };
  const item = {
    quadrant: 'threat' as const,
    title: '竞品降价',
    evidence: '10 月报价低 8%',
    ownerId: gu.personId,
  };

  test('an item is unanswered until an action answers it', async () => {
    const { body: made } = await as(gu)(postSwotItem, { id: group.id, ...item });
    expect((await as(gu)(getSwot, { id: group.id })).body.unanswered).toBe(1);
    const { body: live } = await as(gu)(postPlanAction, { id: group.id, ...action });
    expect(live).toMatchObject({ title: '每周一场主题直播', owner: { name: '唐书瑶' } });
    const answered = { id: group.id, itemId: made.id, ...item, actionIds: [live.id] };
    await as(gu)(putSwotItem, answered);
    const { body } = await as(tang)(getSwot, { id: group.id });
    expect(body).toMatchObject({
      unanswered: 0,
      rows: [{ evidence: '10 月报价低 8%', actions: [{ title: '每周一场主题直播' }] }],
    });
    const gone = await as(gu)(deletePlanAction, { id: group.id, actionId: live.id });
    expect(gone.status).toBe(200);
    expect((await as(gu)(getSwot, { id: group.id })).body.unanswered).toBe(1);
    await as(gu)(deleteSwotItem, { id: group.id, itemId: made.id });
    expect((await as(gu)(getSwot, { id: group.id })).body.rows).toEqual([]);
  });

  test('owner, action and plan must be ours, and the end not before the start', async () => {
    const ask = as(gu);
    const foreign = { ...item, ownerId: stranger.personId };
    expect((await ask(postSwotItem, { id: group.id, ...foreign })).body.code).toBe(
      'plan.owner_unknown',
    );
    const { body: ofNorth } = await as(shen)(postPlanAction, { id: north.id, ...action });
    const crossed = { id: group.id, ...item, actionIds: [ofNorth.id] };
    expect((await ask(postSwotItem, crossed)).body.code).toBe('plan.action_unknown');
    const backwards = { ...action, endsOn: '2026-12-31' };
    expect((await ask(postPlanAction, { id: group.id, ...backwards })).status).toBe(422);
    const other = { id: group.id, actionId: ofNorth.id, ...action };
    expect((await ask(putPlanAction, other)).body.code).toBe('plan.action_unknown');
    const readOnly = await as(tang)(postSwotItem, { id: group.id, ...item });
    expect(readOnly.status).toBe(403);
    expect((await as(shen)(getPlanActions, { id: north.id })).body.rows).toHaveLength(1);
  });
});

describe('Goals 年度目标', () => {
  test('a goal stands beside last year, unknown where there are no facts', async () => {
    await as(gu)(putGoals, { id: group.id, values: { units: 1060, nps: 5000 } });
    await as(gu)(putGoals, { id: group.id, values: { nps: null } });
    const { body } = await as(gu)(getGoals, { id: group.id });
    expect(body.lastYear).toBe(2026);
    expect(body.rows.find(({ measure }) => measure === 'units')).toEqual({
      measure: 'units',
      unit: 'cars',
      value: 1060,
      lastYear: null,
      growth: null,
    });
    expect(body.rows.find(({ measure }) => measure === 'nps')!.value).toBeNull();
  });

  test('who may only read does not set goals', async () => {
    expect((await as(tang)(putGoals, { id: group.id, values: { units: 1 } })).status).toBe(403);
    expect((await as(cheng)(putGoals, { id: north.id, values: { units: 1 } })).body.code).toBe(
      'plan.unknown',
    );
  });
});
