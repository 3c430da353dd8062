import type { Ctx } from '../../../platform/db.ts';

/** A lead as the sale sees it, whoever holds it. */
export const leadToOrder = ({ db, actor }: Ctx, leadId: string) =>
  db
    .selectFrom('leads.lead')
    .select(['day', 'storeId', 'expectedOn', 'grade', 'outcome'])
    .where('tenantId', '=', actor.tenantId)
    .where('id', '=', leadId)
    .executeTakeFirst();
