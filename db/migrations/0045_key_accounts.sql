-- Key accounts (大客户): organisations that buy many cars, how they buy (tenders, framework prices), and what they bought
-- (bulk orders with split deliveries); and what the phone of a consultant asks for.

create table sales.account (
  tenant_id uuid not null, id uuid not null, customer_id uuid not null, name text not null check (name <> ''),
  sector text not null default 'company' check (sector in ('government', 'company', 'rental', 'taxi', 'institution', 'other')),
  state text not null default 'prospect' check (state in ('prospect', 'active', 'closed')),
  store_id uuid not null, team_id uuid, owner_id uuid not null, note text not null default '',
  made_by uuid, made_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, customer_id),
  foreign key (tenant_id, customer_id) references customers.customer,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, owner_id) references people.person
);
create index account_by_store on sales.account (tenant_id, store_id, made_at desc, id desc);
create index account_by_owner on sales.account (tenant_id, owner_id, made_at desc, id desc);
create index account_by_made on sales.account (tenant_id, made_at desc, id desc);

-- Who decides, uses, pays and signs on their side (联系人).
create table sales.account_contact (
  tenant_id uuid not null, id uuid not null, account_id uuid not null, name text not null check (name <> ''),
  position text not null default '', part text not null default 'other'
    check (part in ('decides', 'uses', 'buys', 'pays', 'other')),
  phone text not null default '', note text not null default '', made_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, account_id) references sales.account on delete cascade
);
create index account_contact_of on sales.account_contact (tenant_id, account_id);

-- Who works on an account beside its owner (小组).
create table sales.account_member (
  tenant_id uuid not null, account_id uuid not null, person_id uuid not null, since timestamptz not null,
  primary key (tenant_id, account_id, person_id),
  foreign key (tenant_id, account_id) references sales.account on delete cascade,
  foreign key (tenant_id, person_id) references people.person on delete cascade
);
create index account_member_of on sales.account_member (tenant_id, person_id, account_id);

-- Cars that shall be ordered in a year (年度目标).
create table sales.account_goal (
  tenant_id uuid not null, account_id uuid not null, year int not null check (year between 2000 and 2100),
  orders int not null check (orders >= 0), set_by uuid not null, set_at timestamptz not null,
  primary key (tenant_id, account_id, year),
  foreign key (tenant_id, account_id) references sales.account on delete cascade
);

-- Tenders (招标): a lost one names who won it.
create table sales.tender (
  tenant_id uuid not null, id uuid not null, account_id uuid not null, title text not null check (title <> ''),
  deadline_on date not null, quantity int check (quantity > 0), amount_fen bigint check (amount_fen >= 0),
  state text not null default 'watching' check (state in ('watching', 'bidding', 'submitted', 'won', 'lost', 'void')),
  lost_to text not null default '', result_note text not null default '', result_on date,
  made_by uuid, made_at timestamptz not null,
  primary key (tenant_id, id),
  check ((state in ('won', 'lost', 'void')) = (result_on is not null)), check ((state = 'lost') = (lost_to <> '')),
  foreign key (tenant_id, account_id) references sales.account on delete cascade
);
create index tender_of_account on sales.tender (tenant_id, account_id, deadline_on desc, id desc);
create index tender_open on sales.tender (tenant_id, deadline_on) where state in ('watching', 'bidding', 'submitted');

-- Framework prices (框架价) of a model or one trim of it, for some days and at most so many cars.
create table sales.framework_price (
  tenant_id uuid not null, id uuid not null, account_id uuid not null, model_id uuid not null, trim_id uuid,
  price_fen bigint not null check (price_fen > 0), from_on date not null, to_on date not null,
  quantity int check (quantity > 0), note text not null default '', made_by uuid, made_at timestamptz not null,
  primary key (tenant_id, id), check (to_on >= from_on),
  foreign key (tenant_id, account_id) references sales.account on delete cascade,
  foreign key (tenant_id, model_id) references catalog.model,
  foreign key (tenant_id, trim_id) references catalog.trim
);
create index framework_of_account on sales.framework_price (tenant_id, account_id, from_on desc);

-- Bulk orders (批量订单) and the parts they are delivered in (分批交付): no part ever delivers more than it holds.
create table sales.bulk_order (
  tenant_id uuid not null, id uuid not null, account_id uuid not null, store_id uuid not null, model_id uuid not null,
  trim_id uuid, framework_id uuid, tender_id uuid, quantity int not null check (quantity > 0),
  price_fen bigint not null check (price_fen > 0), ordered_on date not null,
  cancelled_on date, cancel_reason text not null default '', note text not null default '',
  made_by uuid, made_at timestamptz not null,
  primary key (tenant_id, id), check ((cancelled_on is null) = (cancel_reason = '')),
  foreign key (tenant_id, account_id) references sales.account,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, model_id) references catalog.model,
  foreign key (tenant_id, trim_id) references catalog.trim,
  foreign key (tenant_id, framework_id) references sales.framework_price,
  foreign key (tenant_id, tender_id) references sales.tender
);
create index bulk_order_of_account on sales.bulk_order (tenant_id, account_id, ordered_on desc, id desc);
create table sales.bulk_part (
  tenant_id uuid not null, id uuid not null, order_id uuid not null, due_on date not null,
  quantity int not null check (quantity > 0), delivered int not null default 0, delivered_on date,
  primary key (tenant_id, id),
  constraint bulk_part_not_over check (delivered between 0 and quantity),
  foreign key (tenant_id, order_id) references sales.bulk_order on delete cascade
);
create index bulk_part_of_order on sales.bulk_part (tenant_id, order_id, due_on);

-- A deal may belong to a key account.
alter table sales.deal add column account_id uuid,
  add constraint deal_account foreign key (tenant_id, account_id) references sales.account;
create index deal_of_account on sales.deal (tenant_id, account_id) where account_id is not null;

-- What a consultant's phone asks for: open deals in hand, and contracts by the day that was promised.
create index deal_in_hand_of on sales.deal (tenant_id, person_id, id) where outcome = 'open' and origin = 'showroom';
create index contract_promised on sales.contract (tenant_id, promised_on) where state = 'signed';

do $$
declare name text;
begin
  foreach name in array array['sales.account', 'sales.account_contact', 'sales.account_member', 'sales.account_goal',
    'sales.tender', 'sales.framework_price', 'sales.bulk_order', 'sales.bulk_part'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on sales.account, sales.account_contact, sales.account_member, sales.account_goal,
  sales.tender, sales.framework_price, sales.bulk_order, sales.bulk_part to fairlead_web;
