import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';

/** `138****2041`, or the last two digits of what is no mobile number (脱敏手机号), of a column. */
export const maskedNumber = (column: string) =>
  sql<string | null>`(select case
      when length(national) >= 11 then left(national, 3) || '****' || right(national, 4)
      else '****' || right(national, 2) end
    from (select regexp_replace(${sql.ref(column)}, '^\\+86', '') as national) given where national <> '')`;

/** The masked number of the customer that a record names. */
export const maskedPhone = (alias: string) =>
  sql<string | null>`(select ${maskedNumber('c.phone')} from customers.customer c
    where c.tenant_id = ${sql.ref(`${alias}.tenantId`)} and c.id = ${sql.ref(`${alias}.customerId`)})`;

/** A customer's phone in clear, for a reveal that was allowed. */
export async function phoneOf({ db, actor }: Ctx, customerId: string | null): Promise<string> {
  if (!customerId) return '';
  const found = await db
    .selectFrom('customers.customer')
    .select('phone')
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', customerId)
    .executeTakeFirst();
  return found?.phone ?? '';
}
