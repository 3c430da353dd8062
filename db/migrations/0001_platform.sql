-- The platform's own tables: sign-in, facts and their totals, audit, outbox, imports.
-- The role fairlead_web runs every request; it owns nothing and cannot change the schema.
create schema if not exists platform;

-- Tables that find the tenant, and the outbox, stay local to the coordinator and outside row-level
-- security (docs/architecture.md): a login is unique in the whole installation.
create table platform.login (
  id uuid primary key, login text not null unique check (login = lower(login)),
  tenant_id uuid not null, person_id uuid not null,
  password_hash text not null, must_change_password boolean not null default false,
  failed_attempts int not null default 0, locked_until timestamptz,
  -- Raised whenever roles or place change: a remembered actor with an older version is re-read.
  version int not null default 1,
  created_at timestamptz not null, disabled_at timestamptz
);
create unique index login_of_person on platform.login (tenant_id, person_id);

-- One row once the installation has its first dealer group: of two first starts, one wins.
create table platform.installation (
  singleton boolean primary key default true check (singleton), founded_at timestamptz not null
);

create table platform.session (
  token_hash bytea primary key, id uuid not null unique, kind text not null check (kind in ('browser', 'token')),
  login_id uuid not null references platform.login, tenant_id uuid not null,
  name text not null default '', role_keys text[], created_at timestamptz not null,
  expires_at timestamptz not null, revoked_at timestamptz, address text not null default '',
  user_agent text not null default ''
);
create index session_of_login on platform.session (login_id, created_at desc);

create table platform.outbox (
  id uuid primary key, tenant_id uuid not null, topic text not null, key text not null,
  payload jsonb not null, created_at timestamptz not null, delivered_at timestamptz, attempts int not null default 0,
  unique (tenant_id, topic, key)
);
create index outbox_waiting on platform.outbox (created_at) where delivered_at is null;

-- The fact log (事实日志): append only. A correction is a further row, possibly negative.
-- `day` is the business day in the store's zone: what every KPI asks for, hence the partition key.
-- `origin_day` is the day on which the story began, so that a cohort KPI is a plain sum.
-- `amount` is fen for money, days for durations, hundredths for scores: the kind says which.
create table platform.fact (
  tenant_id uuid not null, id uuid not null, day date not null, origin_day date not null,
  occurred_at timestamptz not null, recorded_at timestamptz not null,
  kind smallint not null, subject_kind text not null, subject_id uuid not null,
  store_id uuid not null, team_id uuid not null, person_id uuid not null, model_id uuid not null,
  source_id uuid not null, campaign_id uuid not null, area_id uuid not null,
  quantity int not null, amount bigint not null,
  primary key (tenant_id, id, day)
) partition by range (day);
create index fact_by_day on platform.fact (tenant_id, day) include (kind, quantity, amount);
create index fact_by_store on platform.fact (tenant_id, store_id, day) include (kind, quantity, amount);
create index fact_by_team on platform.fact (tenant_id, team_id, day) include (kind, quantity, amount);
create index fact_by_person on platform.fact (tenant_id, person_id, day) include (kind, quantity, amount);
create index fact_by_model on platform.fact (tenant_id, model_id, day) include (kind, quantity, amount);
create index fact_by_subject on platform.fact (tenant_id, subject_id);

-- Facts not yet in the totals: a second copy of the row, written in the same statement.
create table platform.fact_unfolded (like platform.fact, primary key (tenant_id, id))
  with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create table platform.total (
  tenant_id uuid not null, grain smallint not null, a_id uuid not null, b_id uuid not null,
  origin_on date not null, starts_on date not null, kind smallint not null,
  facts bigint not null, quantity bigint not null, amount bigint not null,
  primary key (tenant_id, grain, a_id, b_id, origin_on, starts_on, kind)
) with (fillfactor = 70);
create index total_by_start on platform.total (tenant_id, grain, starts_on);

-- Folds and rebuilds of a tenant take turns on its row; writers and readers never do.
create table platform.fold_turn (tenant_id uuid primary key);

-- The audit log (审计日志): every change, who, when, from where, before, after. Nobody edits it.
create table platform.audit (
  tenant_id uuid not null, id uuid not null, at timestamptz not null,
  person_id uuid not null, login text not null, address text not null, request_id text not null,
  action text not null, resource text not null, record_id uuid, before jsonb, after jsonb,
  primary key (tenant_id, id)
);
create index audit_by_time on platform.audit (tenant_id, at desc, id desc);
create index audit_by_record on platform.audit (tenant_id, record_id, at desc);

-- Which of our rows a foreign key of a file or a portal means.
create table platform.external_key (
  tenant_id uuid not null, kind text not null, source text not null, external_id text not null,
  record_id uuid not null, content_hash text not null, import_id uuid not null,
  primary key (tenant_id, kind, source, external_id)
);
create index external_key_of_record on platform.external_key (tenant_id, record_id);

create table platform.import (
  tenant_id uuid not null, id uuid not null, kind text not null, source text not null, file_name text not null,
  file_hash text not null, file_bytes bigint not null, state text not null
    check (state in ('uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'undone')),
  mapping jsonb not null, found jsonb not null, counts jsonb not null, failure jsonb,
  created_by uuid not null, created_at timestamptz not null, finished_at timestamptz, undone_at timestamptz,
  primary key (tenant_id, id)
);
create index import_by_time on platform.import (tenant_id, created_at desc, id desc);

create table platform.import_rejection (
  tenant_id uuid not null, import_id uuid not null, row_number int not null,
  reasons jsonb not null, cells jsonb not null,
  primary key (tenant_id, import_id, row_number),
  foreign key (tenant_id, import_id) references platform.import on delete cascade
);

-- What an import did to each record, so that it can be undone while nothing depends on it.
create table platform.import_change (
  tenant_id uuid not null, import_id uuid not null, relation text not null, record_id uuid not null,
  change text not null check (change in ('created', 'updated')), before jsonb, previous_hash text,
  primary key (tenant_id, import_id, relation, record_id),
  foreign key (tenant_id, import_id) references platform.import on delete cascade
);
create index import_change_of_record on platform.import_change (tenant_id, record_id);

create table platform.import_mapping (
  tenant_id uuid not null, id uuid not null, kind text not null, name text not null, mapping jsonb not null,
  saved_by uuid not null, saved_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, kind, name)
);

grant usage on schema platform to fairlead_web;
grant select, insert, update, delete on all tables in schema platform to fairlead_web;
revoke update, delete on platform.audit from fairlead_web;
revoke update, delete on platform.fact from fairlead_web;

-- Row-level security (行级安全): the net under `visibleX(ctx)`. '' after a local setting ends: nullif.
do $$
declare name text;
begin
  foreach name in array array['fact', 'fact_unfolded', 'total', 'fold_turn', 'audit', 'external_key',
    'import', 'import_rejection', 'import_change', 'import_mapping'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('create policy tenant on platform.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
