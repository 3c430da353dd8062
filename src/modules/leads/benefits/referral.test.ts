import { beforeAll, describe, expect, test } from 'vitest';
import { everyRole, gu, lin, shen, stores, stranger, xu, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { getCustomer, postReferralCode } from '../../customers/customer.schema.ts';
import { getReceipts } from '../allocation/fairness.schema.ts';
import { putSeat } from '../allocation/seat.schema.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getReferrals } from './benefit.schema.ts';

const { as, database } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
const storeId = stores.north;
let [owner, code] = ['', ''];

beforeAll(async () => {
  // Zhou weighs more, so that fairness alone would give nearly everything to him.
  await as(shen)(putSeat, { storeId, role: 'consultant', personId: lin.personId, weight: 1 });
  await as(shen)(putSeat, { storeId, role: 'consultant', personId: zhou.personId, weight: 1000 });
  owner = (await as(lin)(postLead, { storeId, intake: 'desk', phone: '13600000001', mine: true }))
    .body.customerId;
});

describe('A referral code 推荐码', () => {
  test('is made once, by who may change the customer', async () => {
    for (const who of [xu, stranger])
      expect((await as(who)(postReferralCode, { id: owner })).status).toBe(404);
    const both = await Promise.all([
      as(lin)(postReferralCode, { id: owner }),
      as(lin)(postReferralCode, { id: owner }),
    ]);
    code = both[0]!.body.referralCode;
    expect(both[1]!.body.referralCode).toBe(code);
    expect(code).toMatch(/^[A-Z2-9]{8}$/);
    expect((await as(lin)(getCustomer, { id: owner })).body.referralCode).toBe(code);
  });

  test('brings the friend to whoever follows the bringer, in any case, and both are tied', async () => {
    const sent = { storeId, phone: '13600000002', referralCode: ` ${code.toLowerCase()} ` };
    const { leadId, personId } = (await as(gu)(postLead, sent)).body;
    expect(personId).toBe(lin.personId);
    const [receipt] = (await as(lin)(getReceipts, { id: leadId })).body.rows;
    expect(receipt).toMatchObject({ ground: 'referral', isReproduced: true });
    expect((await as(lin)(getReferrals, { id: owner })).body.rows).toMatchObject([{ id: leadId }]);
    for (const who of [zhou, stranger])
      expect((await as(who)(getReferrals, { id: owner })).body.rows).toEqual([]);
  });

  test('an unknown code ties nobody, and nobody brings themselves', async () => {
    await as(gu)(postLead, { storeId, phone: '13600000003', referralCode: 'NOBODY22' });
    await database.owner.query(`update leads.lead set outcome = 'lost' where customer_id = $1`, [
      owner,
    ]);
    await as(gu)(postLead, { storeId, phone: '13600000001', referralCode: code });
    const { rows } = await database.owner.query(
      'select referral_code from leads.lead where referrer_id is not null',
    );
    expect(rows).toHaveLength(1);
  });
});
