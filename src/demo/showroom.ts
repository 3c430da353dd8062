import type { Actor } from '../kernel/actor.ts';
import { addDays, dayIn } from '../kernel/period.ts';
import { Refusal } from '../kernel/refusal.ts';
import { uuidV7 } from '../kernel/uuid.ts';
import { openDeal } from '../modules/sales/deal-open.actions.ts';
import * as out from '../modules/sales/drive/drive-out.actions.ts';
import { addRoute } from '../modules/sales/drive/drive-route.actions.ts';
import { bookDrive } from '../modules/sales/drive/drive.actions.ts';
import {
  bringSpecialist,
  moveStep,
  tickItem,
  showSteps,
} from '../modules/sales/step/step.actions.ts';
import { vinCheckDigit } from '../modules/sales/stock/vin.rules.ts';
import { leaveVisit } from '../modules/sales/visit/visit-end.actions.ts';
import { enterVisit } from '../modules/sales/visit/visit.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { everyStore, modelIds } from './demo.queries.ts';
import { demoStores } from './group.ts';
import { ownBrand, ownModels } from './models.ts';
import { demoStaff } from './staff.ts';

const minute = 60_000;
const routes = [
  { name: '城区环线', lengthHm: 45, minutes: 15, conditions: ['city', 'turning', 'parking'] },
  { name: '江堤弯坡', lengthHm: 92, minutes: 20, conditions: ['bends', 'slope', 'rough'] },
  { name: '绕城快速', lengthHm: 168, minutes: 25, conditions: ['city', 'highway'] },
] as const;

/**
 * The showroom at work (展厅): test cars and routes of every store, today's parties, and deals of the demo's consultant
 * on their way, one with a drive done, one with a car that is late.
 */
export async function demoShowroom(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const stores = new Map((await everyStore(ctx)).map(({ id, name }) => [name, id]));
  const trims = await trimsToDrive(ctx);
  const cars = new Map<string, string[]>();
  for (const [i, { name }] of demoStores.entries()) {
    const storeId = stores.get(name)!;
    for (const route of routes)
      await addRoute(ctx, { ...route, conditions: [...route.conditions], storeId, note: '' });
    cars.set(storeId, await testCars(ctx, { storeId, trims, serial: i * 10 }));
  }
  const [consultant] = demoStaff.filter(({ role }) => role === 'consultant');
  const storeId = stores.get(consultant!.store)!;
  const as: Actor = { ...ctx.actor, personId: people.get(consultant!.name)!, storeId };
  await today({ ...ctx, actor: as }, storeId);
  const specialist = demoStaff.find(
    ({ role, store }) => role === 'fni_specialist' && store === consultant!.store,
  );
  const [first, second] = cars.get(storeId)!;
  await sell(
    { ...ctx, actor: as },
    { cars: [first!, second!], fni: people.get(specialist!.name)! },
  );
}

/** One trim of each of the first models: what the catalogue has, or one of our own making. */
async function trimsToDrive(ctx: Ctx): Promise<string[]> {
  const { db, actor } = ctx;
  const models = await modelIds(ctx, ownBrand);
  const ids: string[] = [];
  for (const { name } of ownModels.slice(0, 2)) {
    const modelId = models.get(name)!;
    const known = await db
      .selectFrom('catalog.trim')
      .select('id')
      .where('tenantId', '=', actor.tenantId)
      .where('modelId', '=', modelId)
      .orderBy('name')
      .limit(1)
      .executeTakeFirst();
    const id = known?.id ?? uuidV7();
    if (!known)
      await db
        .insertInto('catalog.trim')
        .values({ tenantId: actor.tenantId, id, modelId, name: '试驾版', colours: ['珠光白'] })
        .execute();
    ids.push(id);
  }
  return ids;
}

type Cars = { storeId: string; trims: readonly string[]; serial: number };

async function testCars(ctx: Ctx, { storeId, trims, serial }: Cars): Promise<string[]> {
  const { tenantId } = ctx.actor;
  const cars = trims.map((trimId, i) => ({
    tenantId,
    id: uuidV7(),
    vin: vinOf(700_100 + serial + i),
    storeId,
    trimId,
    use: 'drive',
    state: 'in_stock',
    colour: '珠光白',
    plate: `江A·S${String(1024 + serial + i)}`,
    arrivedOn: addDays(dayIn(Date.parse(ctx.now)), -60),
    madeAt: ctx.now,
  }));
  await ctx.db.insertInto('sales.vehicle').values(cars).execute();
  return cars.map(({ id }) => id);
}

/** A number that no car has, with the right check digit. */
function vinOf(serial: number): string {
  const [head, tail] = ['LFVDEM00', `N0${serial}`];
  return `${head}${vinCheckDigit(`${head}0${tail}`)}${tail}`;
}

const before = (ctx: Ctx, minutes: number): Ctx => ({
  ...ctx,
  now: new Date(Date.parse(ctx.now) - minutes * minute).toISOString(),
});

/** Parties of the last hours: two have left, three are here. */
async function today(ctx: Ctx, storeId: string): Promise<void> {
  const host = ctx.actor.personId;
  const parties = [
    { ago: 190, kind: 'first', party: 2, name: '黄先生', hostId: host, leaves: 130 },
    { ago: 150, kind: 'returning', party: 3, name: '周女士', plate: '江A·6K219', leaves: 85 },
    { ago: 48, kind: 'first', party: 2, name: '吴先生', hostId: host },
    { ago: 17, kind: 'returning', party: 1, name: '', plate: '江B·D0837' },
    { ago: 4, kind: 'first', party: 4, name: '' },
  ] as const;
  for (const { ago, leaves, ...party } of parties.map((one) => ({ leaves: null, ...one }))) {
    const entry = { plate: '', note: '', leadId: null, hostId: null, ...party, storeId };
    const { id } = await enterVisit(before(ctx, ago), entry);
    if (leaves !== null) await leaveVisit(before(ctx, leaves), { id, note: '' });
  }
}

const licence = { tail: '318X', class: 'C1', until: '2031-06-30', seen: true } as const;
const drawing = `M90.0 110.0${Array.from({ length: 40 }, (_, i) => `L${90 + i * 10}.0 ${100 + Math.round(40 * Math.sin(i / 2))}.0`).join('')}`;

type Selling = { cars: readonly [string, string]; fni: string };

/** Three deals: one after its drive, one whose loaned car is late, one with a drive tomorrow. */
async function sell(ctx: Ctx, { cars, fni }: Selling): Promise<void> {
  const leads = await ctx.db
    .selectFrom('leads.lead')
    .select('id')
    .where('tenantId', '=', ctx.actor.tenantId)
    .where('ownerId', '=', ctx.actor.personId)
    .where('outcome', '=', 'open')
    .where('intake', '<>', 'import')
    .where('customerId', 'is not', null)
    .orderBy('receivedAt')
    .limit(20)
    .execute();
  const begun = before(ctx, 30 * 60);
  const deals: string[] = [];
  for (const { id } of leads)
    try {
      const { id: dealId, isNew } = await openDeal(begun, { leadId: id, modelId: null });
      if (isNew) deals.push(dealId); // one that is sold already has a story of its own
      if (deals.length === 3) break;
    } catch (error) {
      // Somebody else sells to them already.
      if (!(error instanceof Refusal)) throw error;
    }
  const [driven, late, next] = deals;
  if (driven) await drivenDeal(begun, driven, { vehicleId: cars[0], fni });
  if (late) await lateLoan(begun, late, cars[1]);
  const tomorrow = `${addDays(dayIn(Date.parse(ctx.now)), 1)}T10:00:00+08:00`;
  if (next) await book(ctx, next, { vehicleId: cars[0], kind: 'test', fromAt: tomorrow });
}

type Booked = { vehicleId: string; kind: 'test' | 'day'; fromAt: string };
const book = (ctx: Ctx, dealId: string, booked: Booked) =>
  bookDrive(ctx, { ...booked, dealId, leadId: null, personId: null, note: '' });

async function drivenDeal(
  ctx: Ctx,
  id: string,
  { vehicleId, fni }: { vehicleId: string; fni: string },
) {
  const later = (minutes: number) => before(ctx, -minutes);
  for (const item of (await showSteps(ctx, { id })).steps[0]!.items)
    await tickItem(later(5), { id, step: 'reception', item: item.zh, isDone: true });
  await moveStep(later(12), { id, from: 'reception', to: 'needs', reason: '' });
  const specialist = { id, personId: fni, note: '' } as const;
  await bringSpecialist(later(20), { ...specialist, step: 'needs', field: 'finance' });
  const reason = '客户上周已在展厅看过车，直接试驾';
  await moveStep(later(30), { id, from: 'needs', to: 'test_drive', reason });
  const at = later(35);
  const drive = await book(at, id, { vehicleId, kind: 'test', fromAt: at.now });
  await handOver(at, drive.id, { startKm: 3120, route: true });
  await out.tickSteps(at, { id: drive.id, static: true, demo: true, customer: true });
  const back = { id: drive.id, endKm: 3129, isDamaged: null, chargePercent: null, note: '' };
  await out.returnDrive(later(70), back);
  const said = '转弯很稳，后排比原来的车宽';
  await out.noteFeedback(later(74), {
    ...{ id: drive.id, score: 5, said },
    liked: ['handling', 'space'],
    disliked: ['range'],
  });
}

async function lateLoan(ctx: Ctx, dealId: string, vehicleId: string): Promise<void> {
  const drive = await book(ctx, dealId, { vehicleId, kind: 'day', fromAt: ctx.now });
  await handOver(ctx, drive.id, { startKm: 5870, route: false });
}

async function handOver(
  ctx: Ctx,
  id: string,
  { startKm, route }: { startKm: number; route: boolean },
): Promise<void> {
  await out.checkLicence(ctx, { id, ...licence });
  await out.signAgreement(ctx, { id, signer: '客户本人', drawing, device: 'demo' });
  const found = route
    ? await ctx.db
        .selectFrom('sales.driveRoute as route')
        .innerJoin('sales.drive as drive', (join) =>
          join
            .onRef('drive.tenantId', '=', 'route.tenantId')
            .onRef('drive.storeId', '=', 'route.storeId'),
        )
        .select('route.id')
        .where('route.tenantId', '=', ctx.actor.tenantId)
        .where('drive.id', '=', id)
        .orderBy('route.lengthHm')
        .limit(1)
        .executeTakeFirst()
    : undefined;
  await out.startDrive(ctx, { id, startKm, routeId: found?.id ?? null });
}
