import type { z } from 'zod';
import { audit } from '../../../platform/audit.ts';
import type { Ctx } from '../../../platform/db.ts';
import { noSuchRepeat } from '../lead.refusals.ts';
import { lockRepeat, repeatsOf, repeatSums, storedRefund, writeRefund } from './repeat.queries.ts';
import type { getRepeats, putRefund } from './repeat.schema.ts';

export const listRepeats = (ctx: Ctx, asked: z.output<typeof getRepeats.input>) =>
  repeatsOf(ctx, asked);

export const sumRepeats = async (ctx: Ctx, { month }: { month: string }) => ({
  rows: await repeatSums(ctx, { month }),
});

/** Notes what was claimed back of a lead bought twice (退费申请); its price, where no amount is given. */
export async function noteRefund(ctx: Ctx, input: z.output<typeof putRefund.input>) {
  const { id, state, note } = input;
  const repeat = await lockRepeat(ctx, id);
  if (!repeat) throw noSuchRepeat();
  const before = await storedRefund(ctx, id);
  const amountFen = input.amountFen ?? before?.amountFen ?? repeat.priceFen;
  await writeRefund(ctx, id, { state, amountFen, note });
  await audit(ctx, {
    action: 'lead.refund_noted',
    resource: 'lead',
    recordId: repeat.leadId,
    before,
    after: { touchId: id, state, amountFen, note },
  });
  return { id, amountFen };
}
