-- Until when somebody may take leads (接单资格); without a day it does not end.
alter table leads.seat add column licensed_until date;

-- Whom an allocation concerns may appeal (申诉); a manager answers in time, and where it is right a lead is given back.
create table leads.appeal (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, role text not null check (role in ('dcc', 'consultant')),
  allocation_id uuid not null, lead_id uuid not null, person_id uuid not null, text text not null,
  made_at timestamptz not null, due_at timestamptz not null, told_late boolean not null default false,
  verdict text check (verdict in ('upheld', 'rejected')), answer text not null default '',
  decided_by uuid, decided_at timestamptz, credit bigint not null default 0,
  primary key (tenant_id, id), unique (tenant_id, allocation_id, person_id),
  check ((verdict is null) = (decided_at is null)),
  foreign key (tenant_id, allocation_id) references leads.allocation on delete cascade,
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade,
  foreign key (tenant_id, person_id) references people.person on delete cascade
);
create index appeal_by_store on leads.appeal (tenant_id, store_id, id desc);
create index appeal_of_person on leads.appeal (tenant_id, person_id, id desc);
create index appeal_late on leads.appeal (tenant_id, due_at) where verdict is null and not told_late;

alter table leads.appeal enable row level security;
create policy tenant on leads.appeal using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update on leads.appeal to fairlead_web;
