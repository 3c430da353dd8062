-- The contract (合同) to its end: numbers without gaps, what was signed in versions that never change, coupons, the money
-- that came and went, and the cars: who gets which, when they come, what the manufacturer still owes.

-- A store's own series and how far each year's numbers have got (编号); the row is the lock, a rolled-back number is not used up.
create table sales.series (
  tenant_id uuid not null, store_id uuid not null, series int not null check (series > 0),
  primary key (tenant_id, store_id), unique (tenant_id, series),
  foreign key (tenant_id, store_id) references people.store
);
create table sales.numbering (
  tenant_id uuid not null, store_id uuid not null, kind text not null check (kind in ('contract', 'receipt', 'refund')),
  year smallint not null, last int not null check (last > 0),
  primary key (tenant_id, store_id, kind, year), foreign key (tenant_id, store_id) references people.store
);

-- 定金 (earnest) binds both sides, 订金 (advance) goes back. What came and went stands on the contract, whose row is the lock.
alter table sales.contract
  add column deposit_kind text not null default 'none' check (deposit_kind in ('none', 'earnest', 'advance')),
  add column deposit_fen bigint not null default 0 check (deposit_fen >= 0),
  add column code text,
  add column version int not null default 0 check (version >= 0),
  add column received_fen bigint not null default 0 check (received_fen >= 0),
  add column deposit_paid_fen bigint not null default 0 check (deposit_paid_fen >= 0),
  add column refunded_fen bigint not null default 0 check (refunded_fen >= 0),
  add column kept_fen bigint not null default 0 check (kept_fen >= 0),
  add column penalty_fen bigint not null default 0 check (penalty_fen >= 0),
  add column cancelled_by uuid,
  add column cancel_side text not null default '' check (cancel_side in ('', 'customer', 'store', 'agreed')),
  add constraint contract_code unique (tenant_id, code),
  add constraint contract_deposit check ((deposit_kind = 'none') = (deposit_fen = 0)),
  add constraint contract_refunds check (refunded_fen <= received_fen + penalty_fen);
create index contract_waiting on sales.contract (tenant_id, trim_id, id) where state in ('draft', 'signed') and vehicle_id is null;
create index contract_by_deal on sales.contract (tenant_id, deal_id, id desc);
create index contract_by_made on sales.contract (tenant_id, id desc);

-- What is put before both sides to sign, word for word. A version is never changed: an amendment (变更) is the next one.
create table sales.contract_version (
  tenant_id uuid not null, id uuid not null, contract_id uuid not null, version int not null check (version > 0),
  content jsonb not null, content_hash text not null check (content_hash ~ '^[0-9a-f]{64}$'), reason text not null default '',
  state text not null default 'open' check (state in ('open', 'signed', 'withdrawn')),
  made_by uuid not null, made_at timestamptz not null, signed_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, contract_id, version),
  check ((state = 'signed') = (signed_at is not null)),
  foreign key (tenant_id, contract_id) references sales.contract
);
create unique index contract_version_open on sales.contract_version (tenant_id, contract_id) where state = 'open';

-- Coupons redeemed by a contract (用券); freed again when it is cancelled.
create table sales.contract_coupon (
  tenant_id uuid not null, id uuid not null, contract_id uuid not null, coupon_id uuid not null, name text not null,
  value_fen bigint not null default 0 check (value_fen >= 0), used_at timestamptz not null, freed_at timestamptz,
  primary key (tenant_id, id), foreign key (tenant_id, contract_id) references sales.contract,
  foreign key (tenant_id, coupon_id) references marketing.coupon
);
create unique index contract_coupon_used on sales.contract_coupon (tenant_id, coupon_id) where freed_at is null;
create index contract_coupon_of on sales.contract_coupon (tenant_id, contract_id);

-- Receipts and refunds (收退款): what goes back is negative. A sender's own id is taken once.
create table sales.payment (
  tenant_id uuid not null, id uuid not null, number text not null, contract_id uuid not null, store_id uuid not null,
  kind text not null check (kind in ('deposit', 'balance', 'loan', 'trade_in', 'refund')),
  method text not null check (method in ('cash', 'card', 'transfer', 'wechat', 'alipay', 'offset')),
  amount_fen bigint not null check (amount_fen <> 0), paid_on date not null, voucher text not null default '',
  sender uuid not null, external_id text, note text not null default '', made_by uuid not null, made_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, number), unique (tenant_id, sender, external_id),
  check ((kind = 'refund') = (amount_fen < 0)),
  foreign key (tenant_id, contract_id) references sales.contract, foreign key (tenant_id, store_id) references people.store
);
create index payment_of_contract on sales.payment (tenant_id, contract_id, id);

-- Which car goes to which contract (配车). Two keys decide: a car is promised once, a contract has one car.
create table sales.allocation (
  tenant_id uuid not null, id uuid not null, vehicle_id uuid not null, contract_id uuid not null,
  allocated_by uuid not null, allocated_at timestamptz not null, released_by uuid, released_at timestamptz,
  reason text not null default '',
  primary key (tenant_id, id), check ((released_at is null) = (released_by is null)),
  foreign key (tenant_id, vehicle_id) references sales.vehicle, foreign key (tenant_id, contract_id) references sales.contract
);
create unique index allocation_of_vehicle on sales.allocation (tenant_id, vehicle_id) where released_at is null;
create unique index allocation_of_contract on sales.allocation (tenant_id, contract_id) where released_at is null;
create index allocation_history on sales.allocation (tenant_id, vehicle_id, id desc);

-- When a car in transit is expected (到货预期), each change kept with its reason.
create table sales.vehicle_eta (
  tenant_id uuid not null, id uuid not null, vehicle_id uuid not null, was_on date, eta_on date, reason text not null,
  noted_by uuid not null, noted_at timestamptz not null,
  primary key (tenant_id, id), foreign key (tenant_id, vehicle_id) references sales.vehicle on delete cascade
);
create index vehicle_eta_of on sales.vehicle_eta (tenant_id, vehicle_id, id desc);
create index vehicle_newest on sales.vehicle (tenant_id, id desc);
create index vehicle_by_arrival on sales.vehicle (tenant_id, arrived_on, id);

-- Money of the manufacturer (厂家返利): for one car or a lump, claimed, expected, received.
create table sales.rebate (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, vehicle_id uuid, name text not null,
  claimed_on date not null, expected_fen bigint not null check (expected_fen > 0), expected_on date,
  received_fen bigint check (received_fen >= 0), received_on date,
  state text not null default 'claimed' check (state in ('claimed', 'received', 'refused')), note text not null default '',
  made_by uuid not null, made_at timestamptz not null, settled_by uuid, settled_at timestamptz,
  primary key (tenant_id, id), unique nulls not distinct (tenant_id, store_id, name, vehicle_id),
  check ((state = 'received') = (received_on is not null)), check ((received_fen is null) = (received_on is null)),
  foreign key (tenant_id, store_id) references people.store, foreign key (tenant_id, vehicle_id) references sales.vehicle
);
create index rebate_by_store on sales.rebate (tenant_id, store_id, state, claimed_on desc);

-- Why a deal was lost (战败原因), and to whom.
alter table sales.deal add column lost_reason text not null default '', add column lost_to text not null default '';

do $$
declare name text;
begin
  foreach name in array array['sales.series', 'sales.numbering', 'sales.contract_version', 'sales.contract_coupon', 'sales.payment',
    'sales.allocation', 'sales.vehicle_eta', 'sales.rebate'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update on sales.series, sales.numbering, sales.contract_coupon, sales.allocation, sales.rebate to fairlead_web;
grant select, insert on sales.payment, sales.vehicle_eta, sales.contract_version to fairlead_web;
-- What stands in a version stays; only what became of it is noted.
grant update (state, signed_at) on sales.contract_version to fairlead_web;
