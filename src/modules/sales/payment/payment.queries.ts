import { sql } from 'kysely';
import type { z } from 'zod';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import type { methods, Payment, paymentKinds } from './payment.schema.ts';

/** What came and went for a contract, the latest first. */
export async function paymentsOf(
  { db, actor }: Ctx,
  contractId: string,
): Promise<z.output<typeof Payment>[]> {
  const { rows } = await sql<
    z.output<typeof Payment>
  >`select m.id, m.number, m.kind, m.method, m.amount_fen, m.paid_on,
      m.voucher, m.note, p.name as made_by_name, m.made_at
    from sales.payment m left join people.person p on p.tenant_id = m.tenant_id and p.id = m.made_by
    where m.tenant_id = ${actor.tenantId} and m.contract_id = ${contractId}::uuid order by m.id desc limit 200`.execute(
    db,
  );
  return rows;
}

/** An entry that the sender told before, by their own id for it. */
export async function toldBefore({ db, actor }: Ctx, externalId: string) {
  const { rows } = await sql<{
    id: string;
    number: string;
    contractId: string;
    amountFen: number;
  }>`select id, number, contract_id, amount_fen from sales.payment
    where tenant_id = ${actor.tenantId} and sender = ${actor.personId}::uuid and external_id = ${externalId}`.execute(
    db,
  );
  return rows[0];
}

export type NewPayment = {
  number: string;
  contractId: string;
  storeId: string;
  kind: (typeof paymentKinds)[number];
  method: (typeof methods)[number];
  amountFen: number;
  paidOn: string;
  voucher: string;
  note: string;
  externalId: string | null;
};

/** Undefined where the sender's id was taken meanwhile. */
export async function insertPayment({ db, actor, now }: Ctx, payment: NewPayment) {
  const made = await db
    .insertInto('sales.payment')
    .values({
      ...payment,
      tenantId: actor.tenantId,
      id: uuidV7(),
      sender: actor.personId,
      madeBy: actor.personId,
      madeAt: now,
    })
    .onConflict((conflict) => conflict.columns(['tenantId', 'sender', 'externalId']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

/** Adds to what a contract has received or given back; the table keeps refunds below what came in. */
export async function addToContract(
  { db, actor }: Ctx,
  { contractId, kind, amountFen }: Pick<NewPayment, 'contractId' | 'kind' | 'amountFen'>,
): Promise<void> {
  const [received, refunded] = amountFen > 0 ? [amountFen, 0] : [0, -amountFen];
  const deposit = kind === 'deposit' ? amountFen : 0;
  await sql`update sales.contract set received_fen = received_fen + ${received}::bigint,
      refunded_fen = refunded_fen + ${refunded}::bigint, deposit_paid_fen = deposit_paid_fen + ${deposit}::bigint
    where tenant_id = ${actor.tenantId} and id = ${contractId}::uuid`.execute(db);
}
