import type { Revealable } from '../../platform/audit/revealable.ts';
import { visibleLeads } from './lead.queries.ts';

/** The phone of a lead's customer (客户手机号), for who sees the lead and may see phones there. */
export const leadPhone: Revealable = {
  resource: 'lead',
  field: 'phone',
  async find(ctx, recordId) {
    const lead = await visibleLeads(ctx)
      .leftJoin('customers.customer as customer', (join) =>
        join
          .onRef('customer.tenantId', '=', 'lead.tenantId')
          .onRef('customer.id', '=', 'lead.customerId'),
      )
      .select(['customer.phone', 'lead.storeId', 'lead.teamId', 'lead.ownerId'])
      .where('lead.id', '=', recordId)
      .executeTakeFirst();
    if (!lead) return undefined;
    const { phone, storeId, teamId, ownerId } = lead;
    return { value: phone ?? '', place: { storeId, teamId, personId: ownerId } };
  },
};
