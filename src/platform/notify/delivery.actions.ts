import type { InputOf } from '../../kernel/endpoint.ts';
import { pageFrom } from '../../kernel/page.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import { audit } from '../audit.ts';
import type { Ctx } from '../db.ts';
import { announce } from '../outbox.ts';
import { deliveriesIn, findDelivery, requeue, type DeliveryRow } from './delivery.queries.ts';
import type { Delivery, getDeliveries } from './delivery.schema.ts';
import { kindOf } from './notice-kind.rules.ts';
import { deliveriesDue } from './notify.ts';
import { noSuchDelivery, notFailed } from './notify.refusals.ts';
import type { NoticeProgram } from './program.ts';

/** The delivery log (送达记录): what went out, what waits, what failed and why; never what it said. */
export const listDeliveries =
  (program: NoticeProgram) => async (ctx: Ctx, asked: InputOf<typeof getDeliveries>) => {
    const { rows, next } = pageFrom(await deliveriesIn(ctx, asked), asked.limit, ({ id }) => id);
    return { rows: await shown(ctx, program, rows), next };
  };

export const showDelivery =
  (program: NoticeProgram) =>
  async (ctx: Ctx, { id }: { id: string }): Promise<Delivery> => {
    const found = await findDelivery(ctx, id);
    if (!found) throw noSuchDelivery(id);
    return (await shown(ctx, program, [found]))[0]!;
  };

/** Sends once more (重发) what failed or was dropped; what is on its way or arrived is not sent twice. */
export const resend =
  (program: NoticeProgram) =>
  async (ctx: Ctx, { id }: { id: string }): Promise<Delivery> => {
    const before = await findDelivery(ctx, id, 'edit');
    if (!before) throw noSuchDelivery(id);
    if (!(await requeue(ctx, id))) throw notFailed(before.state);
    await announce(ctx, deliveriesDue, uuidV7());
    const { state, reason } = before;
    await audit(ctx, {
      action: 'delivery.resent',
      resource: 'channel',
      recordId: id,
      before: { state, reason },
    });
    return showDelivery(program)(ctx, { id });
  };

async function shown(
  ctx: Ctx,
  program: NoticeProgram,
  rows: readonly DeliveryRow[],
): Promise<Delivery[]> {
  const ids = [...new Set(rows.flatMap(({ personId }) => personId ?? []))];
  const people = ids.length > 0 ? await program.peopleReached(ctx, ids) : [];
  return rows.map(({ robotName, personId, target, ...row }) => {
    const name = people.find((one) => one.personId === personId)?.name;
    return {
      ...row,
      channel: row.channel as Delivery['channel'],
      state: row.state as Delivery['state'],
      kindName: kindOf(program.kinds, row.kind).name,
      to: robotName ?? name ?? (target.includes('@') ? maskedAddress(target) : '—'),
    };
  });
}

/** `w***@dealer.example`. */
const maskedAddress = (address: string) => address.replace(/^(.).*@/, '$1***@');
