import { sql } from 'kysely';
import type { ImportRun } from '../../platform/import/kind.ts';
import { noteMade } from '../../platform/import/naming.queries.ts';

export type CustomerColumns = {
  name: string;
  phone: string;
  gender?: string;
  /** The table of the records, whose `customer_id` is kept where the file has no checked phone. */
  relation: string;
};

/**
 * The customers of the changed rows (认客户), as rows (record_id, customer_id) of `import_customer`. A
 * checked phone names exactly one customer, whose name is kept; without one each record has a
 * customer of its own, because a name alone is not a person.
 */
export async function nameCustomers(run: ImportRun, columns: CustomerColumns): Promise<void> {
  const { db, actor } = run;
  const gender = columns.gender ? sql`c.${sql.ref(columns.gender)}` : sql`null::text`;
  await sql`create temp table import_customer on commit drop as
    select c.record_id, coalesce(c.${sql.ref(columns.name)}, '') as name,
      coalesce(c.${sql.ref(columns.phone)}, '') as phone, coalesce(${gender}, '') as gender,
      case when c.${sql.ref(columns.phone)} like '+%' then null else known.customer_id end as customer_id,
      known.customer_id is not null and c.${sql.ref(columns.phone)} not like '+%' as known
    from import_change c
    left join ${sql.table(columns.relation)} known on known.tenant_id = ${actor.tenantId} and known.id = c.record_id
    where c.${sql.ref(columns.name)} is not null or c.${sql.ref(columns.phone)} is not null`.execute(
    db,
  );
  await nameByPhone(run);
  await sql`update import_customer set customer_id = gen_random_uuid(), known = false
    where customer_id is null`.execute(db);
  await insertUnchecked(run);
}

/** Identities go in by order of phone, so that two imports cannot wait for each other. */
async function nameByPhone(run: ImportRun): Promise<void> {
  const { db, actor, now } = run;
  const { tenantId } = actor;
  await sql`create temp table import_phone on commit drop as
    select distinct on (phone) phone, name, gender, gen_random_uuid() as id
    from import_customer where phone like '+%' order by phone, record_id`.execute(db);
  await sql`with made as (
      insert into customers.customer (tenant_id, id, name, gender, phone, created_at)
      select ${tenantId}::uuid, id, name, gender, phone, ${now}::timestamptz from import_phone p
      where not exists (select from customers.identity i
        where i.tenant_id = ${tenantId} and i.kind = 'phone' and i.value = p.phone)
      returning id)
    ${noteMade(run, 'customers.customer', sql`made`)}`.execute(db);
  await sql`insert into customers.identity (tenant_id, kind, value, customer_id)
    select ${tenantId}::uuid, 'phone', p.phone, p.id from import_phone p
    join customers.customer c on c.tenant_id = ${tenantId} and c.id = p.id
    order by p.phone on conflict do nothing`.execute(db);
  await sql`delete from customers.customer c using import_phone p, customers.identity i
    where c.tenant_id = ${tenantId} and c.id = p.id and i.tenant_id = ${tenantId} and i.kind = 'phone'
      and i.value = p.phone and i.customer_id <> p.id`.execute(db);
  // One look-up per row: a join is planned badly while the rows just written are in no statistics.
  await sql`update import_customer n set known = true, customer_id = (
      select i.customer_id from customers.identity i
      where i.tenant_id = ${tenantId} and i.kind = 'phone' and i.value = n.phone)
    where n.phone like '+%'`.execute(db);
}

async function insertUnchecked(run: ImportRun): Promise<void> {
  const { db, actor, importId, now } = run;
  const { tenantId } = actor;
  await sql`with made as (
      insert into customers.customer (tenant_id, id, name, gender, phone, created_at)
      select ${tenantId}::uuid, customer_id, name, gender, phone, ${now}::timestamptz
      from import_customer where not known
      returning id)
    ${noteMade(run, 'customers.customer', sql`made`)}`.execute(db);
  await sql`insert into platform.import_change
      (tenant_id, import_id, relation, record_id, change, before)
    select distinct on (c.id) ${tenantId}::uuid, ${importId}::uuid, 'customers.customer', c.id, 'updated', to_jsonb(c)
    from customers.customer c join import_customer n on n.customer_id = c.id
    where c.tenant_id = ${tenantId} and n.known and n.phone not like '+%'
      and (c.name, c.phone, c.gender) is distinct from (n.name, n.phone, n.gender)
    on conflict do nothing`.execute(db);
  await sql`update customers.customer c set name = n.name, phone = n.phone, gender = n.gender
    from import_customer n
    where c.tenant_id = ${tenantId} and c.id = n.customer_id and n.known and n.phone not like '+%'
      and not exists (select from customers.identity i where i.tenant_id = ${tenantId} and i.customer_id = c.id)`.execute(
    db,
  );
}
