import { sql } from 'kysely';
import type { Ctx } from '../../../platform/db.ts';
import { visiblePeople } from '../place.queries.ts';

export const personPage = (ctx: Ctx, id: string) =>
  visiblePeople(ctx)
    .leftJoin('people.store as store', (join) =>
      join.onRef('store.tenantId', '=', 'person.tenantId').onRef('store.id', '=', 'person.storeId'),
    )
    .leftJoin('people.team as team', (join) =>
      join.onRef('team.tenantId', '=', 'person.tenantId').onRef('team.id', '=', 'person.teamId'),
    )
    .select([
      'person.id',
      'person.name',
      'person.position',
      'person.storeId',
      'store.name as storeName',
      'person.teamId',
      'team.name as teamName',
      'person.phone',
      'person.email',
      sql<'' | 'male' | 'female'>`person.gender`.as('gender'),
      'person.joinedOn',
      'person.leftOn',
      'person.activatedAt',
    ])
    .select([
      sql<string[]>`coalesce((select json_agg(r.key order by r.key) from people.person_role pr
        join people.role r on r.tenant_id = pr.tenant_id and r.id = pr.role_id
        where pr.tenant_id = person.tenant_id and pr.person_id = person.id), '[]')`.as('roles'),
      sql<string | null>`(select h.id from people.handover h
        where h.tenant_id = person.tenant_id and h.person_id = person.id and h.cancelled_at is null
        order by h.decided_at desc limit 1)`.as('handoverId'),
    ])
    .where('person.id', '=', id)
    .executeTakeFirst();
