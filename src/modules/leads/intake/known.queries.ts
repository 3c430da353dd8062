import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import type { Arrival, KnownLead, Result } from './arrival.rules.ts';

type Reader = Pick<Ctx, 'db' | 'actor'>;

/** What a sender's own ids were answered with before. */
export async function takenBefore(
  { db, actor }: Reader,
  keys: readonly { sender: string; externalId: string }[],
): Promise<
  { sender: string; externalId: string; leadId: string; customerId: string; result: Result }[]
> {
  if (keys.length === 0) return [];
  const { rows } = await sql<{
    sender: string;
    externalId: string;
    leadId: string;
    customerId: string;
    result: Result;
  }>`/* kept */ select t.sender, t.external_id, t.lead_id, t.customer_id, t.result
    from unnest(${keys.map(({ sender }) => sender)}::text[], ${keys.map(({ externalId }) => externalId)}::text[])
      as k(sender, external_id)
    cross join lateral (select * from leads.touch t where t.tenant_id = ${actor.tenantId} and t.sender = k.sender
      and t.external_id = k.external_id limit 1) t`.execute(db);
  return rows;
}

/** The version of each session that still lives, by the hex of its hash (会话存活). */
export async function livingSessions(
  { db }: Reader,
  hashes: readonly Buffer[],
  now: string,
): Promise<Map<string, number>> {
  if (hashes.length === 0) return new Map();
  const hex = [...new Set(hashes.map((hash) => hash.toString('hex')))];
  const { rows } = await sql<{
    hash: string;
    version: number;
  }>`/* kept */ select encode(s.token_hash, 'hex') as hash, l.version
    from platform.session s join platform.login l on l.id = s.login_id
    where s.token_hash in (select decode(hash, 'hex') from unnest(${hex}::text[]) as h(hash)) and s.revoked_at is null and s.expires_at > ${now}::timestamptz
      and l.disabled_at is null`.execute(db);
  return new Map(rows.map(({ hash, version }) => [hash, version]));
}

export type Met = KnownLead & { customerId: string; storeId: string };

/** The latest lead at the store of whoever has this identity, an open one first. */
export async function latestLeads(
  { db, actor }: Reader,
  met: readonly { kind: string; value: string; storeId: string }[],
): Promise<Met[]> {
  if (met.length === 0) return [];
  const { rows } =
    await sql<Met>`/* kept */ select l.customer_id, a.store_id, l.id, l.outcome = 'open' as is_open, l.owner_id, l.received_at,
      array(select distinct t.source_id from leads.touch t where t.tenant_id = l.tenant_id and t.lead_id = l.id
        and t.source_id is not null union select l.source_id where l.source_id is not null) as source_ids
    from (select distinct * from unnest(${met.map(({ kind }) => kind)}::text[], ${met.map(({ value }) => value)}::text[],
      ${met.map(({ storeId }) => storeId)}::uuid[]) as a(kind, value, store_id)) a
    cross join lateral (select * from leads.lead l where l.tenant_id = ${actor.tenantId} and l.store_id = a.store_id
      and l.customer_id = (select i.customer_id from customers.identity i
        where i.tenant_id = ${actor.tenantId} and i.kind = a.kind and i.value = a.value)
      order by (l.outcome = 'open') desc, (l.intake <> 'import') desc, l.received_at desc limit 1) l`.execute(
      db,
    );
  return rows;
}

/** Who last followed these customers at these stores (推荐人的顾问), by `customer store`. */
export async function followersOf(
  { db, actor }: Reader,
  pairs: readonly { customerId: string; storeId: string }[],
): Promise<Map<string, string>> {
  if (pairs.length === 0) return new Map();
  const { rows } = await sql<{ key: string; ownerId: string }>`
    select p.customer_id || ' ' || p.store_id as key, l.owner_id
    from unnest(${pairs.map(({ customerId }) => customerId)}::uuid[], ${pairs.map(({ storeId }) => storeId)}::uuid[])
      as p(customer_id, store_id)
    cross join lateral (select owner_id from leads.lead l where l.tenant_id = ${actor.tenantId}
      and l.customer_id = p.customer_id and l.store_id = p.store_id and l.owner_id is not null
      order by l.received_at desc limit 1) l`.execute(db);
  return new Map(rows.map(({ key, ownerId }) => [key, ownerId]));
}

export type Records = {
  /** Ids that exist, by kind and id: `source …`. */
  has: (kind: 'store' | 'source' | 'campaign' | 'model' | 'area' | 'person', id: string) => boolean;
  brandOf: (modelId: string | null) => string | null;
  energyOf: (modelId: string | null) => string;
  priceOf: (sourceId: string | null) => number | null;
  nameOf: (sourceId: string | null) => string;
};

/** Which of the named records there are; a closed store takes no leads. */
export async function recordsNamed(
  { db, actor }: Reader,
  arrivals: readonly Arrival[],
): Promise<Records> {
  const ids = (of: (arrival: Arrival) => string | null) =>
    sql`${[...new Set(arrivals.flatMap((arrival) => of(arrival) ?? []))]}::uuid[]`;
  const tenant = sql`tenant_id = ${actor.tenantId}`;
  const { rows } = await sql<{
    kind: string;
    id: string;
    brandId: string | null;
    priceFen: number | null;
    word: string | null;
  }>`/* kept */ select 'store' as kind, id, null::uuid as brand_id, null::bigint as price_fen, null as word from people.store
      where ${tenant} and closed_on is null and id = any(${ids(({ storeId }) => storeId)})
    union all select 'source', id, null, price_fen, name from marketing.source
      where ${tenant} and id = any(${ids(({ sourceId }) => sourceId)})
    union all select 'campaign', id, null, null, null from marketing.campaign
      where ${tenant} and id = any(${ids(({ campaignId }) => campaignId)})
    union all select 'model', id, brand_id, null, energy from catalog.model
      where ${tenant} and id = any(${ids(({ modelId }) => modelId)})
    union all select 'area', id, null, null, null from catalog.area
      where ${tenant} and id = any(${ids(({ areaId }) => areaId)})
    union all select 'person', id, null, null, null from people.person
      where ${tenant} and id = any(${ids(({ preferredId }) => preferredId)})`.execute(db);
  const known = new Map(rows.map((row) => [`${row.kind} ${row.id}`, row]));
  return {
    has: (kind, id) => known.has(`${kind} ${id}`),
    brandOf: (modelId) => known.get(`model ${modelId}`)?.brandId ?? null,
    energyOf: (modelId) => known.get(`model ${modelId}`)?.word ?? '',
    nameOf: (sourceId) => known.get(`source ${sourceId}`)?.word ?? '',
    priceOf: (sourceId) => known.get(`source ${sourceId}`)?.priceFen ?? null,
  };
}
