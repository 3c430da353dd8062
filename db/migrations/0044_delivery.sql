-- Delivery (交车), what is sold beside the car to its end (衍生业务), and the survey after it (满意度).

-- A car is handed over in a bay at a slot. What is to be checked is kept as it was on the day of booking.
create table sales.delivery (
  tenant_id uuid not null, id uuid not null, contract_id uuid not null, deal_id uuid not null, store_id uuid not null,
  at timestamptz not null, minutes int not null check (minutes between 15 and 480), bay smallint not null check (bay > 0),
  host_id uuid, state text not null default 'booked' check (state in ('booked', 'done', 'cancelled')),
  checklist jsonb not null, note text not null default '', plate text not null default '',
  booked_by uuid not null, booked_at timestamptz not null, ended_at timestamptz, end_note text not null default '',
  handed_by uuid, handed_at timestamptz, handed_on date, exchange_until date, fault_until date, document_hash text,
  primary key (tenant_id, id),
  check ((state = 'done') = (handed_at is not null)), check ((handed_at is null) = (handed_on is null)),
  foreign key (tenant_id, contract_id) references sales.contract,
  foreign key (tenant_id, deal_id) references sales.deal,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, host_id) references people.person
);
create unique index delivery_of_contract on sales.delivery (tenant_id, contract_id) where state <> 'cancelled';
create index delivery_by_store on sales.delivery (tenant_id, store_id, at, id);
create index delivery_of_deal on sales.delivery (tenant_id, deal_id);

-- Who holds a bay and a host at a slot (占位): moving gives one up and takes another, and the keys say who was first.
create table sales.delivery_place (
  tenant_id uuid not null, store_id uuid not null, at timestamptz not null, bay smallint not null, delivery_id uuid not null, host_id uuid,
  primary key (tenant_id, store_id, at, bay), unique (tenant_id, delivery_id),
  foreign key (tenant_id, delivery_id) references sales.delivery on delete cascade
);
create unique index delivery_place_of_host on sales.delivery_place (tenant_id, host_id, at) where host_id is not null;

-- What must be there before the keys are handed over, confirmed by somebody (交车条件).
create table sales.delivery_ready (
  tenant_id uuid not null, delivery_id uuid not null, what text not null check (what in ('payment', 'insurance', 'plate')),
  note text not null default '', confirmed_by uuid not null, confirmed_at timestamptz not null,
  primary key (tenant_id, delivery_id, what),
  foreign key (tenant_id, delivery_id) references sales.delivery on delete cascade
);

-- A line of the checklist that was done (交车检查).
create table sales.delivery_tick (
  tenant_id uuid not null, delivery_id uuid not null, item text not null, note text not null default '',
  done_by uuid not null, done_at timestamptz not null,
  primary key (tenant_id, delivery_id, item),
  foreign key (tenant_id, delivery_id) references sales.delivery on delete cascade
);

-- What the owner said to photographs, and the page on which they see them (交车相册).
create table sales.album (
  tenant_id uuid not null, delivery_id uuid not null, code text, agrees boolean not null, text_version text not null,
  asked_by uuid not null, asked_at timestamptz not null, withdrawn_at timestamptz,
  withdrawn_by text not null default '' check (withdrawn_by in ('', 'customer', 'store')),
  primary key (tenant_id, delivery_id), unique (tenant_id, code),
  foreign key (tenant_id, delivery_id) references sales.delivery on delete cascade
);
create table sales.album_photo (
  tenant_id uuid not null, file_id uuid not null, delivery_id uuid not null, shown_by uuid not null, shown_at timestamptz not null,
  primary key (tenant_id, file_id),
  foreign key (tenant_id, file_id) references platform.file on delete cascade,
  foreign key (tenant_id, delivery_id) references sales.delivery on delete cascade
);
create index album_photo_of_delivery on sales.album_photo (tenant_id, delivery_id);

-- Loans, policies, accessories, services and warranties from asked for to done (衍生业务).
alter table sales.deal add column service_fen bigint;
create table sales.derivative (
  tenant_id uuid not null, id uuid not null, deal_id uuid not null, contract_id uuid, line_key text, store_id uuid not null,
  kind text not null check (kind in ('finance', 'insurance', 'accessory', 'service', 'warranty')),
  name text not null check (name <> ''), provider text not null default '', product_id uuid, reference text not null default '',
  state text not null check (state in ('applied', 'approved', 'refused', 'paid_out', 'quoted', 'issued', 'ordered', 'fitted',
    'removed', 'sold', 'activated', 'cancelled')),
  is_compulsory boolean not null default false, amount_fen bigint not null check (amount_fen >= 0),
  income_fen bigint not null default 0 check (income_fen >= 0), expense_fen bigint not null default 0 check (expense_fen >= 0),
  state_on date not null, state_at timestamptz not null, note text not null default '', made_by uuid not null, made_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, deal_id) references sales.deal,
  foreign key (tenant_id, contract_id) references sales.contract,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, product_id) references catalog.product
);
-- A line of a contract is opened once.
create unique index derivative_of_line on sales.derivative (tenant_id, contract_id, line_key);
create index derivative_of_deal on sales.derivative (tenant_id, deal_id);
create index derivative_waiting on sales.derivative (tenant_id, store_id, state, state_at);
create index derivative_by_state on sales.derivative (tenant_id, state, state_at);
create table sales.derivative_step (
  tenant_id uuid not null, derivative_id uuid not null, state text not null, "on" date not null, income_fen bigint not null,
  expense_fen bigint not null, note text not null default '', person_id uuid not null, at timestamptz not null,
  primary key (tenant_id, derivative_id, state),
  foreign key (tenant_id, derivative_id) references sales.derivative on delete cascade
);

-- A survey is sent as a private link, one for each delivery, and answered once.
create table care.survey_link (
  tenant_id uuid not null, id uuid not null, delivery_id uuid not null, deal_id uuid not null, store_id uuid not null, person_id uuid,
  code text not null, questions jsonb not null, made_at timestamptz not null, sent_at timestamptz, sent_by uuid,
  primary key (tenant_id, id), unique (tenant_id, delivery_id), unique (tenant_id, code),
  foreign key (tenant_id, delivery_id) references sales.delivery,
  foreign key (tenant_id, deal_id) references sales.deal,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, person_id) references people.person
);
create index survey_link_of_deal on care.survey_link (tenant_id, deal_id);
create table care.survey_answer (
  tenant_id uuid not null, link_id uuid not null, answers jsonb not null, csi_hundredths int not null, nps smallint not null
    check (nps between 0 and 10), why text not null default '', words text not null default '', at timestamptz not null,
  primary key (tenant_id, link_id),
  foreign key (tenant_id, link_id) references care.survey_link on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['sales.delivery', 'sales.delivery_place', 'sales.delivery_ready', 'sales.delivery_tick', 'sales.album', 'sales.album_photo',
    'sales.derivative', 'sales.derivative_step', 'care.survey_link', 'care.survey_answer'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on sales.delivery, sales.delivery_place, sales.delivery_ready, sales.delivery_tick, sales.album, sales.album_photo,
  sales.derivative to fairlead_web;
grant select, insert, update on care.survey_link to fairlead_web;
-- Steps and answers are evidence: written once. What a person said is taken away when they ask for it.
grant select, insert on sales.derivative_step to fairlead_web;
grant select, insert, update on care.survey_answer to fairlead_web;
