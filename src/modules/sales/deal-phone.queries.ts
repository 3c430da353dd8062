import type { Revealable } from '../../platform/audit/revealable.ts';
import { phoneOf } from '../customers/index.ts';
import { visibleDeals } from './deal.queries.ts';

/** The phone of a deal's customer (客户手机号), for who sees the deal and may see phones there. */
export const dealPhone: Revealable = {
  resource: 'deal',
  field: 'phone',
  async find(ctx, recordId) {
    const deal = await visibleDeals(ctx)
      .select(['deal.customerId', 'deal.storeId', 'deal.teamId', 'deal.personId'])
      .where('deal.id', '=', recordId)
      .executeTakeFirst();
    if (!deal) return undefined;
    const { customerId, storeId, teamId, personId } = deal;
    return { value: await phoneOf(ctx, customerId), place: { storeId, teamId, personId } };
  },
};
