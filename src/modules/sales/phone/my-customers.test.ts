import { describe, expect, test } from 'vitest';
import { everyRole, lin, stores, stranger, tang, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { postLead } from '../../leads/intake/intake.schema.ts';
import { postDeal } from '../deal-open.schema.ts';
import { getMyCustomers } from './my-customers.schema.ts';

const { as, database } = await world({ cast: everyRole });
let n = 0;
const aLead = async (who = lin) => {
  const phone = `135${String((n += 1)).padStart(8, '0')}`;
  return (
    await as(who)(postLead, {
      storeId: stores.north,
      intake: 'desk',
      phone,
      name: `客人${n}`,
      mine: true,
    })
  ).body;
};
const mine = async (who = lin) => (await as(who)(getMyCustomers, {})).body;

describe('Whom I follow 我的客户', () => {
  test('a lead and its deal are one line; the next to contact comes first', async () => {
    const [late, soon, dealt] = [await aLead(), await aLead(), await aLead()];
    const deal = (await as(lin)(postDeal, { leadId: dealt.leadId })).body;
    const due = async (id: string, at: string) =>
      database.owner.query('update leads.lead set next_at = $2 where id = $1', [id, at]);
    await due(late.leadId, '2026-11-20T02:00:00Z');
    await due(soon.leadId, '2026-11-24T02:00:00Z');
    await due(dealt.leadId, '2026-11-25T02:00:00Z');
    const { rows } = await mine();
    expect(rows.map(({ leadId }: { leadId: string | null }) => leadId)).toEqual([
      late.leadId,
      soon.leadId,
      dealt.leadId,
    ]);
    expect(rows[2]).toMatchObject({
      dealId: deal.id,
      dealNumber: deal.number,
      phone: '135****0003',
    });
  });

  test('a deal whose lead ended stays, after those with a date', async () => {
    const { leadId } = await aLead(zhou);
    const { id } = (await as(zhou)(postDeal, { leadId })).body;
    await database.owner.query(`update leads.lead set outcome = 'lost' where id = $1`, [leadId]);
    await aLead(zhou);
    const { rows } = await mine(zhou);
    expect(rows).toMatchObject([{ dealId: null }, { leadId: null, dealId: id }]);
  });

  test('nobody sees another’s; who only reads leads follows nobody', async () => {
    await aLead();
    expect((await mine(stranger)).rows).toEqual([]);
    expect((await mine(tang)).rows).toEqual([]);
  });
});
