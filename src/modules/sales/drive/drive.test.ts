import { beforeAll, describe, expect, test } from 'vitest';
import {
  bai,
  everyRole,
  lin,
  ours,
  shen,
  stores,
  stranger,
  tang,
  xu,
  zhou,
} from '../../../../test/cast.ts';
import { aModel, aTrim, world } from '../../../../test/world.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import { getKpis } from '../../kpi/kpi.schema.ts';
import { postLead } from '../../leads/intake/intake.schema.ts';
import { postDeal } from '../deal-open.schema.ts';
import * as figures from './drive-route.schema.ts';
import * as drive from './drive.schema.ts';

// Monday, ten in the morning at the store.
const { as, clock, database, inside } = await world({
  cast: everyRole,
  now: '2026-11-02T02:00:00.000Z',
});
const storeId = stores.north;
const at = (hour: number, day = 3) =>
  new Date(Date.UTC(2026, 10, day) + (hour - 8) * 3_600_000).toISOString();
const drawing = `M10.0 20.0${Array.from({ length: 12 }, (_, i) => `L${i}.5 ${i}.0`).join('')}`;
const cars: string[] = [];
let routeId = '';
let n = 0;

beforeAll(async () => {
  await inside(ours.tenantId, async (ctx) => {
    const { modelId } = await aModel(ctx);
    const trimId = await aTrim(ctx, modelId);
    for (const [i, place] of [storeId, storeId, stores.lake].entries()) {
      const id = uuidV7();
      cars.push(id);
      await ctx.db
        .insertInto('sales.vehicle')
        .values({
          tenantId: ours.tenantId,
          id,
          vin: `LFV2A21K0N000000${i}`,
          storeId: place,
          trimId,
          use: 'drive',
          state: 'in_stock',
          plate: `江A·D102${i}`,
          madeAt: ctx.now,
        })
        .execute();
    }
  });
  const route = { storeId, name: '滨江快速路', lengthHm: 82, minutes: 20 };
  const conditions = ['city', 'highway'] as const;
  const made = await as(shen)(figures.postDriveRoute, { ...route, conditions: [...conditions] });
  routeId = made.body.id;
});

const aDeal = async (who = lin) => {
  const phone = `135${String((n += 1)).padStart(8, '0')}`;
  const lead = { intake: 'desk' as const, phone, name: `客人${n}`, mine: true };
  const { leadId } = (await as(who)(postLead, { ...lead, storeId: who.storeId! })).body;
  return (await as(who)(postDeal, { leadId })).body.id;
};
const book = async (more: object = {}, who = lin) =>
  as(who)(drive.postDrive, {
    vehicleId: cars[0]!,
    fromAt: at(10),
    dealId: await aDeal(who),
    ...more,
  });
const licence = { tail: '204X', class: 'C1', until: '2030-01-01', seen: true } as const;
const agree = async (id: string) => {
  await as(lin)(drive.putDriveLicence, { id, ...licence });
  await as(lin)(drive.postDriveAgreement, { id, signer: '王先生', drawing });
};

describe('The calendar of test cars 试驾日历', () => {
  test('of many who book the same car at the same time one gets it, the others are told until when', async () => {
    const deals = [await aDeal(lin), await aDeal(zhou), await aDeal(shen)];
    const replies = await Promise.all(
      [lin, zhou, shen].map((who, i) => book({ fromAt: at(14), dealId: deals[i] }, who)),
    );
    expect(replies.map(({ status }) => String(status)).sort()).toEqual(['200', '409', '409']);
    for (const { body } of replies.filter(({ status }) => status === 409))
      expect(body).toMatchObject({ code: 'drive.taken_car', details: { until: at(15) } });
    expect((await book({ fromAt: at(14.5) }, shen)).body.code).toBe('drive.taken_car');
    expect((await book({ fromAt: at(15) }, shen)).status).toBe(200);
  });

  test('nobody rides along twice at once, but may lend a car out meanwhile', async () => {
    expect((await book({ fromAt: at(9, 4) })).status).toBe(200);
    const second = await book({ fromAt: at(9.5, 4), vehicleId: cars[1] });
    expect(second.body).toMatchObject({
      code: 'drive.taken_person',
      details: { until: at(10, 4) },
    });
    expect((await book({ fromAt: at(9.5, 4), vehicleId: cars[1], kind: 'day' })).status).toBe(200);
    expect((await book({ fromAt: at(9, 5), vehicleId: cars[1] }, zhou)).body.details).toEqual({
      until: at(9.5, 5),
    });
  });

  test('a drive that is called off or moved frees its time; a taken one stays where it is', async () => {
    const { id } = (await book({ fromAt: at(10, 6) })).body;
    await book({ fromAt: at(12, 6) }, zhou);
    expect((await as(lin)(drive.postDriveMove, { id, fromAt: at(12, 6) })).body.code).toBe(
      'drive.taken_car',
    );
    expect((await as(lin)(drive.getDrive, { id })).body.state).toBe('booked');
    const moved = await as(lin)(drive.postDriveMove, { id, fromAt: at(16, 6) });
    expect((await book({ fromAt: at(10, 6) }, zhou)).status).toBe(200);
    const end = { id: moved.body.id, state: 'cancelled', reason: '客户出差' } as const;
    await as(lin)(drive.postDriveEnd, end);
    expect((await as(lin)(drive.postDriveEnd, end)).body.code).toBe('drive.over');
    expect((await book({ fromAt: at(16, 6) }, zhou)).status).toBe(200);
  });

  test('colleagues see that a car is taken, not by whom', async () => {
    const { id } = (await book({ fromAt: at(10, 9) })).body;
    const rows = async (who: typeof lin) =>
      (await as(who)(drive.getDrives, { storeId, from: '2026-11-09', days: 1 })).body.rows;
    expect(await rows(lin)).toMatchObject([{ id, isReached: true, customerName: `客人${n}` }]);
    expect(await rows(zhou)).toMatchObject([{ id, isReached: false, customerName: null }]);
  });

  test('is refused in the past, for cars that are for sale or elsewhere, and for nobody', async () => {
    expect((await book({ fromAt: at(9, 1) })).body.code).toBe('drive.in_past');
    expect((await book({ vehicleId: cars[2] })).body.code).toBe('drive.unknown_person');
    expect((await book({ vehicleId: routeId })).body.code).toBe('drive.unknown_car');
    expect((await book({ dealId: null })).body.code).toBe('drive.nobody');
    expect((await book({ personId: zhou.personId })).body.code).toBe('drive.unknown_person');
  });
});

describe('A test drive 试驾', () => {
  test('goes from the licence over the signature and the three steps to a fact', async () => {
    const dealId = await aDeal();
    const { id } = (await book({ fromAt: at(11, 10), dealId })).body;
    clock.now = at(11, 10);
    const start = () => as(lin)(drive.postDriveStart, { id, startKm: 1200, routeId });
    expect((await start()).body.details).toMatchObject({ parts: ['licence', 'agreement'] });
    expect(
      (await as(lin)(drive.postDriveAgreement, { id, signer: '王先生', drawing })).body.code,
    ).toBe('drive.not_ready');
    expect(
      (await as(lin)(drive.putDriveLicence, { id, ...licence, until: '2026-11-09' })).body.code,
    ).toBe('drive.licence_expired');
    await agree(id);
    expect((await as(lin)(drive.putDriveLicence, { id, ...licence })).body.code).toBe(
      'drive.agreed',
    );
    expect((await as(lin)(drive.postDriveStart, { id, startKm: 1200 })).body.details).toMatchObject(
      {
        parts: ['route'],
      },
    );
    expect((await start()).status).toBe(200);
    clock.now = at(11.5, 10);
    const back = (endKm = 1208) => as(lin)(drive.postDriveReturn, { id, endKm });
    expect((await back(1199)).body.code).toBe('drive.km_backwards');
    expect((await back()).body.details).toMatchObject({ parts: ['static', 'demo', 'customer'] });
    await as(lin)(drive.putDriveSteps, { id, static: true, demo: true, customer: true });
    expect((await back()).status).toBe(200);
    expect((await back()).body.code).toBe('drive.not_out');
    await as(lin)(drive.putDriveFeedback, { id, score: 5, said: '底盘扎实', liked: ['ride'] });
    expect((await as(lin)(drive.getDrive, { id })).body).toMatchObject({
      state: 'done',
      licenceByName: '林知夏',
      licenceTail: '204X',
      routeName: '滨江快速路',
      toAt: clock.now, // early: the car is free again
      score: 5,
      liked: ['ride'],
      lastKm: 1208,
      signatures: [{ role: 'customer', signer: '王先生', witnessName: '林知夏' }],
    });
    const { rows } = await database.owner.query(
      'select kind, quantity from platform.fact where subject_id = $1',
      [id],
    );
    expect(rows).toEqual([{ kind: 24, quantity: 1 }]);
    expect((await as(lin)(drive.getDealDrives, { id: dealId })).body.rows).toHaveLength(1);
    clock.now = '2026-11-02T02:00:00.000Z';
  });

  test('a loan that is late is shown as late, keeps the car, and is checked at its return', async () => {
    clock.now = at(9, 11);
    const { id } = (await book({ kind: 'day', fromAt: clock.now, vehicleId: cars[1] })).body;
    await agree(id);
    await as(lin)(drive.postDriveStart, { id, startKm: 5000 });
    const next = (await book({ fromAt: at(10, 12), vehicleId: cars[1] }, zhou)).body.id;
    clock.now = at(10, 12);
    const look = { storeId, from: '2026-11-13', days: 1 };
    expect((await as(zhou)(drive.getDrives, look)).body.rows).toMatchObject([
      { id, state: 'out', lateMinutes: 60 },
    ]);
    await as(zhou)(drive.putDriveLicence, { id: next, ...licence });
    await as(zhou)(drive.postDriveAgreement, { id: next, signer: '李', drawing });
    const start = await as(zhou)(drive.postDriveStart, { id: next, startKm: 5100, routeId });
    expect(start.body).toMatchObject({ code: 'drive.car_out', details: { until: at(9, 12) } });
    const back = { id, endKm: 5210, chargePercent: 40 };
    expect((await as(lin)(drive.postDriveReturn, back)).body.details).toMatchObject({
      parts: ['return_check'],
    });
    const checked = { ...back, isDamaged: true, note: '右后轮毂剐蹭' };
    await as(lin)(drive.postDriveReturn, checked);
    expect((await as(lin)(drive.getDrive, { id })).body).toMatchObject({
      isDamaged: true,
      lateMinutes: 60,
      chargePercent: 40,
    });
    clock.now = '2026-11-02T02:00:00.000Z';
  });

  test('its effect on orders is told beside deals without one, by car and by route', async () => {
    const period = { from: '2026-11-01', to: '2026-11-30', storeId };
    const told = (await as(shen)(figures.getDriveFigures, period)).body;
    expect(told.withDrive).toEqual({ deals: 2, orders: 0 });
    expect(told.without.deals).toBeGreaterThan(3);
    expect(told.routes).toEqual([
      { name: '滨江快速路', drives: 1, deals: 1, orders: 0, scoreTenths: 50 },
    ]);
    expect((await as(stranger)(figures.getDriveFigures, period)).body.withDrive.deals).toBe(0);
    const november = { from: '2026-11-01', to: '2026-11-30' };
    expect((await as(shen)(getKpis, november as never)).status).toBeLessThan(500);
  });
});

describe('Routes 试驾路线', () => {
  test('are kept by who runs the stock; names are told apart', async () => {
    const route = {
      storeId,
      name: '滨江快速路',
      lengthHm: 60,
      minutes: 15,
      conditions: ['city' as const],
    };
    expect((await as(shen)(figures.postDriveRoute, route)).body.code).toBe('drive.route_twice');
    const made = await as(shen)(figures.postDriveRoute, { ...route, name: '老城' });
    const { id } = made.body;
    const { storeId: _, ...fields } = route;
    expect((await as(shen)(figures.putDriveRoute, { id, ...fields })).body.code).toBe(
      'drive.route_twice',
    );
    await as(shen)(figures.putDriveRoute, { id, ...fields, name: '老城窄路', isClosed: true });
    const seen = (await as(lin)(drive.getDrives, { storeId, from: '2026-11-20' })).body.routes;
    expect(seen.map(({ name }) => name)).toEqual(['滨江快速路']);
    expect((await as(lin)(figures.postDriveRoute, { ...route, name: '山路' })).status).toBe(403);
    expect((await as(stranger)(figures.putDriveRoute, { id, ...fields })).body.code).toBe(
      'drive.unknown_route',
    );
    expect((await as(xu)(figures.getDriveRoutes, { storeId })).status).toBe(403);
    expect((await as(shen)(figures.getDriveRoutes, { storeId })).body.rows).toHaveLength(2);
  });
});

test('who may not: other consultants, other stores, other groups, who only reads', async () => {
  const { id } = (await book({ fromAt: at(10, 16) })).body;
  for (const [who, status] of [
    [zhou, 404],
    [xu, 404],
    [stranger, 404],
    [bai, 403],
    [tang, 403],
  ] as const) {
    const ask = as(who);
    for (const reply of [
      await ask(drive.postDriveMove, { id, fromAt: at(11, 16) }),
      await ask(drive.postDriveEnd, { id, state: 'missed' }),
      await ask(drive.putDriveLicence, { id, ...licence }),
      await ask(drive.postDriveAgreement, { id, signer: 'x', drawing }),
      await ask(drive.putDriveSteps, { id, static: true, demo: true, customer: true }),
      await ask(drive.postDriveStart, { id, startKm: 1 }),
      await ask(drive.postDriveReturn, { id, endKm: 2 }),
      await ask(drive.putDriveFeedback, { id, score: 1 }),
    ])
      expect(reply.status).toBe(status);
  }
  for (const who of [zhou, xu, stranger])
    expect((await as(who)(drive.getDrive, { id })).status).toBe(404);
  for (const who of [xu, stranger]) {
    expect((await as(who)(drive.getDrives, { storeId, from: '2026-11-16' })).status).toBe(403);
    expect((await as(who)(drive.getDriveCars, { storeId })).status).toBe(403);
  }
  expect((await as(lin)(drive.getDriveCars, { storeId })).body.rows).toHaveLength(2);
  expect((await as(shen)(drive.getDrive, { id })).body.state).toBe('booked');
});
