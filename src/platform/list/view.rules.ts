import { scopeOf, scopes, type Actor } from '../../kernel/actor.ts';
import type { Audience } from './view.schema.ts';

type Sharer = Pick<Actor, 'rights' | 'storeId' | 'teamId'>;

/**
 * With whom the actor may share a view (共享视图): a team or store with the right to edit views that far and a
 * place of their own in it, everybody with that right over everything.
 */
export function mayShareWith(actor: Sharer): Audience[] {
  const reach = scopes.indexOf(scopeOf(actor, 'view', 'edit'));
  const given: Audience[] = ['owner'];
  if (reach >= scopes.indexOf('team') && actor.teamId) given.push('team');
  if (reach >= scopes.indexOf('store') && actor.storeId) given.push('store');
  if (reach >= scopes.indexOf('all')) given.push('all');
  return given;
}

/** Whether the actor may change a view: its owner, or who may edit everybody's views. */
export const mayEditView = (
  actor: Pick<Actor, 'personId' | 'rights'>,
  view: { ownerId: string; audience: Audience },
): boolean =>
  view.ownerId === actor.personId ||
  (view.audience !== 'owner' && scopeOf(actor, 'view', 'edit') === 'all');
