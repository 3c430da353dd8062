import { beforeAll, describe, expect, test } from 'vitest';
import { admin, gu, lin, shen, stores, stranger, tang } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { getAudit } from '../../modules/people/audit-log.schema.ts';
import {
  getPeople,
  getStores,
  patchPerson,
  patchStore,
} from '../../modules/people/place.schema.ts';
import { getGoals, putGoals } from '../../modules/plan/goal.schema.ts';
import {
  getPlanActions,
  postPlan,
  postPlanAction,
  putPlanAction,
} from '../../modules/plan/plan.schema.ts';
import { getSwot, postSwotItem, putSwotItem } from '../../modules/plan/swot.schema.ts';
import { getImportMappings, putImportMapping } from '../import/import.schema.ts';
import { getRestoration, postRestoration } from './audit.schema.ts';

const { as } = await world();

/** The id of the newest row of the log with this action. */
const lastLogged = async (action: string) =>
  (await as(admin)(getAudit, { action, limit: 1 })).body.rows[0]!.id;
const cityOf = async (id: string) =>
  (await as(gu)(getStores, {})).body.rows.find((store) => store.id === id)?.city;

describe('an earlier value is put back from the log', () => {
  test('a store gets its city back, and the log says from which row', async () => {
    await as(gu)(patchStore, { id: stores.lake, city: '江城' });
    await as(gu)(patchStore, { id: stores.lake, city: '写错的城' });
    const id = await lastLogged('store.corrected');
    expect((await as(gu)(getRestoration, { id })).body).toEqual({
      values: { city: '江城' },
      conflicts: [],
    });
    expect(await as(gu)(postRestoration, { id })).toMatchObject({
      status: 200,
      body: { values: { city: '江城' } },
    });
    expect(await cityOf(stores.lake)).toBe('江城');
    const { rows } = (await as(admin)(getAudit, { action: 'audit.restored' })).body;
    expect(rows[0]).toMatchObject({
      login: 'gu',
      resource: 'store',
      recordId: stores.lake,
      before: { city: '写错的城' },
      after: { city: '江城', restoredFrom: id },
    });
    expect(await as(gu)(postRestoration, { id })).toMatchObject({
      status: 409,
      body: { code: 'audit.nothing_to_restore' },
    });
  });

  test('what was changed since is a conflict, and stays until somebody says to overwrite it', async () => {
    await as(gu)(patchStore, { id: stores.lake, city: '甲' });
    const id = await lastLogged('store.corrected');
    await as(gu)(patchStore, { id: stores.lake, city: '乙' });
    expect(await as(gu)(postRestoration, { id })).toMatchObject({
      status: 409,
      body: {
        code: 'audit.changed_since',
        details: { conflicts: [{ field: 'city', logged: '甲', now: '乙' }] },
      },
    });
    expect(await cityOf(stores.lake)).toBe('乙');
    expect((await as(gu)(postRestoration, { id, overwrite: true })).status).toBe(200);
    expect(await cityOf(stores.lake)).toBe('江城');
  });

  test('a person, a saved mapping: each by its own action', async () => {
    await as(gu)(patchPerson, { id: lin.personId, position: '店长' });
    await as(gu)(postRestoration, { id: await lastLogged('person.corrected') });
    const { rows } = (await as(gu)(getPeople, { filter: `name:has:${lin.name}` })).body;
    expect(rows[0]?.position).toBe('');

    const mapping = (source: string) => ({ name: '云店', kind: 'deals', mapping: { source } });
    await as(admin)(putImportMapping, mapping('erp'));
    await as(admin)(putImportMapping, mapping('file'));
    const restored = await as(admin)(postRestoration, { id: await lastLogged('mapping.saved') });
    expect(restored.status).toBe(200);
    expect((await as(admin)(getImportMappings, {})).body[0]?.mapping.source).toBe('erp');
  });
});

describe('a plan’s goals, actions and SWOT are put back', () => {
  let planId = '';
  beforeAll(async () => {
    planId = (await as(gu)(postPlan, { year: 2027, storeId: null })).body.id;
  });

  test('a goal returns to its value, one that was new goes', async () => {
    await as(gu)(putGoals, { id: planId, values: { units: 1000 } });
    await as(gu)(putGoals, { id: planId, values: { units: 9, csi: 9000 } });
    await as(gu)(postRestoration, { id: await lastLogged('plan.goals_set') });
    const { rows } = (await as(gu)(getGoals, { id: planId })).body;
    expect(rows.find(({ measure }) => measure === 'units')?.value).toBe(1000);
    expect(rows.find(({ measure }) => measure === 'csi')?.value).toBe(null);
  });

  test('an action and a SWOT item return; a later change of another field stays', async () => {
    const days = { startsOn: '2027-01-01', endsOn: '2027-03-31', ownerId: gu.personId };
    const action = (await as(gu)(postPlanAction, { id: planId, title: '春季车展', ...days })).body;
    const actionId = action.id;
    await as(gu)(putPlanAction, { id: planId, actionId, title: '写错', ...days });
    const wrong = await lastLogged('plan.action_changed');
    await as(gu)(putPlanAction, { id: planId, actionId, title: '写错', ...days, ownerId: shen.personId }); // prettier-ignore
    expect((await as(gu)(postRestoration, { id: wrong })).status).toBe(200);
    expect((await as(gu)(getPlanActions, { id: planId })).body.rows).toMatchObject([
      { title: '春季车展', owner: { name: shen.name } },
    ]);

    const item = { id: planId, quadrant: 'strength' as const, ownerId: gu.personId };
    const { id: itemId } = (await as(gu)(postSwotItem, { ...item, title: '老客户多', actionIds: [actionId] })).body; // prettier-ignore
    await as(gu)(putSwotItem, { ...item, itemId, title: '写错', actionIds: [] });
    await as(gu)(postRestoration, { id: await lastLogged('plan.swot_changed') });
    expect((await as(gu)(getSwot, { id: planId })).body.rows).toMatchObject([
      { title: '老客户多', actions: [{ id: actionId }] },
    ]);
  });

  test('rules of the module hold: what it refuses is not restored', async () => {
    const wrong = await lastLogged('plan.action_changed');
    expect((await as(stranger)(postRestoration, { id: wrong })).status).toBe(404);
    const added = await lastLogged('plan.action_added');
    expect(await as(gu)(postRestoration, { id: added })).toMatchObject({
      status: 422,
      body: { code: 'audit.not_restorable' },
    });
  });
});

test('who may not read the log, or not change the record, restores nothing', async () => {
  const id = await lastLogged('store.corrected');
  for (const member of [lin, shen, tang])
    expect((await as(member)(postRestoration, { id })).status).toBe(403);
  expect((await as(stranger)(postRestoration, { id })).body.code).toBe('audit.unknown');
});
