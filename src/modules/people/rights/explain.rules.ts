import {
  entrusts,
  groundOf,
  isWithin,
  scopeOf,
  type Actor,
  type Ground,
  type Place,
  type Scope,
  type SharedVerb,
  type Verb,
} from '../../../kernel/actor.ts';
import type { Grant } from '../role.rules.ts';

/** The grants of each of a person's roles, before they are merged. */
export type RoleGrants = { role: string; grants: readonly Grant[] };

export type Step = {
  verb: Verb;
  allowed: boolean;
  ground: Ground | null;
  byRole: { role: string; scope: Scope }[];
  scope: Scope;
  compared: {
    part: 'store' | 'team' | 'person';
    record: string | null;
    person: string | null;
    same: boolean;
  } | null;
  standIn: { name: string; entrusts: boolean } | null;
  shared: SharedVerb | null;
};

export type Question = { resource: string; verb: Verb; place?: Place };

/**
 * Why an actor may or may not (权限溯源): the same ladder as `reaches`, with each rung shown. Without a
 * place the question is whether the right is given at all. Ids in, names are the caller's business.
 */
export function explainRight(
  actor: Actor,
  roles: readonly RoleGrants[],
  { resource, verb, place }: Question,
): Step {
  const scope = scopeOf(actor, resource, verb);
  const absent = place?.personId
    ? actor.standsInFor.find(({ personId }) => personId === place.personId)
    : undefined;
  const ground = place
    ? groundOf(actor, resource, verb, place)
    : scope === 'no'
      ? undefined
      : ('scope' as const);
  return {
    verb,
    allowed: ground !== undefined,
    ground: ground ?? null,
    byRole: roles.map(({ role, grants }) => ({
      role,
      scope:
        grants.find((grant) => grant.resource === resource && grant.verb === verb)?.scope ?? 'no',
    })),
    scope,
    compared: place ? compared(scope, actor, place) : null,
    standIn: absent ? { name: absent.name, entrusts: entrusts(absent, resource, verb) } : null,
    shared: place?.shared ?? null,
  };
}

function compared(scope: Scope, actor: Actor, place: Place): Step['compared'] {
  const same = isWithin(scope, actor, place);
  const person = { part: 'person' as const, record: place.personId ?? null };
  if (scope === 'own' || (scope !== 'all' && scope !== 'no' && place.personId === actor.personId))
    return { ...person, person: actor.personId, same };
  if (scope === 'store' || scope === 'group')
    return { part: 'store', record: place.storeId ?? null, person: actor.storeId, same };
  if (scope === 'team')
    return { part: 'team', record: place.teamId ?? null, person: actor.teamId, same };
  return null;
}

/** The record's id in what was pasted: the last one in it, of a link as of an id alone. */
export function idIn(pasted: string): string | undefined {
  return pasted
    .toLowerCase()
    .match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g)
    ?.at(-1);
}
