import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import { lastAdministrator } from './account.refusals.ts';

/**
 * Lets changes that may cost the group an administrator take turns (逐个进行): of two at once the
 * second sees what the first has done. Taken before the change, held to the end of the transaction.
 */
export async function takeAdministratorTurn({ db, actor }: Ctx): Promise<void> {
  await sql`select 1 from people.dealer_group where tenant_id = ${actor.tenantId}
    for no key update`.execute(db);
}

/**
 * Refuses, and so rolls back, a change after which nobody could give rights and accounts any more
 * (最后一位管理员): somebody who stays, with a working login, must hold both rights over the whole group.
 */
export async function mustKeepAdministrator({ db, actor }: Ctx): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select p.id from people.person p
    join platform.login l on l.tenant_id = p.tenant_id and l.person_id = p.id and l.disabled_at is null
    where p.tenant_id = ${actor.tenantId} and p.left_on is null and (
      select count(distinct rr.resource) from people.person_role pr
      join people.role_right rr on rr.tenant_id = pr.tenant_id and rr.role_id = pr.role_id
      where pr.tenant_id = p.tenant_id and pr.person_id = p.id
        and rr.resource in ('role', 'login') and rr.verb = 'edit' and rr.scope = 'all') = 2
    limit 1`.execute(db);
  if (rows.length === 0) throw lastAdministrator();
}
