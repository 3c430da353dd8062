-- Accounts (账号): invitations find the tenant, so they stay local like logins. Only the hash of a link is
-- kept; one link per person is open at a time.
create table platform.invitation (
  id uuid primary key, token_hash bytea not null unique, tenant_id uuid not null, person_id uuid not null,
  email text not null default '', invited_by uuid not null, created_at timestamptz not null,
  expires_at timestamptz not null, accepted_at timestamptz, revoked_at timestamptz
);
create unique index invitation_open on platform.invitation (tenant_id, person_id)
  where accepted_at is null and revoked_at is null;

-- Two roles of one name could not be told apart.
create unique index role_by_name on people.role (tenant_id, name_zh);

-- HR keeps the staff's phone numbers; it has no right over customers, so theirs stay closed to it.
insert into people.role_right (tenant_id, role_id, resource, verb, scope)
select role.tenant_id, role.id, 'phone', verb, 'all'
from people.role role cross join unnest(array['read', 'edit']) verb
where role.key = 'hr'
on conflict (tenant_id, role_id, resource, verb) do nothing;

-- Leaving (离职) and its hand-over list (交接清单). Access ends when the day has come; the list is
-- archived when nothing on it is open any more.
create table people.handover (
  tenant_id uuid not null, id uuid not null, person_id uuid not null, last_day date not null,
  reason text not null default '', decided_by uuid not null, decided_at timestamptz not null,
  access_ended_at timestamptz, archived_at timestamptz, cancelled_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, person_id) references people.person
);
create unique index handover_open on people.handover (tenant_id, person_id)
  where archived_at is null and cancelled_at is null;
create index handover_by_time on people.handover (tenant_id, decided_at desc);

-- `gone`: left the person's hands by another road. A label is kept so that a done list still reads.
create table people.handover_item (
  tenant_id uuid not null, handover_id uuid not null, kind text not null, record_id uuid not null,
  label text not null, store_id uuid, state text not null default 'open'
    check (state in ('open', 'moved', 'closed', 'gone')),
  to_person_id uuid, reason text not null default '', done_by uuid, done_at timestamptz,
  primary key (tenant_id, handover_id, kind, record_id),
  foreign key (tenant_id, handover_id) references people.handover on delete cascade,
  foreign key (tenant_id, to_person_id) references people.person,
  check ((state = 'moved') = (to_person_id is not null)),
  check (state <> 'closed' or reason <> '')
);

-- Stores that close (停业) and reopen. people.store.closed_on is set from the decision on, so that nothing new
-- is placed there; these rows keep the days themselves.
create table people.store_closing (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, closed_on date not null, reopens_on date,
  reason text not null default '', decided_by uuid not null, decided_at timestamptz not null,
  primary key (tenant_id, id), check (reopens_on is null or reopens_on >= closed_on),
  foreign key (tenant_id, store_id) references people.store
);
create unique index store_closing_open on people.store_closing (tenant_id, store_id) where reopens_on is null;

do $$
declare name text;
begin
  foreach name in array array['handover', 'handover_item', 'store_closing'] loop
    execute format('alter table people.%I enable row level security', name);
    execute format('create policy tenant on people.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;

grant select, insert, update, delete on platform.invitation, people.handover, people.handover_item,
  people.store_closing to fairlead_web;
