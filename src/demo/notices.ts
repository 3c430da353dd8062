import { newDevice } from '../modules/people/people.notices.ts';
import { tellOfActions } from '../modules/plan/action-due.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { importDone } from '../platform/import/import.notices.ts';
import { notify } from '../platform/notify/notify.ts';

/** What the people of the demo group were told lately (演示通知), oldest first. */
export async function demoNotices(ctx: Ctx, people: ReadonlyMap<string, string>): Promise<void> {
  const idOf = (name: string) => people.get(name) ?? [];
  const at = (hoursAgo: number): Ctx => ({
    ...ctx,
    now: new Date(Date.parse(ctx.now) - hoursAgo * 3_600_000).toISOString(),
  });
  await notify(at(30), {
    kind: newDevice,
    to: ['顾承彦', '沈若兰'].flatMap(idOf),
    key: 'demo',
    params: { device: 'Edge · Windows', address: '192.0.2.18' },
    link: '/settings/access',
  });
  await notify(at(20), {
    kind: importDone,
    to: ['邵一诺', '俞静衡', '顾承彦'].flatMap(idOf),
    key: 'demo',
    params: { file: '十一月交车.xlsx', created: 158, updated: 12, rejected: 0 },
    link: '/imports',
  });
  await tellOfActions(ctx);
}
