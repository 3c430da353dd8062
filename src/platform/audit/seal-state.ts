import { sql } from 'kysely';
import type { z } from 'zod';
import type { Ctx } from '../db.ts';
import type { Seal } from './audit.schema.ts';

/** How far the tenant's log is sealed (封存状态). */
export async function readSealState({ db, actor }: Ctx): Promise<z.infer<typeof Seal>> {
  const { rows } = await sql<z.infer<typeof Seal>>`
    select last.sealed_at as sealed_until, coalesce(last.number, 0) as number,
      coalesce(encode(last.hash, 'hex'), '') as hash,
      (select count(*)::int from platform.audit_unsealed where tenant_id = ${actor.tenantId}) as waiting,
      (select min(at) from platform.audit where tenant_id = ${actor.tenantId}) as kept_since
    from (values (1)) one left join lateral (select sealed_at, number, hash from platform.audit_seal
      where tenant_id = ${actor.tenantId} order by number desc limit 1) last on true`.execute(db);
  return rows[0]!;
}
