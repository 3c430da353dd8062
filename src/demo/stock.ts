import { addDays, dayIn } from '../kernel/period.ts';
import { claimRebate, endRebate } from '../modules/sales/stock/rebate.actions.ts';
import { enterVehicle, expectVehicle } from '../modules/sales/stock/stock.actions.ts';
import { vinCheckDigit } from '../modules/sales/stock/vin.rules.ts';
import type { Ctx } from '../platform/db.ts';
import { everyStore } from './demo.queries.ts';
import { randomFor } from './random.ts';
import { demoTrims, type DemoTrim } from './sale.queries.ts';

/** Cars of a store: how long ago they came, or in how many days they are to come. */
const standing = [3, 8, 12, 19, 26, 41, 55, 74, 96, 133];
const coming = [4, 9, 16, 24];

/** Stock of every store (演示库存): cars that stand and cars that come, test cars, and money of the manufacturer. */
export async function demoStock(ctx: Ctx): Promise<void> {
  const day = dayIn(Date.parse(ctx.now));
  const trims = await demoTrims(ctx, day);
  let serial = 0;
  for (const { id: storeId, name } of await everyStore(ctx)) {
    const random = randomFor(20_260_101, `stock of ${name}`);
    const enter = (trim: DemoTrim, over: object) =>
      enterVehicle(ctx, {
        vin: demoVin((serial += 1)),
        storeId,
        trimId: trim.id,
        colour: random.pick(trim.colours.length > 0 ? trim.colours : ['云雾白']),
        use: 'sale',
        plate: '',
        orderedOn: null,
        etaOn: null,
        arrivedOn: null,
        costFen: trim.costFen,
        note: '',
        ...over,
      });
    for (const ago of standing)
      await enter(random.pick(trims), {
        arrivedOn: addDays(day, -ago),
        orderedOn: addDays(day, -ago - 30),
      });
    for (const ahead of coming) {
      const { id } = await enter(random.pick(trims), {
        orderedOn: addDays(day, ahead - 35),
        etaOn: addDays(day, ahead - 5),
      });
      if (ahead % 8 === 0)
        await expectVehicle(ctx, { id, etaOn: addDays(day, ahead), reason: '运力紧张，顺延' });
    }
    await demoRebates(ctx, { storeId, day });
  }
}

async function demoRebates(ctx: Ctx, { storeId, day }: { storeId: string; day: string }) {
  const claim = (name: string, expectedFen: number, [claimed, expected]: [number, number]) =>
    claimRebate(ctx, {
      storeId,
      vehicleId: null,
      name,
      claimedOn: addDays(day, claimed),
      expectedFen,
      expectedOn: addDays(day, expected),
      note: '',
    });
  const got = await claim('上季提车返利', 18_600_000, [-75, -20]);
  await endRebate(ctx, {
    id: got.id,
    receivedFen: 17_950_000,
    receivedOn: addDays(day, -12),
    note: '扣满意度考核',
  });
  await claim('上月零售奖励', 9_200_000, [-24, -3]);
  await claim('新能源专项支持', 6_400_000, [-6, 40]);
}

/** A VIN of nobody’s maker with a true check digit. */
export function demoVin(serial: number): string {
  const vin = `L0YDEM0000D${String(serial).padStart(6, '0')}`;
  return `${vin.slice(0, 8)}${vinCheckDigit(vin)}${vin.slice(9)}`;
}
