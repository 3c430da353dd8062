import { sql, type RawBuilder } from 'kysely';
import type { z } from 'zod';
import { pageFrom } from '../../../kernel/page.ts';
import type { Ctx } from '../../../platform/db.ts';
import { withinReach } from '../../../platform/reach.ts';
import { maskedPhone } from '../../customers/index.ts';
import { leadRecord } from '../lead.queries.ts';
import type { getRepeatSums, Repeat } from './repeat.schema.ts';

type Month = { month: string };

/** Duplicates of a month that cost something, of leads within reach; the index of paid repeats serves it. */
const repeats = (ctx: Ctx, { month }: Month, also: RawBuilder<unknown> = sql``) => sql`
  from leads.touch t
  join people.dealer_group g on g.tenant_id = t.tenant_id
  join leads.lead lead on lead.tenant_id = t.tenant_id and lead.id = t.lead_id
  join people.store s on s.tenant_id = lead.tenant_id and s.id = lead.store_id
  left join marketing.source o on o.tenant_id = t.tenant_id and o.id = t.source_id
  left join leads.refund r on r.tenant_id = t.tenant_id and r.touch_id = t.id
  ${also}
  where t.tenant_id = ${ctx.actor.tenantId} and t.result = 'duplicate' and t.price_fen > 0
    and t.at >= (${month} || '-01')::date::timestamp at time zone g.zone
    and t.at < ((${month} || '-01')::date + interval '1 month')::timestamp at time zone g.zone
    and ${withinReach(ctx, 'lead', 'export', leadRecord.columns)}`;

type Asked = Month & { limit: number; after?: string | undefined; sourceId?: string | undefined };

/** The repeats of a month, the latest first; the cursor is the instant and id of the last. */
export async function repeatsOf(ctx: Ctx, { month, limit, after, sourceId }: Asked) {
  const [at, id] = after?.split(' ') ?? [];
  const { rows } = await sql<z.output<typeof Repeat>>`
    select t.id, t.lead_id, t.at, lead.received_at as first_at, c.name as customer_name, ${maskedPhone('lead')} as phone,
      s.name as store_name, t.source_id, o.name as source_name, t.external_id, t.price_fen, r.state, r.amount_fen,
      coalesce(r.note, '') as note
    ${repeats(ctx, { month }, sql`left join customers.customer c on c.tenant_id = lead.tenant_id and c.id = lead.customer_id`)}
      and (${sourceId ?? null}::uuid is null or t.source_id = ${sourceId ?? null}::uuid)
      and (${at ?? null}::timestamptz is null or (t.at, t.id) < (${at ?? null}::timestamptz, ${id ?? null}::uuid))
    order by t.at desc, t.id desc limit ${limit + 1}`.execute(ctx.db);
  return pageFrom(rows, limit, (row) => `${row.at} ${row.id}`);
}

type Sum = z.output<typeof getRepeatSums.output>['rows'][number];

export async function repeatSums(ctx: Ctx, asked: Month): Promise<Sum[]> {
  const { rows } = await sql<Sum>`
    select t.source_id, o.name as source_name, count(*)::int as leads, sum(t.price_fen)::bigint as price_fen,
      coalesce(sum(r.amount_fen) filter (where r.state = 'claimed'), 0)::bigint as claimed_fen,
      coalesce(sum(r.amount_fen) filter (where r.state = 'refunded'), 0)::bigint as refunded_fen
    ${repeats(ctx, asked)}
    group by 1, 2 order by 4 desc limit 500`.execute(ctx.db);
  return rows;
}

/** A repeat within reach, locked against another who notes something of it. */
export async function lockRepeat(ctx: Ctx, id: string) {
  const { rows } = await sql<{ leadId: string; priceFen: number }>`
    select t.lead_id, t.price_fen from leads.touch t
    join leads.lead lead on lead.tenant_id = t.tenant_id and lead.id = t.lead_id
    where t.tenant_id = ${ctx.actor.tenantId} and t.id = ${id}::uuid and t.result = 'duplicate' and t.price_fen > 0
      and ${withinReach(ctx, 'lead', 'export', leadRecord.columns)} for update of t`.execute(
    ctx.db,
  );
  return rows[0];
}

export type Refund = { state: string; amountFen: number; note: string };

export async function storedRefund({ db, actor }: Ctx, id: string): Promise<Refund | undefined> {
  const { rows } = await sql<Refund>`select state, amount_fen, note from leads.refund
    where tenant_id = ${actor.tenantId} and touch_id = ${id}::uuid`.execute(db);
  return rows[0];
}

export async function writeRefund(
  { db, actor, now }: Ctx,
  id: string,
  refund: Refund,
): Promise<void> {
  const row = { ...refund, changedBy: actor.personId, changedAt: now };
  await db
    .insertInto('leads.refund')
    .values({ tenantId: actor.tenantId, touchId: id, ...row })
    .onConflict((conflict) => conflict.columns(['tenantId', 'touchId']).doUpdateSet(row))
    .execute();
}
