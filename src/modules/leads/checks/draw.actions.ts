import { randomBytes } from 'node:crypto';
import { dayIn, type Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { notify } from '../../../platform/notify/notify.ts';
import { settingOn } from '../../../platform/setting/setting-on.ts';
import { holdersAt, zoneOf } from '../../people/index.ts';
import { callsDrawn } from '../lead.notices.ts';
import { drawSample, weekBefore } from './check.rules.ts';
import { callCheckSetting } from './check.settings.ts';
import {
  insertChecks,
  insertDraw,
  undrawnCalls,
  type NewCheck,
  type Pool,
} from './draw.queries.ts';

/**
 * Draws the calls of the week before that are to be heard (每周抽检), for each person once. It may run every day: who
 * was drawn for stays drawn for, whose calls came in late is drawn for then. Answers how many were drawn.
 */
export async function drawLastWeek(ctx: Ctx): Promise<number> {
  return drawWeek(ctx, weekBefore(dayIn(Date.parse(ctx.now), await zoneOf(ctx))));
}

/** The same for the week that begins on a Monday. */
export async function drawWeek(ctx: Ctx, week: Day): Promise<number> {
  const zone = await zoneOf(ctx);
  const day = dayIn(Date.parse(ctx.now), zone);
  const wantedAt = new Map<string | null, number>();
  const drawn: NewCheck[] = [];
  for (const pool of await undrawnCalls(ctx, { week, zone })) {
    const { storeId } = pool;
    const wanted =
      wantedAt.get(storeId) ??
      (await settingOn(ctx, callCheckSetting, { day, storeId })).rows[0]!.calls;
    wantedAt.set(storeId, wanted);
    if (wanted > 0) drawn.push(...(await drawFor(ctx, pool, { week, wanted })));
  }
  await tellManagers(ctx, week, drawn);
  return drawn.length;
}

async function drawFor(
  ctx: Ctx,
  { personId, teamId, calls }: Pool,
  { week, wanted }: { week: Day; wanted: number },
): Promise<NewCheck[]> {
  const pool = calls.map(({ id }) => id);
  const seed = randomBytes(6).toString('hex');
  if (!(await insertDraw(ctx, { week, personId, seed, wanted, pool }))) return [];
  const checks = drawSample(pool, { seed, wanted }).map((contactId) => {
    // A call is heard where its lead is: the manager there knows the customer.
    const { storeId } = calls.find(({ id }) => id === contactId)!;
    return { id: uuidV7(), week, personId, storeId, teamId, contactId };
  });
  await insertChecks(ctx, checks);
  return checks;
}

async function tellManagers(ctx: Ctx, week: Day, drawn: readonly NewCheck[]): Promise<void> {
  for (const [storeId, those] of Map.groupBy(drawn, (check) => check.storeId)) {
    if (!storeId) continue;
    await notify(ctx, {
      kind: callsDrawn,
      to: await holdersAt(ctx, 'lead', 'bulk', storeId),
      key: `${storeId} ${those[0]!.id}`,
      params: { count: those.length, week },
      link: '/leads/call-checks',
    });
  }
}
