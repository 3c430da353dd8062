import type { Revealable } from '../../platform/audit/revealable.ts';
import { visiblePeople } from './place.queries.ts';

/** A colleague's phone (员工手机号), for who sees the person and may see phones there. */
export const personPhone: Revealable = {
  resource: 'person',
  field: 'phone',
  async find(ctx, recordId) {
    const person = await visiblePeople(ctx)
      .select(['person.phone', 'person.storeId', 'person.teamId'])
      .where('person.id', '=', recordId)
      .executeTakeFirst();
    if (!person) return undefined;
    const { phone: value, storeId, teamId } = person;
    return { value, place: { storeId, teamId, personId: recordId } };
  },
};
