-- Webhooks out (出站回调): where what happened is told to other programs, signed, retried and logged.
create table platform.webhook_endpoint (
  tenant_id uuid not null, id uuid not null, url text not null, description text not null default '',
  event_types text[] not null check (cardinality(event_types) > 0),
  -- Sealed under the key file. While `previous_until` lasts, the earlier secret signs too.
  secret text not null, previous_secret text, previous_until timestamptz,
  active boolean not null default true, failing_since timestamptz, disabled_at timestamptz,
  disabled_reason text not null default '' check (disabled_reason in ('', 'person', 'failing', 'gone')),
  created_by uuid not null, created_at timestamptz not null,
  primary key (tenant_id, id)
);

-- One thing that happened, as it is told to everybody: its id is the webhook-id, its body is signed as it stands.
create table platform.webhook_message (
  tenant_id uuid not null, id uuid not null, type text not null, event_key text not null,
  subject text not null, body text not null, created_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, type, event_key)
);
create index webhook_message_by_time on platform.webhook_message (tenant_id, created_at);

create table platform.webhook_delivery (
  tenant_id uuid not null, id uuid not null, endpoint_id uuid not null, message_id uuid not null,
  subject text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  attempts int not null default 0, next_at timestamptz not null, delivered_at timestamptz,
  created_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, endpoint_id, message_id),
  foreign key (tenant_id, endpoint_id) references platform.webhook_endpoint on delete cascade,
  foreign key (tenant_id, message_id) references platform.webhook_message on delete cascade
);
create index webhook_delivery_waiting on platform.webhook_delivery (tenant_id, endpoint_id, subject, message_id)
  where state = 'waiting';
create index webhook_delivery_by_time on platform.webhook_delivery (tenant_id, endpoint_id, created_at desc, id desc);
create index webhook_delivery_of_message on platform.webhook_delivery (tenant_id, message_id);

create table platform.webhook_attempt (
  tenant_id uuid not null, id uuid not null, delivery_id uuid not null, at timestamptz not null,
  status int, milliseconds int not null, reply text not null default '', failure text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, delivery_id) references platform.webhook_delivery on delete cascade
);
create index webhook_attempt_of_delivery on platform.webhook_attempt (tenant_id, delivery_id, at);

do $$
declare name text;
begin
  foreach name in array array['webhook_endpoint', 'webhook_message', 'webhook_delivery', 'webhook_attempt'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('create policy tenant on platform.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;

grant select, insert, update, delete on platform.webhook_endpoint, platform.webhook_message,
  platform.webhook_delivery, platform.webhook_attempt to fairlead_web;
