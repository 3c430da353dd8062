-- Tamper evidence of the audit log (审计封存): rows are written unsealed, a job seals them in order into
-- a chain of blocks. Each seal hashes the one before it, so that an altered past breaks the chain.
create table platform.audit_unsealed (
  tenant_id uuid not null, id uuid not null,
  primary key (tenant_id, id)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

-- `row_hashes` holds 32 bytes for each of `row_ids`, so that a check names the row that was changed.
-- `witness` is the hash sealed under the key file: who holds only the database cannot forge it.
-- A pruned block keeps its hashes and loses its rows: the chain stays provable from its start.
create table platform.audit_seal (
  tenant_id uuid not null, number int not null check (number > 0), sealed_at timestamptz not null,
  last_at timestamptz not null, rows int not null check (rows > 0),
  row_ids uuid[] not null, row_hashes bytea not null, content_hash bytea not null,
  previous_hash bytea not null, hash bytea not null, witness text not null, pruned_at timestamptz,
  primary key (tenant_id, number)
);

-- What a row says, in one form for ever: instants as microseconds, so that no time zone matters.
create function platform.audit_row_hash(a platform.audit) returns bytea
language sql immutable parallel safe
return sha256(convert_to(jsonb_build_array(a.tenant_id, a.id, (extract(epoch from a.at) * 1000000)::bigint,
  a.person_id, a.login, a.address, a.request_id, a.action, a.resource, a.record_id, a.on_behalf_of, a.before, a.after)::text, 'UTF8'));

-- What can be searched in before and after: words and numbers, Chinese by pairs of characters, and the
-- last four of a long number. PostgreSQL's own parser takes a run of Chinese for one word.
create function platform.audit_terms(before jsonb, after jsonb) returns tsvector
language sql immutable parallel safe cost 2000
return (
  with content as (select left(lower(coalesce(before::text, '') || ' ' || coalesce(after::text, '')), 20000) as text),
    words as (select found[1] as word from content, regexp_matches(text, '[a-z0-9]+', 'g') found),
    runs as (select found[1] as run from content, regexp_matches(text, '[^\x01-\x7f，。；：！？（）《》、“”]{2,}', 'g') found)
  select coalesce(array_to_tsvector(array_agg(distinct left(term, 60))), ''::tsvector) from (
    select word as term from words
    union all select right(word, 4) from words where word ~ '^[0-9]{7,}$'
    union all select substr(run, at, 2) from runs, generate_series(1, length(run) - 1) at) terms);

create index audit_by_person on platform.audit (tenant_id, person_id, at desc, id desc);
create index audit_by_action on platform.audit (tenant_id, action, at desc, id desc);
create index audit_by_resource on platform.audit (tenant_id, resource, at desc, id desc);
create index audit_by_address on platform.audit (tenant_id, address, at desc, id desc);
create index audit_by_text on platform.audit using gin (platform.audit_terms(before, after));

-- One page of what the words find. Under row-level security an index of words is never used, because
-- `@@` might tell of foreign rows; so the owner looks, in the tenant of the transaction and no other.
create function platform.audit_found(of_tenant_id uuid, wanted tsquery, asked jsonb, page int) returns setof uuid
language sql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' rows 100
as $$
  select id from platform.audit
  where tenant_id = of_tenant_id and of_tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and platform.audit_terms(before, after) @@ wanted
    and at >= coalesce((asked->>'since')::timestamptz, '-infinity') and at < coalesce((asked->>'until')::timestamptz, 'infinity')
    and (asked->>'action' is null or action = asked->>'action')
    and (asked->>'resource' is null or resource = asked->>'resource')
    and (asked->>'login' is null or login = asked->>'login')
    and (asked->>'address' is null or address = asked->>'address')
    and (asked->>'recordId' is null or record_id = (asked->>'recordId')::uuid)
    and (asked->'people' is null or asked->'people' ? person_id::text)
    and (asked->>'afterAt' is null or (at, id) < ((asked->>'afterAt')::timestamptz, (asked->>'afterId')::uuid))
  order by at desc, id desc limit page
$$;
revoke execute on function platform.audit_found from public;
grant execute on function platform.audit_found to fairlead_web;

-- How often a person saw a whole phone number on a day: one row, so that two at once both count.
create table platform.reveal_count (
  tenant_id uuid not null, person_id uuid not null, day date not null, reveals int not null,
  primary key (tenant_id, person_id, day)
);

insert into platform.audit_unsealed (tenant_id, id) select tenant_id, id from platform.audit;

do $$
declare name text;
begin
  foreach name in array array['audit_unsealed', 'audit_seal', 'reveal_count'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('create policy tenant on platform.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;

-- Requests add rows that wait; only the owner seals them, and nobody unseals.
grant select, insert on platform.audit_unsealed to fairlead_web;
grant select on platform.audit_seal to fairlead_web;
grant select, insert, update on platform.reveal_count to fairlead_web;
