-- Word templates of the group and of stores (文档模板), every version kept; at most one of a place is in use.
-- `place_id` is a store, or the group itself for all its stores, as in platform.setting.
create table platform.document_template (
  tenant_id uuid not null, id uuid not null, kind text not null, place_id uuid not null,
  version integer not null check (version > 0), name text not null,
  content bytea not null check (octet_length(content) <= 5242880),
  is_used boolean not null default false,
  created_by uuid not null, created_at timestamptz not null,
  primary key (tenant_id, id), unique (tenant_id, kind, place_id, version)
);
create unique index on platform.document_template (tenant_id, kind, place_id) where is_used;
alter table platform.document_template enable row level security;
create policy tenant on platform.document_template using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert on platform.document_template to fairlead_web;
grant update (is_used) on platform.document_template to fairlead_web;
