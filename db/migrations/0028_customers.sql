-- Customers (客户): what is known of one person, tags, joining two that are one, and what people ask about their data.

alter table customers.customer
  -- The person whom this one turned out to be (并入).
  add column merged_into uuid,
  add column profile jsonb not null default '{}',
  add column erased_at timestamptz;
create index customer_by_time on customers.customer (tenant_id, created_at desc, id desc);
create index customer_merged on customers.customer (tenant_id, merged_into) where merged_into is not null;

create table customers.tagging (
  tenant_id uuid not null, customer_id uuid not null, tag text not null check (length(tag) between 1 and 20),
  tagged_by uuid, tagged_at timestamptz not null,
  primary key (tenant_id, customer_id, tag),
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade
);
create index tagging_by_tag on customers.tagging (tenant_id, tag);

-- What one merge moved, so that it can be taken back (合并记录).
create table customers.merge (
  tenant_id uuid not null, id uuid not null, kept_id uuid not null, gone_id uuid not null, check (kept_id <> gone_id),
  moved jsonb not null, note text not null default '', merged_by uuid not null, merged_at timestamptz not null,
  undone_by uuid, undone_at timestamptz,
  primary key (tenant_id, id), check ((undone_by is null) = (undone_at is null)),
  foreign key (tenant_id, kept_id) references customers.customer on delete cascade,
  foreign key (tenant_id, gone_id) references customers.customer on delete cascade
);
create unique index merge_standing on customers.merge (tenant_id, gone_id) where undone_at is null;
create index merge_of_kept on customers.merge (tenant_id, kept_id);

-- What somebody asked about their own data (个人信息请求): a copy, a correction, an end.
create table customers.request (
  tenant_id uuid not null, id uuid not null, customer_id uuid not null,
  kind text not null check (kind in ('access', 'export', 'correction', 'erasure')),
  channel text not null, text text not null default '', asked_on date not null, due_on date not null,
  recorded_by uuid not null, recorded_at timestamptz not null,
  decision text check (decision in ('done', 'refused')), decided_by uuid, decided_at timestamptz,
  decision_note text not null default '',
  primary key (tenant_id, id), check ((decision is null) = (decided_at is null)),
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade
);
create unique index request_open on customers.request (tenant_id, customer_id, kind) where decision is null;
create index request_by_due on customers.request (tenant_id, due_on, id) where decision is null;
create index request_of_customer on customers.request (tenant_id, customer_id);

do $$
declare name text;
begin
  foreach name in array array['customers.tagging', 'customers.merge', 'customers.request'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on customers.tagging, customers.merge, customers.request to fairlead_web;
create index survey_of_customer on care.survey (tenant_id, customer_id);
