-- Sharing one record (共享), standing in during leave (代理), and on whose behalf something was done.

-- With a person, a team or a store: uuids never collide, so `to_id` alone is compared.
create table platform.share (
  tenant_id uuid not null, id uuid not null, resource text not null, record_id uuid not null,
  to_kind text not null check (to_kind in ('person', 'team', 'store')), to_id uuid not null,
  verb text not null check (verb in ('read', 'edit')), reason text not null default '',
  expires_at timestamptz, shared_by uuid not null, shared_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, resource, record_id, to_id)
);
create index share_by_receiver on platform.share (tenant_id, to_id, shared_at desc);
create index share_by_giver on platform.share (tenant_id, shared_by, shared_at desc);

-- Both days are included, in the group's zone.
create table people.delegation (
  tenant_id uuid not null, id uuid not null, from_person_id uuid not null, to_person_id uuid not null,
  starts_on date not null, ends_on date not null, reason text not null default '',
  made_by uuid not null, made_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, from_person_id, to_person_id, starts_on), check (starts_on <= ends_on), check (from_person_id <> to_person_id),
  foreign key (tenant_id, from_person_id) references people.person on delete cascade,
  foreign key (tenant_id, to_person_id) references people.person on delete cascade
);
create index delegation_by_deputy on people.delegation (tenant_id, to_person_id, ends_on);

alter table platform.audit add column on_behalf_of uuid;

do $$
declare name text;
begin
  foreach name in array array['platform.share', 'people.delegation'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on platform.share, people.delegation to fairlead_web;

-- A consultant sees cost and gross profit of the own deals (ADR 0011).
insert into people.role_right (tenant_id, role_id, resource, verb, scope)
select tenant_id, id, 'cost', 'read', 'own' from people.role where key = 'consultant'
on conflict (tenant_id, role_id, resource, verb) do nothing;
