import { createContext, use } from 'react';
import { scopeOf, type Actor, type Resource, type Scope, type Verb } from '../../kernel/actor.ts';

/** The actor as the browser knows them. */
export type Signed = Pick<Actor, 'personId' | 'login' | 'name' | 'roles' | 'rights' | 'storeId'> & {
  groupName: string;
  mustChangePassword: boolean;
};

export const ActorContext = createContext<Signed | undefined>(undefined);

/** Who is signed in; only inside the shell. */
export function useActor(): Signed {
  const actor = use(ActorContext);
  if (!actor) throw new Error('useActor() is for screens inside the shell');
  return actor;
}

/** How far my right reaches; `no` hides the control. */
export function useScope(resource: Resource, verb: Verb): Scope {
  return scopeOf(useActor(), resource, verb);
}

export const useMay = (resource: Resource, verb: Verb): boolean =>
  useScope(resource, verb) !== 'no';
