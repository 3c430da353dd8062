import { sql } from 'kysely';
import type { Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { visibleCustomers, type Ties } from '../customer.queries.ts';

export type NewRequest = {
  customerId: string;
  kind: string;
  channel: string;
  text: string;
  askedOn: Day;
  dueOn: Day;
};

/** Undefined where the same is asked already and not answered yet. */
export async function insertRequest(
  { db, actor, now }: Ctx,
  request: NewRequest,
): Promise<string | undefined> {
  const row = await db
    .insertInto('customers.request')
    .values({
      tenantId: actor.tenantId,
      id: uuidV7(),
      recordedBy: actor.personId,
      recordedAt: now,
      ...request,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'customerId', 'kind'])
        .where('decision', 'is', null)
        .doNothing(),
    )
    .returning('id')
    .executeTakeFirst();
  return row?.id;
}

const nameOf = (column: string) =>
  sql<string | null>`(select name from people.person p
    where p.tenant_id = request.tenant_id and p.id = ${sql.ref(column)})`;

/** Requests of customers within reach: the open ones by what is due, the answered ones by when. */
export async function requestsOf(
  ctx: Ctx,
  ties: Ties,
  { state, customerId }: { state: 'open' | 'decided'; customerId?: string | undefined },
) {
  const isOpen = state === 'open';
  return visibleCustomers(ctx, ties)
    .innerJoin('customers.request as request', (join) =>
      join
        .onRef('request.tenantId', '=', 'customer.tenantId')
        .onRef('request.customerId', '=', 'customer.id'),
    )
    .select([
      'request.id',
      'request.customerId',
      'customer.name as customerName',
      sql<'access' | 'export' | 'correction' | 'erasure'>`request.kind`.as('kind'),
      'request.channel',
      'request.text',
      'request.askedOn',
      'request.dueOn',
      nameOf('request.recordedBy').as('recordedByName'),
      sql<'done' | 'refused' | null>`request.decision`.as('decision'),
      nameOf('request.decidedBy').as('decidedByName'),
      'request.decidedAt',
      'request.decisionNote',
    ])
    .where(sql<boolean>`(request.decision is null) = ${isOpen}`)
    .$if(customerId !== undefined, (query) => query.where('request.customerId', '=', customerId!))
    .orderBy(isOpen ? sql`request.due_on` : sql`request.decided_at desc`)
    .orderBy('request.id')
    .limit(100)
    .execute();
}

export async function lockRequest(ctx: Ctx, ties: Ties, id: string) {
  return visibleCustomers(ctx, ties, 'bulk')
    .innerJoin('customers.request as request', (join) =>
      join
        .onRef('request.tenantId', '=', 'customer.tenantId')
        .onRef('request.customerId', '=', 'customer.id'),
    )
    .select(['request.id', 'request.customerId', 'request.kind', 'request.decision'])
    .where('request.id', '=', id)
    .forUpdate('request')
    .executeTakeFirst();
}

export async function decideRequest(
  { db, actor, now }: Ctx,
  id: string,
  { decision, note }: { decision: 'done' | 'refused'; note: string },
): Promise<void> {
  await db
    .updateTable('customers.request')
    .set({ decision, decisionNote: note, decidedBy: actor.personId, decidedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** Takes away who somebody is: name, number, what they told; the row stays, because the books refer to it. */
export async function eraseCustomers({ db, actor, now }: Ctx, ids: readonly string[]) {
  const of = sql`tenant_id = ${actor.tenantId} and customer_id = any(${[...ids]}::uuid[])`;
  await sql`delete from customers.identity where ${of}`.execute(db);
  await sql`delete from customers.tagging where ${of}`.execute(db);
  await sql`delete from customers.interview where ${of}`.execute(db);
  await sql`update customers.customer set name = '', phone = '', gender = '', profile = '{}', do_not_call = true,
      erased_at = ${now}::timestamptz
    where tenant_id = ${actor.tenantId} and id = any(${[...ids]}::uuid[])`.execute(db);
}

/** Everything customers themselves keep about one person, in clear: for the copy they asked for. */
export async function copyOf({ db, actor }: Ctx, ids: readonly string[]) {
  const own = { tenant: actor.tenantId, ids: [...ids] };
  const { rows: customers } = await sql<
    Record<string, unknown>
  >`select name, kind, gender, phone, profile, created_at,
      do_not_call, (select array_agg(tag) from customers.tagging t
        where t.tenant_id = c.tenant_id and t.customer_id = c.id) as tags
    from customers.customer c where tenant_id = ${own.tenant} and id = any(${own.ids}::uuid[])
    order by merged_into nulls first limit 1`.execute(db);
  const { rows: identities } = await sql<{ kind: string; value: string }>`select kind, value
    from customers.identity where tenant_id = ${own.tenant} and customer_id = any(${own.ids}::uuid[])
    order by kind, value limit 100`.execute(db);
  const { rows: consents } = await sql<
    Record<string, unknown>
  >`select purpose, granted, text_version, channel, at
    from customers.consent where tenant_id = ${own.tenant} and customer_id = any(${own.ids}::uuid[])
    order by at limit 1000`.execute(db);
  return { customer: customers[0] ?? {}, identities, consents };
}
