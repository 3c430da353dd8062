import { scopeOf, scopes, type Actor } from '../../kernel/actor.ts';
import { fieldHidden } from './list.refusals.ts';
import type { ListField, ListShape } from './list.schema.ts';

/**
 * Whether the actor may see a guarded field in every row of the list (字段权限). A right over the field
 * that reaches less far than the right over the rows does not do: sorting, sums and filters would tell.
 */
export function maySee(actor: Pick<Actor, 'rights'>, shape: ListShape, field: ListField): boolean {
  if (!field.guard) return true;
  const [own, whole] = [field.guard, shape.resource].map((resource) =>
    scopes.indexOf(scopeOf(actor, resource, 'read')),
  ) as [number, number];
  return own > 0 && own >= whole;
}

/** Refuses to filter, sort or add up by a field that the actor may not see. */
export function mustSee(actor: Actor, shape: ListShape, fields: readonly ListField[]): void {
  const hidden = fields.find((field) => !maySee(actor, shape, field));
  if (hidden) throw fieldHidden(hidden.key);
}
