import { reaches } from '../../../kernel/actor.ts';
import type { Ctx } from '../../../platform/db.ts';
import { noSuchPerson } from '../place.refusals.ts';
import { personPage } from './person-page.queries.ts';

/** One person's page (人员页). */
export async function readPersonPage(ctx: Ctx, { id }: { id: string }) {
  const person = await personPage(ctx, id);
  if (!person) throw noSuchPerson(id);
  const place = { ...person, personId: id };
  return {
    ...person,
    mayEdit: reaches(ctx.actor, 'person', 'edit', place),
  };
}
