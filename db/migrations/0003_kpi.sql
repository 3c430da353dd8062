-- kpi keeps the targets that plan publishes through its door; a version is frozen once written.
create schema kpi;
create table kpi.target_version (
  tenant_id uuid not null, id uuid not null, year int not null, measure text not null
    check (measure in ('units', 'revenue', 'gross_profit')),
  -- NOBODY for the plan of the whole dealer group, else the store that the plan is for.
  scope_store_id uuid not null, number int not null, plan_id uuid not null,
  published_at timestamptz not null, published_by uuid not null, reason text not null default '',
  primary key (tenant_id, id), unique (tenant_id, year, measure, scope_store_id, number)
);
-- Zeros are left out. NOBODY stands where a level is not decomposed further.
create table kpi.target (
  tenant_id uuid not null, version_id uuid not null, month date not null, model_id uuid not null,
  store_id uuid not null, team_id uuid not null, person_id uuid not null, value bigint not null check (value >= 0),
  primary key (tenant_id, version_id, month, model_id, store_id, team_id, person_id),
  foreign key (tenant_id, version_id) references kpi.target_version on delete cascade
);
alter table kpi.target_version enable row level security;
create policy tenant on kpi.target_version using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
alter table kpi.target enable row level security;
create policy tenant on kpi.target using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant usage on schema kpi to fairlead_web;
grant select, insert on all tables in schema kpi to fairlead_web;
