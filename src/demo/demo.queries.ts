import { sql } from 'kysely';
import type pg from 'pg';
import type { Ctx } from '../platform/db.ts';
import { visiblePeople, visibleStores } from '../modules/people/index.ts';
import { demoGroup } from './group.ts';

/** The logins that the demo group has; none where it was never made. */
export async function demoLogins(web: pg.Pool): Promise<Set<string>> {
  const { rows } = await web.query<{ login: string }>(
    'select login from platform.login where tenant_id = $1',
    [demoGroup.tenantId],
  );
  return new Set(rows.map(({ login }) => login));
}

export const everyPerson = (ctx: Ctx) =>
  visiblePeople(ctx).select(['person.id', 'person.name']).execute();

/** Names of those who still work here. */
export const whoStays = async (ctx: Ctx): Promise<Set<string>> => {
  const rows = await visiblePeople(ctx)
    .select('person.name')
    .where('person.leftOn', 'is', null)
    .execute();
  return new Set(rows.map(({ name }) => name));
};

export const everyStore = (ctx: Ctx) =>
  visibleStores(ctx).select(['store.id', 'store.name']).execute();

export const everyRole = ({ db, actor }: Ctx) =>
  db
    .selectFrom('people.role')
    .select(['id', 'key'])
    .where('tenantId', '=', actor.tenantId)
    .execute();

/** Brands by name. */
export async function brandIds({ db, actor }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('catalog.brand')
    .select(['name', 'id'])
    .where('tenantId', '=', actor.tenantId)
    .execute();
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Models of a brand by name. */
export async function modelIds(ctx: Ctx, brand: string): Promise<Map<string, string>> {
  const rows = await ctx.db
    .selectFrom('catalog.model')
    .select(['name', 'id'])
    .where('tenantId', '=', ctx.actor.tenantId)
    .where('brandId', '=', (await brandIds(ctx)).get(brand)!)
    .execute();
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Sources of leads by name. */
export async function sourceIds({ db, actor }: Ctx): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('marketing.source')
    .select(['name', 'id'])
    .where('tenantId', '=', actor.tenantId)
    .execute();
  return new Map(rows.map(({ name, id }) => [name, id]));
}

/** Customers with an open lead at work, the first to come first. */
export async function customersAtWork({ db, actor }: Ctx): Promise<{ id: string }[]> {
  const rows = await db
    .selectFrom('leads.lead')
    .select('customerId as id')
    .where('tenantId', '=', actor.tenantId)
    .where('outcome', '=', 'open')
    .where('intake', '<>', 'import')
    .orderBy('receivedAt')
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.flatMap(({ id }) => (id ? [{ id }] : []));
}

/** Receipts on whose list somebody stood and did not get the lead, the latest first. */
export async function receiptsAgainst({ db, actor }: Ctx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.id from leads.allocation a
    join leads.candidate_set c on c.tenant_id = a.tenant_id and c.id = a.set_id
    where a.tenant_id = ${actor.tenantId} and a.turn is not null and a.person_id <> ${personId}::uuid
      and c.value->'candidates' @> jsonb_build_array(jsonb_build_object('personId', ${personId}::text))
    order by a.at desc, a.id desc limit 2`.execute(db);
  return rows.map(({ id }) => id);
}

/** The survey link that a delivery got. */
export async function surveyLinkOf({ db, actor }: Ctx, deliveryId: string) {
  const found = await db
    .selectFrom('care.surveyLink')
    .select('id')
    .where('tenantId', '=', actor.tenantId)
    .where('deliveryId', '=', deliveryId)
    .executeTakeFirst();
  return found?.id;
}

export async function teamOf({ db, actor }: Ctx, personId: string): Promise<string | null> {
  const found = await db
    .selectFrom('people.person')
    .select('teamId')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', personId)
    .executeTakeFirst();
  return found?.teamId ?? null;
}
