-- What an offer (报价) keeps besides: what is paid when, gifts, how it was opened and accepted; packages beside the car and what
-- the customer said to each; and approvals, which any part of the program may ask for.

alter table sales.quote
  add column loan_fen bigint not null default 0 check (loan_fen >= 0),
  add column old_car_fen bigint not null default 0 check (old_car_fen >= 0),
  add column due_fen bigint not null default 0,
  add column gift_fen bigint not null default 0 check (gift_fen >= 0),
  -- What the approval was asked for: a quote that says something else needs another.
  add column figures_hash text not null default '';
create unique index quote_draft on sales.quote (tenant_id, deal_id) where state = 'draft';
create index quote_by_maker on sales.quote (tenant_id, made_by, id desc);

-- Packages (套餐) of what is sold beside the car; up to four are shown side by side.
create table sales.package (
  tenant_id uuid not null, id uuid not null, name text not null check (name <> ''), note text not null default '',
  position smallint not null check (position between 1 and 4), store_id uuid, model_id uuid, product_ids uuid[] not null,
  price_fen bigint check (price_fen >= 0), made_by uuid, made_at timestamptz not null, closed_at timestamptz,
  primary key (tenant_id, id),
  foreign key (tenant_id, store_id) references people.store,
  foreign key (tenant_id, model_id) references catalog.model
);
create unique index package_name on sales.package (tenant_id, name) where closed_at is null;

-- What a customer said to each package that was shown to them (套餐选择): accepted or declined, by whom it was noted.
create table sales.quote_package (
  tenant_id uuid not null, quote_id uuid not null, package_id uuid not null, name text not null, position smallint not null,
  contents text not null default '', price_fen bigint not null,
  answer text not null default '' check (answer in ('', 'accepted', 'declined')),
  answered_by text not null default '' check (answered_by in ('', 'customer', 'consultant')), answered_at timestamptz,
  primary key (tenant_id, quote_id, package_id),
  foreign key (tenant_id, quote_id) references sales.quote on delete cascade,
  foreign key (tenant_id, package_id) references sales.package,
  check ((answer = '') = (answered_at is null))
);
create index quote_package_by_answer on sales.quote_package (tenant_id, package_id, answer);

-- Approvals (审批): asked for by one person, decided by one of those named for the step; a step that is not decided in
-- time goes on to the next. `subject` is the hash of what is approved: anything else needs another approval.
create table platform.approval (
  tenant_id uuid not null, id uuid not null, kind text not null, record_id uuid not null, subject text not null,
  title text not null, reason text not null default '', link text not null, store_id uuid, asked jsonb not null,
  step smallint not null default 1 check (step > 0), steps jsonb not null,
  state text not null default 'waiting' check (state in ('waiting', 'approved', 'returned', 'withdrawn', 'expired')),
  asked_by uuid not null, asked_at timestamptz not null, due_at timestamptz not null,
  decided_by uuid, decided_at timestamptz, answer text not null default '',
  primary key (tenant_id, id),
  check ((state in ('approved', 'returned')) = (decided_by is not null)), check (decided_by <> asked_by)
);
create unique index approval_waiting on platform.approval (tenant_id, kind, record_id) where state = 'waiting';
create index approval_of_record on platform.approval (tenant_id, kind, record_id, id desc);
create index approval_due on platform.approval (tenant_id, due_at) where state = 'waiting';
create index approval_by_asker on platform.approval (tenant_id, asked_by, id desc);

-- Who may decide at a step (审批人), as it was when it was asked for.
create table platform.approval_decider (
  tenant_id uuid not null, approval_id uuid not null, person_id uuid not null, step smallint not null check (step > 0),
  primary key (tenant_id, approval_id, person_id, step),
  foreign key (tenant_id, approval_id) references platform.approval on delete cascade
);
create index approval_decider_by_person on platform.approval_decider (tenant_id, person_id, approval_id desc);

do $$
declare name text;
begin
  foreach name in array array['sales.package', 'sales.quote_package', 'platform.approval', 'platform.approval_decider'] loop
    execute format('alter table %s enable row level security', name);
    execute format('create policy tenant on %s using (tenant_id = nullif(current_setting(''app.tenant_id'', true), '''')::uuid)', name);
  end loop;
end $$;
grant select, insert, update, delete on sales.package, sales.quote_package, platform.approval, platform.approval_decider to fairlead_web;
