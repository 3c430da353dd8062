import { sql, type RawBuilder } from 'kysely';
import { scopeOf, type Verb } from '../../kernel/actor.ts';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { Purpose } from './consent.rules.ts';
import type { CustomerTie } from './customer-tie.ts';
import { maskedNumber } from './phone.queries.ts';

export type Ties = readonly CustomerTie[];

/** A customer is seen through their records: whoever may see one of these may see them (客户可见范围). */
function withinTies(ctx: Ctx, ties: Ties, verb: Verb): RawBuilder<boolean> {
  const scope = scopeOf(ctx.actor, 'customer', verb);
  if (scope === 'all') return sql<boolean>`true`;
  if (scope === 'no') return sql<boolean>`false`;
  return sql<boolean>`(${sql.join(
    ties.map((tie) => tie.within(ctx, verb)),
    sql` or `,
  )})`;
}

/** The only door to customers. */
export const visibleCustomers = (ctx: Ctx, ties: Ties, verb: Verb = 'read') =>
  ctx.db
    .selectFrom('customers.customer as customer')
    .where('customer.tenantId', '=', ctx.actor.tenantId)
    .where(withinTies(ctx, ties, verb));

const tagsOf = sql<
  string[]
>`coalesce((select array_agg(t.tag order by t.tag) from customers.tagging t
  where t.tenant_id = customer.tenant_id and t.customer_id = customer.id), '{}')`;

export const withCustomerColumns = (customers: ReturnType<typeof visibleCustomers>) =>
  customers.select([
    'customer.id',
    'customer.name',
    sql<'person' | 'company'>`customer.kind`.as('kind'),
    sql<'' | 'male' | 'female'>`customer.gender`.as('gender'),
    maskedNumber('customer.phone').as('phone'),
    tagsOf.as('tags'),
    'customer.doNotCall',
    'customer.createdAt',
  ]);

/** One customer as their page shows them. */
export const customerById = (ctx: Ctx, ties: Ties, id: string) =>
  withCustomerColumns(visibleCustomers(ctx, ties))
    .select([
      'customer.referralCode',
      'customer.mergedInto',
      'customer.erasedAt',
      sql<Record<string, string>>`customer.profile`.as('profile'),
      'customer.phone as number',
    ])
    .where('customer.id', '=', id)
    .executeTakeFirst();

/** A customer that the actor changes, locked until the commit. */
export const lockCustomer = (ctx: Ctx, ties: Ties, id: string) =>
  visibleCustomers(ctx, ties, 'edit')
    .select([
      'customer.id',
      'customer.name',
      'customer.kind',
      'customer.gender',
      'customer.phone',
      'customer.doNotCall',
      'customer.mergedInto',
      'customer.profile',
      tagsOf.as('tags'),
    ])
    .where('customer.id', '=', id)
    .forUpdate('customer')
    .executeTakeFirst();

/** The ids of one person: their own and every one that was merged into it. */
export async function idsOfOne({ db, actor }: Ctx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive one as (
      select id from customers.customer where tenant_id = ${actor.tenantId} and id = ${id}::uuid
      union select c.id from customers.customer c join one on c.merged_into = one.id
        where c.tenant_id = ${actor.tenantId})
    select id from one limit 100`.execute(db);
  return rows.map((row) => row.id);
}

export async function identitiesOf({ db, actor }: Ctx, id: string) {
  const { rows } = await sql<{
    kind: 'phone' | 'wecom' | 'plate' | 'vin' | 'email';
    value: string;
  }>`select kind, value from customers.identity
    where tenant_id = ${actor.tenantId} and customer_id = ${id}::uuid order by kind, value limit 50`.execute(
    db,
  );
  return rows;
}

/** What a person agreed to last, for each purpose. */
export async function consentsOf({ db, actor }: Ctx, ids: readonly string[]) {
  const { rows } = await sql<{
    purpose: Purpose;
    granted: boolean;
    textVersion: string;
    channel: string;
    at: string;
  }>`select distinct on (purpose) purpose, granted, text_version, channel, at from customers.consent
    where tenant_id = ${actor.tenantId} and customer_id = any(${[...ids]}::uuid[])
    order by purpose, at desc, id desc`.execute(db);
  return rows;
}

/** Whoever has the same name or the same number, the newest first; a few, because a person looks through them. */
export async function likeCandidates(ctx: Ctx, ties: Ties, of: { name: string; number: string }) {
  return withCustomerColumns(visibleCustomers(ctx, ties))
    .select('customer.phone as number')
    .where('customer.mergedInto', 'is', null)
    .where(
      sql<boolean>`((customer.name = ${of.name} and customer.name <> '')
        or (customer.phone = ${of.number} and customer.phone <> ''))`,
    )
    .orderBy('customer.createdAt', 'desc')
    .limit(50)
    .execute();
}

export type CustomerChange = Partial<{
  name: string;
  kind: string;
  gender: string;
  doNotCall: boolean;
  profile: string;
  mergedInto: string | null;
}>;

export async function changeCustomer(
  { db, actor }: Ctx,
  id: string,
  change: CustomerChange,
): Promise<void> {
  await db
    .updateTable('customers.customer')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function setTags({ db, actor, now }: Ctx, id: string, tags: readonly string[]) {
  await sql`delete from customers.tagging where tenant_id = ${actor.tenantId} and customer_id = ${id}::uuid
    and tag <> all(${[...tags]}::text[])`.execute(db);
  await sql`insert into customers.tagging (tenant_id, customer_id, tag, tagged_by, tagged_at)
    select ${actor.tenantId}::uuid, ${id}::uuid, tag, ${actor.personId}::uuid, ${now}::timestamptz
    from unnest(${[...tags]}::text[]) tag on conflict do nothing`.execute(db);
}

export async function tagsInUse({ db, actor }: Ctx): Promise<{ tag: string; count: number }[]> {
  const { rows } = await sql<{ tag: string; count: number }>`select tag, count(*)::int as count
    from customers.tagging where tenant_id = ${actor.tenantId} group by tag order by 2 desc, 1 limit 50`.execute(
    db,
  );
  return rows;
}

export type SaidConsent = {
  customerId: string;
  purpose: Purpose;
  granted: boolean;
  textVersion: string;
  channel: string;
};

export async function insertConsent({ db, actor, now }: Ctx, said: SaidConsent): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('customers.consent')
    .values({ tenantId: actor.tenantId, id, at: now, recordedBy: actor.personId, ...said })
    .execute();
  return id;
}
