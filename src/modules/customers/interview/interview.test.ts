import { beforeAll, describe, expect, test } from 'vitest';
import { everyRole, lin, shen, stores, stranger, tang, xu, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { postClaim, postDecision } from '../../leads/end/end.schema.ts';
import { postLead } from '../../leads/intake/intake.schema.ts';
import { postMerge, postMergeUndo } from '../merge/merge.schema.ts';
import { postDataRequest, postDataRequestDecision } from '../request/request.schema.ts';
import { getInterviewed, getInterviews, postInterview } from './interview.schema.ts';

const { as, clock, database } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
let n = 0;
const leadOf = new Map<string, string>();
const aCustomer = async () => {
  const phone = `134${String((n += 1)).padStart(8, '0')}`;
  const lead = { storeId: stores.north, intake: 'desk', phone, mine: true } as const;
  const { customerId, leadId } = (await as(lin)(postLead, lead)).body;
  leadOf.set(customerId, leadId);
  return customerId;
};
let id = '';
const told = {
  budgetLowFen: 15_000_000,
  budgetHighFen: 20_000_000,
  uses: ['family' as const],
  voices: [{ who: 'spouse' as const, said: '要好停车' }],
  rivals: [{ name: '瀚野 T5', verdict: 'considers' as const }],
};

beforeAll(async () => {
  id = await aCustomer();
});

describe('A needs interview 需求访谈', () => {
  test('is noted by who may change the customer, and those before it are kept', async () => {
    for (const who of [zhou, xu, stranger])
      expect((await as(who)(postInterview, { id, ...told })).status).toBe(404);
    expect((await as(tang)(postInterview, { id, ...told })).status).toBe(403);
    const wrong = { id, ...told, budgetHighFen: 1 };
    expect((await as(lin)(postInterview, wrong)).body).toMatchObject({
      code: 'interview.budget_reversed',
      details: { field: 'budgetHighFen' },
    });
    await as(lin)(postInterview, { id, ...told });
    clock.now = '2026-11-03T02:00:00.000Z';
    await Promise.all([
      as(lin)(postInterview, { id, ...told, futureUse: '明年二胎' }),
      as(lin)(postInterview, { id, ...told, futureUse: '明年二胎' }),
    ]);
    const { rows } = (await as(lin)(getInterviews, { id })).body;
    expect(rows).toHaveLength(3);
    expect(rows[0]).toMatchObject({
      personName: '林知夏',
      answers: { futureUse: '明年二胎', horizon: null, voices: [{ who: 'spouse' }] },
    });
    for (const who of [zhou, stranger])
      expect((await as(who)(getInterviews, { id })).status).toBe(404);
  });

  test('is found by budget, use and rival, within reach', async () => {
    const other = await aCustomer();
    await as(lin)(postInterview, { id: other, budgetLowFen: 30_000_000, uses: ['business'] });
    const found = async (asked: object, who = lin) =>
      (await as(who)(getInterviewed, asked)).body.rows.map(({ customerId }) => customerId);
    expect(await found({})).toEqual([other, id]);
    expect(await found({ budgetFen: 18_000_000 })).toEqual([id]);
    expect(await found({ budgetFen: 35_000_000 })).toEqual([other]); // no upper end told
    expect(await found({ use: 'business' })).toEqual([other]);
    expect(await found({ rival: '瀚野' })).toEqual([id]);
    expect(await found({ rival: 't5', use: 'business' })).toEqual([]);
    expect(await found({}, shen)).toHaveLength(2);
    for (const who of [zhou, xu, stranger]) expect(await found({}, who)).toEqual([]);
  });

  test('goes with a merge and comes back with its undo', async () => {
    const [keptId, goneId] = [await aCustomer(), await aCustomer()];
    await as(lin)(postInterview, { id: goneId, lifeStyle: '周末露营' });
    const texts = async (of: string) =>
      (await as(shen)(getInterviews, { id: of })).body.rows.map(({ answers }) => answers.lifeStyle);
    // Of two open leads at one store one has to end before the customers are joined.
    const ended = { id: leadOf.get(goneId)!, kind: 'invalid', reason: 'test' } as const;
    const claim = (await as(lin)(postClaim, ended)).body;
    await as(shen)(postDecision, { id: claim.id, approve: true });
    const merge = (await as(shen)(postMerge, { id: keptId, goneId })).body;
    expect(await texts(keptId)).toEqual(['周末露营']);
    await as(shen)(postMergeUndo, { id: merge.id });
    expect(await texts(keptId)).toEqual([]);
    expect(await texts(goneId)).toEqual(['周末露营']);
  });

  test('is gone with an erasure', async () => {
    const asked = { id, kind: 'erasure' as const, channel: 'phone' as const, text: '不买了' };
    const request = (await as(shen)(postDataRequest, asked)).body;
    await as(shen)(postDataRequestDecision, { id: request.id, grant: true, note: '已办' });
    const { rows } = await database.owner.query(
      'select from customers.interview where customer_id = $1',
      [id],
    );
    expect(rows).toEqual([]);
  });
});
