-- The sale (销售), its backbone: a deal that is worked on from the reception to the keys, what is sold, what is offered
-- and agreed, and the car itself. What each step keeps besides comes in migrations of its own.

-- Trims (车款) of a model, and their prices by day: guide price 厂商建议零售价, floor price 限价, purchase cost and rebate.
create table catalog.trim (
  tenant_id uuid not null, id uuid not null, model_id uuid not null, name text not null, seats smallint not null default 5
    check (seats between 1 and 60),
  engine_tenths smallint check (engine_tenths > 0), electric_range_km int check (electric_range_km > 0),
  in_nev_catalogue boolean not null default false, colours text[] not null default '{}', closed_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, model_id, name),
  foreign key (tenant_id, model_id) references catalog.model
);
create table catalog.trim_price (
  tenant_id uuid not null, trim_id uuid not null, from_on date not null, guide_fen bigint not null check (guide_fen > 0),
  floor_fen bigint not null check (floor_fen >= 0), cost_fen bigint not null check (cost_fen >= 0),
  rebate_fen bigint not null default 0 check (rebate_fen >= 0), source text not null default '',
  set_by uuid, set_at timestamptz not null,
  primary key (tenant_id, trim_id, from_on), foreign key (tenant_id, trim_id) references catalog.trim on delete cascade
);

-- What is sold beside the car (衍生产品): options, accessories, services, warranties, loans, insurance. `terms` by kind.
create table catalog.product (
  tenant_id uuid not null, id uuid not null,
  kind text not null check (kind in ('option', 'accessory', 'service', 'warranty', 'finance', 'insurance')),
  name text not null, provider text not null default '', model_id uuid,
  price_fen bigint check (price_fen >= 0), cost_fen bigint check (cost_fen >= 0), income_fen bigint check (income_fen >= 0),
  terms jsonb not null default '{}', note text not null default '', closed_at timestamptz, made_at timestamptz not null,
  primary key (tenant_id, id), unique nulls not distinct (tenant_id, kind, provider, name, model_id),
  foreign key (tenant_id, model_id) references catalog.model
);

-- A deal of the showroom is worked on here; one of an imported history only tells how it ended.
alter table sales.deal
  add column origin text not null default 'import' check (origin in ('import', 'showroom')),
  add column trim_id uuid,
  add column colour text not null default '',
  add column opened_at timestamptz,
  add column opened_by uuid,
  add constraint deal_trim foreign key (tenant_id, trim_id) references catalog.trim;
-- Of two who open a deal with one customer at one store at once, one opens it.
create unique index deal_in_hand on sales.deal (tenant_id, customer_id, store_id)
  where outcome = 'open' and origin = 'showroom' and customer_id is not null;

-- A car by its VIN (车辆), for sale or for test drives.
create table sales.vehicle (
  tenant_id uuid not null, id uuid not null, vin text not null check (vin ~ '^[A-HJ-NPR-Z0-9]{17}$'),
  store_id uuid not null, trim_id uuid not null, colour text not null default '', plate text not null default '',
  use text not null default 'sale' check (use in ('sale', 'drive')),
  state text not null default 'in_transit' check (state in ('in_transit', 'in_stock', 'delivered', 'gone')),
  ordered_on date, eta_on date, arrived_on date, delivered_on date, cost_fen bigint check (cost_fen >= 0),
  note text not null default '', made_by uuid, made_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, vin),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, trim_id) references catalog.trim
);
create index vehicle_by_store on sales.vehicle (tenant_id, store_id, state, id desc);
create index vehicle_of_trim on sales.vehicle (tenant_id, trim_id, state);

-- An offer (报价), a version each; `asked` is what was chosen, `lines` what came of it by the rates of `priced_on`.
create table sales.quote (
  tenant_id uuid not null, id uuid not null, deal_id uuid not null, version int not null check (version > 0),
  state text not null default 'draft' check (state in ('draft', 'sent', 'accepted', 'declined', 'superseded')),
  trim_id uuid not null, colour text not null default '', priced_on date not null, valid_until date not null,
  asked jsonb not null, lines jsonb not null, workings jsonb not null default '{}',
  car_fen bigint not null, total_fen bigint not null, code text,
  made_by uuid not null, made_at timestamptz not null, sent_at timestamptz, seen_at timestamptz, decided_at timestamptz,
  decided_by text not null default '' check (decided_by in ('', 'customer', 'consultant')), note text not null default '',
  primary key (tenant_id, id), unique (tenant_id, deal_id, version), unique (tenant_id, code),
  check ((state in ('accepted', 'declined')) = (decided_at is not null)), check (valid_until >= priced_on),
  foreign key (tenant_id, deal_id) references sales.deal on delete cascade,
  foreign key (tenant_id, trim_id) references catalog.trim
);
create unique index quote_accepted on sales.quote (tenant_id, deal_id) where state = 'accepted';

-- What was agreed (合同): the accepted offer's lines, numbered; one that stands for each deal, one car in one contract.
create table sales.contract (
  tenant_id uuid not null, id uuid not null, number text not null, deal_id uuid not null, quote_id uuid not null,
  store_id uuid not null, customer_id uuid not null, trim_id uuid not null, colour text not null default '', vehicle_id uuid,
  state text not null default 'draft' check (state in ('draft', 'signed', 'delivered', 'cancelled')),
  lines jsonb not null, car_fen bigint not null, total_fen bigint not null, terms jsonb not null default '{}',
  promised_on date, made_by uuid not null, made_at timestamptz not null,
  signed_at timestamptz, delivered_at timestamptz, cancelled_at timestamptz, cancel_reason text not null default '',
  primary key (tenant_id, id), unique (tenant_id, number),
  check ((state = 'cancelled') = (cancelled_at is not null)), check (state <> 'signed' or signed_at is not null),
  check ((state = 'delivered') = (delivered_at is not null)),
  foreign key (tenant_id, deal_id) references sales.deal,
  foreign key (tenant_id, quote_id) references sales.quote,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, customer_id) references customers.customer,
  foreign key (tenant_id, trim_id) references catalog.trim,
  foreign key (tenant_id, vehicle_id) references sales.vehicle
);
create unique index contract_of_deal on sales.contract (tenant_id, deal_id) where state <> 'cancelled';
create unique index contract_of_vehicle on sales.contract (tenant_id, vehicle_id) where state <> 'cancelled';
create unique index contract_of_quote on sales.contract (tenant_id, quote_id);
create index contract_by_store on sales.contract (tenant_id, store_id, state, id desc);

-- Signatures (签名): what was signed, by the hash of its content, who drew their name, when and from where.
create table platform.signature (
  tenant_id uuid not null, id uuid not null, kind text not null, record_id uuid not null,
  role text not null check (role in ('customer', 'store')), signer text not null check (signer <> ''),
  statement text not null, document_hash text not null check (document_hash ~ '^[0-9a-f]{64}$'), drawing text not null,
  at timestamptz not null, witness_id uuid, address text not null, device text not null default '',
  primary key (tenant_id, id)
);
create unique index signature_of_record on platform.signature (tenant_id, kind, record_id, role, document_hash);

do $$
declare name text;
begin
  foreach name in array array['catalog.trim', 'catalog.trim_price', 'catalog.product', 'sales.vehicle', 'sales.quote', 'sales.contract',
    'platform.signature'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on catalog.trim, catalog.trim_price, catalog.product, sales.vehicle, sales.quote, sales.contract to fairlead_web;
grant select, insert on platform.signature to fairlead_web;

-- Roles of groups that exist already get what ready roles now begin with.
insert into people.role_right (tenant_id, role_id, resource, verb, scope)
  select role.tenant_id, role.id, given.resource, given.verb, given.scope
  from people.role join (values
    ('director', 'stock', 'read', 'all'), ('director', 'stock', 'edit', 'all'), ('director', 'stock', 'export', 'all'),
    ('director', 'payment', 'read', 'all'), ('director', 'payment', 'export', 'all'),
    ('sales_manager', 'stock', 'read', 'all'), ('sales_manager', 'stock', 'edit', 'store'), ('sales_manager', 'stock', 'export', 'store'),
    ('sales_manager', 'payment', 'read', 'store'),
    ('consultant', 'stock', 'read', 'store'), ('consultant', 'payment', 'read', 'own'),
    ('fni_specialist', 'stock', 'read', 'store'), ('fni_specialist', 'payment', 'read', 'store'),
    ('marketing', 'stock', 'read', 'all'), ('analyst', 'stock', 'read', 'all'), ('analyst', 'stock', 'export', 'all'),
    ('finance', 'stock', 'read', 'all'), ('finance', 'stock', 'edit', 'all'), ('finance', 'stock', 'export', 'all'),
    ('finance', 'payment', 'read', 'all'), ('finance', 'payment', 'edit', 'all'), ('finance', 'payment', 'export', 'all'),
    ('administrator', 'stock', 'read', 'all'), ('administrator', 'stock', 'edit', 'all'), ('administrator', 'stock', 'delete', 'all'),
    ('administrator', 'stock', 'export', 'all'), ('administrator', 'stock', 'bulk', 'all'),
    ('administrator', 'payment', 'read', 'all'), ('administrator', 'payment', 'edit', 'all'), ('administrator', 'payment', 'delete', 'all'),
    ('administrator', 'payment', 'export', 'all'), ('administrator', 'payment', 'bulk', 'all')
  ) as given (key, resource, verb, scope) on given.key = role.key
  on conflict do nothing;
