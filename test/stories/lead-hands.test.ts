import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { putMySeat, putSeat } from '../../src/modules/leads/allocation/seat.schema.ts';
import { dealWaiting } from '../../src/modules/leads/allocation/waiting.actions.ts';
import { postContact, postHandOver } from '../../src/modules/leads/desk/work.schema.ts';
import {
  getClaims,
  postClaim,
  postDecision,
  postPoolClaim,
  postRelease,
} from '../../src/modules/leads/end/end.schema.ts';
import { postLead } from '../../src/modules/leads/intake/intake.schema.ts';
import { everyRole, gu, lin, ours, shen, stores, understudies, zhou } from '../cast.ts';
import { world } from '../world.ts';

const { as, inside, clock, database } = await world({
  cast: everyRole,
  now: '2026-11-02T02:00:00.000Z',
});
const storeId = stores.north;
const agent = understudies[0]!;
const staff = [agent, lin, zhou];

beforeAll(async () => {
  await as(shen)(putSeat, { storeId, role: 'dcc', personId: agent.personId });
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

/** Everything people and senders do to leads, in any order; `pick` says to which lead, and by whom. */
const deed = fc.oneof(
  fc.record({ do: fc.constant('send' as const), customer: fc.nat(5), message: fc.nat(7) }),
  fc.record({ do: fc.constant('converse' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('hand over' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('release' as const), pick: fc.nat() }),
  fc.record({ do: fc.constant('claim' as const), pick: fc.nat(), who: fc.nat(2) }),
  fc.record({ do: fc.constant('end' as const), pick: fc.nat(), approve: fc.boolean() }),
  fc.record({ do: fc.constant('break' as const), who: fc.nat(2), isBack: fc.boolean() }),
  fc.record({ do: fc.constant('deal' as const) }),
);
type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

type Row = {
  id: string;
  owner: string | null;
  stage: string;
  waits: string;
  newest: string | null;
};
async function openLeads(): Promise<Row[]> {
  const { rows } = await database.owner.query<Row>(
    `select l.id, l.owner_id as owner, l.stage, l.waits_for as waits,
       (select a.person_id from leads.allocation a where a.lead_id = l.id order by a.id desc limit 1) as newest
     from leads.lead l where l.outcome = 'open' order by l.id`,
  );
  return rows;
}

/** The sender's messages and what was answered to each: the same one again must be answered alike. */
const answered = new Map<string, string>();

async function carryOut(one: Deed, run: number): Promise<void> {
  clock.now = new Date(Date.parse(clock.now) + 60_000).toISOString();
  const leads = await openLeads();
  const lead = 'pick' in one && leads.length > 0 ? leads[one.pick % leads.length] : undefined;
  const holder = staff.find(({ personId }) => personId === lead?.owner) ?? shen;
  if (one.do === 'send') {
    const externalId = `run ${run} message ${one.message}`;
    const phone = `137000${run % 10}${String(one.customer).padStart(4, '0')}`;
    const { body } = await as(gu)(postLead, { storeId, externalId, phone });
    expect(answered.get(externalId) ?? body.leadId).toBe(body.leadId);
    answered.set(externalId, body.leadId);
  } else if (one.do === 'break') {
    await as(staff[one.who]!)(putMySeat, { status: one.isBack ? 'taking' : 'break' });
  } else if (one.do === 'deal') {
    await inside(ours.tenantId, (ctx) => dealWaiting(ctx, storeId));
  } else if (lead) {
    const { id } = lead;
    if (one.do === 'converse') await as(holder)(postContact, { id, kind: 'call', seconds: 200 });
    if (one.do === 'hand over') await as(holder)(postHandOver, { id });
    if (one.do === 'release') await as(holder)(postRelease, { id, note: '客户改期' });
    if (one.do === 'claim') await as(staff[one.who]!)(postPoolClaim, { id });
    if (one.do === 'end') {
      await as(holder)(postClaim, { id, kind: 'invalid', reason: 'wrong_number' });
      const [claim] = (await as(shen)(getClaims, {})).body.rows;
      if (claim) await as(shen)(postDecision, { id: claim.id, approve: one.approve });
    }
  }
}

test('whatever is done: no lead is in two hands, none is in no hand unseen, and no message counts twice', async () => {
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
      run += 1;
      for (const one of deeds) {
        await carryOut(one, run);
        for (const { owner, stage, waits, newest } of await openLeads()) {
          expect(newest).toBe(owner); // the newest line in the history of hands has it, nobody else
          if (owner === null)
            expect(stage === 'pool' || (stage === 'waiting' && waits !== '')).toBe(true);
          else expect(['dcc', 'consultant']).toContain(stage);
        }
      }
      const { rows } = await database.owner.query<{ twice: number; lost: number }>(
        `select (select count(*)::int from (select from leads.lead where outcome = 'open'
             group by customer_id, store_id having count(*) > 1) d) as twice,
           $1 - (select count(*)::int from leads.touch where external_id is not null) as lost`,
        [answered.size],
      );
      expect(rows).toEqual([{ twice: 0, lost: 0 }]);
    }),
    { numRuns: 12 },
  );
}, 120_000);
