-- Portals push leads in (平台推送): one address each, with a map from their fields to ours.

create table marketing.lead_push (
  tenant_id uuid not null, id uuid not null, code text not null, name text not null, store_id uuid,
  source_id uuid not null, campaign_id uuid, field_map jsonb not null,
  method text not null check (method in ('hmac', 'token')),
  signature_header text not null, timestamp_header text not null,
  secret_sealed text not null, previous_sealed text, previous_until timestamptz,
  made_by uuid not null, made_at timestamptz not null, closed_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, code),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, source_id) references marketing.source,
  foreign key (tenant_id, campaign_id) references marketing.campaign
);
-- What came of the latest pushes, and nothing of the people in them.
create table marketing.push_outcome (
  tenant_id uuid not null, id uuid not null, push_id uuid not null, at timestamptz not null,
  result text not null check (result in ('created', 'merged', 'duplicate', 'refused')),
  code text not null default '', field text not null default '', bytes int not null,
  primary key (tenant_id, id), check ((result = 'refused') = (code <> '')),
  foreign key (tenant_id, push_id) references marketing.lead_push on delete cascade
);
create index push_outcome_latest on marketing.push_outcome (tenant_id, push_id, id desc);

do $$
declare name text;
begin
  foreach name in array array['marketing.lead_push', 'marketing.push_outcome'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update on marketing.lead_push to fairlead_web;
grant select, insert, update, delete on marketing.push_outcome to fairlead_web;
