-- plan: the year plan of a dealer group or one store, before its targets are published through kpi.
create schema plan;

-- scope_store_id is NOBODY for the plan of the whole dealer group.
create table plan.year_plan (
  tenant_id uuid not null, id uuid not null, year int not null check (year between 2000 and 2100),
  scope_store_id uuid not null, created_at timestamptz not null, created_by uuid not null,
  primary key (tenant_id, id), unique (tenant_id, year, scope_store_id)
);

create table plan.action (
  tenant_id uuid not null, id uuid not null, plan_id uuid not null, title text not null,
  owner_id uuid not null, starts_on date not null, ends_on date not null, created_at timestamptz not null,
  primary key (tenant_id, id), check (starts_on <= ends_on),
  foreign key (tenant_id, plan_id) references plan.year_plan on delete cascade,
  foreign key (tenant_id, owner_id) references people.person
);
create index action_of_plan on plan.action (tenant_id, plan_id, starts_on);

create table plan.swot_item (
  tenant_id uuid not null, id uuid not null, plan_id uuid not null,
  quadrant text not null check (quadrant in ('strength', 'weakness', 'opportunity', 'threat')),
  title text not null, evidence text not null default '', owner_id uuid not null, created_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, plan_id) references plan.year_plan on delete cascade,
  foreign key (tenant_id, owner_id) references people.person
);
create index swot_item_of_plan on plan.swot_item (tenant_id, plan_id, created_at);

-- Which actions answer an item; an item without a row here is unanswered.
create table plan.swot_answer (
  tenant_id uuid not null, swot_item_id uuid not null, action_id uuid not null,
  primary key (tenant_id, swot_item_id, action_id),
  foreign key (tenant_id, swot_item_id) references plan.swot_item on delete cascade,
  foreign key (tenant_id, action_id) references plan.action on delete cascade
);
create index swot_answer_of_action on plan.swot_answer (tenant_id, action_id);

-- Units: cars, fen, basis points, hundredths of a point; the measure says which.
create table plan.goal (
  tenant_id uuid not null, plan_id uuid not null, measure text not null, value bigint not null,
  primary key (tenant_id, plan_id, measure),
  foreign key (tenant_id, plan_id) references plan.year_plan on delete cascade
);
create table plan.rival_brand (
  tenant_id uuid not null, plan_id uuid not null, brand_id uuid not null,
  primary key (tenant_id, plan_id, brand_id),
  foreign key (tenant_id, plan_id) references plan.year_plan on delete cascade,
  foreign key (tenant_id, brand_id) references catalog.brand
);

-- How a measure was decomposed: its settings, what could not be kept, the seasons it rests on.
create table plan.decomposition (
  tenant_id uuid not null, plan_id uuid not null, measure text not null
    check (measure in ('units', 'revenue', 'gross_profit')),
  version int not null, settings jsonb not null, outcome jsonb not null,
  generated_at timestamptz not null, changed_at timestamptz not null, changed_by uuid not null,
  published_version int,
  primary key (tenant_id, plan_id, measure),
  foreign key (tenant_id, plan_id) references plan.year_plan on delete cascade
);
-- A seller's year of one model: twelve numbers, so that a big group stays small. Rows of zeros are left
-- out. NOBODY where a level does not exist (a store without teams, a team without people).
create table plan.cell (
  tenant_id uuid not null, plan_id uuid not null, measure text not null, store_id uuid not null,
  team_id uuid not null, person_id uuid not null, model_id uuid not null,
  amounts bigint[] not null check (array_length(amounts, 1) = 12),
  primary key (tenant_id, plan_id, measure, store_id, team_id, person_id, model_id),
  foreign key (tenant_id, plan_id, measure) references plan.decomposition on delete cascade
);
-- What a person locked or typed in a grid: view and store say which grid, row NOBODY is the sum line.
create table plan.mark (
  tenant_id uuid not null, plan_id uuid not null, measure text not null,
  view text not null check (view in ('model', 'store', 'team', 'person')), store_id uuid not null,
  row_id uuid not null, month int not null check (month between 1 and 12),
  kind text not null check (kind in ('locked', 'typed', 'held')),
  primary key (tenant_id, plan_id, measure, view, store_id, row_id, month, kind),
  foreign key (tenant_id, plan_id, measure) references plan.decomposition on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['year_plan', 'action', 'swot_item', 'swot_answer', 'goal', 'rival_brand',
    'decomposition', 'cell', 'mark'] loop
    execute format('alter table plan.%I enable row level security', name);
    execute format('create policy tenant on plan.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;

grant usage on schema plan to fairlead_web;
grant select, insert, update, delete on all tables in schema plan to fairlead_web;
