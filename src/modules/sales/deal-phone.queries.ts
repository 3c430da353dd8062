import type { Revealable } from '../../platform/audit/revealable.ts';
import { visibleDeals } from './deal.queries.ts';

/** The phone of a deal's customer (客户手机号), for who sees the deal and may see phones there. */
export const dealPhone: Revealable = {
  resource: 'deal',
  field: 'phone',
  async find(ctx, recordId) {
    const deal = await visibleDeals(ctx)
      .leftJoin('customers.customer as customer', (join) =>
        join
          .onRef('customer.tenantId', '=', 'deal.tenantId')
          .onRef('customer.id', '=', 'deal.customerId'),
      )
      .select(['customer.phone', 'deal.storeId', 'deal.teamId', 'deal.personId'])
      .where('deal.id', '=', recordId)
      .executeTakeFirst();
    if (!deal) return undefined;
    const { phone, storeId, teamId, personId } = deal;
    return { value: phone ?? '', place: { storeId, teamId, personId } };
  },
};
