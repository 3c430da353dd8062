-- The tables that imports fill, in their final home: people, catalog, customers, marketing, leads, sales, care.
create schema people;
create schema catalog;
create schema customers;
create schema marketing;
create schema leads;
create schema sales;
create schema care;

-- people ---------------------------------------------------------------------
create table people.dealer_group (
  tenant_id uuid primary key, name text not null, zone text not null default 'Asia/Shanghai',
  created_at timestamptz not null
);
-- activated_at is null for what an import found unknown: listed, usable in figures, to be completed.
create table people.store (
  tenant_id uuid not null, id uuid not null, name text not null, store_group text not null default '',
  city text not null default '', activated_at timestamptz, closed_on date,
  primary key (tenant_id, id), unique (tenant_id, name),
  foreign key (tenant_id) references people.dealer_group
);
create table people.team (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, name text not null, activated_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, store_id, name),
  foreign key (tenant_id, store_id) references people.store
);
create table people.person (
  tenant_id uuid not null, id uuid not null, name text not null, position text not null default '',
  store_id uuid, team_id uuid, phone text not null default '', email text not null default '',
  gender text not null default '' check (gender in ('', 'male', 'female')),
  joined_on date, left_on date, activated_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, team_id) references people.team
);
create index person_by_store on people.person (tenant_id, store_id, name);
create index person_by_team on people.person (tenant_id, team_id);
create index person_by_name on people.person (tenant_id, name);

create table people.role (
  tenant_id uuid not null, id uuid not null, key text not null, name_zh text not null, name_en text not null,
  primary key (tenant_id, id), unique (tenant_id, key)
);
create table people.role_right (
  tenant_id uuid not null, role_id uuid not null, resource text not null,
  verb text not null check (verb in ('read', 'edit', 'delete')),
  scope text not null check (scope in ('own', 'team', 'store', 'group', 'all')),
  primary key (tenant_id, role_id, resource, verb),
  foreign key (tenant_id, role_id) references people.role on delete cascade
);
create table people.person_role (
  tenant_id uuid not null, person_id uuid not null, role_id uuid not null,
  primary key (tenant_id, person_id, role_id),
  foreign key (tenant_id, person_id) references people.person on delete cascade,
  foreign key (tenant_id, role_id) references people.role on delete cascade
);

-- catalog --------------------------------------------------------------------
-- own_since is null for rival brands.
create table catalog.brand (
  tenant_id uuid not null, id uuid not null, name text not null, own_since date, activated_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, name)
);
create table catalog.model (
  tenant_id uuid not null, id uuid not null, brand_id uuid not null, name text not null,
  body_type text not null default '', energy text not null default '' check (energy in ('', 'fuel', 'bev', 'phev', 'erev')),
  guide_price_low_fen bigint, guide_price_high_fen bigint, activated_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, brand_id, name),
  foreign key (tenant_id, brand_id) references catalog.brand
);
create table catalog.area (
  tenant_id uuid not null, id uuid not null, name text not null,
  primary key (tenant_id, id), unique (tenant_id, name)
);
-- Market registrations (上牌量) by month, area and model: the denominator of market share.
create table catalog.registration (
  tenant_id uuid not null, id uuid not null, month date not null check (extract(day from month) = 1),
  area_id uuid not null, brand_id uuid not null, model_id uuid, registrations int not null check (registrations >= 0),
  primary key (tenant_id, id), unique nulls not distinct (tenant_id, month, area_id, brand_id, model_id),
  foreign key (tenant_id, area_id) references catalog.area,
  foreign key (tenant_id, brand_id) references catalog.brand,
  foreign key (tenant_id, model_id) references catalog.model
);

-- customers ------------------------------------------------------------------
create table customers.customer (
  tenant_id uuid not null, id uuid not null, name text not null, kind text not null default 'person'
    check (kind in ('person', 'company')), gender text not null default '' check (gender in ('', 'male', 'female')),
  phone text not null default '', created_at timestamptz not null,
  primary key (tenant_id, id)
);
create index customer_by_name on customers.customer (tenant_id, name);
create index customer_by_phone on customers.customer (tenant_id, phone);
-- One identity, one customer: a checked phone, WeCom id, plate or VIN belongs to exactly one.
create table customers.identity (
  tenant_id uuid not null, kind text not null check (kind in ('phone', 'wecom', 'plate', 'vin', 'email')),
  value text not null, customer_id uuid not null,
  primary key (tenant_id, kind, value),
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade
);
create index identity_of_customer on customers.identity (tenant_id, customer_id);

-- marketing: what capture needs ------------------------------------------------
create table marketing.source (
  tenant_id uuid not null, id uuid not null, name text not null,
  reach text not null default '' check (reach in ('', 'online', 'offline')),
  primary key (tenant_id, id), unique (tenant_id, name)
);
create table marketing.campaign (
  tenant_id uuid not null, id uuid not null, name text not null,
  primary key (tenant_id, id), unique (tenant_id, name)
);

-- leads ----------------------------------------------------------------------
create table leads.lead (
  tenant_id uuid not null, id uuid not null, customer_id uuid, store_id uuid, owner_id uuid,
  source_id uuid, campaign_id uuid, model_id uuid, area_id uuid,
  received_at timestamptz not null, day date not null,
  outcome text not null default 'open' check (outcome in ('open', 'won', 'lost', 'invalid')), closed_on date,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers.customer,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, owner_id) references people.person,
  foreign key (tenant_id, source_id) references marketing.source,
  foreign key (tenant_id, campaign_id) references marketing.campaign,
  foreign key (tenant_id, model_id) references catalog.model,
  foreign key (tenant_id, area_id) references catalog.area
);
create index lead_by_day on leads.lead (tenant_id, day desc, id desc);
create index lead_by_store on leads.lead (tenant_id, store_id, day desc);
create index lead_by_owner on leads.lead (tenant_id, owner_id, day desc);
create index lead_of_customer on leads.lead (tenant_id, customer_id);

-- sales ----------------------------------------------------------------------
-- gross_profit_fen is the deal's whole gross profit; finance, insurance and accessories are its
-- derivative part (衍生业务), the rest is the new car's.
create table sales.deal (
  tenant_id uuid not null, id uuid not null, number text not null, store_id uuid not null, team_id uuid, person_id uuid,
  customer_id uuid, lead_id uuid, model_id uuid, source_id uuid, campaign_id uuid, area_id uuid,
  opened_on date, closed_on date, outcome text not null check (outcome in ('won', 'lost', 'open')),
  body_type text not null default '',
  price_fen bigint, cost_fen bigint, gross_profit_fen bigint,
  finance_fen bigint, insurance_fen bigint, accessories_fen bigint,
  primary key (tenant_id, id),
  check (outcome = 'open' or closed_on is not null),
  check (opened_on is null or closed_on is null or opened_on <= closed_on),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, team_id) references people.team,
  foreign key (tenant_id, person_id) references people.person,
  foreign key (tenant_id, customer_id) references customers.customer,
  foreign key (tenant_id, lead_id) references leads.lead,
  foreign key (tenant_id, model_id) references catalog.model,
  foreign key (tenant_id, source_id) references marketing.source,
  foreign key (tenant_id, campaign_id) references marketing.campaign,
  foreign key (tenant_id, area_id) references catalog.area
);
create index deal_by_day on sales.deal (tenant_id, closed_on desc nulls first, id desc);
create index deal_by_store on sales.deal (tenant_id, store_id, closed_on desc nulls first, id desc);
create index deal_by_team on sales.deal (tenant_id, team_id, closed_on desc nulls first, id desc);
create index deal_by_person on sales.deal (tenant_id, person_id, closed_on desc nulls first, id desc);
create index deal_by_model on sales.deal (tenant_id, model_id, closed_on desc nulls first, id desc);
create index deal_of_customer on sales.deal (tenant_id, customer_id);
create index deal_of_lead on sales.deal (tenant_id, lead_id);

-- care -----------------------------------------------------------------------
-- Scores are hundredths of a point: CSI on the store's scale, NPS 0 to 10.
create table care.survey (
  tenant_id uuid not null, id uuid not null, day date not null, kind text not null check (kind in ('csi', 'nps')),
  score_hundredths int not null check (score_hundredths >= 0), store_id uuid not null, person_id uuid, customer_id uuid, deal_id uuid,
  primary key (tenant_id, id),
  check (kind <> 'nps' or score_hundredths in (0, 100, 200, 300, 400, 500, 600, 700, 800, 900, 1000)),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, person_id) references people.person,
  foreign key (tenant_id, customer_id) references customers.customer,
  foreign key (tenant_id, deal_id) references sales.deal
);
create index survey_by_day on care.survey (tenant_id, day desc, id desc);
create index survey_of_deal on care.survey (tenant_id, deal_id);
create index survey_by_store on care.survey (tenant_id, store_id, day desc);

do $$
declare found record;
begin
  for found in select schemaname, tablename from pg_tables
    where schemaname in ('people', 'catalog', 'customers', 'marketing', 'leads', 'sales', 'care') loop
    execute format('alter table %I.%I enable row level security', found.schemaname, found.tablename);
    execute format('create policy tenant on %I.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', found.schemaname, found.tablename);
  end loop;
end $$;

grant usage on schema people, catalog, customers, marketing, leads, sales, care to fairlead_web;
grant select, insert, update, delete on all tables in schema people, catalog, customers, marketing, leads, sales, care to fairlead_web;
