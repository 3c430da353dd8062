-- Lists: saved views, bulk changes with their undo, and the indexes that sorting and filtering need.

-- A saved view of a list (视图). `audience` says who sees it: only its owner, a store, a team, everybody.
create table platform.list_view (
  tenant_id uuid not null, id uuid not null, list text not null, name text not null,
  owner_id uuid not null, audience text not null check (audience in ('owner', 'team', 'store', 'all')),
  store_id uuid, team_id uuid, state jsonb not null, created_at timestamptz not null, changed_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, owner_id, list, name),
  check ((audience = 'store') = (store_id is not null)), check ((audience = 'team') = (team_id is not null))
);
create index list_view_by_list on platform.list_view (tenant_id, list, audience);

-- The view with which a person's list opens.
create table platform.list_view_default (
  tenant_id uuid not null, person_id uuid not null, list text not null, view_id uuid not null,
  primary key (tenant_id, person_id, list),
  foreign key (tenant_id, view_id) references platform.list_view on delete cascade
);

-- A change of many rows at once (批量修改), and what stood in each of them before.
create table platform.list_batch (
  tenant_id uuid not null, id uuid not null, list text not null, field text not null,
  person_id uuid not null, at timestamptz not null, undone_at timestamptz,
  primary key (tenant_id, id)
);
create index list_batch_by_time on platform.list_batch (tenant_id, at);
create table platform.list_batch_change (
  tenant_id uuid not null, batch_id uuid not null, record_id uuid not null,
  before jsonb not null, after jsonb not null,
  primary key (tenant_id, batch_id, record_id),
  foreign key (tenant_id, batch_id) references platform.list_batch on delete cascade
);

-- Where an action of a plan stands (行动状态): the columns of its board.
alter table plan.action add column status text not null default 'todo'
  check (status in ('todo', 'doing', 'done', 'dropped'));

create index action_by_end on plan.action (tenant_id, ends_on, id);

create index deal_by_outcome on sales.deal (tenant_id, outcome, closed_on desc nulls first, id desc);
create index deal_by_source on sales.deal (tenant_id, source_id, closed_on desc nulls first, id desc);
create index deal_by_opening on sales.deal (tenant_id, opened_on desc nulls first, id desc);
create index deal_by_price on sales.deal (tenant_id, price_fen desc nulls first, id desc);
create index deal_by_profit on sales.deal (tenant_id, gross_profit_fen desc nulls first, id desc);

do $$
declare name text;
begin
  foreach name in array array['list_view', 'list_view_default', 'list_batch', 'list_batch_change'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('create policy tenant on platform.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on platform.list_view, platform.list_view_default, platform.list_batch,
  platform.list_batch_change to fairlead_web;
