import type { z } from 'zod';
import { reaches } from '../../../kernel/actor.ts';
import { firstDay, lastDay, monthOf, type Day } from '../../../kernel/period.ts';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { whisper } from '../../../platform/outbox.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { todayOf } from '../../people/index.ts';
import { promisedCarMoved } from '../contract/contract.notices.ts';
import { stockFactorSetting } from '../money.settings.ts';
import { promisedTo, waitingByTrim } from './allocation.queries.ts';
import { withInterest } from './stock-list.queries.ts';
import * as queries from './stock.queries.ts';
import * as no from './stock.refusals.ts';
import { stockFactor } from './stock.rules.ts';
import type { postEta, postVehicle, postVehicleUse } from './stock.schema.ts';
import { isVin, plainVin, vinWarning } from './vin.rules.ts';

/** One car with its history (车辆档案). */
export async function readVehicle(ctx: Ctx, { id }: { id: string }) {
  const found = await queries
    .withStockColumns(queries.visibleVehicles(ctx), ctx)
    .where('vehicle.id', '=', id)
    .executeTakeFirst();
  if (!found) throw no.noSuchVehicle();
  const [shown] = await withInterest(ctx, [found]);
  const waiting = await waitingByTrim(ctx, [found.trimId]);
  return {
    ...found,
    interestFen: shown!.interestFen,
    slices: shown!.slices,
    warning: vinWarning(found.vin),
    waiting: waiting.get(found.trimId) ?? 0,
    ...(await queries.historyOf(ctx, id)),
  };
}

/** Enters a car by its VIN (车辆入库登记): each VIN once in the group; a wrong check digit is told, not refused. */
export async function enterVehicle(ctx: Ctx, input: z.output<typeof postVehicle.input>) {
  const vin = plainVin(input.vin);
  if (!isVin(vin)) throw no.notAVin();
  await mustEditStore(ctx, input.storeId);
  if (!(await queries.isTrim(ctx, input.trimId))) throw no.noSuchTrim();
  if (input.arrivedOn && input.arrivedOn > (await todayOf(ctx))) throw no.arrivedLater();
  const id = await queries.insertVehicle(ctx, { ...input, vin });
  if (!id) throw no.vinKnown();
  if (input.etaOn)
    await queries.noteEta(ctx, { vehicleId: id, wasOn: null, etaOn: input.etaOn, reason: '' });
  await told(ctx, 'entered', { id, after: { vin, storeId: input.storeId, trimId: input.trimId } });
  return { id, warning: vinWarning(vin) };
}

async function mustEditStore(ctx: Ctx, storeId: string): Promise<void> {
  if (!(await queries.isOpenStore(ctx, storeId))) throw no.noSuchStore();
  if (!reaches(ctx.actor, 'stock', 'edit', { storeId })) throw no.notReached();
}

async function carToChange(ctx: Ctx, id: string): Promise<queries.LockedVehicle> {
  const vehicle = await queries.lockVehicle(ctx, 'edit', id);
  if (!vehicle) throw no.noSuchVehicle();
  if (vehicle.state === 'delivered' || vehicle.state === 'gone') throw no.notHere();
  return vehicle;
}

/** Another day on which a car is expected (改到货预期), with the reason; what was said before is kept. */
export async function expectVehicle(
  ctx: Ctx,
  { id, etaOn, reason }: z.output<typeof postEta.input>,
) {
  const vehicle = await carToChange(ctx, id);
  if (vehicle.state !== 'in_transit') throw no.notInTransit();
  await queries.changeVehicle(ctx, id, { etaOn });
  await queries.noteEta(ctx, { vehicleId: id, wasOn: vehicle.etaOn, etaOn, reason });
  await tellHolder(ctx, { vehicleId: id, etaOn, reason });
  await told(ctx, 'expected', { id, before: { etaOn: vehicle.etaOn }, after: { etaOn, reason } });
  return { id };
}

/** Whose customer waits for the car hears that it comes on another day. */
async function tellHolder(
  ctx: Ctx,
  { vehicleId, etaOn, reason }: { vehicleId: string; etaOn: Day | null; reason: string },
): Promise<void> {
  const holder = await promisedTo(ctx, vehicleId);
  if (!holder?.personId) return;
  await notify(ctx, {
    kind: promisedCarMoved,
    to: [holder.personId],
    key: `${vehicleId} ${ctx.now}`,
    params: { number: holder.number, day: etaOn, reason },
    link: `/deals/${holder.dealId}`,
  });
}

/** The car is here (到店入库). */
export async function receiveVehicle(
  ctx: Ctx,
  { id, arrivedOn }: { id: string; arrivedOn?: string | undefined },
) {
  const vehicle = await carToChange(ctx, id);
  if (vehicle.state !== 'in_transit') throw no.notInTransit();
  const today = await todayOf(ctx);
  const day = arrivedOn ?? today;
  if (day > today) throw no.arrivedLater();
  await queries.changeVehicle(ctx, id, { state: 'in_stock', arrivedOn: day });
  await told(ctx, 'arrived', { id, after: { arrivedOn: day } });
  return { id };
}

/** Takes a car for test drives or back for sale (转试驾车); never one that is promised. */
export async function useVehicle(
  ctx: Ctx,
  { id, use, plate }: z.output<typeof postVehicleUse.input>,
) {
  const vehicle = await carToChange(ctx, id);
  if (await promisedTo(ctx, id)) throw no.promisedAway();
  await queries.changeVehicle(ctx, id, { use, plate: plate || vehicle.plate });
  await told(ctx, 'used', { id, before: { use: vehicle.use }, after: { use, plate } });
  return { id };
}

/** Moves a car that is promised to nobody to another store (调拨). */
export async function transferVehicle(ctx: Ctx, { id, storeId }: { id: string; storeId: string }) {
  const vehicle = await carToChange(ctx, id);
  if (await promisedTo(ctx, id)) throw no.promisedAway();
  await mustEditStore(ctx, storeId);
  await queries.changeVehicle(ctx, id, { storeId });
  await told(ctx, 'moved', { id, before: { storeId: vehicle.storeId }, after: { storeId } });
  return { id };
}

type Told = { id: string; before?: object; after: object };

async function told(ctx: Ctx, verb: string, { id, ...change }: Told): Promise<void> {
  await audit(ctx, {
    action: `vehicle.${verb}`,
    resource: 'stock',
    recordId: id,
    ...change,
  });
  await whisper(ctx, 'stock', id);
}

/** Stock factor of a month by store (库存系数), until today in the month under way. */
export async function readStockFactor(ctx: Ctx, { month }: { month?: string | undefined }) {
  const today = await todayOf(ctx);
  const asked = month ?? monthOf(today);
  const end = lastDay(asked);
  const to: Day = end < today ? end : today;
  const rows = await queries.stockAndSales(ctx, { from: firstDay(asked), to });
  const limits = await Promise.all(
    rows.map(({ storeId }) => settingOn(ctx, stockFactorSetting, { day: to, storeId })),
  );
  return {
    month: asked,
    rows: rows.map((row, i) => {
      const { normal, warning } = limits[i]!.rows[0]!;
      return { ...row, ...stockFactor(row, { normal, warning }), warningTenths: warning };
    }),
  };
}
