-- Lost leads are called a second time (战败回访): some by lot, some by risk; a false loss goes to somebody else.

-- Whoever gave a lead up does not get it again.
alter table leads.lead add column given_up_by uuid;

-- A week's draw of a store's approved losses: from which, with which risks, by which seed; anybody can repeat it.
create table leads.loss_draw (
  tenant_id uuid not null, store_id uuid not null, week date not null, seed text not null,
  by_lot int not null check (by_lot >= 0), by_risk int not null check (by_risk >= 0), pool jsonb not null,
  drawn_at timestamptz not null,
  primary key (tenant_id, store_id, week),
  foreign key (tenant_id, store_id) references people.store
);
create table leads.loss_review (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, week date not null, claim_id uuid not null,
  lead_id uuid not null, team_id uuid, claimed_by uuid not null, drawn text not null check (drawn in ('lot', 'risk')),
  risk smallint not null check (risk between 1 and 100), tried_on date[] not null default '{}',
  result text check (result in ('confirmed', 'false_loss', 'unreached')), note text not null default '',
  reviewed_by uuid, reviewed_at timestamptz, reopened boolean not null default false,
  primary key (tenant_id, id), unique (tenant_id, claim_id),
  check ((result is null) = (reviewed_at is null)),
  foreign key (tenant_id, store_id, week) references leads.loss_draw on delete cascade,
  foreign key (tenant_id, claim_id) references leads.claim on delete cascade,
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade
);
create index loss_review_by_store on leads.loss_review (tenant_id, store_id, id desc);
create index loss_review_of_person on leads.loss_review (tenant_id, claimed_by, id desc);
create index loss_review_of_lead on leads.loss_review (tenant_id, lead_id);
create index claim_lost_by_day on leads.claim (tenant_id, decided_at) where kind = 'lost' and decision = 'approved';

do $$
declare name text;
begin
  foreach name in array array['leads.loss_draw', 'leads.loss_review'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
-- A draw is evidence: written once.
grant select, insert on leads.loss_draw to fairlead_web;
grant select, insert, update on leads.loss_review to fairlead_web;
