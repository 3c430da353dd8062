import type { Actor } from '../kernel/actor.ts';
import { addDays, dayIn } from '../kernel/period.ts';
import { scoreCall } from '../modules/leads/checks/check.actions.ts';
import { checkById, checksOf } from '../modules/leads/checks/check.queries.ts';
import { mondayOf } from '../modules/leads/checks/check.rules.ts';
import { callSheetSetting } from '../modules/leads/checks/check.settings.ts';
import { drawWeek } from '../modules/leads/checks/draw.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { randomFor } from './random.ts';

const criteria = callSheetSetting.shipped[0]!.rows;

const remarks = [
  '开场清楚，没问到预算',
  '约到了具体时间，很好',
  '客户嫌贵时急着报价，先问需求',
  '',
];

/**
 * Draws the calls of the demo's first week (电话抽检) and scores two of three of them, as the managers of the stores; the
 * rest wait to be heard.
 */
export async function checkCalls(ctx: Ctx, managerOf: ReadonlyMap<string, Actor>): Promise<void> {
  await drawWeek(ctx, mondayOf(addDays(dayIn(Date.parse(ctx.now)), -6)));
  const { rows } = await checksOf(ctx, { state: 'open', limit: 200 });
  for (const [i, { id }] of rows.entries()) {
    const { storeId, personId } = (await checkById(ctx, id))!;
    const manager = managerOf.get(storeId ?? '');
    if (!manager || manager.personId === personId || i % 3 === 0) continue;
    const random = randomFor(20_260_101, `call check ${i}`);
    const points = criteria.map(({ weight }) => Math.round(weight * (random.whole(5, 10) / 10)));
    await scoreCall({ ...ctx, actor: manager }, { id, points, remark: random.pick(remarks) });
  }
}
