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
  standsInFor: readonly string[];
  /** Where the request came from, for the audit log; empty for the program's own work. */
  origin: { address: string; requestId: string };
};

/** The wider of two scopes: rights from several roles are merged permissively (权限取并集). */
export const wider = (a: Scope, b: Scope): Scope =>
  scopes.indexOf(a) >= scopes.indexOf(b) ? a : b;

/** How far the actor's right reaches; `no` where nothing was granted. */
export const scopeOf = (actor: Pick<Actor, 'rights'>, resource: string, verb: Verb): Scope =>
  actor.rights[resource]?.[verb] ?? 'no';

/** Where a thing belongs, as far as rights ask. */
export type Place = { storeId?: string | null; teamId?: string | null; personId?: string | null };

/** Whether the actor's right over `resource` reaches this one thing. */
export function reaches(actor: Actor, resource: string, verb: Verb, place: Place): boolean {
  const scope = scopeOf(actor, resource, verb);
  if (scope === 'all') return true;
  if (scope === 'group') return !!place.storeId && actor.groupStoreIds.includes(place.storeId);
  if (scope === 'store') return !!place.storeId && place.storeId === actor.storeId;
  if (scope === 'team') return !!place.teamId && place.teamId === actor.teamId;
  return scope === 'own' && !!place.personId && ownersOf(actor).includes(place.personId);
}

/** Whose records count as the actor's own: the actor's, and those of whom they stand in for. */
export const ownersOf = ({ personId, standsInFor }: Actor): readonly string[] => [
  personId,
  ...standsInFor,
];

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
