-- Backups that this installation made (备份记录). Of one machine's disk, so they are no part of a backup.
create table platform.backup (
  id uuid primary key,
  -- The time of day that it was made for: of two servers one makes it. Null where somebody asked for it.
  slot timestamptz unique, asked_by text not null default '',
  state text not null check (state in ('waiting', 'running', 'done', 'failed', 'removed')),
  asked_at timestamptz not null, started_at timestamptz, finished_at timestamptz,
  file text, bytes bigint, row_count bigint, failure text,
  check ((state in ('done', 'removed')) <= (file is not null and bytes is not null))
);
comment on table platform.backup is 'stays here: a restored installation starts a list of its own';
create index backup_by_time on platform.backup (asked_at desc);
-- One at a time: a second would only slow the first.
create unique index backup_at_work on platform.backup ((true)) where state in ('waiting', 'running');
grant select, insert on platform.backup to fairlead_web;

-- Groups founded before: their administrators look after backups.
insert into people.role_right (tenant_id, role_id, resource, verb, scope)
select role.tenant_id, role.id, 'backup', verb, 'all'
from people.role role, unnest(array['read', 'edit', 'delete', 'export', 'bulk']) verb
where role.key = 'administrator'
on conflict (tenant_id, role_id, resource, verb) do nothing;
