import { sql } from 'kysely';
import type pg from 'pg';
import type { Ctx } from '../../platform/db.ts';

/** The group and the record behind a public code, while it is open (短码). */
export async function linkBehind(
  web: pg.Pool,
  code: string,
  kind: 'lead_form' | 'lead_push' | 'coupon' | 'short_link',
): Promise<{ tenantId: string; recordId: string } | undefined> {
  const { rows } = await web.query<{ tenantId: string; recordId: string }>({
    name: 'public-link',
    text: `select tenant_id as "tenantId", record_id as "recordId" from platform.public_link
      where code = $1 and kind = $2 and closed_at is null`,
    values: [code, kind],
  });
  return rows[0];
}

export type StoredForm = {
  id: string;
  code: string;
  name: string;
  title: string;
  intro: string;
  thanks: string;
  asks: ('model' | 'store' | 'when' | 'wish')[];
  storeId: string | null;
  sourceId: string;
  campaignId: string | null;
  /** What everybody is given who leaves a number. */
  couponKindId: string | null;
};

export async function formById({ db, actor }: Pick<Ctx, 'db' | 'actor'>, id: string) {
  const { rows } = await sql<StoredForm>`
    select id, code, name, title, intro, thanks, asks, store_id, source_id, campaign_id, coupon_kind_id
    from marketing.lead_form
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid and closed_at is null`.execute(db);
  return rows[0];
}

type Choice = { id: string; name: string };

/** What a visitor may choose: open stores, and models of our own brands. */
export async function choicesOf({ db, actor }: Pick<Ctx, 'db' | 'actor'>) {
  const tenant = sql`tenant_id = ${actor.tenantId}`;
  const [group, stores, models] = await Promise.all([
    sql<{ name: string }>`select name from people.dealer_group where ${tenant}`.execute(db),
    sql<Choice>`select id, name from people.store where ${tenant} and closed_on is null
      and activated_at is not null order by name limit 500`.execute(db),
    sql<Choice>`select m.id, m.name from catalog.model m
      join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id and b.own_since is not null
      where m.${tenant} and m.activated_at is not null order by m.name limit 500`.execute(db),
  ]);
  return { groupName: group.rows[0]!.name, stores: stores.rows, models: models.rows };
}

export async function formsOf({ db, actor }: Ctx) {
  const { rows } = await sql<{
    id: string;
    code: string;
    name: string;
    title: string;
    storeName: string | null;
    sourceName: string;
    campaignName: string | null;
    madeAt: string;
    closedAt: string | null;
  }>`select f.id, f.code, f.name, f.title, s.name as store_name, o.name as source_name, c.name as campaign_name,
      f.made_at, f.closed_at
    from marketing.lead_form f
    join marketing.source o on o.tenant_id = f.tenant_id and o.id = f.source_id
    left join people.store s on s.tenant_id = f.tenant_id and s.id = f.store_id
    left join marketing.campaign c on c.tenant_id = f.tenant_id and c.id = f.campaign_id
    where f.tenant_id = ${actor.tenantId} order by f.made_at desc limit 200`.execute(db);
  return rows;
}

export async function insertForm(
  { db, actor, now }: Ctx,
  { asks, ...form }: StoredForm,
): Promise<void> {
  await db
    .insertInto('marketing.leadForm')
    .values({
      tenantId: actor.tenantId,
      madeBy: actor.personId,
      madeAt: now,
      asks: [...asks],
      ...form,
    })
    .execute();
  await db
    .insertInto('platform.publicLink')
    .values({
      code: form.code,
      tenantId: actor.tenantId,
      kind: 'lead_form',
      recordId: form.id,
      createdAt: now,
    })
    .execute();
}

/** Closes a form and its address; false where there is none that is open. */
export async function closeForm({ db, actor, now }: Ctx, id: string): Promise<boolean> {
  const closed = await db
    .updateTable('marketing.leadForm')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .where('closedAt', 'is', null)
    .executeTakeFirst();
  await db
    .updateTable('platform.publicLink')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('recordId', '=', id)
    .execute();
  return closed.numUpdatedRows === 1n;
}

/** Which of the records that a form names are not there. */
export async function missingOf(
  { db, actor }: Ctx,
  {
    storeId,
    sourceId,
    campaignId,
    couponKindId = null,
  }: Pick<StoredForm, 'storeId' | 'sourceId' | 'campaignId'> & Partial<StoredForm>,
): Promise<string | undefined> {
  const there = async (table: string, id: string | null) => {
    if (id === null) return true;
    const { rows } = await sql`select from ${sql.table(table)} where tenant_id = ${actor.tenantId}
      and id = ${id}::uuid`.execute(db);
    return rows.length > 0;
  };
  if (!(await there('people.store', storeId))) return 'storeId';
  if (!(await there('marketing.source', sourceId))) return 'sourceId';
  if (!(await there('marketing.couponKind', couponKindId))) return 'couponKindId';
  return (await there('marketing.campaign', campaignId)) ? undefined : 'campaignId';
}
