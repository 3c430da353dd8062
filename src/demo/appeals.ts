import type { Actor } from '../kernel/actor.ts';
import { appeal, decideAppeal } from '../modules/leads/appeal/appeal.actions.ts';
import type { Ctx } from '../platform/db.ts';
import { receiptsAgainst } from './demo.queries.ts';

const hour = 3_600_000;

/** Two appeals of a consultant (分配申诉): one was upheld, one waits for the manager. */
export async function appealTwice(
  ctx: Ctx,
  { consultant, manager }: { consultant: Actor; manager: Actor },
): Promise<void> {
  const [first, second] = await receiptsAgainst(ctx, consultant.personId);
  if (!first || !second) return;
  const at = (hours: number, actor: Actor): Ctx => ({
    ...ctx,
    actor,
    now: new Date(Date.parse(ctx.now) - hours * hour).toISOString(),
  });
  const made = await appeal(at(30, consultant), {
    id: first,
    text: '这位客户上周是我接待的，有到店记录',
  });
  await decideAppeal(at(26, manager), {
    id: made.id,
    verdict: 'upheld',
    answer: '查到接待记录，补一条',
  });
  await appeal(at(3, consultant), { id: second, text: '我当时在线，不该算没在接单' });
}
