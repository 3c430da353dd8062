-- Files that hang on records (附件). The content lies in a store by its hash, once; a row says whose it is.
create table platform.file (
  tenant_id uuid not null, id uuid not null, home text not null, record_id uuid not null,
  name text not null, media_type text not null, bytes bigint not null check (bytes > 0), sha256 text not null,
  width int, height int, created_by uuid not null, created_at timestamptz not null, removed_at timestamptz,
  primary key (tenant_id, id)
);
create index file_of_record on platform.file (tenant_id, home, record_id, created_at);
create index file_by_content on platform.file (tenant_id, sha256);
create index file_removed on platform.file (tenant_id, removed_at) where removed_at is not null;
alter table platform.file enable row level security;
create policy tenant on platform.file using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update, delete on platform.file to fairlead_web;
