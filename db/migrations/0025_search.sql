-- Search over everything (全局搜索): one entry a record, kept current by a round that follows the audit log.
create extension if not exists pg_trgm;
create extension if not exists btree_gin;

create table platform.search_entry (
  tenant_id uuid not null, kind text not null, record_id uuid not null, title text not null, subtitle text not null,
  -- What is looked for, as words made by the program: Chinese characters in code, pinyin, tails of phones.
  title_words text not null, words text not null,
  store_id uuid, team_id uuid, person_id uuid, sorted_at timestamptz not null, indexed_at timestamptz not null,
  primary key (tenant_id, kind, record_id)
);
create index search_entry_by_words on platform.search_entry using gin (tenant_id, words gin_trgm_ops);

-- Records whose entry is to be made anew, oldest first; written with the audit row of each change.
create table platform.search_due (
  tenant_id uuid not null, id uuid not null, kind text not null, record_id uuid not null,
  primary key (tenant_id, id)
);

-- Which shape of entries a tenant's kinds have: another one in the program makes all of them anew.
create table platform.search_built (
  tenant_id uuid not null, kind text not null, shape int not null, built_at timestamptz not null,
  primary key (tenant_id, kind)
);

do $$
declare name text;
begin
  foreach name in array array['search_entry', 'search_due', 'search_built'] loop
    execute format('alter table platform.%I enable row level security', name);
    execute format('create policy tenant on platform.%I using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on platform.search_entry, platform.search_due, platform.search_built to fairlead_web;

-- Under row-level security no index of words is ever used, because LIKE might tell of foreign rows: so the owner
-- looks, in the tenant of the transaction and no other, and only among what `reach` lets the asker see.
-- `either` holds one pattern a word of the question, `other` a second one for the same word, or ''.
create function platform.search_found(of_tenant_id uuid, either text[], other text[], asked text, reach jsonb, per_kind int)
returns table (kind text, record_id uuid, title text, subtitle text, rank int)
language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp
as $$
declare
  conditions text := '';
begin
  if of_tenant_id is distinct from nullif(current_setting('app.tenant_id', true), '')::uuid then return; end if;
  for n in 1 .. least(cardinality(either), 4) loop
    conditions := conditions || format(' and (e.words like %L%s)', either[n],
      case when other[n] = '' then '' else format(' or e.words like %L', other[n]) end);
  end loop;
  return query execute format(
    'with found as materialized (
       select e.* from platform.search_entry e
       join jsonb_to_recordset($3) as r(kind text, everything boolean, places jsonb) on r.kind = e.kind
       where e.tenant_id = %L %s and (r.everything or r.places ? e.store_id::text or r.places ? e.team_id::text
         or r.places ? e.person_id::text or r.places ? e.record_id::text) limit 20000),
     ranked as (
       select f.kind, f.record_id, f.title, f.subtitle,
         case when f.title_words = $1 then 0 when f.title_words like $2 then 1 when f.words like $2 then 2 else 3 end as rank,
         row_number() over (partition by f.kind order by
           case when f.title_words = $1 then 0 when f.title_words like $2 then 1 when f.words like $2 then 2 else 3 end,
           f.sorted_at desc, f.record_id desc) as place
       from found f)
     select kind, record_id, title, subtitle, rank from ranked where place <= $4 order by rank, kind, place',
    of_tenant_id, conditions)
  using asked, asked || '%', reach, per_kind;
end $$;
revoke execute on function platform.search_found from public;
grant execute on function platform.search_found to fairlead_web;
