import type { Revealable } from '../../platform/audit/revealable.ts';
import { phoneOf } from '../customers/index.ts';
import { visibleLeads } from './lead.queries.ts';

/** The phone of a lead's customer (客户手机号), for who sees the lead and may see phones there. */
export const leadPhone: Revealable = {
  resource: 'lead',
  field: 'phone',
  async find(ctx, recordId) {
    const lead = await visibleLeads(ctx)
      .select(['lead.customerId', 'lead.storeId', 'lead.teamId', 'lead.ownerId'])
      .where('lead.id', '=', recordId)
      .executeTakeFirst();
    if (!lead) return undefined;
    const { customerId, storeId, teamId, ownerId } = lead;
    return { value: await phoneOf(ctx, customerId), place: { storeId, teamId, personId: ownerId } };
  },
};
