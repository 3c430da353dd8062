import { beforeAll, describe, expect, test } from 'vitest';
import {
  bai,
  everyRole,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  understudies,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { aModel, world } from '../../../../test/world.ts';
import { postInterview } from '../../customers/interview/interview.schema.ts';
import { postLead } from '../../leads/intake/intake.schema.ts';
import { postDeal } from '../deal-open.schema.ts';
import { enterStep } from './step.actions.ts';
import * as step from './step.schema.ts';

// Monday, ten in the morning at the store.
const { as, clock, inside } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
const [, fang] = understudies;
let modelId = '';
let n = 0;
const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 2, minute)).toISOString();

beforeAll(async () => {
  ({ modelId } = await inside(ours.tenantId, aModel));
});

const aDeal = async () => {
  const phone = `134${String((n += 1)).padStart(8, '0')}`;
  const lead = { intake: 'desk' as const, phone, name: `客人${n}`, mine: true, modelId };
  const { leadId, customerId } = (await as(lin)(postLead, { ...lead, storeId: stores.north })).body;
  return { id: (await as(lin)(postDeal, { leadId })).body.id, customerId };
};
type Step = 'reception' | 'needs' | 'presentation' | 'test_drive' | 'negotiation' | 'contract';
type Way = { from: Step; to: Step; reason?: string };
const move = (id: string, way: Way, who = lin) => as(who)(step.postDealStep, { id, ...way });
const go = (id: string, from: Step, to: Step, reason = '') => move(id, { from, to, reason });
const show = async (id: string) => (await as(lin)(step.getDealSteps, { id })).body;
const tickAll = async (id: string, of: Step) => {
  const { items } = (await show(id)).steps.find((one) => one.step === of)!;
  for (const { zh } of items)
    await as(lin)(step.putDealTick, { id, step: of, item: zh, isDone: true });
};
const bring = (id: string, field: 'finance' | 'accessory', personId: string) =>
  as(lin)(step.postDealSpecialist, { id, step: 'needs', field, personId });

describe('The steps of a sale 销售流程', () => {
  test('begin with the reception, measure each step, and go on when the checklist is done', async () => {
    clock.now = at(0);
    const { id } = await aDeal();
    clock.now = at(10);
    expect(await show(id)).toMatchObject({ now: 'reception', since: at(0) });
    await tickAll(id, 'reception');
    expect((await go(id, 'reception', 'needs')).body).toEqual({ id, now: 'needs' });
    clock.now = at(35);
    const { steps, history } = await show(id);
    expect(steps.slice(0, 3).map(({ minutes }) => minutes)).toEqual([10, 25, null]);
    expect(steps[0]!.items[0]).toMatchObject({ personName: '林知夏', doneAt: at(10) });
    expect(history).toMatchObject([
      { step: 'reception', enteredAt: at(0), leftAt: at(10) },
      { step: 'needs', enteredAt: at(10), leftAt: null },
    ]);
    expect((await go(id, 'needs', 'needs')).body.code).toBe('step.there');
    clock.now = at(0);
  });

  test('an entry rule asks the records: interview noted, specialists introduced', async () => {
    const { id, customerId } = await aDeal();
    await tickAll(id, 'reception');
    await go(id, 'reception', 'needs');
    await tickAll(id, 'needs');
    const refused = await go(id, 'needs', 'presentation');
    expect(refused.body).toMatchObject({
      code: 'step.reason_needed',
      details: { missing: { zh: '记录需求访谈、需求环节引荐金融专员、需求环节引荐精品专员' } },
    });
    await as(lin)(postInterview, { id: customerId, uses: ['family'] });
    // Finance is introduced by who does finance; accessories by anybody of the store.
    expect((await bring(id, 'finance', zhou.personId)).body.code).toBe('step.unknown_specialist');
    expect((await bring(id, 'accessory', xu.personId)).body.code).toBe('step.unknown_specialist');
    await bring(id, 'finance', fang!.personId);
    await bring(id, 'finance', fang!.personId);
    await bring(id, 'accessory', zhou.personId);
    expect((await show(id)).specialists).toMatchObject([
      { step: 'needs', field: 'finance', personName: '方予初', at: at(0) },
      { step: 'needs', field: 'accessory', personName: '周砚' },
    ]);
    expect((await go(id, 'needs', 'presentation')).status).toBe(200);
  });

  test('skipping a step needs a reason, which is kept with what was missing', async () => {
    const { id } = await aDeal();
    const refused = await go(id, 'reception', 'negotiation');
    expect(refused.body).toMatchObject({
      code: 'step.reason_needed',
      details: { skipped: ['needs', 'presentation', 'test_drive'] },
    });
    expect((await go(id, 'reception', 'negotiation', '老客户复购，赶时间')).status).toBe(200);
    const { history, steps } = await show(id);
    expect(history.filter(({ isSkipped }) => isSkipped)).toMatchObject(
      ['needs', 'presentation', 'test_drive'].map((one) => ({
        step: one,
        reason: '老客户复购，赶时间',
        enteredAt: at(0),
        leftAt: at(0),
      })),
    );
    expect(history.at(-1)!.missing.map(({ zh }) => zh)).toContain('完成试驾');
    expect(steps[3]).toMatchObject({ isSkipped: true });
    // What must be cannot be talked away.
    expect((await go(id, 'negotiation', 'contract', '先签了再说')).body).toMatchObject({
      code: 'step.barred',
      details: { missing: { zh: '客户接受报价' } },
    });
    // Back needs no reason, and what was skipped is made good.
    expect((await go(id, 'negotiation', 'test_drive')).status).toBe(200);
    expect((await show(id)).steps[3]).toMatchObject({ isSkipped: false });
  });

  test('of two who move a deal at once the second is told where it stands', async () => {
    const { id } = await aDeal();
    const replies = await Promise.all([
      go(id, 'reception', 'needs', '已问过'),
      move(id, { from: 'reception', to: 'needs', reason: '已问过' }, shen),
    ]);
    expect(replies.map(({ body }) => body.code ?? 'moved').sort()).toEqual(['moved', 'step.moved']);
    expect((await show(id)).history).toHaveLength(2);
  });

  test('contract and delivery enter by the same rules, and twice is harmless', async () => {
    const { id } = await aDeal();
    const enter = (to: 'contract' | 'negotiation', reason = '') =>
      inside(ours.tenantId, (ctx) => enterStep(ctx, id, to, { reason }));
    await expect(enter('contract', '直接签')).rejects.toMatchObject({ code: 'step.barred' });
    await expect(enter('negotiation')).rejects.toMatchObject({ code: 'step.reason_needed' });
    await enter('negotiation', '电话里已谈妥');
    await enter('negotiation');
    expect(await show(id)).toMatchObject({ now: 'negotiation' });
  });

  test('a tick is taken back; an item that nobody set is none', async () => {
    const { id } = await aDeal();
    const item = (await show(id)).steps[0]!.items[0]!.zh;
    const tick = (isDone: boolean, what = item) =>
      as(lin)(step.putDealTick, { id, step: 'reception', item: what, isDone });
    await tick(true);
    await tick(false);
    expect((await show(id)).steps[0]!.items[0]!.doneAt).toBeNull();
    expect((await tick(true, '送礼')).body.code).toBe('step.unknown_item');
  });

  test('who may not: other consultants, other stores, other groups, who only reads', async () => {
    const { id } = await aDeal();
    const tick = { id, step: 'reception', item: '问候', isDone: true } as const;
    const person = { id, step: 'needs', field: 'finance', personId: fang!.personId } as const;
    for (const [who, status] of [
      [zhou, 404],
      [xu, 404],
      [stranger, 404],
      [bai, 403],
      [tang, 403],
    ] as const) {
      expect((await move(id, { from: 'reception', to: 'needs', reason: 'x' }, who)).status).toBe(
        status,
      );
      expect((await as(who)(step.putDealTick, tick)).status).toBe(status);
      expect((await as(who)(step.postDealSpecialist, person)).status).toBe(status);
    }
    for (const who of [zhou, xu, stranger])
      expect((await as(who)(step.getDealSteps, { id })).status).toBe(404);
    for (const who of [shen, bai, fang!])
      expect((await as(who)(step.getDealSteps, { id })).status).toBe(200);
  });
});
