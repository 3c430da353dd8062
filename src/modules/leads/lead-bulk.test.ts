import { beforeAll, describe, expect, test } from 'vitest';
import { everyRole, gu, lin, shen, stores, stranger, cheng, xu, zhou } from '../../../test/cast.ts';
import { world } from '../../../test/world.ts';
import { getReceipts } from './allocation/fairness.schema.ts';
import { getSeats, putSeat } from './allocation/seat.schema.ts';
import { postLead } from './intake/intake.schema.ts';
import { getLead, leadList } from './lead.schema.ts';

const { as, database } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
const { bulk, bulkTrial, undo } = leadList.contracts;
const storeId = stores.north;
const toZhou = { field: 'ownerName', value: zhou.personId };
let n = 0;
const aLead = async () =>
  (
    await as(lin)(postLead, {
      storeId,
      intake: 'desk',
      phone: `136${String((n += 1)).padStart(8, '0')}`,
      mine: true,
    })
  ).body.leadId;
const holderOf = async (id: string) => (await as(gu)(getLead, { id })).body.ownerId;
const levels = async () =>
  (await as(shen)(getSeats, { storeId })).body.rows.map(({ level }) => level);

beforeAll(async () => {
  for (const { personId } of [lin, zhou])
    await as(shen)(putSeat, { storeId, role: 'consultant', personId });
});

describe('Holders of many leads 批量改跟进人', () => {
  test('go with a receipt each and no level moved; over, given up, elsewhere are told', async () => {
    const ids = [await aLead(), await aLead(), await aLead(), await aLead()];
    const [over, givenUp] = ids as [string, string];
    await database.owner.query(`update leads.lead set outcome = 'lost' where id = $1`, [over]);
    await database.owner.query('update leads.lead set given_up_by = $2 where id = $1', [
      givenUp,
      zhou.personId,
    ]);
    const before = await levels();
    const told = {
      changed: 2,
      same: 0,
      skipped: [
        { reason: 'closed', count: 1 },
        { reason: 'gave_up', count: 1 },
      ],
    };
    expect((await as(shen)(bulkTrial, { ids, ...toZhou })).body).toMatchObject(told);
    expect(await holderOf(ids[2]!)).toBe(lin.personId);
    const { body } = await as(shen)(bulk, { ids, ...toZhou });
    expect(body).toMatchObject(told);
    expect(await Promise.all(ids.map(holderOf))).toEqual([
      lin.personId,
      lin.personId,
      zhou.personId,
      zhou.personId,
    ]);
    const [receipt] = (await as(lin)(getReceipts, { id: ids[2]! })).body.rows;
    expect(receipt).toMatchObject({
      ground: 'manual',
      personId: zhou.personId,
      decidedByName: '沈若兰',
    });
    expect(await levels()).toEqual(before);
    expect((await as(shen)(undo, { batchId: body.batchId! })).body.restored).toBe(2);
    expect(await holderOf(ids[2]!)).toBe(lin.personId);
    expect((await as(lin)(getReceipts, { id: ids[2]! })).body.rows).toHaveLength(3);
  });

  test('within the store alone, and only for managers', async () => {
    const ids = [await aLead()];
    const toXu = { field: 'ownerName', value: xu.personId };
    expect((await as(gu)(bulk, { ids, ...toXu })).body.skipped).toEqual([
      { reason: 'other_store', count: 1 },
    ]);
    expect((await as(lin)(bulk, { ids, ...toZhou })).status).toBe(403);
    for (const who of [cheng, stranger])
      expect(
        (await as(who)(bulk, { ids, field: 'ownerName', value: who.personId })).body,
      ).not.toMatchObject({
        changed: 1,
      });
    expect(await holderOf(ids[0]!)).toBe(lin.personId);
  });
});
