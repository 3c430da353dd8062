import {
  resources,
  wider,
  type Resource,
  type Rights,
  type Scope,
  type Verb,
} from '../../kernel/actor.ts';

/** One granted right: how far a verb on a resource reaches. */
export type Grant = { resource: string; verb: Verb; scope: Scope };

/**
 * Merges the grants of all of a person's roles permissively (权限取并集): for each resource and verb
 * the widest scope counts. No role takes away what another gives.
 */
export function mergeGrants(grants: readonly Grant[]): Rights {
  const rights: Record<string, Partial<Record<Verb, Scope>>> = {};
  for (const { resource, verb, scope } of grants) {
    const known = (rights[resource] ??= {});
    known[verb] = wider(known[verb] ?? 'no', scope);
  }
  return rights;
}

export type ReadyRole = { key: string; zh: string; en: string; grants: readonly Grant[] };

type Reach = Partial<Record<Resource, readonly [read: Scope, edit?: Scope, remove?: Scope]>>;

const role = (key: string, zh: string, en: string, reach: Reach): ReadyRole => ({
  key,
  zh,
  en,
  grants: Object.entries(reach).flatMap(([resource, scopes]) =>
    (['read', 'edit', 'delete'] as const).flatMap((verb, i) => {
      const scope = scopes[i] ?? 'no';
      return scope === 'no' ? [] : [{ resource, verb, scope }];
    }),
  ),
});

const everywhere = (...scopes: [Scope, Scope?, Scope?]): Reach =>
  Object.fromEntries(resources.map((resource) => [resource, scopes]));

/**
 * The roles every dealer group starts with (预置角色). They are rows like any other: an administrator
 * may change them or add more.
 */
export const readyRoles: readonly ReadyRole[] = [
  role('director', '销售总监', 'Sales director', {
    ...everywhere('all'),
    plan: ['all', 'all', 'all'],
    target: ['all', 'all'],
    deal: ['all', 'all'],
    lead: ['all', 'all'],
    customer: ['all', 'all'],
    import: ['all', 'all', 'all'],
    store: ['all', 'all'],
    person: ['all', 'all'],
    catalog: ['all', 'all'],
    market: ['all', 'all'],
    role: ['no'],
  }),
  role('sales_manager', '销售经理', 'Sales manager', {
    store: ['store'],
    person: ['store'],
    catalog: ['all'],
    market: ['all'],
    customer: ['store', 'store'],
    lead: ['store', 'store'],
    deal: ['store', 'store'],
    survey: ['store'],
    kpi: ['store'],
    target: ['store'],
    plan: ['store', 'store'],
  }),
  role('consultant', '销售顾问', 'Sales consultant', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['own', 'own'],
    lead: ['own', 'own'],
    deal: ['own', 'own'],
    kpi: ['own'],
    target: ['own'],
  }),
  role('dcc_agent', 'DCC 专员', 'DCC agent', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['store', 'own'],
    lead: ['store', 'own'],
    kpi: ['own'],
    target: ['own'],
  }),
  role('fni_specialist', '金融保险专员', 'F&I specialist', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['store'],
    deal: ['store', 'store'],
    kpi: ['store'],
    target: ['own'],
  }),
  role('marketing', '市场专员', 'Marketing', {
    store: ['all'],
    catalog: ['all'],
    market: ['all', 'all'],
    lead: ['all'],
    kpi: ['all'],
    target: ['all'],
    plan: ['all'],
  }),
  role('service_steward', '服务管家', 'Service steward', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['store', 'store'],
    deal: ['store'],
    survey: ['store', 'store'],
  }),
  role('analyst', '数据分析师', 'Analyst', {
    store: ['all'],
    person: ['all'],
    catalog: ['all', 'all'],
    market: ['all', 'all'],
    deal: ['all'],
    lead: ['all'],
    survey: ['all'],
    kpi: ['all'],
    target: ['all'],
    plan: ['all'],
    import: ['all', 'all'],
  }),
  role('trainer', '培训师', 'Trainer', {
    store: ['all'],
    person: ['all'],
    catalog: ['all'],
    kpi: ['all'],
  }),
  role('hr', '人事', 'HR', {
    store: ['all', 'all'],
    person: ['all', 'all'],
    kpi: ['all'],
    plan: ['all'],
  }),
  role('finance', '财务', 'Finance', {
    store: ['all'],
    person: ['all'],
    catalog: ['all'],
    deal: ['all'],
    kpi: ['all'],
    target: ['all'],
    plan: ['all'],
    audit: ['all'],
  }),
  role('administrator', '系统管理员', 'Administrator', everywhere('all', 'all', 'all')),
];
