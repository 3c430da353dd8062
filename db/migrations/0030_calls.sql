-- Calls of the exchange (话务记录), what to say by source (话术), weekly checks of sampled calls (电话抽检).

-- What the exchange reports is proof; what somebody typed is their word. Where both tell of one call, the seconds of
-- the exchange stand, and the typed ones are kept beside them. A recording stays with whoever recorded it.
alter table leads.contact
  add column proof text not null default 'typed' check (proof in ('typed', 'exchange')),
  add column typed_seconds int check (typed_seconds >= 0),
  add column recording_url text not null default '';
create index contact_connected on leads.contact (tenant_id, at)
  where kind = 'call' and stops in ('contact', 'conversation');

-- Without a source it is for all of them (通用话术).
create table marketing.script (
  tenant_id uuid not null, id uuid not null, source_id uuid, title text not null, text text not null,
  changed_by uuid not null, changed_at timestamptz not null,
  primary key (tenant_id, id),
  foreign key (tenant_id, source_id) references marketing.source
);
create index script_of_source on marketing.script (tenant_id, source_id);

-- A week's draw (抽签) of one person's connected calls: from which, by which seed, how many; anybody can repeat it.
create table leads.call_draw (
  tenant_id uuid not null, week date not null, person_id uuid not null, seed text not null,
  wanted int not null check (wanted >= 0), pool uuid[] not null, drawn_at timestamptz not null,
  primary key (tenant_id, week, person_id),
  foreign key (tenant_id, person_id) references people.person on delete cascade
);
-- A call that was drawn, and once it was heard its score sheet (评分表): criteria, weights and points as they stood.
create table leads.call_check (
  tenant_id uuid not null, id uuid not null, week date not null, person_id uuid not null, store_id uuid, team_id uuid,
  contact_id uuid not null, sheet jsonb, total smallint check (total between 0 and 100), remark text not null default '',
  scored_by uuid, scored_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, contact_id),
  check ((scored_at is null) = (total is null)),
  foreign key (tenant_id, week, person_id) references leads.call_draw on delete cascade,
  foreign key (tenant_id, contact_id) references leads.contact on delete cascade
);
create index call_check_by_store on leads.call_check (tenant_id, store_id, id desc);
create index call_check_of_person on leads.call_check (tenant_id, person_id, id desc);

do $$
declare name text;
begin
  foreach name in array array['marketing.script', 'leads.call_draw', 'leads.call_check'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on marketing.script to fairlead_web;
grant select, insert, update on leads.call_check to fairlead_web;
-- A draw is evidence: written once.
grant select, insert on leads.call_draw to fairlead_web;
