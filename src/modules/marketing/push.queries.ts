import { sql } from 'kysely';
import type { z } from 'zod';
import { uuidV7 } from '../../kernel/uuid.ts';
import type { Ctx } from '../../platform/db.ts';
import type { FieldMap } from './push.rules.ts';
import type { LeadPush, PushOutcome } from './push.schema.ts';

type Tenant = Pick<Ctx, 'db' | 'actor'>;
export type PushSettings = {
  name: string;
  storeId: string | null;
  sourceId: string;
  campaignId: string | null;
  fieldMap: FieldMap;
  method: 'hmac' | 'token';
  signatureHeader: string;
  timestampHeader: string;
};
export type StoredPush = PushSettings & {
  id: string;
  code: string;
  secretSealed: string;
  previousSealed: string | null;
  previousUntil: string | null;
};

/** Addresses with what came of the last push, and never a secret. */
export async function pushesOf({ db, actor }: Tenant) {
  const { rows } = await sql<z.infer<typeof LeadPush>>`
    select p.id, p.code, p.name, p.store_id, s.name as store_name, p.source_id, o.name as source_name, p.campaign_id,
      c.name as campaign_name, p.field_map, p.method, p.signature_header, p.timestamp_header, p.previous_until,
      p.made_at, p.closed_at, last.at as last_at, last.result as last_result
    from marketing.lead_push p
    join marketing.source o on o.tenant_id = p.tenant_id and o.id = p.source_id
    left join people.store s on s.tenant_id = p.tenant_id and s.id = p.store_id
    left join marketing.campaign c on c.tenant_id = p.tenant_id and c.id = p.campaign_id
    left join lateral (select u.at, u.result from marketing.push_outcome u
      where u.tenant_id = p.tenant_id and u.push_id = p.id order by u.id desc limit 1) last on true
    where p.tenant_id = ${actor.tenantId} order by p.made_at desc, p.id desc limit 200`.execute(db);
  return rows;
}

export async function pushById({ db, actor }: Tenant, id: string): Promise<StoredPush | undefined> {
  const { rows } =
    await sql<StoredPush>`select id, code, name, store_id, source_id, campaign_id, field_map, method,
      signature_header, timestamp_header, secret_sealed, previous_sealed, previous_until
    from marketing.lead_push where tenant_id = ${actor.tenantId} and id = ${id}::uuid and closed_at is null`.execute(
      db,
    );
  return rows[0];
}

export async function insertPush(
  { db, actor, now }: Ctx,
  { fieldMap, ...push }: PushSettings & { id: string; code: string; secretSealed: string },
): Promise<void> {
  const { tenantId } = actor;
  const made = { madeBy: actor.personId, madeAt: now, fieldMap: JSON.stringify(fieldMap) };
  await db
    .insertInto('marketing.leadPush')
    .values({ tenantId, ...made, ...push })
    .execute();
  const link = { code: push.code, kind: 'lead_push', recordId: push.id, createdAt: now };
  await db
    .insertInto('platform.publicLink')
    .values({ tenantId, ...link })
    .execute();
}

export async function updatePush(
  { db, actor }: Tenant,
  id: string,
  { fieldMap, ...change }: Partial<Omit<StoredPush, 'id' | 'code'>> & { closedAt?: string },
): Promise<void> {
  await db
    .updateTable('marketing.leadPush')
    .set({ ...change, ...(fieldMap && { fieldMap: JSON.stringify(fieldMap) }) })
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', id)
    .execute();
}

export async function closePushLink({ db, actor, now }: Ctx, id: string): Promise<void> {
  await db
    .updateTable('platform.publicLink')
    .set({ closedAt: now })
    .where('tenantId', '=', actor.tenantId)
    .where('kind', '=', 'lead_push')
    .where('recordId', '=', id)
    .execute();
}

type Named = { id: string; name: string };

/** The open store and the model that a body names (按名称找门店与车型); models of our own brands come first. */
export async function namedIn(
  { db, actor }: Tenant,
  { storeId, store, model }: { storeId: string | null; store: string; model: string },
): Promise<{ store: Named | undefined; model: Named | undefined }> {
  const { rows } = await sql<Named & { what: 'store' | 'model' }>`
    (select 'store' as what, id, name from people.store where tenant_id = ${actor.tenantId} and closed_on is null
      and case when ${storeId}::uuid is null then name = ${store} else id = ${storeId}::uuid end limit 1)
    union all (select 'model', m.id, m.name from catalog.model m
      join catalog.brand b on b.tenant_id = m.tenant_id and b.id = m.brand_id
      where m.tenant_id = ${actor.tenantId} and m.name = ${model} order by b.own_since is null, m.id limit 1)`.execute(
    db,
  );
  const of = (what: string) => rows.find((row) => row.what === what);
  return { store: of('store'), model: of('model') };
}

/** The outcomes that are kept for each address. */
const kept = 50;

export type Outcome = Omit<z.infer<typeof PushOutcome>, 'id' | 'at'>;

export async function insertOutcome(
  { db, actor, now }: Ctx,
  pushId: string,
  outcome: Outcome,
): Promise<void> {
  const { tenantId } = actor;
  await db
    .insertInto('marketing.pushOutcome')
    .values({ tenantId, id: uuidV7(), pushId, at: now, ...outcome })
    .execute();
  await sql`delete from marketing.push_outcome where tenant_id = ${tenantId} and id in (
    select id from marketing.push_outcome where tenant_id = ${tenantId} and push_id = ${pushId}::uuid
    order by id desc offset ${kept} for update skip locked)`.execute(db);
}

export const outcomesOf = ({ db, actor }: Tenant, pushId: string) =>
  db
    .selectFrom('marketing.pushOutcome')
    .select(['id', 'at', sql<Outcome['result']>`result`.as('result'), 'code', 'field', 'bytes'])
    .where('tenantId', '=', actor.tenantId)
    .where('pushId', '=', pushId)
    .orderBy('id', 'desc')
    .limit(kept)
    .execute();

export async function isPush({ db, actor }: Tenant, id: string): Promise<boolean> {
  const { rows } = await sql`select from marketing.lead_push where tenant_id = ${actor.tenantId}
    and id = ${id}::uuid`.execute(db);
  return rows.length > 0;
}
