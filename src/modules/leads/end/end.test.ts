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
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getSeats, putSeat } from '../allocation/seat.schema.ts';
import { getDesk } from '../desk/desk.schema.ts';
import { postContact } from '../desk/work.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getLead } from '../lead.schema.ts';
import { getClaims, postClaim, postDecision, postPoolClaim, postRelease } from './end.schema.ts';
import { recallSilent } from './pool.actions.ts';

const { as, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-02T02:00:00.000Z',
});
const storeId = stores.north;
const laterBy = (days: number) =>
  (clock.now = new Date(Date.parse(clock.now) + days * 86_400_000).toISOString());
let n = 0;
/** A lead in Lin's hand. */
const aLead = async () => {
  const phone = `135${String((n += 1)).padStart(8, '0')}`;
  const { leadId } = (
    await as(lin)(postLead, { storeId, intake: 'desk', phone, name: `客户${n}`, mine: true })
  ).body;
  return leadId;
};
const call = (id: string, seconds = 0) => as(lin)(postContact, { id, kind: 'call', seconds });
const levelOf = async (personId: string) =>
  (await as(shen)(getSeats, { storeId })).body.rows.find((seat) => seat.personId === personId)!
    .level;
const lost = {
  kind: 'lost',
  reason: 'bought_rival',
  rival: '瀚野 T5',
  text: '上周提了车',
} as const;

beforeAll(async () => {
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

describe('A lead is over', () => {
  test('a loss needs contact on three days, a manager decides, and the fact is told', async () => {
    const id = await aLead();
    await call(id);
    await call(id); // twice on one day is one day
    expect((await as(lin)(postClaim, { id, ...lost })).body).toMatchObject({
      code: 'lead.too_few_days',
      details: { missing: 2 },
    });
    for (let day = 0; day < 2; day++) {
      laterBy(1);
      await call(id, 40);
    }
    const claim = (await as(lin)(postClaim, { id, ...lost })).body;
    expect((await as(lin)(postClaim, { id, ...lost })).body.code).toBe('lead.claim_open');
    expect((await as(lin)(getLead, { id })).body.outcome).toBe('open'); // until somebody decides
    const { rows } = (await as(shen)(getClaims, {})).body;
    expect(rows).toMatchObject([
      { id: claim.id, rival: '瀚野 T5', contactDays: 3, claimedByName: '林知夏', decision: null },
    ]);
    expect((await as(shen)(postDecision, { id: claim.id, approve: true })).status).toBe(200);
    expect((await as(shen)(postDecision, { id: claim.id, approve: true })).body.code).toBe(
      'lead.claim_decided',
    );
    expect((await as(lin)(getLead, { id })).body).toMatchObject({ outcome: 'lost', nextAt: null });
    const facts = await database.owner.query(
      `select kind, quantity from platform.fact where subject_id = $1 and kind in (14, 15)`,
      [id],
    );
    expect(facts.rows).toEqual([{ kind: 14, quantity: 1 }]);
    expect((await call(id)).body.code).toBe('lead.closed');
    // The customer comes back: a new lead, to whoever knows them.
    const again = (await as(gu)(postLead, { storeId, phone: `135${String(n).padStart(8, '0')}` }))
      .body;
    expect(again).toMatchObject({ result: 'created', personId: lin.personId });
  });

  test('a wrong number is invalid at once, and is given back to the level of whoever got it', async () => {
    const before = await levelOf(lin.personId);
    const id = await aLead();
    expect(await levelOf(lin.personId)).toBe(before + 1_000_000);
    const claim = (await as(lin)(postClaim, { id, kind: 'invalid', reason: 'wrong_number' })).body;
    await as(shen)(postDecision, { id: claim.id, approve: true });
    expect((await as(lin)(getLead, { id })).body.outcome).toBe('invalid');
    expect(await levelOf(lin.personId)).toBe(before);
  });

  test('of two who decide at once one decides', async () => {
    const id = await aLead();
    const claim = (await as(lin)(postClaim, { id, kind: 'invalid', reason: 'wrong_number' })).body;
    const both = await Promise.all([
      as(shen)(postDecision, { id: claim.id, approve: true }),
      as(gu)(postDecision, { id: claim.id, approve: false, note: '再打一次' }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body.code).toBe('lead.claim_decided');
  });

  test('rejected, it goes on and is to be called now', async () => {
    const id = await aLead();
    const claim = (await as(lin)(postClaim, { id, kind: 'invalid', reason: 'no_buyer' })).body;
    await as(shen)(postDecision, { id: claim.id, approve: false, note: '再打一次' });
    expect((await as(lin)(getLead, { id })).body).toMatchObject({
      outcome: 'open',
      nextAt: clock.now,
    });
    expect((await as(shen)(getClaims, { state: 'decided' })).body.rows[0]).toMatchObject({
      decision: 'rejected',
      decisionNote: '再打一次',
    });
  });

  test('who may not: a reason of the other kind, a consultant deciding, another store, another group', async () => {
    const id = await aLead();
    expect((await as(lin)(postClaim, { id, kind: 'invalid', reason: 'price' })).body.code).toBe(
      'lead.unknown_record',
    );
    const claim = (await as(lin)(postClaim, { id, kind: 'invalid', reason: 'test' })).body;
    expect((await as(lin)(postDecision, { id: claim.id, approve: true })).status).toBe(403);
    expect((await as(stranger)(postDecision, { id: claim.id, approve: true })).status).toBe(404);
    expect((await as(zhou)(postClaim, { id, kind: 'invalid', reason: 'test' })).status).toBe(404);
    expect((await as(tang)(postClaim, { id, kind: 'invalid', reason: 'test' })).status).toBe(403);
    expect((await as(xu)(getClaims, {})).body.rows).toEqual([]);
    expect((await as(stranger)(getClaims, {})).body.rows).toEqual([]);
    const own = (await as(shen)(postClaim, { id: await aLead(), kind: 'invalid', reason: 'test' }))
      .body;
    expect((await as(shen)(postDecision, { id: own.id, approve: true })).body.code).toBe(
      'lead.claim_own',
    );
  });
});

describe('The pool', () => {
  test('given back with a reason; of two who take it at once one gets it', async () => {
    const id = await aLead();
    expect((await as(zhou)(postRelease, { id, note: 'x' })).status).toBe(404);
    expect((await as(lin)(postRelease, { id, note: '客户要会英语的顾问' })).status).toBe(200);
    expect((await as(zhou)(getDesk, { queue: 'pool' })).body.rows.map((row) => row.id)).toContain(
      id,
    );
    const both = await Promise.all([
      as(lin)(postPoolClaim, { id }),
      as(zhou)(postPoolClaim, { id }),
    ]);
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find(({ status }) => status === 409)!.body.code).toBe('lead.not_in_pool');
    const { rows } = await database.owner.query(
      `select count(*)::int as n from leads.allocation where lead_id = $1 and ground = 'claimed'`,
      [id],
    );
    expect(rows).toEqual([{ n: 1 }]);
  });

  test('five a day, and only with a seat', async () => {
    laterBy(1);
    const given: string[] = [];
    for (let i = 0; i < 6; i++) {
      const id = await aLead();
      await as(lin)(postRelease, { id, note: '放回' });
      given.push(id);
    }
    // All at once: the limit is counted under the lock of one's own seat.
    const taken = await Promise.all(
      given.map(async (id) => (await as(zhou)(postPoolClaim, { id })).body.code ?? 'taken'),
    );
    expect(taken.toSorted()).toEqual(['lead.pool_limit', ...Array(5).fill('taken')]);
    const left = given[taken.indexOf('lead.pool_limit')]!;
    expect((await as(xu)(postPoolClaim, { id: left })).body.code).toBe('seat.none');
    expect((await as(stranger)(postPoolClaim, { id: left })).body.code).toBe('lead.not_in_pool');
  });

  test('silent for three days its holder hears of it, for five the manager, for seven it is taken back', async () => {
    const id = await aLead();
    await call(id, 60);
    const kinds = async (personId: string) =>
      Number(
        (
          await database.owner.query(
            `select count(*) from platform.notice where person_id = $1 and kind = 'lead.silent' and link = $2`,
            [personId, `/leads/${id}`],
          )
        ).rows[0].count,
      );
    const look = () => inside(ours.tenantId, recallSilent);
    laterBy(3);
    await look();
    await look(); // told once
    expect([await kinds(lin.personId), await kinds(shen.personId)]).toEqual([1, 0]);
    laterBy(2);
    await look();
    expect([await kinds(lin.personId), await kinds(shen.personId)]).toEqual([2, 1]);
    laterBy(2);
    expect(await look()).toBeGreaterThanOrEqual(1);
    expect((await as(shen)(getLead, { id })).body).toMatchObject({ stage: 'pool', ownerId: null });
  });
});
