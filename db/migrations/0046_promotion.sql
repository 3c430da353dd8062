-- The rest of the catalogue, promotions (促销) and rival watch (竞品动态).

-- What a model is for in a year's plan (车型角色): 主力, 战略, 利润, 其他.
create table catalog.model_role (
  tenant_id uuid not null, model_id uuid not null, year smallint not null check (year between 2000 and 2100),
  role text not null check (role in ('main', 'strategic', 'profit', 'other')), set_by uuid not null, set_at timestamptz not null,
  primary key (tenant_id, model_id, year), foreign key (tenant_id, model_id) references catalog.model on delete cascade
);

-- A price has an id, so that an import knows it again and can take it back.
alter table catalog.trim_price add column id uuid not null default gen_random_uuid();
alter table catalog.trim_price add constraint trim_price_id unique (tenant_id, id);
alter table catalog.trim_price add constraint trim_price_floor check (floor_fen <= guide_fen);
alter table catalog.trim add constraint trim_name check (name <> '');
create index product_by_kind on catalog.product (tenant_id, kind, id desc);

-- Which models of others stand against one of ours (竞品).
create table catalog.rival (
  tenant_id uuid not null, model_id uuid not null, rival_id uuid not null check (rival_id <> model_id),
  made_by uuid not null, made_at timestamptz not null,
  primary key (tenant_id, model_id, rival_id),
  foreign key (tenant_id, model_id) references catalog.model on delete cascade,
  foreign key (tenant_id, rival_id) references catalog.model on delete cascade
);
create index rival_of on catalog.rival (tenant_id, rival_id);

-- A price seen at a rival (竞品报价), with what proves it; confirmed or doubted by whoever keeps the catalogue.
create table catalog.price_report (
  tenant_id uuid not null, id uuid not null, rival_id uuid not null, trim_name text not null default '',
  price_fen bigint not null check (price_fen > 0), gift text not null default '', seen_on date not null,
  place text not null check (place <> ''), link text not null default '' check (link = '' or link ~ '^https?://'),
  note text not null default '', store_id uuid, made_by uuid not null, made_at timestamptz not null,
  state text not null default 'new' check (state in ('new', 'confirmed', 'doubted')),
  judged_by uuid, judged_at timestamptz, judged_why text not null default '',
  primary key (tenant_id, id), check ((state = 'new') = (judged_at is null)),
  check (state <> 'doubted' or judged_why <> ''),
  foreign key (tenant_id, rival_id) references catalog.model,
  foreign key (tenant_id, store_id) references people.store
);
create index price_report_of_rival on catalog.price_report (tenant_id, rival_id, seen_on desc, id desc);
create index price_report_latest on catalog.price_report (tenant_id, seen_on desc, id desc);

-- A promotion: for which cars and customers (`rule`), what it gives, who pays, and how much of it there is. What
-- signed contracts have taken stands on its row, so that the row itself is the lock and its checks are the limit.
create table sales.promotion (
  tenant_id uuid not null, id uuid not null, name text not null check (name <> ''),
  kind text not null check (kind in ('limited_price', 'finance_gift', 'trade_in', 'maker', 'gift')),
  campaign_id uuid, store_id uuid, starts_on date not null, ends_on date not null, rule jsonb not null default '{}',
  price_fen bigint check (price_fen > 0), off_fen bigint not null default 0 check (off_fen >= 0),
  gifts jsonb not null default '[]', maker_bp int not null default 0 check (maker_bp between 0 and 10000),
  combines boolean not null default true,
  compare_fen bigint check (compare_fen > 0), compare_as text not null default '' check (compare_as in ('', 'guide', 'lowest')),
  basis text not null default '', note text not null default '',
  units_limit int check (units_limit > 0), budget_fen bigint check (budget_fen > 0),
  units_used int not null default 0 check (units_used >= 0), spent_fen bigint not null default 0 check (spent_fen >= 0),
  made_by uuid not null, made_at timestamptz not null, closed_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, name), check (ends_on >= starts_on),
  check ((kind = 'limited_price') = (price_fen is not null)), check ((compare_fen is null) = (compare_as = '')),
  constraint promotion_units check (units_used <= units_limit), constraint promotion_budget check (spent_fen <= budget_fen),
  foreign key (tenant_id, campaign_id) references marketing.campaign,
  foreign key (tenant_id, store_id) references people.store
);
create index promotion_by_days on sales.promotion (tenant_id, ends_on desc, id desc);

-- What one contract took of one promotion, once; given back when the contract is cancelled.
create table sales.promotion_use (
  tenant_id uuid not null, promotion_id uuid not null, contract_id uuid not null,
  value_fen bigint not null check (value_fen >= 0), maker_fen bigint not null check (maker_fen between 0 and value_fen),
  at timestamptz not null, given_back_at timestamptz,
  primary key (tenant_id, promotion_id, contract_id),
  foreign key (tenant_id, promotion_id) references sales.promotion,
  foreign key (tenant_id, contract_id) references sales.contract on delete cascade
);
create index promotion_use_of_contract on sales.promotion_use (tenant_id, contract_id);
create index contract_signed_of_trim on sales.contract (tenant_id, trim_id, signed_at) where signed_at is not null;

do $$
declare name text;
begin
  foreach name in array array['catalog.model_role', 'catalog.rival', 'catalog.price_report', 'sales.promotion', 'sales.promotion_use'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on catalog.model_role, catalog.rival, catalog.price_report to fairlead_web;
grant select, insert, update on sales.promotion, sales.promotion_use to fairlead_web;

-- Directors set prices, so they set costs and floor prices too.
insert into people.role_right (tenant_id, role_id, resource, verb, scope)
  select role.tenant_id, role.id, given.resource, 'edit', 'all'
  from people.role join (values ('director', 'cost'), ('director', 'floor_price')) as given (key, resource) on given.key = role.key
  on conflict do nothing;
