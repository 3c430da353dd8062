import { beforeAll, describe, expect, test } from 'vitest';
import { dealWaiting } from '../../src/modules/leads/allocation/waiting.actions.ts';
import { replayAllocation } from '../../src/modules/leads/index.ts';
import { getFairness, getReceipts } from '../../src/modules/leads/allocation/fairness.schema.ts';
import {
  postSeatReturn,
  putMySeat,
  putSeat,
} from '../../src/modules/leads/allocation/seat.schema.ts';
import { regradeLeads, watchClocks } from '../../src/modules/leads/clock/watch.actions.ts';
import { getDesk } from '../../src/modules/leads/desk/desk.schema.ts';
import {
  getCandidates,
  patchLead,
  postContact,
  postHandOver,
} from '../../src/modules/leads/desk/work.schema.ts';
import { postLead } from '../../src/modules/leads/intake/intake.schema.ts';
import { getLead, getLeadTimeline } from '../../src/modules/leads/lead.schema.ts';
import { postDelegation } from '../../src/modules/people/rights/delegation.schema.ts';
import { getNotices } from '../../src/platform/notify/notice.schema.ts';
import {
  everyRole,
  gu,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  understudies,
  xu,
  zhou,
  type Member,
} from '../cast.ts';
import { aModel, world } from '../world.ts';

// Wednesday 30 September 2026, half past five in the afternoon: the store closes at six, and the long holiday begins.
const here = await world({ cast: everyRole, now: '2026-09-30T09:30:00.000Z' });
const { as, inside, clock } = here;
const dong = understudies[0]!;
const storeId = stores.north;
const at = (instant: string) => (clock.now = instant);
const noticesOf = async (member: Member) =>
  (await as(member)(getNotices, {})).body.rows.map(({ kind }: { kind: string }) => kind).toSorted();
const watch = () => inside(ours.tenantId, watchClocks);

describe('A lead from the form to the consultant, across a holiday', () => {
  let [id, modelId] = ['', ''];
  beforeAll(async () => {
    await inside(ours.tenantId, async (ctx) => void ({ modelId } = await aModel(ctx)));
    await as(shen)(putSeat, { storeId, role: 'dcc', personId: dong.personId });
    for (const personId of [lin.personId, zhou.personId])
      await as(shen)(putSeat, { storeId, role: 'consultant', personId });
  });

  test('it comes in half an hour before closing and goes to the DCC agent', async () => {
    const { body } = await as(gu)(postLead, {
      storeId,
      phone: '13900006618',
      name: '陈女士',
      modelId,
    });
    id = body.leadId;
    expect(body.personId).toBe(dong.personId);
    expect((await as(dong)(getLead, { id })).body).toMatchObject({
      attemptDueAt: '2026-09-30T09:35:00.000Z',
      contactDueAt: '2026-09-30T10:00:00.000Z',
    });
    const desk = (await as(dong)(getDesk, {})).body;
    expect(desk.rows.map((row) => [row.id, row.nextWhat])).toEqual([[id, 'attempt']]);
    expect(desk).toMatchObject({
      counts: { mine: 1 },
      figures: { taking: 3, overdue: 0 },
      openUntil: '2026-09-30T10:00:00.000Z',
    });
  });

  test('two minutes before the limit its holder is warned, at the limit the manager hears of it too', async () => {
    at('2026-09-30T09:33:10.000Z');
    await watch();
    expect([await noticesOf(dong), await noticesOf(shen)]).toEqual([['lead.due'], []]);
    at('2026-09-30T09:35:10.000Z');
    await watch();
    await watch(); // looking twice tells nobody twice
    expect([await noticesOf(dong), await noticesOf(shen), await noticesOf(gu)]).toEqual([
      ['lead.due', 'lead.overdue'],
      ['lead.overdue'],
      [],
    ]);
    at('2026-09-30T10:06:00.000Z'); // half an hour later, but the store has closed
    await watch();
    expect(await noticesOf(gu)).toEqual([]);
  });

  test('a note does not stop the clock, nor does a call that nobody took; 40 seconds do', async () => {
    const say = async (input: object) =>
      (await as(dong)(postContact, { id, kind: 'call', ...input } as never)).body;
    expect(await say({ kind: 'note', text: '明天再打' })).toMatchObject({
      stops: '',
      nextWhat: 'attempt',
    });
    expect(await say({ seconds: 0 })).toMatchObject({ stops: 'attempt', nextWhat: 'contact' });
    expect(await say({ seconds: 40 })).toMatchObject({
      stops: 'contact',
      nextWhat: 'conversation',
    });
    // Two hours from receipt, of which half an hour was left before the holiday: 1.5 hours into the first open day.
    const { conversationDueAt } = (await as(dong)(getLead, { id })).body;
    expect(conversationDueAt! > '2026-09-30T10:00:00.000Z').toBe(true);
  });

  test('before they have talked it cannot be handed on', async () => {
    expect((await as(dong)(postHandOver, { id })).body.code).toBe('lead.no_conversation');
    await as(dong)(postContact, { id, kind: 'call', seconds: 200, text: '全家用，想看白色' });
    expect((await as(dong)(getLead, { id })).body.nextWhat).toBe('follow_up');
  });

  test('the expected day gives the grade; nights later the same day is another grade', async () => {
    expect(
      (await as(dong)(patchLead, { id, expectedOn: '2026-10-20', needs: { use: '全家' } })).body
        .grade,
    ).toBe('A');
    at('2026-10-14T18:10:00.000Z');
    expect(await inside(ours.tenantId, regradeLeads)).toBe(1);
    expect((await as(dong)(getLead, { id })).body).toMatchObject({
      grade: 'H',
      needs: { use: '全家' },
    });
  });

  test('the desk shows who would get it and why; it goes there, with a receipt that anybody of the store may check', async () => {
    at('2026-10-15T02:00:00.000Z');
    const { rows } = (await as(dong)(getCandidates, { id })).body;
    const next = rows.find(({ isNext }) => isNext)!;
    const handed = (await as(dong)(postHandOver, { id })).body;
    expect(handed).toEqual({ personId: next.personId, ground: 'fair' });
    const receiver = [lin, zhou].find(({ personId }) => personId === next.personId)!;
    const other = receiver === lin ? zhou : lin;
    const [receipt] = (await as(other)(getReceipts, { id })).body.rows;
    expect(receipt).toMatchObject({
      ground: 'fair',
      role: 'consultant',
      turn: 3,
      isReproduced: true,
    });
    expect(
      receipt!.candidates.map(({ before, after }) => after - before).toSorted((a, b) => a - b),
    ).toEqual([0, 1_000_000]);
    expect((await as(receiver)(getLeadTimeline, { id })).body.rows.length).toBe(7);
  });

  test('who may not: another store, another group, a role without leads', async () => {
    expect((await as(xu)(getReceipts, { id })).status).toBe(403);
    expect((await as(stranger)(getReceipts, { id })).status).toBe(404);
    expect((await as(stranger)(getLead, { id })).status).toBe(404);
    expect((await as(xu)(getLead, { id })).status).toBe(404);
    expect((await as(dong)(postContact, { id, kind: 'note' })).status).toBe(404); // handed on: no longer theirs
    expect((await as(tang)(postHandOver, { id })).status).toBe(403);
    expect(
      (
        await as(xu)(getFairness, {
          storeId,
          role: 'consultant',
          from: '2026-10-01',
          to: '2026-10-31',
        })
      ).status,
    ).toBe(403);
  });
});

describe('Shared out fairly', () => {
  test('who is away gets none, and comes back level or catching up', async () => {
    await as(gu)(postDelegation, {
      fromPersonId: zhou.personId,
      toPersonId: lin.personId,
      startsOn: '2026-10-15',
      endsOn: '2026-10-16',
      reason: '',
    });
    let n = 0;
    const take = async () =>
      (await as(gu)(postLead, { storeId, intake: 'reception', name: `客户 ${(n += 1)}` })).body
        .personId;
    for (let i = 0; i < 4; i++) expect(await take()).toBe(lin.personId);
    at('2026-10-17T02:00:00.000Z');
    const { level } = (
      await as(shen)(postSeatReturn, {
        storeId,
        role: 'consultant',
        personId: zhou.personId,
        choice: 'level',
      })
    ).body;
    expect(level).toBeGreaterThanOrEqual(4_000_000);
    const after = [await take(), await take(), await take(), await take()];
    expect(after.filter((personId) => personId === zhou.personId)).toHaveLength(2);
    const fair = (
      await as(lin)(getFairness, {
        storeId,
        role: 'consultant',
        from: '2026-10-01',
        to: '2026-10-31',
      })
    ).body;
    expect(fair.dealt).toBe(9);
    expect(fair.rows.reduce((sum, { expected }) => sum + expected, 0)).toBeCloseTo(9, 9);
    expect(fair.jain).toBeGreaterThan(0.9);
  });

  test('run again from what was kept, the whole time comes out the same', async () => {
    const span = { from: '2026-09-01', to: '2026-10-31' };
    const queues = await inside(ours.tenantId, (ctx) => replayAllocation(ctx, span));
    expect(queues.map(({ role, dealt }) => [role, dealt])).toEqual([
      ['consultant', 9],
      ['dcc', 1],
    ]);
    expect(queues.flatMap(({ differences }) => differences)).toEqual([]);
  });

  test('with everybody on a break a lead waits, the desk says so, and the first to take again gets the oldest', async () => {
    for (const member of [lin, zhou]) await as(member)(putMySeat, { status: 'break' });
    const first = (await as(gu)(postLead, { storeId, intake: 'reception', name: '先来' })).body;
    clock.now = new Date(Date.parse(clock.now) + 1000).toISOString();
    const second = (await as(gu)(postLead, { storeId, intake: 'reception', name: '后到' })).body;
    expect([first.personId, second.personId]).toEqual([null, null]);
    expect((await as(shen)(getDesk, { queue: 'pool', storeId })).body).toMatchObject({
      counts: { pool: 2 },
      figures: { waiting: 2 },
    });
    // While nobody takes, the managers hear of it, once an hour.
    const look = () => inside(ours.tenantId, (ctx) => dealWaiting(ctx, storeId));
    const toldOf = async () =>
      (await noticesOf(shen)).filter((kind) => kind === 'lead.waiting').length;
    const before = await toldOf();
    expect([await look(), await look()]).toEqual([0, 0]);
    expect(await toldOf()).toBe(before + 1);
    await as(zhou)(putMySeat, { status: 'taking' });
    expect(await look()).toBe(2);
    expect((await as(shen)(getLead, { id: first.leadId })).body).toMatchObject({
      ownerId: zhou.personId,
      waitsFor: '',
    });
  });
});
