import { sql } from 'kysely';
import { ownersOf, scopeOf, type Verb } from '../../../kernel/actor.ts';
import { yearOf, type Day } from '../../../kernel/period.ts';
import { uuidV7 } from '../../../kernel/uuid.ts';
import type { Ctx } from '../../../platform/db.ts';
import { nameIn } from '../../../platform/list/named.ts';
import { withinReach } from '../../../platform/reach.ts';

const columns = { store: 'account.storeId', team: 'account.teamId', person: 'account.ownerId' };

/**
 * The only door to key accounts: those that the right over deals reaches, and those on whose team the actor, or
 * whoever they stand in for, works (小组成员).
 */
export function visibleAccounts(ctx: Ctx, verb: Verb = 'read') {
  const { db, actor } = ctx;
  const mine = ownersOf(actor, 'deal', verb);
  const isMember = sql<boolean>`exists (select from sales.account_member m
    where m.tenant_id = account.tenant_id and m.account_id = account.id and m.person_id = any(${[...mine]}::uuid[]))`;
  return db
    .selectFrom('sales.account as account')
    .where('account.tenantId', '=', actor.tenantId)
    .where((is) =>
      scopeOf(actor, 'deal', verb) === 'no'
        ? is.lit(false)
        : is.or([withinReach(ctx, 'deal', verb, columns), isMember]),
    );
}

const accountName = nameIn('account');

/** What a page of key accounts shows of each; figures are of the year that the day lies in. */
export function withAccountColumns(accounts: ReturnType<typeof visibleAccounts>, today: Day) {
  const year = yearOf(today);
  const ordered = (figure: string) => sql<number>`(select coalesce(sum(${sql.raw(figure)}), 0)::int
    from sales.bulk_order o where o.tenant_id = account.tenant_id and o.account_id = account.id
      and o.cancelled_on is null and o.ordered_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date)`;
  return accounts.select([
    'account.id',
    'account.name',
    sql<'company'>`account.sector`.as('sector'),
    sql<'prospect' | 'active' | 'closed'>`account.state`.as('state'),
    'account.customerId',
    'account.storeId',
    accountName('people.store', 'store_id').as('storeName'),
    'account.teamId',
    'account.ownerId',
    accountName('people.person', 'owner_id').as('ownerName'),
    'account.madeAt',
    sql<
      number | null
    >`(select g.orders from sales.account_goal g where g.tenant_id = account.tenant_id
      and g.account_id = account.id and g.year = ${year})`.as('goal'),
    ordered('o.quantity').as('ordered'),
    ordered(`(select sum(p.delivered) from sales.bulk_part p
      where p.tenant_id = o.tenant_id and p.order_id = o.id)`).as('delivered'),
    sql<
      string | null
    >`(select min(t.deadline_on) from sales.tender t where t.tenant_id = account.tenant_id
      and t.account_id = account.id and t.state in ('watching', 'bidding', 'submitted'))`.as(
      'deadlineOn',
    ),
  ]);
}

export const accountById = (ctx: Ctx, id: string, today: Day) =>
  withAccountColumns(visibleAccounts(ctx), today)
    .select('account.note')
    .where('account.id', '=', id)
    .executeTakeFirst();

/** A key account that the actor changes, locked until the commit: what hangs on it changes one after the other. */
export const lockAccount = (ctx: Ctx, id: string) =>
  visibleAccounts(ctx, 'edit')
    .select(['account.id', 'account.name', 'account.sector', 'account.state', 'account.note'])
    .select(['account.storeId', 'account.teamId', 'account.ownerId', 'account.customerId'])
    .where('account.id', '=', id)
    .forUpdate('account')
    .executeTakeFirst();

export type LockedAccount = NonNullable<Awaited<ReturnType<typeof lockAccount>>>;

export type NewAccount = {
  id: string;
  customerId: string;
  name: string;
  sector: string;
  storeId: string;
  teamId: string | null;
  ownerId: string;
  note: string;
};

/** False where the customer is a key account already. */
export async function insertAccount({ db, actor, now }: Ctx, account: NewAccount) {
  const made = await db
    .insertInto('sales.account')
    .values({ tenantId: actor.tenantId, madeBy: actor.personId, madeAt: now, ...account })
    .onConflict((conflict) => conflict.columns(['tenantId', 'customerId']).doNothing())
    .executeTakeFirst();
  return made.numInsertedOrUpdatedRows === 1n;
}

export async function changeAccount(
  { db, actor }: Ctx,
  id: string,
  change: Partial<Pick<NewAccount, 'name' | 'sector' | 'ownerId' | 'teamId' | 'note'>> & {
    state?: string;
  },
) {
  await db
    .updateTable('sales.account')
    .set(change)
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

/** The kind of a living customer; undefined where the group knows none. */
export async function kindOfCustomer({ db, actor }: Ctx, id: string): Promise<string | undefined> {
  const found = await db
    .selectFrom('customers.customer')
    .select('kind')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('mergedInto', 'is', null)
    .where('erasedAt', 'is', null)
    .executeTakeFirst();
  return found?.kind;
}

/** People of these ids who work here, with where they stand. */
export async function staffNamed({ db, actor }: Ctx, ids: readonly string[]) {
  if (ids.length === 0) return [];
  return db
    .selectFrom('people.person')
    .select(['id', 'name', 'storeId', 'teamId'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', 'in', [...ids])
    .where('leftOn', 'is', null)
    .execute();
}

export async function isStore({ db, actor }: Ctx, id: string): Promise<boolean> {
  const found = await db
    .selectFrom('people.store')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('closedOn', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** The field that names a car nobody sells: the model, or a trim that is not one of it. */
export async function misnamedCar(
  { db, actor }: Ctx,
  { modelId, trimId }: { modelId: string; trimId: string | null },
): Promise<'modelId' | 'trimId' | undefined> {
  const { rows } = await sql<{ model: boolean; trim: boolean }>`select
      exists (select from catalog.model where tenant_id = ${actor.tenantId} and id = ${modelId}::uuid) as model,
      ${trimId}::uuid is null or exists (select from catalog.trim where tenant_id = ${actor.tenantId}
        and id = ${trimId}::uuid and model_id = ${modelId}::uuid) as trim`.execute(db);
  const { model, trim } = rows[0]!;
  return model ? (trim ? undefined : 'trimId') : 'modelId';
}

export async function insertContact(
  { db, actor, now }: Ctx,
  contact: {
    accountId: string;
    name: string;
    position: string;
    part: string;
    phone: string;
    note: string;
  },
): Promise<string> {
  const id = uuidV7();
  await db
    .insertInto('sales.accountContact')
    .values({ tenantId: actor.tenantId, id, madeAt: now, ...contact })
    .execute();
  return id;
}

export async function deleteContact({ db, actor }: Ctx, accountId: string, id: string) {
  await db
    .deleteFrom('sales.accountContact')
    .where('tenantId', '=', actor.tenantId)
    .where('accountId', '=', accountId)
    .where('id', '=', id)
    .execute();
}

export async function setMembers({ db, actor, now }: Ctx, id: string, people: readonly string[]) {
  await sql`delete from sales.account_member where tenant_id = ${actor.tenantId} and account_id = ${id}::uuid
    and person_id <> all(${[...people]}::uuid[])`.execute(db);
  await sql`insert into sales.account_member (tenant_id, account_id, person_id, since)
    select ${actor.tenantId}::uuid, ${id}::uuid, person_id, ${now}::timestamptz
    from unnest(${[...people]}::uuid[]) person_id on conflict do nothing`.execute(db);
}

export async function setGoal(
  { db, actor, now }: Ctx,
  accountId: string,
  goal: { year: number; orders: number },
) {
  const values = { ...goal, setBy: actor.personId, setAt: now };
  await db
    .insertInto('sales.accountGoal')
    .values({ tenantId: actor.tenantId, accountId, ...values })
    .onConflict((conflict) =>
      conflict
        .columns(['tenantId', 'accountId', 'year'])
        .doUpdateSet({ orders: goal.orders, setBy: actor.personId, setAt: now }),
    )
    .execute();
}
