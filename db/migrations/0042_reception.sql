-- The reception (接待), the steps of the sale (销售流程) and test drives (试驾).
create extension if not exists btree_gist;

-- Who opened a lead's record first, and when (查看线索档案): a reception begins after that.
create table leads.opening (
  tenant_id uuid not null, lead_id uuid not null, person_id uuid not null, at timestamptz not null,
  primary key (tenant_id, lead_id, person_id),
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade,
  foreign key (tenant_id, person_id) references people.person
);

-- A party in the showroom (到店接待): since when, who receives them, when they left. An invited guest comes in once.
create table sales.visit (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, day date not null,
  kind text not null check (kind in ('first', 'returning', 'invited', 'unregistered')),
  party smallint not null default 1 check (party between 1 and 50),
  name text not null default '', plate text not null default '', note text not null default '',
  customer_id uuid, lead_id uuid, appointment_id uuid, host_id uuid,
  came_at timestamptz not null, started_at timestamptz, filed_at timestamptz, left_at timestamptz,
  void_reason text not null default '', made_by uuid not null, made_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, appointment_id),
  check (started_at is null or host_id is not null), check (left_at is null or left_at >= came_at),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, customer_id) references customers.customer,
  foreign key (tenant_id, lead_id) references leads.lead,
  foreign key (tenant_id, appointment_id) references leads.appointment,
  foreign key (tenant_id, host_id) references people.person
);
create index visit_by_day on sales.visit (tenant_id, store_id, day, came_at);
create index visit_by_plate on sales.visit (tenant_id, store_id, plate, came_at desc) where plate <> '';
-- Who comes twice on a day is one party.
create unique index visit_of_lead on sales.visit (tenant_id, store_id, lead_id, day)
  where lead_id is not null and void_reason = '';
create index visit_of_customer on sales.visit (tenant_id, customer_id) where customer_id is not null;

-- Hands through which a reception went (接待交接).
create table sales.visit_host (
  tenant_id uuid not null, id uuid not null, visit_id uuid not null, host_id uuid not null, at timestamptz not null,
  given_by uuid not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, visit_id) references sales.visit on delete cascade,
  foreign key (tenant_id, host_id) references people.person
);
create index visit_host_of_visit on sales.visit_host (tenant_id, visit_id, at);

-- Steps of a deal (销售流程), a row each time one is entered; a skipped one begins and ends at once, with its reason.
create table sales.step (
  tenant_id uuid not null, id uuid not null, deal_id uuid not null,
  step text not null
    check (step in ('reception', 'needs', 'presentation', 'test_drive', 'negotiation', 'contract', 'delivery')),
  entered_at timestamptz not null, entered_by uuid not null, left_at timestamptz, is_skipped boolean not null default false,
  reason text not null default '', missing jsonb not null default '[]',
  primary key (tenant_id, id), check (left_at is null or left_at >= entered_at), check (not is_skipped or reason <> ''),
  foreign key (tenant_id, deal_id) references sales.deal on delete cascade
);
-- A deal stands in one step at a time.
create unique index step_now on sales.step (tenant_id, deal_id) where left_at is null;
create index step_of_deal on sales.step (tenant_id, deal_id, entered_at);

-- Ticked items of the checklists (检查项), by their words on the day.
create table sales.step_tick (
  tenant_id uuid not null, deal_id uuid not null, step text not null, item text not null, at timestamptz not null,
  person_id uuid not null,
  primary key (tenant_id, deal_id, step, item),
  foreign key (tenant_id, deal_id) references sales.deal on delete cascade
);

-- Specialists of finance or accessories who were brought in (专员介入): in which step, when.
create table sales.step_specialist (
  tenant_id uuid not null, deal_id uuid not null, step text not null check (step in ('needs', 'presentation', 'negotiation')),
  field text not null check (field in ('finance', 'accessory')), person_id uuid not null, at timestamptz not null,
  noted_by uuid not null, note text not null default '',
  primary key (tenant_id, deal_id, step, field, person_id),
  foreign key (tenant_id, deal_id) references sales.deal on delete cascade,
  foreign key (tenant_id, person_id) references people.person
);

-- Routes of test drives (试驾路线) with the conditions they show.
create table sales.drive_route (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, name text not null check (name <> ''),
  length_hm int not null check (length_hm > 0), minutes smallint not null check (minutes > 0),
  conditions text[] not null default '{}', note text not null default '', closed_at timestamptz,
  made_by uuid not null, made_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, store_id, name),
  foreign key (tenant_id, store_id) references people.store
);

-- Test drives (试驾), loans of a day or a weekend (深度试驾) among them.
create table sales.drive (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, team_id uuid, person_id uuid not null,
  vehicle_id uuid not null, model_id uuid not null, deal_id uuid, lead_id uuid, customer_id uuid not null,
  kind text not null check (kind in ('test', 'day', 'weekend')),
  state text not null default 'booked' check (state in ('booked', 'out', 'done', 'cancelled', 'missed')),
  from_at timestamptz not null, to_at timestamptz not null, note text not null default '',
  licence_tail text not null default '', licence_class text not null default '', licence_until date, licence_by uuid,
  licence_at timestamptz, agreed_at timestamptz, static_at timestamptz, demo_at timestamptz, customer_at timestamptz,
  route_id uuid, out_at timestamptz, start_km int check (start_km >= 0), back_at timestamptz, end_km int,
  return_note text not null default '', is_damaged boolean, charge_percent smallint check (charge_percent between 0 and 100),
  score smallint check (score between 1 and 5), said text not null default '', liked text[] not null default '{}',
  disliked text[] not null default '{}', told_at timestamptz, end_reason text not null default '',
  made_by uuid not null, made_at timestamptz not null,
  primary key (tenant_id, id), check (to_at > from_at), check (end_km >= start_km),
  check (state not in ('out', 'done') or out_at is not null), check ((state = 'done') = (back_at is not null)),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, person_id) references people.person,
  foreign key (tenant_id, vehicle_id) references sales.vehicle,
  foreign key (tenant_id, deal_id) references sales.deal,
  foreign key (tenant_id, lead_id) references leads.lead,
  foreign key (tenant_id, customer_id) references customers.customer,
  foreign key (tenant_id, route_id) references sales.drive_route
);
-- A car is out once at a time, and nobody rides along twice at once: of two who book the same time one gets it.
alter table sales.drive add constraint drive_of_vehicle exclude using gist
  (tenant_id with =, vehicle_id with =, tstzrange(from_at, to_at) with &&) where (state in ('booked', 'out', 'done'));
alter table sales.drive add constraint drive_of_person exclude using gist
  (tenant_id with =, person_id with =, tstzrange(from_at, to_at) with &&)
  where (state in ('booked', 'out') and kind = 'test');
-- One key, one drive: whoever is late keeps the car until it is back.
create unique index drive_out on sales.drive (tenant_id, vehicle_id) where state = 'out';
create index drive_by_store on sales.drive (tenant_id, store_id, from_at);
create index drive_of_deal on sales.drive (tenant_id, deal_id) where deal_id is not null;
create index drive_of_customer on sales.drive (tenant_id, customer_id, from_at desc);
create index vehicle_for_drives on sales.vehicle (tenant_id, store_id) where use = 'drive';

do $$
declare name text;
begin
  foreach name in array array['leads.opening', 'sales.visit', 'sales.visit_host', 'sales.step', 'sales.step_tick',
    'sales.step_specialist', 'sales.drive_route', 'sales.drive'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on sales.visit, sales.step, sales.step_tick, sales.step_specialist, sales.drive_route,
  sales.drive to fairlead_web;
grant select, insert on leads.opening, sales.visit_host to fairlead_web;
