-- Lines of the audit log that say nothing before and after have no words: leads by the thousand are such lines, and an
-- index of words costs more than all the rest of a line.
drop index platform.audit_by_text;
create index audit_by_text on platform.audit using gin (platform.audit_terms(before, after))
  where before is not null or after is not null;

create or replace function platform.audit_found(of_tenant_id uuid, wanted tsquery, asked jsonb, page int) returns setof uuid
language sql stable security definer set search_path = '' set plan_cache_mode = 'force_custom_plan' rows 100
as $$
  select id from platform.audit
  where tenant_id = of_tenant_id and of_tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid
    and platform.audit_terms(before, after) @@ wanted and (before is not null or after is not null)
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
