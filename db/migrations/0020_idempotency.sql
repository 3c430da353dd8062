-- A POST that carries an Idempotency-Key is done once (幂等键): its key and its reply are written in the
-- same transaction as what it did. `reply` is null where the reply showed a secret.
create table platform.idempotency (
  tenant_id uuid not null, person_id uuid not null, key text not null check (length(key) between 1 and 255),
  fingerprint bytea not null, state text not null check (state in ('running', 'done')), reply jsonb,
  claimed_at timestamptz not null,
  primary key (tenant_id, person_id, key)
);
create index idempotency_by_time on platform.idempotency (tenant_id, claimed_at);
alter table platform.idempotency enable row level security;
create policy tenant on platform.idempotency using (tenant_id = nullif(current_setting('app.tenant_id', true), '')::uuid);
