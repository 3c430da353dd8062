import { NOBODY } from './uuid.ts';

/** How far a right reaches (权限范围), from nothing to the whole dealer group. */
export const scopes = ['no', 'own', 'team', 'store', 'group', 'all'] as const;
export type Scope = (typeof scopes)[number];
/** What a right allows: taking a list away and changing many rows at once are rights of their own. */
export const verbs = ['read', 'edit', 'delete', 'export', 'bulk'] as const;
export type Verb = (typeof verbs)[number];

/** What rights are about (权限对象). A new module adds its own line. */
export const resources = [
  'store',
  'person',
  'role',
  'catalog',
  'market',
  'customer',
  'lead',
  'deal',
  'stock',
  'payment',
  'survey',
  'kpi',
  'target',
  'plan',
  'import',
  'audit',
  'login',
  'channel',
  'webhook',
  'template',
  'calendar',
  'setting',
  'view',
  'backup',
  // Fields that not everybody who sees a record may see (字段权限).
  'phone',
  'cost',
  'floor_price',
  'salary',
] as const;
export type Resource = (typeof resources)[number];

/** Rights by resource and verb; a missing entry means `no`. */
export type Rights = Readonly<Record<string, Partial<Record<Verb, Scope>>>>;

/** Who is asking. Built once per request from the session or token; never re-read further in. */
export type Actor = {
  tenantId: string;
  personId: string;
  login: string;
  name: string;
  roles: readonly string[];
  rights: Rights;
  storeId: string | null;
  teamId: string | null;
  /** Stores of the same store group (片区) as the actor's own, own store included. */
  groupStoreIds: readonly string[];
  /** People on leave whose own records the actor looks after meanwhile (代理). */
  standsInFor: readonly Absent[];
  /** From this instant on place and rights must be read again; a day ends, and with it a leave. */
  until?: string;
  /** Where the request came from, for the audit log; empty for the program's own work. */
  origin: { address: string; requestId: string };
};

/** Somebody on leave, and what they themselves may do: their deputy may do no more on their behalf. */
export type Absent = { personId: string; name: string; rights: Rights };

/**
 * What a deputy takes over (代理范围): the records and the fields needed to work on them. Pay, figures
 * and the person's own file stay with the absent.
 */
export const delegable: readonly string[] = [
  'customer',
  'lead',
  'deal',
  'survey',
  'phone',
  'cost',
  'floor_price',
] satisfies Resource[];

/** The wider of two scopes: rights from several roles are merged permissively (权限取并集). */
export const wider = (a: Scope, b: Scope): Scope =>
  scopes.indexOf(a) >= scopes.indexOf(b) ? a : b;

/** The narrower of two scopes: a figure made of a guarded field reaches as far as both rights do. */
export const narrower = (a: Scope, b: Scope): Scope =>
  scopes.indexOf(a) <= scopes.indexOf(b) ? a : b;

/** How far the actor's right reaches; `no` where nothing was granted. */
export const scopeOf = (actor: Pick<Actor, 'rights'>, resource: string, verb: Verb): Scope =>
  actor.rights[resource]?.[verb] ?? 'no';

/** Where a thing belongs, as far as rights ask; `shared` is the widest verb it was shared with the actor for. */
export type Place = {
  storeId?: string | null;
  teamId?: string | null;
  personId?: string | null;
  shared?: SharedVerb | null;
};

/** What a record may be shared for (共享): to see it, or to work on it too. */
export const sharedVerbs = ['read', 'edit'] as const;
export type SharedVerb = (typeof sharedVerbs)[number];

/** What lets a thing be reached: the right's own scope, standing in for its owner, or a share. */
export type Ground = 'scope' | 'stand_in' | 'share';

/**
 * Why the actor's right over `resource` reaches this one thing; undefined where it does not. Neither a
 * share nor a stand-in helps whom no role gives the right at all (ADR 0011).
 */
export function groundOf(
  actor: Actor,
  resource: string,
  verb: Verb,
  place: Place,
): Ground | undefined {
  const scope = scopeOf(actor, resource, verb);
  if (scope === 'no') return undefined;
  if (isWithin(scope, actor, place)) return 'scope';
  if (place.personId && ownersOf(actor, resource, verb).includes(place.personId)) return 'stand_in';
  const isShared = verb === 'read' ? !!place.shared : verb === 'edit' && place.shared === 'edit';
  return isShared ? 'share' : undefined;
}

/** Whether the actor's right over `resource` reaches this one thing. */
export const reaches = (actor: Actor, resource: string, verb: Verb, place: Place): boolean =>
  groundOf(actor, resource, verb, place) !== undefined;

/**
 * Whether a place lies inside a scope, as seen from where the actor stands. One's own is inside every
 * scope: who changes stores keeps the own records, and a wider right never shows less.
 */
export function isWithin(scope: Scope, actor: Actor, place: Place): boolean {
  if (scope === 'all') return true;
  if (scope === 'no') return false;
  if (place.personId && place.personId === actor.personId) return true;
  if (scope === 'group') return !!place.storeId && actor.groupStoreIds.includes(place.storeId);
  if (scope === 'store') return !!place.storeId && place.storeId === actor.storeId;
  return scope === 'team' && !!place.teamId && place.teamId === actor.teamId;
}

/**
 * Whose records count as the actor's own for this verb: the actor's, and those of the absent for whom
 * they stand in, as far as the absent themselves may.
 */
export const ownersOf = (actor: Actor, resource: string, verb: Verb): readonly string[] => [
  actor.personId,
  ...actor.standsInFor
    .filter((absent) => entrusts(absent, resource, verb))
    .map(({ personId }) => personId),
];

/** Whether an absent person's leave hands this verb to a deputy: only what they may do themselves. */
export const entrusts = (absent: Pick<Absent, 'rights'>, resource: string, verb: Verb): boolean =>
  delegable.includes(resource) &&
  (verb === 'read' || verb === 'edit') &&
  scopeOf(absent, resource, verb) !== 'no';

const everything: Rights = Object.fromEntries(
  resources.map((resource) => [
    resource,
    { read: 'all', edit: 'all', delete: 'all', export: 'all', bulk: 'all' },
  ]),
);

/** The program's own work in a tenant (系统): jobs, the demo, the command line. */
export const systemActor = (tenantId: string, login = 'system'): Actor => ({
  tenantId,
  personId: NOBODY,
  login,
  name: login,
  roles: [],
  rights: everything,
  storeId: null,
  teamId: null,
  groupStoreIds: [],
  standsInFor: [],
  origin: { address: '', requestId: '' },
});
