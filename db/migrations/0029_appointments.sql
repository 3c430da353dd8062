-- Appointments (邀约): a slot at the store, who receives, which car; whether they came is proved at the door.

create table leads.appointment (
  tenant_id uuid not null, id uuid not null, lead_id uuid not null, store_id uuid not null, at timestamptz not null,
  -- Which of the slot's places it takes: the key below lets no slot overflow.
  place smallint not null check (place > 0),
  kind text not null check (kind in ('visit', 'test_drive')), host_id uuid, car text not null default '',
  code text not null, note text not null default '',
  state text not null default 'booked' check (state in ('booked', 'confirmed', 'arrived', 'missed', 'cancelled')),
  booked_by uuid not null, booked_at timestamptz not null, confirmed_at timestamptz,
  arrived_at timestamptz, proof text not null default '' check (proof in ('', 'code', 'reception')), received_by uuid,
  ended_at timestamptz, end_note text not null default '',
  primary key (tenant_id, id), check ((state = 'arrived') = (arrived_at is not null)),
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade,
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, host_id) references people.person
);
create unique index appointment_place on leads.appointment (tenant_id, store_id, at, place)
  where state in ('booked', 'confirmed');
create unique index appointment_of_host on leads.appointment (tenant_id, host_id, at)
  where state in ('booked', 'confirmed');
create unique index appointment_of_car on leads.appointment (tenant_id, store_id, car, at)
  where state in ('booked', 'confirmed') and car <> '';
create unique index appointment_open on leads.appointment (tenant_id, lead_id) where state in ('booked', 'confirmed');
create index appointment_by_time on leads.appointment (tenant_id, store_id, at);
create index appointment_of_lead on leads.appointment (tenant_id, lead_id, at desc);
create index appointment_due on leads.appointment (tenant_id, at) where state in ('booked', 'confirmed');
alter table leads.appointment enable row level security;
create policy tenant on leads.appointment
  using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update, delete on leads.appointment to fairlead_web;
