import {
  resources,
  verbs,
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

/** How far each verb reaches, in the order of `verbs`. */
type Scopes = readonly [read: Scope, edit?: Scope, remove?: Scope, exporting?: Scope, bulk?: Scope];
type Reach = Partial<Record<Resource, Scopes>>;

const role = (key: string, zh: string, en: string, reach: Reach): ReadyRole => ({
  key,
  zh,
  en,
  grants: Object.entries(reach).flatMap(([resource, scopes]) =>
    verbs.flatMap((verb, i) => {
      const scope = scopes[i] ?? 'no';
      return scope === 'no' ? [] : [{ resource, verb, scope }];
    }),
  ),
});

const everywhere = (...scopes: Scopes): Reach =>
  Object.fromEntries(resources.map((resource) => [resource, scopes]));

/**
 * The roles every dealer group starts with (预置角色). They are rows like any other: an administrator
 * may change them or add more.
 */
export const readyRoles: readonly ReadyRole[] = [
  role('director', '销售总监', 'Sales director', {
    ...everywhere('all'),
    plan: ['all', 'all', 'all', 'all', 'all'],
    target: ['all', 'all', 'no', 'all'],
    deal: ['all', 'all', 'no', 'all', 'all'],
    lead: ['all', 'all', 'no', 'all', 'all'],
    customer: ['all', 'all', 'no', 'all', 'all'],
    stock: ['all', 'all', 'no', 'all'],
    payment: ['all', 'no', 'no', 'all'],
    kpi: ['all', 'no', 'no', 'all'],
    import: ['all', 'all', 'all'],
    store: ['all', 'all', 'no', 'all'],
    person: ['all', 'all', 'no', 'all', 'all'],
    catalog: ['all', 'all', 'no', 'all'],
    market: ['all', 'all', 'no', 'all'],
    calendar: ['all', 'all'],
    setting: ['all', 'all'],
    template: ['all', 'all'],
    channel: ['all', 'all'],
    view: ['all', 'all'],
    login: ['all'],
    webhook: ['no'],
    backup: ['no'],
    role: ['no'],
    cost: ['all', 'all'],
    floor_price: ['all', 'all'],
  }),
  role('sales_manager', '销售经理', 'Sales manager', {
    store: ['store'],
    person: ['store', 'no', 'no', 'store'],
    catalog: ['all'],
    market: ['all'],
    customer: ['store', 'store', 'no', 'store', 'store'],
    lead: ['store', 'store', 'no', 'store', 'store'],
    deal: ['store', 'store', 'no', 'store', 'store'],
    stock: ['all', 'store', 'no', 'store'],
    payment: ['store'],
    survey: ['store'],
    kpi: ['store', 'no', 'no', 'store'],
    target: ['store', 'no', 'no', 'store'],
    plan: ['store', 'store', 'no', 'store', 'store'],
    calendar: ['store', 'store'],
    setting: ['store'],
    channel: ['store', 'store'],
    view: ['store', 'store'],
    phone: ['store', 'store'],
    cost: ['store'],
    floor_price: ['store'],
  }),
  role('consultant', '销售顾问', 'Sales consultant', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['own', 'own'],
    lead: ['own', 'own'],
    deal: ['own', 'own'],
    stock: ['store'],
    payment: ['own'],
    kpi: ['own'],
    target: ['own'],
    phone: ['own', 'own'],
    cost: ['own'],
    floor_price: ['own'],
    salary: ['own'],
  }),
  role('dcc_agent', 'DCC 专员', 'DCC agent', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['store', 'own'],
    lead: ['store', 'own'],
    kpi: ['own'],
    target: ['own'],
    phone: ['store', 'own'],
    salary: ['own'],
  }),
  role('fni_specialist', '金融保险专员', 'F&I specialist', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['store'],
    deal: ['store', 'store'],
    stock: ['store'],
    payment: ['store'],
    kpi: ['store'],
    target: ['own'],
    phone: ['store'],
    salary: ['own'],
  }),
  role('marketing', '市场专员', 'Marketing', {
    store: ['all'],
    catalog: ['all'],
    market: ['all', 'all', 'no', 'all'],
    lead: ['all', 'no', 'no', 'all'],
    stock: ['all'],
    kpi: ['all'],
    target: ['all'],
    plan: ['all'],
    calendar: ['all'],
    salary: ['own'],
  }),
  role('service_steward', '服务管家', 'Service steward', {
    store: ['store'],
    person: ['own'],
    catalog: ['all'],
    customer: ['store', 'store'],
    deal: ['store'],
    survey: ['store', 'store'],
    phone: ['store', 'store'],
    salary: ['own'],
  }),
  role('analyst', '数据分析师', 'Analyst', {
    store: ['all', 'no', 'no', 'all'],
    person: ['all', 'no', 'no', 'all'],
    catalog: ['all', 'all', 'no', 'all'],
    market: ['all', 'all', 'no', 'all'],
    deal: ['all', 'no', 'no', 'all'],
    lead: ['all', 'no', 'no', 'all'],
    stock: ['all', 'no', 'no', 'all'],
    survey: ['all', 'no', 'no', 'all'],
    kpi: ['all', 'no', 'no', 'all'],
    target: ['all', 'no', 'no', 'all'],
    plan: ['all', 'no', 'no', 'all'],
    import: ['all', 'all'],
    calendar: ['all'],
    setting: ['all'],
    view: ['all', 'all'],
    cost: ['all'],
    salary: ['own'],
  }),
  role('trainer', '培训师', 'Trainer', {
    store: ['all'],
    person: ['all'],
    catalog: ['all'],
    kpi: ['all'],
    salary: ['own'],
  }),
  role('hr', '人事', 'HR', {
    store: ['all', 'all'],
    person: ['all', 'all', 'no', 'all', 'all'],
    kpi: ['all'],
    plan: ['all'],
    login: ['all', 'all'],
    calendar: ['all', 'all'],
    phone: ['all', 'all'],
    salary: ['all', 'all'],
  }),
  role('finance', '财务', 'Finance', {
    store: ['all'],
    person: ['all'],
    catalog: ['all'],
    deal: ['all', 'no', 'no', 'all'],
    stock: ['all', 'all', 'no', 'all'],
    payment: ['all', 'all', 'no', 'all'],
    kpi: ['all', 'no', 'no', 'all'],
    target: ['all'],
    plan: ['all', 'no', 'no', 'all'],
    audit: ['all'],
    setting: ['all', 'all'],
    cost: ['all'],
    floor_price: ['all'],
    salary: ['all'],
  }),
  role(
    'administrator',
    '系统管理员',
    'Administrator',
    everywhere('all', 'all', 'all', 'all', 'all'),
  ),
];
