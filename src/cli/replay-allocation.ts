import { z } from 'zod';
import { replayAllocation } from '../modules/leads/index.ts';
import { halt } from '../platform/halt.ts';
import { print, type Command } from './command.ts';
import { asSystem, groupOption, tenantFor, withDatabase } from './group.ts';

const Span = z.object({ from: z.iso.date(), to: z.iso.date() });

/**
 * `fairlead replay-allocation --from --to` (重放分配): runs the rule again on every receipt of these days. Exits with 1
 * where history and rule part.
 */
export const replayCommand: Command = {
  summary: 'run the sharing out of leads again and compare · 重放线索分配',
  options: { from: { type: 'string' }, to: { type: 'string' }, ...groupOption },
  async run(call) {
    const span = Span.safeParse(call.values);
    if (!span.success)
      throw halt(
        'use npx fairlead replay-allocation --from YYYY-MM-DD --to YYYY-MM-DD',
        '用法：npx fairlead replay-allocation --from 年-月-日 --to 年-月-日',
      );
    const queues = await withDatabase(call.settings, async (database) => {
      const tenantId = await tenantFor(database, call.values['group'] as string | undefined);
      return asSystem(database, tenantId, (ctx) => replayAllocation(ctx, span.data));
    });
    const differences = queues.reduce((sum, queue) => sum + queue.differences.length, 0);
    print(call, { ...span.data, differences, queues }, () => [
      ...queues.map(
        ({ store, role, dealt, differences: own }) =>
          `${store} ${role}: ${dealt} dealt, ${own.length} different`,
      ),
      ...queues.flatMap(({ store, role, differences: own }) =>
        own
          .slice(0, 20)
          .map(
            ({ turn, what, expected, found }) =>
              `  ${store} ${role} turn ${turn}: ${what}, expected ${expected}, found ${found}`,
          ),
      ),
      `${differences} differences · ${differences} 处不一致`,
    ]);
    return differences === 0 ? 0 : 1;
  },
};
