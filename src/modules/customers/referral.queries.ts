import { sql } from 'kysely';
import type { Ctx } from '../../platform/db.ts';

type Reader = Pick<Ctx, 'db' | 'actor'>;

export async function referralCodeOf({ db, actor }: Reader, id: string): Promise<string | null> {
  const { rows } = await sql<{
    code: string | null;
  }>`select referral_code as code from customers.customer
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid`.execute(db);
  return rows[0]?.code ?? null;
}

/** False where another customer has this code. */
export async function giveCode({ db, actor }: Reader, id: string, code: string): Promise<boolean> {
  const { rows } = await sql`update customers.customer set referral_code = ${code}
    where tenant_id = ${actor.tenantId} and id = ${id}::uuid and not exists (select from customers.customer o
      where o.tenant_id = ${actor.tenantId} and o.referral_code = ${code}) returning id`.execute(
    db,
  );
  return rows.length > 0;
}

/** Whose referral codes these are (认推荐人), after merges; codes are read without regard to case. */
export async function referrersOf(
  { db, actor }: Reader,
  codes: readonly string[],
): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map();
  const { rows } = await sql<{ code: string; id: string }>`
    select referral_code as code, coalesce(merged_into, id) as id from customers.customer
    where tenant_id = ${actor.tenantId} and referral_code = any(${[...codes]}::text[])`.execute(db);
  return new Map(rows.map(({ code, id }) => [code, id]));
}
