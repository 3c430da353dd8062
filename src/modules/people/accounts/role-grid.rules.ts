import { scopes, verbs, type Scope, type Verb } from '../../../kernel/actor.ts';
import { readyRoles, type Grant } from '../role.rules.ts';

const cellOf = ({ resource, verb }: Pick<Grant, 'resource' | 'verb'>) => `${resource}:${verb}`;

/** Grants in one order, without cells that say no, so that equal rights are equal lists. */
export function orderedGrants(grants: readonly Grant[]): Grant[] {
  const known = new Map(grants.map((grant) => [cellOf(grant), grant]));
  return [...known.values()]
    .filter(({ scope }) => scope !== 'no')
    .toSorted(
      (a, b) =>
        a.resource.localeCompare(b.resource) || verbs.indexOf(a.verb) - verbs.indexOf(b.verb),
    )
    .map(({ resource, verb, scope }) => ({ resource, verb, scope }));
}

/** A role's rights after some of its cells were set (改权限格): `no` empties a cell. */
export const withCells = (grants: readonly Grant[], cells: readonly Grant[]): Grant[] =>
  orderedGrants([...grants, ...cells]);

/** What differs between two states of a role, each cell with its scope before and after. */
export function changedCells(before: readonly Grant[], after: readonly Grant[]) {
  const scopeIn = (grants: readonly Grant[], cell: string): Scope =>
    grants.find((grant) => cellOf(grant) === cell)?.scope ?? 'no';
  const cells = new Set([...before, ...after].map(cellOf));
  return [...cells].flatMap((cell) => {
    const [from, to] = [scopeIn(before, cell), scopeIn(after, cell)];
    const [resource, verb] = cell.split(':') as [string, Verb];
    return from === to ? [] : [{ resource, verb, from, to }];
  });
}

/** The cells that got wider: what a change hands out. What got narrower is what it takes away. */
export const widenedCells = (changed: ReturnType<typeof changedCells>): Grant[] =>
  changed
    .filter(({ from, to }) => scopes.indexOf(to) > scopes.indexOf(from))
    .map(({ resource, verb, to }) => ({ resource, verb, scope: to }));

/** What a ready role starts with (预置权限), or nothing for a role of the group's own. */
export const readyGrants = (key: string): Grant[] | undefined => {
  const ready = readyRoles.find((role) => role.key === key);
  return ready && orderedGrants(ready.grants);
};

/** Whether a role's rights are no longer those it started with. */
export function isChangedRole(key: string, grants: readonly Grant[]): boolean {
  const ready = readyGrants(key);
  return ready !== undefined && changedCells(ready, grants).length > 0;
}

/** Ready roles in the order of a dealer group's organisation, then the group's own by name. */
export function inTheirOrder<R extends { key: string; nameZh: string }>(roles: readonly R[]): R[] {
  const at = (key: string) => {
    const index = readyRoles.findIndex((role) => role.key === key);
    return index < 0 ? readyRoles.length : index;
  };
  return roles.toSorted((a, b) => at(a.key) - at(b.key) || (a.nameZh < b.nameZh ? -1 : 1));
}
