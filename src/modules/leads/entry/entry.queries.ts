import type { Ctx } from '../../../platform/db.ts';

/** Who has a lead, by id and name; null while nobody has it. */
export async function holderOf({ db, actor }: Ctx, leadId: string) {
  return db
    .selectFrom('leads.lead as lead')
    .leftJoin('people.person as person', (join) =>
      join.onRef('person.tenantId', '=', 'lead.tenantId').onRef('person.id', '=', 'lead.ownerId'),
    )
    .select(['lead.ownerId', 'person.name'])
    .where('lead.tenantId', '=', actor.tenantId)
    .where('lead.id', '=', leadId)
    .executeTakeFirst();
}
