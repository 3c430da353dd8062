-- Comments of a livestream (直播评论): those with a number became leads, those with an intent wait to be answered.
create table leads.comment (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, source_id uuid, import_id uuid not null,
  at timestamptz not null, nickname text not null default '', platform_user text not null default '', text text not null,
  intents text[] not null default '{}', state text not null check (state in ('none', 'open', 'answered', 'lead')),
  lead_id uuid, answered_by uuid, answered_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade
);
create index comment_open on leads.comment (tenant_id, store_id, id desc) where state = 'open';
create index comment_by_store on leads.comment (tenant_id, store_id, id desc);

-- What was claimed back of a lead that was bought twice (重复线索退费), and what came of it.
create table leads.refund (
  tenant_id uuid not null, touch_id uuid not null, state text not null check (state in ('claimed', 'refunded', 'refused')),
  amount_fen bigint not null check (amount_fen >= 0), note text not null default '', changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (tenant_id, touch_id),
  foreign key (tenant_id, touch_id) references leads.touch on delete cascade
);

do $$
declare name text;
begin
  foreach name in array array['leads.comment', 'leads.refund'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on leads.comment to fairlead_web;
grant select, insert, update on leads.refund to fairlead_web;
