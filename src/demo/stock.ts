import { addDays, dayIn } from '../kernel/period.ts';
import { claimRebate, endRebate } from '../modules/sales/stock/rebate.actions.ts';
import { enterVehicle, expectVehicle } from '../modules/sales/stock/stock.actions.ts';
import { vinCheckDigit } from '../modules/sales/stock/vin.rules.ts';
import type { Ctx } from '../platform/db.ts';
import { everyStore } from './demo.queries.ts';
import { randomFor, type Random } from './random.ts';
import { demoTrims, standingCars, type DemoTrim } from './sale.queries.ts';

/** Cars that stand at each store, by what it sells; and in how many days others are to come. */
const standing = new Map([
  ['江北店', 96],
  ['滨湖店', 74],
]);
const fewest = 52;
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
        colour: colourOf(trim, random),
        use: 'sale',
        plate: '',
        orderedOn: null,
        etaOn: null,
        arrivedOn: null,
        costFen: trim.costFen,
        note: '',
        ...over,
      });
    const cars = Array.from({ length: standing.get(name) ?? fewest }, () => {
      const trim = random.pick(trims);
      const ago = Math.floor(random.next() ** 2 * 130) + 1;
      return {
        vin: demoVin((serial += 1)),
        storeId,
        trimId: trim.id,
        colour: colourOf(trim, random),
        arrivedOn: addDays(day, -ago),
        orderedOn: addDays(day, -ago - 30),
        costFen: trim.costFen,
      };
    });
    await standingCars(ctx, cars);
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

/** One of the trim’s colours; white where the catalogue names none. */
export const colourOf = ({ colours }: DemoTrim, random: Random): string =>
  random.pick(colours.length > 0 ? colours : ['云雾白']);

/** A VIN of nobody’s maker with a true check digit. */
export function demoVin(serial: number): string {
  const vin = `L0YDEM0000D${String(serial).padStart(6, '0')}`;
  return `${vin.slice(0, 8)}${vinCheckDigit(vin)}${vin.slice(9)}`;
}
