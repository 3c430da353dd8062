-- Calendar of a dealer group (日历): days that differ from what was announced, whole years entered by hand,
-- days on which one store opens otherwise, and feeds that calendar programs read by a secret link.

create table platform.calendar_year (
  tenant_id uuid not null, year int not null check (year between 2000 and 2200), source text not null,
  set_by uuid not null, set_at timestamptz not null,
  primary key (tenant_id, year)
);
create table platform.calendar_day (
  tenant_id uuid not null, day date not null,
  kind text not null check (kind in ('workday', 'weekend', 'holiday', 'makeup_workday')),
  name text not null, source text not null, set_by uuid not null, set_at timestamptz not null,
  primary key (tenant_id, day)
);
-- A store's own day: closed where both are null. Minutes after midnight.
create table platform.store_day (
  tenant_id uuid not null, store_id uuid not null, day date not null, opens int, closes int, name text not null,
  set_by uuid not null, set_at timestamptz not null,
  primary key (tenant_id, store_id, day),
  check ((opens is null) = (closes is null)), check (opens >= 0 and closes <= 1440 and opens < closes)
);

do $$
declare name text;
begin
  foreach name in array array['calendar_year', 'calendar_day', 'store_day'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('create policy tenant on platform.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;

-- Found by its secret before the tenant is known: local, like sessions. The link itself is shown once.
create table platform.calendar_feed (
  id uuid primary key, secret_hash bytea not null unique, tenant_id uuid not null, person_id uuid not null,
  name text not null, parts text[] not null, language text not null default 'zh', created_at timestamptz not null, read_at timestamptz
);
create index calendar_feed_of_person on platform.calendar_feed (tenant_id, person_id);

grant select, insert, update, delete on platform.calendar_year, platform.calendar_day, platform.store_day,
  platform.calendar_feed to fairlead_web;
