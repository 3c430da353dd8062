import { sql } from 'kysely';
import { jsonOf, type Ctx } from '../../platform/db.ts';
import type { IdentityKind } from './identity.ts';

/** Somebody who may be new (来客): the id proposed for them holds only where the identity is unknown. */
export type Comer = {
  kind: IdentityKind;
  value: string;
  customerId: string;
  name: string;
  gender: string;
  phone: string;
  company: boolean;
};

/**
 * Finds or makes the customer behind each identity (认客户), whose row it locks until the commit. The unique key
 * decides between arrivals at the same time: a proposed customer is written only where its identity won.
 * Identities go in by their order, so that two batches cannot wait for each other.
 */
export async function knowCustomers(
  { db, actor, now }: Ctx,
  comers: readonly Comer[],
): Promise<{ kind: IdentityKind; value: string; customerId: string }[]> {
  if (comers.length === 0) return [];
  const { rows } = await sql<{
    kind: IdentityKind;
    value: string;
    customerId: string;
  }>`/* kept */ with arrived as (select distinct on (kind, value) * from jsonb_to_recordset(${jsonOf(comers)}::jsonb)
        as a(kind text, value text, "customerId" uuid, name text, gender text, phone text, company boolean)
        order by kind, value),
      known as (insert into customers.identity (tenant_id, kind, value, customer_id)
        select ${actor.tenantId}::uuid, kind, value, "customerId" from arrived order by kind, value
        on conflict (tenant_id, kind, value) do update set value = excluded.value
        returning kind, value, customer_id),
      made as (insert into customers.customer (tenant_id, id, name, gender, phone, kind, created_at)
        select ${actor.tenantId}::uuid, "customerId", name, gender, phone,
          case when company then 'company' else 'person' end, ${now}::timestamptz
        from arrived join known using (kind, value) where known.customer_id = arrived."customerId")
    select kind, value, customer_id from known`.execute(db);
  return rows;
}

/** Customers without any identity (未留档), one for each. */
export async function insertUnknown(
  { db, actor, now }: Ctx,
  comers: readonly Pick<Comer, 'customerId' | 'name' | 'gender' | 'company'>[],
): Promise<void> {
  if (comers.length === 0) return;
  await db
    .insertInto('customers.customer')
    .values(
      comers.map(({ customerId, name, gender, company }) => ({
        tenantId: actor.tenantId,
        id: customerId,
        name,
        gender,
        kind: company ? 'company' : 'person',
        createdAt: now,
      })),
    )
    .execute();
}

export type Agreed = {
  customerId: string;
  purpose: 'contact' | 'marketing';
  textVersion: string;
  channel: string;
  at: string;
};

/** What customers agreed to (同意), as it was shown to them. */
export async function insertConsents(
  { db, actor }: Pick<Ctx, 'db' | 'actor'>,
  agreed: readonly Agreed[],
  newId: () => string,
): Promise<void> {
  if (agreed.length === 0) return;
  await db
    .insertInto('customers.consent')
    .values(agreed.map((one) => ({ tenantId: actor.tenantId, id: newId(), granted: true, ...one })))
    .execute();
}
