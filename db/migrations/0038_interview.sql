-- Needs interviews (1+N 需求访谈): each as it was told, the latest counts. What is searched stands in columns of its own.
create table customers.interview (
  tenant_id uuid not null, id uuid not null, customer_id uuid not null, is_latest boolean not null default true,
  at timestamptz not null, person_id uuid not null, budget_low_fen bigint, budget_high_fen bigint,
  uses text[] not null default '{}', rivals text[] not null default '{}', answers jsonb not null,
  primary key (tenant_id, id),
  check (budget_low_fen >= 0 and budget_high_fen >= budget_low_fen),
  foreign key (tenant_id, customer_id) references customers.customer on delete cascade
);
create unique index interview_latest on customers.interview (tenant_id, customer_id) where is_latest;
create index interview_of_customer on customers.interview (tenant_id, customer_id, at desc);
create index interview_by_time on customers.interview (tenant_id, id desc) where is_latest;
alter table customers.interview enable row level security;
create policy tenant on customers.interview using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
grant select, insert, update, delete on customers.interview to fairlead_web;
