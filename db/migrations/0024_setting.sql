-- Values that rules work with (生效日设置): taxes, subsidies, grades, limits of time. A row holds from its
-- day on and, once begun, for ever; `place_id` is a store, or the group itself for all its stores.
-- What the program ships with stands in code (src/setting-kinds.ts), with its sources; rows here go before it.
create table platform.setting (
  tenant_id uuid not null, id uuid not null, kind text not null, place_id uuid not null,
  effective_from date not null, effective_to date check (effective_to >= effective_from),
  -- null: from this day on the place follows the level above it again.
  value jsonb, source text not null, note text not null default '',
  set_by uuid not null, set_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, kind, place_id, effective_from)
);
alter table platform.setting enable row level security;
create policy tenant on platform.setting using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
-- A row never changes; only one that has not begun may go.
grant select, insert, delete on platform.setting to fairlead_web;
