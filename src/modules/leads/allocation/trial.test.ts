import { beforeAll, describe, expect, test } from 'vitest';
import { everyRole, gu, lin, shen, stores, stranger, cheng, zhou } from '../../../../test/cast.ts';
import { world } from '../../../../test/world.ts';
import { postLead } from '../intake/intake.schema.ts';
import { getFairness } from './fairness.schema.ts';
import { getSeats, postSeatTrial, putSeat } from './seat.schema.ts';

const { as, clock, database } = await world({ cast: everyRole, now: '2026-11-02T02:00:00.000Z' });
const storeId = stores.north;
const role = 'consultant' as const;
const plain = { dayCap: null, brandIds: [], languages: [], skills: [], licensedUntil: null };
const ask = (weight: number) => ({
  storeId,
  role,
  seats: [
    { ...plain, personId: lin.personId, weight },
    { ...plain, personId: zhou.personId, weight: 100 },
  ],
});

beforeAll(async () => {
  for (const { personId } of [lin, zhou]) await as(shen)(putSeat, { storeId, role, personId });
  for (let n = 0; n < 12; n++)
    await as(gu)(postLead, { storeId, phone: `138${String(n).padStart(8, '0')}` });
});

describe('A trial of other seats 分配试算', () => {
  test('says what last month would have been, and writes nothing', async () => {
    const count = async () =>
      (await database.owner.query('select count(*) from leads.allocation')).rows[0];
    const before = await count();
    const { body } = await as(shen)(postSeatTrial, ask(200));
    expect(body).toMatchObject({ leads: 12, undealt: 0, isCut: false });
    const of = (personId: string) => body.rows.find((row) => row.personId === personId)!;
    expect(of(lin.personId)).toMatchObject({ before: 6, after: 8 });
    expect(of(zhou.personId)).toMatchObject({ before: 6, after: 4 });
    expect(await count()).toEqual(before);
  });

  test('for managers of the store alone', async () => {
    expect((await as(lin)(postSeatTrial, ask(100))).status).toBe(403);
    expect((await as(cheng)(postSeatTrial, ask(100))).body.code).toBe('lead.store_out_of_reach');
    const { body } = await as(stranger)(postSeatTrial, ask(100));
    expect(body).toMatchObject({ leads: 0, rows: [{ personName: '' }, { personName: '' }] });
  });
});

describe('The licence to take leads 接单资格', () => {
  test('run out, the seat gets nothing from the next day on, and says why', async () => {
    await as(shen)(putSeat, { storeId, role, personId: lin.personId, licensedUntil: '2026-11-02' });
    clock.now = '2026-11-03T02:00:00.000Z';
    const [seat] = (await as(lin)(getSeats, { storeId })).body.rows.filter(
      ({ personId }) => personId === lin.personId,
    );
    expect(seat).toMatchObject({ bar: 'licence', licensedUntil: '2026-11-02' });
    for (let n = 0; n < 3; n++)
      expect(
        (await as(gu)(postLead, { storeId, phone: `139${String(n).padStart(8, '0')}` })).body
          .personId,
      ).toBe(zhou.personId);
  });
});

describe('Fairness by value 按期望值', () => {
  test('is open to the store, and adds up to what was dealt', async () => {
    const { body } = await as(lin)(getFairness, {
      storeId,
      role,
      from: '2026-11-01',
      to: '2026-11-03',
    });
    const total = (key: 'expectedValue' | 'receivedValue') =>
      body.rows.reduce((sum, row) => sum + row[key], 0);
    expect(total('receivedValue')).toBe(15 * 480);
    expect(total('expectedValue')).toBeCloseTo(15 * 480);
    expect(body.jainByValue).toBeGreaterThan(0.9);
  });
});
