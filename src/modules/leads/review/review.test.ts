import { beforeAll, describe, expect, test } from 'vitest';
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
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getReceipts } from '../allocation/fairness.schema.ts';
import { putSeat } from '../allocation/seat.schema.ts';
import { postContact } from '../desk/work.schema.ts';
import { postClaim, postDecision, postPoolClaim, postRelease } from '../end/end.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getLead } from '../lead.schema.ts';
import { drawLastWeeksLosses } from './draw.actions.ts';
import { getLossDraw, getLossReviews, postLossResult } from './review.schema.ts';

const { as, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-02T02:00:00.000Z', // a Monday
});
const storeId = stores.north;
const dong = understudies[0]!;
const laterBy = (days: number) =>
  (clock.now = new Date(Date.parse(clock.now) + days * 86_400_000).toISOString());

/** Losses of Lin's, approved by Shen on Wednesday. */
async function losses(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 1; n <= count; n++)
    ids.push(
      (
        await as(lin)(postLead, {
          storeId,
          intake: 'desk',
          phone: `1360000000${n}`,
          name: `客户${n}`,
          mine: true,
        })
      ).body.leadId,
    );
  for (let day = 0; day < 3; day++) {
    for (const id of ids) await as(lin)(postContact, { id, kind: 'call', seconds: 0 });
    if (day < 2) laterBy(1);
  }
  for (const id of ids) {
    const claim = (await as(lin)(postClaim, { id, kind: 'lost', reason: 'other', text: '' })).body;
    await as(shen)(postDecision, { id: claim.id, approve: true });
  }
  return ids;
}
const draw = () => inside(ours.tenantId, drawLastWeeksLosses);
const open = async (who: typeof lin) => (await as(who)(getLossReviews, {})).body.rows;
const factsOf = async (leadId: string) =>
  (
    await database.owner.query<{ kind: number; quantity: number; person_id: string }>(
      `select kind, quantity, person_id from platform.fact where subject_id = $1 and kind in (14, 16, 19)
       order by recorded_at, kind`,
      [leadId],
    )
  ).rows.map(({ kind, quantity }) => [kind, quantity]);

let lost: string[] = [];
beforeAll(async () => {
  // Zhou weighs next to nothing: fairness alone would give everything to Lin.
  await as(shen)(putSeat, { storeId, role: 'consultant', personId: lin.personId, weight: 1000 });
  await as(shen)(putSeat, { storeId, role: 'consultant', personId: zhou.personId, weight: 1 });
  lost = await losses(6);
  clock.now = '2026-11-09T00:00:00.000Z';
});

describe('The draw of a week 每周战败抽签', () => {
  test('two by lot and three by risk of six, once, and it can be drawn again', async () => {
    const both = await Promise.all([draw(), draw()]);
    expect(both.toSorted()).toEqual([0, 5]);
    const rows = await open(shen);
    expect(rows.map(({ drawn }) => drawn).toSorted()).toEqual([
      'lot',
      'lot',
      'risk',
      'risk',
      'risk',
    ]);
    expect(rows[0]).toMatchObject({
      claimedByName: '林知夏',
      decidedOn: '2026-11-04',
      week: '2026-11-02',
      risk: 70,
      parts: ['never_talked', 'vague_reason', 'few_days', 'soon'],
      phone: expect.stringContaining('****') as string,
      result: null,
    });
    const { id } = rows[0]!;
    expect((await as(lin)(getLossDraw, { id })).body).toMatchObject({ pool: 6, isSame: true });
    expect((await as(stranger)(getLossDraw, { id })).body.code).toBe('loss_review.unknown');
  });

  test('the store’s DCC sees them, whoever lost them too, another consultant or store does not', async () => {
    expect(await open(dong)).toHaveLength(5);
    expect(await open(lin)).toHaveLength(5);
    for (const who of [zhou, xu, stranger]) expect(await open(who)).toEqual([]);
  });
});

describe('What the second call found 回访结果', () => {
  const next = async () => (await open(shen))[0]!;

  test('nobody answers for a loss of their own, nor without the right', async () => {
    const { id } = await next();
    const answer = { id, result: 'confirmed' } as const;
    expect((await as(lin)(postLossResult, answer)).body.code).toBe('loss_review.own');
    for (const who of [zhou, xu, stranger])
      expect((await as(who)(postLossResult, answer)).body.code).toBe('loss_review.unknown');
    expect((await as(tang)(postLossResult, answer)).status).toBe(403);
  });

  test('a false loss is opened again and goes to somebody else, however light their seat', async () => {
    const { id, leadId } = await next();
    const answer = { id, result: 'false_loss', note: '还在看车' } as const;
    const both = await Promise.all([
      as(dong)(postLossResult, answer),
      as(gu)(postLossResult, answer),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const won = both.find(({ status }) => status === 200)!;
    expect(won.body).toMatchObject({ reopened: true, personId: zhou.personId });
    expect((await as(shen)(getLead, { id: leadId })).body).toMatchObject({
      outcome: 'open',
      ownerId: zhou.personId,
      stage: 'consultant',
    });
    const [receipt] = (await as(shen)(getReceipts, { id: leadId })).body.rows;
    expect(receipt!.candidates).toContainEqual(
      expect.objectContaining({ personId: lin.personId, bar: 'gave_up' }),
    );
    expect(await factsOf(leadId)).toEqual([
      [14, 1],
      [14, -1],
      [16, 1],
      [19, 1],
    ]);
    // Back in the pool it is still not for whoever gave it up.
    await as(zhou)(postRelease, { id: leadId, note: '休假' });
    expect((await as(lin)(postPoolClaim, { id: leadId })).body.code).toBe('lead.gave_up');
  });

  test('a confirmed one stays lost and counts as reviewed', async () => {
    const { id, leadId } = await next();
    await as(dong)(postLossResult, { id, result: 'confirmed', note: '已提车' });
    expect((await as(shen)(getLead, { id: leadId })).body.outcome).toBe('lost');
    expect(await factsOf(leadId)).toEqual([
      [14, 1],
      [16, 1],
    ]);
  });

  test('without an answer it takes two different days, and counts neither way', async () => {
    const { id, leadId } = await next();
    for (let i = 0; i < 2; i++)
      expect((await as(dong)(postLossResult, { id, result: 'unreached' })).body.result).toBeNull();
    laterBy(1);
    expect((await as(dong)(postLossResult, { id, result: 'unreached' })).body.result).toBe(
      'unreached',
    );
    expect(await factsOf(leadId)).toEqual([[14, 1]]);
  });

  test('a customer who has come back by another lead keeps that one', async () => {
    const { id, leadId } = await next();
    const n = lost.indexOf(leadId) + 1;
    await as(shen)(postLead, { storeId, phone: `1360000000${n}` });
    const { body } = await as(dong)(postLossResult, { id, result: 'false_loss' });
    expect(body).toMatchObject({ reopened: false, personId: null });
    expect((await as(shen)(getLead, { id: leadId })).body.outcome).toBe('lost');
  });
});
