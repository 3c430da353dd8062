-- Leads at work (线索): how they come in, who has them, the response clock, and how they are shared out.

-- Found by its code before the tenant is known: local, like sessions. What it opens stands in the tenant.
create table platform.public_link (
  code text primary key check (code ~ '^[A-Za-z0-9_-]{4,40}$'), tenant_id uuid not null, kind text not null,
  record_id uuid not null, created_at timestamptz not null, closed_at timestamptz
);
create index public_link_of_record on platform.public_link (tenant_id, kind, record_id);

alter table customers.customer add column do_not_call boolean not null default false;
-- What somebody agreed to (同意), and when they took it back: a row each, the latest counts.
create table customers.consent (
  tenant_id uuid not null, id uuid not null, customer_id uuid not null,
  purpose text not null check (purpose in ('contact', 'marketing')), granted boolean not null,
  text_version text not null, channel text not null, at timestamptz not null, recorded_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade
);
create index consent_of_customer on customers.consent (tenant_id, customer_id, purpose, at desc);

-- What a lead of the source costs, where it is bought; what its scripts say stands with the scripts.
alter table marketing.source add column price_fen bigint check (price_fen >= 0);
-- A page that anybody may open and leave a number on (留资页).
create table marketing.lead_form (
  tenant_id uuid not null, id uuid not null, code text not null, name text not null, store_id uuid,
  source_id uuid not null, campaign_id uuid, title text not null, intro text not null default '',
  thanks text not null default '', asks text[] not null default '{}',
  made_by uuid not null, made_at timestamptz not null, closed_at timestamptz,
  primary key (tenant_id, id), unique (tenant_id, code),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, source_id) references marketing.source,
  foreign key (tenant_id, campaign_id) references marketing.campaign
);

alter table leads.lead
  add column intake text not null default 'import'
    check (intake in ('import', 'form', 'api', 'push', 'reception', 'desk', 'livestream', 'event')),
  add column stage text not null default 'consultant' check (stage in ('waiting', 'dcc', 'consultant', 'pool')),
  add column team_id uuid,
  add column dcc_id uuid,
  add column waits_for text not null default '' check (waits_for in ('', 'nobody_seated', 'nobody_taking', 'all_full')),
  add column grade text not null default 'N' check (grade in ('N', 'O', 'H', 'A', 'B', 'C')),
  add column expected_on date,
  add column wish text not null default '',
  add column language text not null default '',
  add column preferred_id uuid,
  add column referrer_id uuid,
  add column referral_code text not null default '',
  add column needs jsonb not null default '{}',
  add column assigned_at timestamptz,
  add column attempted_at timestamptz,
  add column contacted_at timestamptz,
  add column conversed_at timestamptz,
  add column attempt_due_at timestamptz,
  add column contact_due_at timestamptz,
  add column conversation_due_at timestamptz,
  add column last_contact_at timestamptz,
  add column next_at timestamptz,
  add column next_what text not null default ''
    check (next_what in ('', 'attempt', 'contact', 'conversation', 'follow_up')),
  -- When the watch must look next: to warn, or because a limit is passed.
  add column watch_at timestamptz,
  add column escalated smallint not null default 0,
  add column lost_reason text not null default '',
  add constraint lead_team foreign key (tenant_id, team_id) references people.team,
  add constraint lead_dcc foreign key (tenant_id, dcc_id) references people.person,
  add constraint lead_preferred foreign key (tenant_id, preferred_id) references people.person,
  add constraint lead_referrer foreign key (tenant_id, referrer_id) references customers.customer;

update leads.lead l set team_id = p.team_id from people.person p
  where p.tenant_id = l.tenant_id and p.id = l.owner_id and p.team_id is not null;
update leads.lead set stage = 'pool' where owner_id is null and outcome = 'open';

-- Of two arrivals of one customer at one store at once, one makes the lead.
create unique index lead_in_hand on leads.lead (tenant_id, customer_id, store_id)
  where outcome = 'open' and intake <> 'import';
drop index leads.lead_by_day;
drop index leads.lead_by_store;
drop index leads.lead_by_owner;
drop index leads.lead_of_customer;
create index lead_of_customer on leads.lead (tenant_id, customer_id, store_id);
create index lead_by_received on leads.lead (tenant_id, received_at desc, id desc);
create index lead_by_store on leads.lead (tenant_id, store_id, received_at desc, id desc);
create index lead_by_owner on leads.lead (tenant_id, owner_id, received_at desc, id desc);
create index lead_at_desk on leads.lead (tenant_id, owner_id, next_at, id) where outcome = 'open';
create index lead_unheld on leads.lead (tenant_id, store_id, stage, received_at, id)
  where outcome = 'open' and owner_id is null;
create index lead_watched on leads.lead (tenant_id, watch_at) where watch_at is not null;

-- One row each time somebody left a trace (触点); a sender's own id is taken once.
create table leads.touch (
  tenant_id uuid not null, id uuid not null, lead_id uuid not null, customer_id uuid not null, at timestamptz not null,
  intake text not null, result text not null check (result in ('created', 'merged', 'duplicate')),
  source_id uuid, campaign_id uuid, sender text not null, external_id text, price_fen bigint,
  utm jsonb, content jsonb not null, taken_by uuid,
  primary key (tenant_id, id),
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade
);
create unique index touch_by_sender on leads.touch (tenant_id, sender, external_id) where external_id is not null;
create index touch_of_lead on leads.touch (tenant_id, lead_id, at);
create index touch_bought_twice on leads.touch (tenant_id, at desc) where result = 'duplicate' and price_fen > 0;

-- What was tried and said (联系记录). `stops` is how far the response clock got by it: only evidence moves it.
create table leads.contact (
  tenant_id uuid not null, id uuid not null, lead_id uuid not null, at timestamptz not null,
  recorded_at timestamptz not null, person_id uuid,
  kind text not null check (kind in ('call', 'reply', 'message', 'auto_reply', 'visit', 'note')),
  direction text not null check (direction in ('out', 'in')), seconds int check (seconds >= 0),
  stops text not null default '' check (stops in ('', 'attempt', 'contact', 'conversation')),
  text text not null default '', sender text not null default '', external_id text,
  primary key (tenant_id, id),
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade
);
create index contact_of_lead on leads.contact (tenant_id, lead_id, at);
create unique index contact_by_sender on leads.contact (tenant_id, sender, external_id) where external_id is not null;

-- Who takes part in sharing out a store's leads (接单席位), and how high each one's level (水位) stands: the
-- millionths of a lead they were given, divided by their weight.
create table leads.seat (
  tenant_id uuid not null, store_id uuid not null, role text not null check (role in ('dcc', 'consultant')),
  person_id uuid not null, team_id uuid, weight int not null default 100 check (weight between 1 and 1000),
  level bigint not null default 0,
  status text not null default 'taking' check (status in ('taking', 'busy', 'break')), status_at timestamptz not null,
  day_cap int check (day_cap >= 0), open_cap int check (open_cap >= 0),
  brand_ids uuid[] not null default '{}', languages text[] not null default '{}', skills text[] not null default '{}',
  dealt_on date, dealt_count int not null default 0, left_at timestamptz,
  primary key (tenant_id, store_id, role, person_id),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, person_id) references people.person on delete cascade
) with (fillfactor = 50);
create index seat_of_person on leads.seat (tenant_id, person_id);
-- The row is the lock: one dealing at a time for a store, and none waits for another store.
create table leads.turn (
  tenant_id uuid not null, store_id uuid not null, role text not null, turn bigint not null default 0,
  primary key (tenant_id, store_id, role)
) with (fillfactor = 50);
-- Who could have had a lead and why not (候选名单); many decisions share one, so it is kept once by its hash.
create table leads.candidate_set (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, role text not null, value jsonb not null,
  primary key (tenant_id, id)
);
-- The receipt (分配凭据) and at the same time the history of hands: whoever the newest one names has the lead.
create table leads.allocation (
  tenant_id uuid not null, id uuid not null, lead_id uuid not null, store_id uuid not null, role text not null,
  turn bigint, at timestamptz not null,
  ground text not null check (ground in
    ('fair', 'preferred', 'referral', 'returning', 'own', 'manual', 'claimed', 'handed_over', 'recalled', 'none')),
  person_id uuid, set_id uuid, levels bigint[], cost bigint not null default 0, decided_by uuid, note text not null default '',
  primary key (tenant_id, id),
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade
);
create unique index allocation_by_turn on leads.allocation (tenant_id, store_id, role, turn);
create index allocation_of_lead on leads.allocation (tenant_id, lead_id, at desc);
create index allocation_by_time on leads.allocation (tenant_id, store_id, at desc);
-- Every other move of a level (水位调整): joining, coming back, a credit, another weight.
create table leads.level_change (
  tenant_id uuid not null, id uuid not null, store_id uuid not null, role text not null, turn bigint not null,
  at timestamptz not null, person_id uuid not null,
  kind text not null check (kind in ('joined', 'returned', 'credited', 'weighed', 'left')),
  level_before bigint not null, level_after bigint not null, lead_id uuid, decided_by uuid, note text not null default '',
  primary key (tenant_id, id), unique (tenant_id, store_id, role, turn)
);

-- Somebody says that a lead is over (战败与无效申请); a manager decides, and until then it goes on.
create table leads.claim (
  tenant_id uuid not null, id uuid not null, lead_id uuid not null, store_id uuid not null,
  kind text not null check (kind in ('lost', 'invalid')), reason text not null, rival text not null default '',
  text text not null default '', contact_days int not null, claimed_by uuid not null, claimed_at timestamptz not null,
  decision text check (decision in ('approved', 'rejected')), decided_by uuid, decided_at timestamptz,
  decision_note text not null default '',
  primary key (tenant_id, id), check ((decision is null) = (decided_at is null)),
  foreign key (tenant_id, lead_id) references leads.lead on delete cascade
);
create unique index claim_open on leads.claim (tenant_id, lead_id) where decision is null;
create index claim_by_store on leads.claim (tenant_id, store_id, claimed_at desc);

do $$
declare name text;
begin
  foreach name in array array['customers.consent', 'marketing.lead_form', 'leads.touch', 'leads.contact', 'leads.seat',
    'leads.turn', 'leads.candidate_set', 'leads.allocation', 'leads.level_change', 'leads.claim'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
-- Receipts and level changes are evidence: written once.
grant select, insert, update, delete on platform.public_link, marketing.lead_form, leads.seat, leads.turn to fairlead_web;
grant select, insert, update, delete on leads.touch, leads.contact, leads.claim to fairlead_web;
grant select, insert on customers.consent, leads.candidate_set, leads.allocation, leads.level_change to fairlead_web;
