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

export const everyStore = (ctx: Ctx) =>
  visibleStores(ctx).select(['store.id', 'store.name']).execute();
