-- Notices (通知): what a person is told, and its way out of the program by mail, push or group robot.

-- params are what the texts are filled with when they are read, in the reader's language.
create table platform.notice (
  tenant_id uuid not null, id uuid not null, person_id uuid not null, kind text not null, key text not null,
  params jsonb not null, link text not null, created_at timestamptz not null, read_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, person_id, kind, key)
);
create index notice_of_person on platform.notice (tenant_id, person_id, id desc);
create index notice_unread on platform.notice (tenant_id, person_id) where read_at is null;

-- What a person chose for one kind and channel; no row: as the kind starts.
create table platform.notice_choice (
  tenant_id uuid not null, person_id uuid not null, kind text not null,
  channel text not null check (channel in ('email', 'push')),
  choice text not null check (choice in ('now', 'digest', 'off')),
  primary key (tenant_id, person_id, kind, channel)
);
-- A person's language and quiet hours, as minutes of the store's day; equal ends mean none.
create table platform.notice_reader (
  tenant_id uuid not null, person_id uuid not null,
  language text not null check (language in ('zh', 'en')),
  quiet_from int not null check (quiet_from between 0 and 1439),
  quiet_to int not null check (quiet_to between 0 and 1439),
  primary key (tenant_id, person_id)
);

create table platform.push_device (
  tenant_id uuid not null, id uuid not null, person_id uuid not null, endpoint text not null,
  p256dh text not null, auth text not null, name text not null, created_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, endpoint)
);
create index push_device_of_person on platform.push_device (tenant_id, person_id);

-- A robot in a chat group. Its address is its secret, so both are sealed; the hash says that two rows
-- mean one robot. recent: the instants of its last messages, which its limits are counted over.
create table platform.channel (
  tenant_id uuid not null, id uuid not null, name text not null,
  kind text not null check (kind in ('wecom', 'dingtalk', 'feishu')),
  store_id uuid, team_id uuid, kinds text[] not null,
  language text not null check (language in ('zh', 'en')),
  address_sealed text not null, secret_sealed text, address_hash bytea not null, address_shown text not null,
  recent timestamptz[] not null default '{}', created_at timestamptz not null, created_by uuid not null,
  stopped_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, name), unique (tenant_id, address_hash)
);

-- One notice on its way through one channel to one target: a person (mail), a device or a robot.
-- target is that target's id, or the mail address of somebody who has no account yet.
create table platform.notification_delivery (
  tenant_id uuid not null, id uuid not null, channel text not null check (channel in ('email', 'push', 'robot')),
  target text not null, person_id uuid, notice_id uuid,
  kind text not null, key text not null, params jsonb not null, link text not null,
  urgent boolean not null, bundled boolean not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed', 'dropped')),
  due_at timestamptz not null, attempts int not null default 0, claimed_at timestamptz, sent_at timestamptz,
  -- message: what it travelled in, shared by all that were put into one mail or one post.
  message_id uuid, reason text not null default '', created_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, channel, target, kind, key)
);
create index notification_delivery_due on platform.notification_delivery (tenant_id, due_at)
  where state in ('waiting', 'sending');
create index notification_delivery_by_time on platform.notification_delivery (tenant_id, id desc);
create index notification_delivery_of_notice on platform.notification_delivery (tenant_id, notice_id);

do $$
declare name text;
begin
  foreach name in array array['notice', 'notice_choice', 'notice_reader', 'push_device', 'channel',
    'notification_delivery'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('create policy tenant on platform.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;

grant select, insert, update, delete on platform.notice, platform.notice_choice, platform.notice_reader,
  platform.push_device, platform.channel, platform.notification_delivery to fairlead_web;
