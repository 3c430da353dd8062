import { reaches } from '../../kernel/actor.ts';
import type { Revealable } from '../../platform/audit/revealable.ts';
import { idsOfOne, visibleCustomers, type Ties } from './customer.queries.ts';

/** A customer's phone (客户手机号): a customer stands where their records stand, the best of these counts. */
export const customerPhone = (ties: Ties): Revealable => ({
  resource: 'customer',
  field: 'phone',
  async find(ctx, recordId) {
    const found = await visibleCustomers(ctx, ties)
      .select('customer.phone')
      .where('customer.id', '=', recordId)
      .executeTakeFirst();
    if (!found) return undefined;
    const ids = await idsOfOne(ctx, recordId);
    const records = (await Promise.all(ties.map((tie) => tie.records(ctx, ids)))).flat();
    const places = records.map(({ place }) => place);
    const place = places.find((one) => reaches(ctx.actor, 'phone', 'read', one)) ?? places[0] ?? {};
    return { value: found.phone, place };
  },
});
