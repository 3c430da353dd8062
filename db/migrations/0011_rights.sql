-- Taking a list away and changing many rows at once are rights of their own (导出、批量), and so are
-- some fields of a record (字段权限). Groups founded before get what their ready roles start with today.
alter table people.role_right drop constraint role_right_verb_check;
alter table people.role_right add constraint role_right_verb_check
  check (verb in ('read', 'edit', 'delete', 'export', 'bulk'));

insert into people.role_right (tenant_id, role_id, resource, verb, scope)
select role.tenant_id, role.id, unnest(given.resources), given.verb, given.scope
from people.role role
join (values
    ('director', 'export', 'all', '{store,person,catalog,market,customer,lead,deal,kpi,target,plan}'::text[]),
    ('director', 'bulk', 'all', '{person,customer,lead,deal}'::text[]),
    ('director', 'read', 'all', '{login,channel,template,calendar,setting,view,phone,cost,floor_price,salary}'::text[]),
    ('director', 'edit', 'all', '{channel,template,calendar,setting,view}'::text[]),
    ('sales_manager', 'export', 'store', '{person,customer,lead,deal,kpi,target,plan}'::text[]),
    ('sales_manager', 'bulk', 'store', '{customer,lead,deal}'::text[]),
    ('sales_manager', 'read', 'store', '{calendar,setting,channel,view,phone,cost,floor_price}'::text[]),
    ('sales_manager', 'edit', 'store', '{calendar,channel,view,phone}'::text[]),
    ('consultant', 'read', 'own', '{phone,floor_price,salary}'::text[]),
    ('consultant', 'edit', 'own', '{phone}'::text[]),
    ('dcc_agent', 'read', 'store', '{phone}'::text[]),
    ('dcc_agent', 'edit', 'own', '{phone}'::text[]),
    ('dcc_agent', 'read', 'own', '{salary}'::text[]),
    ('fni_specialist', 'read', 'store', '{phone}'::text[]),
    ('fni_specialist', 'read', 'own', '{salary}'::text[]),
    ('marketing', 'export', 'all', '{market,lead}'::text[]),
    ('marketing', 'read', 'all', '{calendar}'::text[]),
    ('marketing', 'read', 'own', '{salary}'::text[]),
    ('service_steward', 'read', 'store', '{phone}'::text[]),
    ('service_steward', 'edit', 'store', '{phone}'::text[]),
    ('service_steward', 'read', 'own', '{salary}'::text[]),
    ('analyst', 'export', 'all', '{store,person,catalog,market,deal,lead,survey,kpi,target,plan}'::text[]),
    ('analyst', 'read', 'all', '{calendar,setting,view,cost}'::text[]),
    ('analyst', 'edit', 'all', '{view}'::text[]),
    ('analyst', 'read', 'own', '{salary}'::text[]),
    ('trainer', 'read', 'own', '{salary}'::text[]),
    ('hr', 'export', 'all', '{person}'::text[]),
    ('hr', 'bulk', 'all', '{person}'::text[]),
    ('hr', 'read', 'all', '{login,calendar,salary}'::text[]),
    ('hr', 'edit', 'all', '{login,calendar,salary}'::text[]),
    ('finance', 'export', 'all', '{deal,kpi,plan}'::text[]),
    ('finance', 'read', 'all', '{setting,cost,floor_price,salary}'::text[]),
    ('finance', 'edit', 'all', '{setting}'::text[]),
    ('administrator', 'export', 'all', '{store,person,role,catalog,market,customer,lead,deal,survey,kpi,target,plan,import,audit,login,channel,webhook,template,calendar,setting,view,phone,cost,floor_price,salary}'::text[]),
    ('administrator', 'bulk', 'all', '{store,person,role,catalog,market,customer,lead,deal,survey,kpi,target,plan,import,audit,login,channel,webhook,template,calendar,setting,view,phone,cost,floor_price,salary}'::text[]),
    ('administrator', 'read', 'all', '{login,channel,webhook,template,calendar,setting,view,phone,cost,floor_price,salary}'::text[]),
    ('administrator', 'edit', 'all', '{login,channel,webhook,template,calendar,setting,view,phone,cost,floor_price,salary}'::text[]),
    ('administrator', 'delete', 'all', '{login,channel,webhook,template,calendar,setting,view,phone,cost,floor_price,salary}'::text[])
) given (key, verb, scope, resources) on given.key = role.key
on conflict (tenant_id, role_id, resource, verb) do nothing;
