import { beforeAll, describe, expect, test } from 'vitest';
import {
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  xu,
  type Member,
} from '../../../../test/cast.ts';
import { quoteScene } from '../../../../test/quote-scene.ts';
import { aModel, aTrim, world } from '../../../../test/world.ts';
import { approvalKinds } from '../../../approval-kinds.ts';
import { watchApprovals } from '../../../platform/approval/approval.actions.ts';
import * as approval from '../../../platform/approval/approval.schema.ts';
import { getNotices } from '../../../platform/notify/notice.schema.ts';
import { postLead } from '../../leads/intake/intake.schema.ts';
import { postDeal } from '../deal-open.schema.ts';
import * as quote from './quote.schema.ts';

/** Another manager of the same store. */
const fu: Member = {
  tenantId: ours.tenantId,
  personId: '00000000-0000-7000-8000-000000000131',
  login: 'fu',
  name: '傅远',
  role: 'sales_manager',
  storeId: stores.north,
  teamId: null,
};
const scene = await world({ cast: [...everyRole, fu] });
const { as, inside, clock } = scene;
const { aDraft, asked } = await quoteScene(scene);
const morning = '2026-11-23T02:00:00.000Z'; // 10:00 in the store
const reason = '客户比了三家，今天能定';
const tooMuch = { discountFen: 1_200_000 };
const ask = async (given: object = tooMuch) => {
  const draft = await aDraft(given);
  const { status, body } = await as(lin)(quote.postQuoteApproval, { id: draft.id, reason });
  expect(status).toBe(200);
  return { draft, id: body.id, dueAt: body.dueAt };
};
const decide = (who: Member, id: string, decision: 'approved' | 'returned' = 'approved') =>
  as(who)(approval.postApprovalDecision, { id, decision, note: '看过了' });
const mine = async (who: Member) => (await as(who)(approval.getApprovals, {})).body.rows;

beforeAll(() => {
  clock.now = morning;
});

describe('Discount above authority 超权限优惠', () => {
  test('is sent only after somebody with the right has approved exactly this', async () => {
    const { draft, id } = await ask();
    const sent = () => as(lin)(quote.postQuoteSending, { id: draft.id });
    expect((await sent()).body).toMatchObject({
      code: 'quote.needs_approval',
      details: { excess: [{ what: 'discount', byFen: 400_000 }] },
    });
    expect((await mine(shen)).map((one) => one.id)).toContain(id);
    expect((await mine(lin)).map((one) => one.id)).not.toContain(id);
    expect((await decide(shen, id)).body.state).toBe('approved');
    expect((await as(lin)(quote.getQuoteInside, { id: draft.id })).body.approval).toMatchObject({
      state: 'approved',
      isCurrent: true,
      decidedByName: shen.name,
    });
    expect((await sent()).status).toBe(200);
  });

  test('changed after the approval needs another one', async () => {
    const { draft, id } = await ask();
    await decide(shen, id);
    const changed = asked({ discountFen: 1_250_000 });
    await as(lin)(quote.putQuote, { id: draft.id, asked: changed });
    expect((await as(lin)(quote.postQuoteSending, { id: draft.id })).body.code).toBe(
      'quote.needs_approval',
    );
    expect((await as(lin)(quote.getQuoteInside, { id: draft.id })).body.approval).toMatchObject({
      isCurrent: false,
    });
    expect((await as(lin)(quote.postQuoteApproval, { id: draft.id, reason })).status).toBe(200);
  });

  test('changed while it waits is taken back by itself', async () => {
    const { draft, id } = await ask();
    expect((await as(lin)(quote.postQuoteApproval, { id: draft.id, reason })).body.code).toBe(
      'approval.asked',
    );
    await as(lin)(quote.putQuote, { id: draft.id, asked: asked({ discountFen: 100_000 }) });
    expect((await decide(shen, id)).body.code).toBe('approval.decided');
    expect((await as(lin)(quote.postQuoteApproval, { id: draft.id, reason })).body.code).toBe(
      'quote.nothing_to_approve',
    );
  });

  test('of two managers at the same moment one decides, the other is told', async () => {
    const { id } = await ask();
    const replies = await Promise.all([decide(shen, id), decide(fu, id, 'returned')]);
    const said = replies.map(({ body }) => body.code ?? 'decided').sort();
    expect(said).toEqual(['approval.decided', 'decided']);
  });

  test('is decided by nobody else: not the asker, not another store, not another group', async () => {
    const { id } = await ask();
    expect((await decide(lin, id)).body.code).toBe('approval.own');
    for (const who of [xu, stranger]) expect((await decide(who, id)).status).toBe(404);
    expect((await as(shen)(approval.postApprovalWithdrawal, { id })).status).toBe(404);
    const empty = { id, decision: 'returned', note: '' } as const;
    expect((await as(shen)(approval.postApprovalDecision, empty)).body.code).toBe(
      'approval.no_reason',
    );
    expect((await as(lin)(approval.postApprovalWithdrawal, { id })).body.state).toBe('withdrawn');
    expect((await decide(shen, id)).body.code).toBe('approval.decided');
  });

  test('returned says why, and the asker hears of it', async () => {
    const { draft, id } = await ask();
    await decide(shen, id, 'returned');
    const inside = (await as(lin)(quote.getQuoteInside, { id: draft.id })).body;
    expect(inside.approval).toMatchObject({ state: 'returned', answer: '看过了' });
    const [notice] = (await as(lin)(getNotices, { kind: 'approval.decided' })).body.rows;
    expect(notice!.text.zh).toContain('看过了');
  });
});

describe('Below cost 低于成本', () => {
  test('net of rebate is warned of and goes past the manager to the director', async () => {
    const { draft, id } = await ask({ discountFen: 2_300_000 }); // 176,800; cost 182,000 less 4,000
    expect((await as(lin)(quote.getQuoteInside, { id: draft.id })).body).toMatchObject({
      isBelowCost: true,
      excess: [
        { what: 'discount' },
        { what: 'below_floor' },
        { what: 'below_cost', byFen: 120_000 },
      ],
    });
    expect((await decide(shen, id)).status).toBe(404);
    const [waiting] = await mine(gu);
    expect(waiting).toMatchObject({ id, stepName: { zh: '销售总监' }, stepCount: 1 });
    expect(waiting!.costLines!.map(({ name }) => name.zh)).toContain('低于成本（返利后）');
    expect((await decide(gu, id)).status).toBe(200);
  });
});

describe('An approval that nobody decides 审批超时', () => {
  test('goes on to the next step after two open hours, and ends after the last', async () => {
    const { draft, id, dueAt } = await ask();
    expect(dueAt).toBe('2026-11-23T04:00:00.000Z');
    const watch = () => inside(ours.tenantId, watchApprovals(approvalKinds));
    clock.now = '2026-11-23T03:59:00.000Z';
    await watch();
    expect((await mine(gu)).map((one) => one.id)).not.toContain(id);
    clock.now = '2026-11-23T04:00:00.000Z';
    await watch();
    expect((await mine(gu)).find((one) => one.id === id)).toMatchObject({ step: 2 });
    const told = (await as(lin)(getNotices, { kind: 'approval.late' })).body.rows;
    expect(told[0]!.text.zh).toContain('已转给销售总监');
    clock.now = '2026-11-23T08:00:00.000Z';
    await watch();
    await watch();
    expect((await decide(gu, id)).body.code).toBe('approval.decided');
    const state = (await as(lin)(quote.getQuoteInside, { id: draft.id })).body.approval!.state;
    expect(state).toBe('expired');
    expect((await as(lin)(quote.postQuoteApproval, { id: draft.id, reason })).status).toBe(200);
    clock.now = morning;
  });

  test('counts what waits for me', async () => {
    const before = (await as(fu)(approval.getApprovalCount, {})).body.count;
    await ask();
    expect((await as(fu)(approval.getApprovalCount, {})).body.count).toBe(before + 1);
    expect((await as(xu)(approval.getApprovalCount, {})).body.count).toBe(0);
  });
});

describe('Across the turn of a year 跨年税率', () => {
  test('the tax of an NEV follows the day of the invoice: whole relief in 2025, half from 2026', async () => {
    clock.now = '2025-12-30T02:00:00.000Z';
    const { aDeal, trimId } = await nevScene();
    const dealId = await aDeal();
    const taxOn = async (invoicedOn: string) => {
      const { facts } = (await as(lin)(quote.getQuoteFacts, { id: dealId, trimId, invoicedOn }))
        .body;
      return facts.relief!.shareBp;
    };
    expect(await taxOn('2025-12-31')).toBe(10_000);
    expect(await taxOn('2026-01-01')).toBe(5000);
    const { id } = (await as(lin)(quote.postQuote, { id: dealId })).body;
    const save = (invoicedOn: string) =>
      as(lin)(quote.putQuote, { id, asked: { ...asked(), trimId, invoicedOn } });
    const old = (await save('2025-12-31')).body.totalFen;
    const later = (await save('2026-01-02')).body.totalFen;
    // Half of 10 % of 199,800 ÷ 1.13, and the vessel tax of a year instead of a month is none for a battery car.
    expect(later - old).toBe(884_071);
    clock.now = morning;
  });
});

async function nevScene() {
  const made = await inside(ours.tenantId, async (ctx) => {
    const { modelId } = await aModel(ctx, 'E6 电动', '澜驰电动');
    const trimId = await aTrim(ctx, modelId);
    const ours = { tenantId: ctx.actor.tenantId };
    await ctx.db
      .updateTable('catalog.model')
      .set({ energy: 'bev' })
      .where('tenantId', '=', ours.tenantId)
      .where('id', '=', modelId)
      .execute();
    await ctx.db
      .updateTable('catalog.trim')
      .set({ inNevCatalogue: true })
      .where('tenantId', '=', ours.tenantId)
      .where('id', '=', trimId)
      .execute();
    await ctx.db
      .updateTable('catalog.trimPrice')
      .set({ fromOn: '2025-01-01' })
      .where('tenantId', '=', ours.tenantId)
      .where('trimId', '=', trimId)
      .execute();
    return { modelId, trimId };
  });
  return {
    ...made,
    aDeal: async () => {
      const lead = await as(lin)(postLead, {
        storeId: stores.north,
        intake: 'desk',
        phone: '13500008888',
        mine: true,
        modelId: made.modelId,
      });
      return (await as(lin)(postDeal, { leadId: lead.body.leadId })).body.id;
    },
  };
}
